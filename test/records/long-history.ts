import { git } from '@outage-playbook/rehearsal/github/git/run.ts'

/** A closed incident, as short as one can be: there are thousands of them. */
export function incidentAt(number: number): object {
  const key = `comment:${number}:1`
  const at = new Date(1_700_000_000_000 + number * 3_600_000).toISOString()
  const place = { service: 'chatbot-fluxa', environment: 'production' }
  const events = [{ id: `${key}:resolved`, at, actor: 'alice', type: 'resolved' }]
  return { schema: 1, incident: { id: key, ...place, events } }
}

/** A record of a service that has an open incident. */
export function serviceWith(number: number): object {
  const { incident } = incidentAt(number) as { readonly incident: object }
  const place = { service: 'chatbot-fluxa', environment: 'production' }
  return { schema: 1, ...place, claims: [], releases: [], incident: { ...incident, events: [] } }
}

/** Every record of a history of that many closed incidents, and of one that is open; by key. */
export function* longHistory(incidents: number): Generator<readonly [string, object]> {
  for (let number = 1; number <= incidents; number++) {
    yield [`incidents/${String(number).padStart(4, '0')}`, incidentAt(number)]
  }
  yield ['services/chatbot-fluxa/production', serviceWith(incidents + 1)]
}

/** Writes the history to the branch of the records of a bare repository, as one commit. */
export async function seedBranch(directory: string, incidents: number): Promise<void> {
  const parts = [
    'commit refs/heads/outage-records\n',
    'committer bot <bot@users.noreply.github.com> 1700000000 +0000\n',
    'data 5\nBegin\n',
  ]
  for (const [key, value] of longHistory(incidents)) {
    const text = `${JSON.stringify(value, null, 2)}\n`
    parts.push(`M 100644 inline ${key}.json\ndata ${Buffer.byteLength(text)}\n${text}\n`)
  }
  await git(directory, ['fast-import', '--quiet'], { input: parts.join('') })
}
