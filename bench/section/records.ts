import { recordsBranch } from '../../src/records/keys.ts'
import { githubRecords } from '../../src/records/github.ts'
import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import { median, rounded } from '../measure/statistics.ts'
import { stopwatch } from '../measure/stopwatch.ts'
import { busyRecord } from '../subject/record.ts'
import { openSite, type Site } from '../subject/site.ts'
import { ms, times, type Table } from '../table.ts'

export type RecordsRow = {
  readonly name: string
  readonly storeMs: number
  readonly rawMs: number
  readonly requests: number
  readonly ratio: number
}

/** Loads and saves one record on GitHub through the store, and with bare requests, in turns. */
export async function measureRecords(runs: number): Promise<readonly RecordsRow[]> {
  const site = await openSite(10)
  const store = githubRecords(site.client)
  const record = busyRecord()
  const save = async (key: string, count: number, version?: string): Promise<string> => {
    const saved = await store.save(key, { ...record, count }, version, 'Save it')
    if (saved === 'conflict') throw new Error('Nobody else was there, and there was a conflict.')
    return saved.version
  }
  let [ours, theirs] = [await save('ours', 0), await save('theirs', 0)]
  const took = { save: [0], put: [0], load: [0], get: [0] }
  for (const list of Object.values(took)) list.length = 0
  const before = site.github.requests.length
  for (let run = 0; run < runs; run++) {
    took.save.push(await stopwatch(async () => (ours = await save('ours', run + 1, ours))))
    took.put.push(await stopwatch(async () => (theirs = await put(site, record, run + 1, theirs))))
    took.load.push(await stopwatch(() => store.load('ours')))
    took.get.push(await stopwatch(() => get(site)))
  }
  const asked = site.github.requests.slice(before)
  const count = (method: string): number =>
    asked.filter((one) => one.method === method && one.path.includes('ours')).length / runs
  await site.close()
  return [
    rowOf("load, on GitHub's branch", took.load, took.get, count('GET')),
    rowOf("save, on GitHub's branch", took.save, took.put, count('PUT')),
  ]
}

/** Times of a store beside those of the bare request. */
export function rowOf(
  name: string,
  store: readonly number[],
  raw: readonly number[],
  requests: number,
): RecordsRow {
  const [storeMs, rawMs] = [median(store), median(raw)]
  return {
    name,
    storeMs: rounded(storeMs, 1),
    rawMs: rounded(rawMs, 1),
    requests,
    ratio: rounded(storeMs / rawMs, 2),
  }
}

async function ask({ api, token }: Site, path: string, init: RequestInit): Promise<unknown> {
  const headers = { authorization: `token ${token}`, 'content-type': 'application/json' }
  const response = await fetch(`${api}${path}`, { ...init, headers })
  const text = await response.text()
  if (!response.ok) throw new Error(`${path} was answered ${response.status}: ${text}`)
  return JSON.parse(text)
}

function get(site: Site): Promise<unknown> {
  return ask(site, `/contents/theirs.json?ref=${recordsBranch}`, { method: 'GET' })
}

async function put(site: Site, record: object, count: number, sha: string): Promise<string> {
  const text = `${JSON.stringify({ ...record, count }, null, 2)}\n`
  const content = Buffer.from(text).toString('base64')
  const body = JSON.stringify({ message: 'Save it', branch: recordsBranch, content, sha })
  const answer = await ask(site, '/contents/theirs.json', { method: 'PUT', body })
  const file = isObject(answer) ? answer['content'] : undefined
  return isObject(file) ? String(file['sha']) : ''
}

/** The table of them. */
export function recordsTable(rows: readonly RecordsRow[]): Table {
  return {
    title: 'One record of a busy service, beside the bare request',
    head: ['', 'store', 'request', '÷ request', 'requests'],
    rows: rows.map((row) => [
      row.name,
      ms(row.storeMs),
      ms(row.rawMs),
      times(row.ratio),
      String(row.requests),
    ]),
  }
}
