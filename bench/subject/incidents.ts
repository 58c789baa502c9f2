import { createHash } from 'node:crypto'
import { MongoClient } from 'mongodb'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import type { IncidentEvent } from '../../src/incident/events.ts'
import { lineOf } from '../../src/incident/line.ts'
import type { IncidentIndex, IncidentRecord } from '../../src/incident/record.ts'
import { drawRecord } from '../../src/records/record-text.ts'
import { portions } from '../../src/records/portions.ts'
import { archiveShape } from '../../src/records/shapes.ts'

/** Numbers of issues that no rehearsal comes to by itself. */
const first = 100_000

const hour = 3_600_000

/** An incident of a few events, as they are in a quiet year: a dozen is usual, and has no effect here. */
function incidentOf(index: number): IncidentRecord {
  const start = Date.UTC(2022, 0, 1) + index * 8 * hour
  const at = (minutes: number): string => new Date(start + minutes * 60_000).toISOString()
  const key = `comment:${first + index}:1`
  const base = { actor: 'alice' }
  const number = first + index
  const cause = `release ${createHash('sha1').update(key).digest('hex').slice(0, 7)} used up the pool`
  const events: readonly IncidentEvent[] = [
    {
      ...base,
      id: `${key}:declared`,
      at: at(0),
      type: 'declared',
      title: 'Checkout answers 500',
      severity: ['P1', 'P2', 'P3'][index % 3] ?? 'P1',
      trigger: { kind: index % 2 === 0 ? 'deployment' : 'person', summary: 'declared by alice' },
    },
    {
      ...base,
      id: `${key}:issue-opened`,
      at: at(0.1),
      type: 'issue-opened',
      issue: number,
      link: `https://github.com/acme/chatbot-fluxa/issues/${number}`,
    },
    { ...base, id: `${key}:acknowledged`, at: at(3 + (index % 20)), type: 'acknowledged' },
    {
      ...base,
      id: `${key}:resolved`,
      at: at(30 + (index % 400)),
      type: 'resolved',
      cause,
      resolution: 'rolled back, and the pool was made larger',
    },
  ]
  return { id: key, service: 'chatbot-fluxa', environment: 'production', events }
}

const plain = { redact: (value: unknown) => value }

/** The index of incidents of these versions. */
function indexOf(versions: readonly string[]): IncidentIndex {
  const lines = versions.flatMap((version, index) => {
    const line = lineOf(incidentOf(index))
    return line ? [{ ...line, version }] : []
  })
  return { schema: 1, lines }
}

/** Where the closed incident of that number in the row is kept. */
const keyOf = (index: number): string => archiveShape(first + index).key

/**
 * Adds that many closed incidents, and their index where `indexed`, to the records branch of a bare
 * repository.
 */
export async function addIncidents(
  directory: string,
  count: number,
  indexed: boolean,
): Promise<void> {
  const ref = 'refs/heads/outage-records'
  const who = 'Alice <alice@users.noreply.github.com> 1700000000 +0000'
  const parts = [`commit ${ref}\nauthor ${who}\ncommitter ${who}\ndata 3\nOld\n`, `from ${ref}^0\n`]
  const add = (path: string, text: string): string => {
    const bytes = Buffer.byteLength(text)
    parts.push(`M 100644 inline ${path}\ndata ${bytes}\n${text}\n`)
    return createHash('sha1').update(`blob ${bytes}\0${text}`).digest('hex')
  }
  const versions = Array.from({ length: count }, (_, index) =>
    add(`${keyOf(index)}.json`, drawRecord(plain, { schema: 1, incident: incidentOf(index) })),
  )
  if (indexed) add('index.json', drawRecord(plain, indexOf(versions)))
  await git(directory, ['fast-import', '--quiet'], { input: `${parts.join('')}\n` })
}

/** The same in the database at `url`; with `bare`, the index alone. */
export async function addToDatabase(
  url: string,
  count: number,
  indexed: boolean,
  bare: boolean,
): Promise<void> {
  const state = { repository: 'acme/chatbot-fluxa', revision: 1, why: 'Old', at: new Date() }
  const rows = Array.from({ length: count }, (_, index) => ({
    ...state,
    key: keyOf(index),
    value: { schema: 1, incident: incidentOf(index) },
  }))
  const index = { ...state, key: 'index', value: indexOf(rows.map(() => '1')) }
  const client = new MongoClient(url)
  try {
    const records = client.db().collection('records')
    for (const part of portions(bare ? [] : rows, 500)) {
      await records.insertMany(part)
    }
    if (indexed) await records.insertOne(index)
  } finally {
    await client.close()
  }
}
