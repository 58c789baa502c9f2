import { personActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { at, base64, type Answer, type Site } from '../rehearsal/site.ts'

/** Asks, and throws where the answer has another status: a success, unless another is expected. */
type Ask = (request: string, body?: unknown, status?: number) => Promise<Answer>

type Guide = { readonly site: Site; readonly run: Ask; readonly alice: Ask; readonly reader: Ask }

/** Asks the rehearsed GitHub for everything that it can answer, once at least. */
export async function tour(site: Site): Promise<void> {
  const reader = site.github.token(personActor('alice', ['repo', 'read:org']))
  const guide = {
    site,
    run: asker(site, site.tokens.run),
    alice: asker(site, site.tokens.alice),
    reader: asker(site, reader),
  }
  for (const part of [files, refs, commits, people, issues, reactions, pulls]) await part(guide)
  for (const part of [labels, deployments, variables, settings, dispatches, runs]) await part(guide)
}

function asker(site: Site, token: string): Ask {
  return async (request, body, status) => {
    const answer = await site.ask(token, request, body)
    const expected = status === undefined ? answer.status < 300 : answer.status === status
    if (expected) return answer
    throw new Error(`${request} was answered ${answer.status}: ${JSON.stringify(answer.body)}`)
  }
}

async function files({ site, run }: Guide): Promise<void> {
  const path = '/contents/docs/a%20note.txt'
  await run('GET ')
  await run('GET /contents/')
  await run('GET /contents/package.json')
  const made = await run(`PUT ${path}`, { message: 'Add', content: base64('a') })
  await run(`PUT ${path}`, { message: 'Change', content: base64('b') }, 422)
  await run(`PUT ${path}`, { message: 'Change', content: base64('b'), sha: '0' }, 409)
  await run(`GET ${path}`)
  await run('GET /contents/docs')
  await run(`DELETE ${path}`, { message: 'Remove', sha: at(made, 'content.sha') })
  await run(`GET ${path}`, undefined, 404)
  const headers = { accept: 'application/vnd.github.raw' }
  await site.ask(site.tokens.run, 'GET /contents/package.json', undefined, headers)
}

async function refs({ site, run }: Guide): Promise<void> {
  const blob = at(await run('POST /git/blobs', { content: 'c' }), 'sha')
  await run(`GET /git/blobs/${blob}`)
  const entry = { path: 'c.txt', mode: '100644', type: 'blob', sha: blob }
  const tree = at(await run('POST /git/trees', { tree: [entry] }), 'sha')
  await run(`GET /git/trees/${tree}?recursive=1`)
  const commit = { message: 'Begin', tree }
  const orphan = at(await run('POST /git/commits', { ...commit, parents: [] }), 'sha')
  await run(`GET /git/commits/${orphan}`)
  await run('POST /git/refs', { ref: 'refs/heads/side', sha: orphan })
  await run('POST /git/refs', { ref: 'refs/heads/side', sha: orphan }, 422)
  await run('GET /git/ref/heads/side')
  await run('GET /git/matching-refs/heads/')
  const next = at(await run('POST /git/commits', { ...commit, parents: [orphan] }), 'sha')
  await run('PATCH /git/refs/heads/side', { sha: next, force: false })
  await run('PATCH /git/refs/heads/side', { sha: site.history[0], force: false }, 422)
  await run('DELETE /git/refs/heads/side')
}

async function commits({ site, run }: Guide): Promise<void> {
  const [first = '', second = ''] = site.history
  await run('GET /commits?sha=main&per_page=2')
  await run('GET /commits/main')
  await run('GET /commits/nowhere', undefined, 422)
  await run(`GET /compare/${first}...main`)
  await git(site.git, ['tag', 'v1', second])
  await run('GET /tags')
  await run('GET /branches')
  await run('GET /branches/main')
}

async function people({ site, run, alice, reader }: Guide): Promise<void> {
  const { protection, teams } = site.github.settings
  await run('GET /assignees')
  await run('GET /assignees/bob')
  await run('GET /assignees/mallory', undefined, 404)
  await alice('GET /collaborators?permission=push')
  await run('GET /collaborators/bob/permission')
  await alice('GET //user')
  await run('GET //users/bob')
  teams.set('sre', ['bob'])
  await reader('GET //orgs/acme/teams/sre/memberships/bob')
  protection.set('ruled', 'ruleset').set('guarded', 'classic')
  await run('GET /rules/branches/ruled')
  await alice('GET /branches/guarded/protection')
}

async function issues({ run, alice }: Guide): Promise<void> {
  await run('POST /issues', { title: 'Down', body: 'It is.', labels: ['incident'] })
  await alice('POST /issues', { title: 'Up', assignees: ['mallory'] }, 422)
  await run('GET /issues?state=all')
  await run('GET /issues/1')
  await alice('PATCH /issues/1', { body: 'It was.' })
  await run('PATCH /issues/1', { state: 'closed', state_reason: 'completed' })
  await run('PATCH /issues/1', { state: 'open' })
  await run('POST /issues/1/assignees', { assignees: ['bob'] })
  await alice('PATCH /issues/1', { body: 'It is, again.', state: 'closed' })
  await alice('PATCH /issues/1', { state: 'open' })
  await run('DELETE /issues/1/assignees', { assignees: ['bob'] })
  await run('POST /issues/1/labels', { labels: ['drill'] })
  await run('PUT /issues/1/labels', { labels: ['incident', 'drill'] })
  await run('DELETE /issues/1/labels/drill')
  await run('DELETE /issues/1/labels')
  const child = Number(at(await run('POST /issues', { title: 'A part of it' }), 'id'))
  await run('POST /issues/1/sub_issues', { sub_issue_id: child })
  await run('POST /issues/1/sub_issues', { sub_issue_id: child }, 422)
  await run('PUT /issues/1/lock', { lock_reason: 'resolved' })
  await run('DELETE /issues/1/lock')
  const comment = at(await alice('POST /issues/1/comments', { body: '/ack' }), 'id')
  await run('POST /issues/1/comments', { body: 'Done.' })
  await run('GET /issues/1/comments')
  await run('GET /issues/comments')
  await alice(`PATCH /issues/comments/${comment}`, { body: '/help' })
  await run(`GET /issues/comments/${comment}`)
  await alice(`DELETE /issues/comments/${comment}`)
}

async function reactions({ run }: Guide): Promise<void> {
  const comment = at(await run('POST /issues/1/comments', { body: 'Look.' }), 'id')
  for (const subject of ['/issues/1', `/issues/comments/${comment}`]) {
    const made = at(await run(`POST ${subject}/reactions`, { content: 'eyes' }), 'id')
    await run(`POST ${subject}/reactions`, { content: 'eyes' })
    await run(`GET ${subject}/reactions`)
    await run(`DELETE ${subject}/reactions/${made}`)
  }
}

async function pulls({ site, run }: Guide): Promise<void> {
  const sha = site.history[0]
  await run('POST /git/refs', { ref: 'refs/heads/older', sha })
  const body = { title: 'Take it back', head: 'main', base: 'older', body: 'Because.' }
  const number = at(await run('POST /pulls', body), 'number')
  await run('POST /pulls', body, 422)
  await run('GET /pulls?state=open&head=acme:main')
  await run(`GET /pulls/${number}`)
  await run(`GET /issues/${number}`)
}

async function labels({ run }: Guide): Promise<void> {
  await run('POST /labels', { name: 'post-mortem', color: 'ededed' })
  await run('POST /labels', { name: 'post-mortem', color: 'ededed' }, 422)
  await run('GET /labels')
  await run('GET /labels/post-mortem')
  await run('PATCH /labels/post-mortem', { color: '0000ff' })
  await run('DELETE /labels/post-mortem')
  await run('POST /milestones', { title: 'Next' })
  await run('GET /milestones')
  await run('GET /milestones/1')
  await run('PATCH /milestones/1', { title: 'Later' })
  await run('DELETE /milestones/1')
}

async function deployments({ run }: Guide): Promise<void> {
  const asked = { ref: 'main', environment: 'production', auto_merge: false, required_contexts: [] }
  const id = at(await run('POST /deployments', asked), 'id')
  await run(`POST /deployments/${id}/statuses`, { state: 'success' })
  await run(`POST /deployments/${id}/statuses`, { state: 'fine' }, 422)
  await run('GET /deployments')
  await run(`GET /deployments/${id}`)
  await run(`GET /deployments/${id}/statuses`)
  const query =
    '{ repository(owner: "acme", name: "chatbot-fluxa") { ref(qualifiedName: "main") { name } } }'
  await run('POST //graphql', { query })
}

async function dispatches({ site, run, alice }: Guide): Promise<void> {
  const { settings } = site.github
  const path = '/actions/workflows/deploy.yml'
  const asked = { ref: 'main', return_run_details: true }
  await run('GET /actions/workflows')
  await run(`GET ${path}`)
  await run(`POST ${path}/dispatches`, { ref: 'main' })
  settings.dispatchDetails = 'unsupported'
  await run(`POST ${path}/dispatches`, asked, 400)
  settings.dispatchDetails = 'supported'
  await run(`POST ${path}/dispatches`, asked)
  await run(`GET ${path}/runs?created=>=2026-01-01T00:00:00Z`)
  await run('GET /actions/runs?created=>=2026-01-01T00:00:00Z&status=queued')
  const alert = { service: 'chatbot-fluxa', status: 'down' }
  await alice('POST /dispatches', { event_type: 'outage-alert', client_payload: alert })
}

async function variables({ run, alice }: Guide): Promise<void> {
  for (const scope of ['/actions/variables', '/environments/production/variables']) {
    await alice(`POST ${scope}`, { name: 'GREETING', value: 'Hello' })
    await alice(`POST ${scope}`, { name: 'GREETING', value: 'Hello' }, 409)
    await alice(`GET ${scope}`)
    await alice(`PATCH ${scope}/GREETING`, { value: 'Good morning' })
    await alice(`DELETE ${scope}/GREETING`)
    // No key of a job's `permissions:` covers them.
    await run(`GET ${scope}`, undefined, 403)
  }
}

async function settings({ alice }: Guide): Promise<void> {
  await alice('GET /actions/permissions/workflow')
  await alice('GET /actions/secrets')
  await alice('GET /actions/organization-secrets')
}

async function runs({ site, run }: Guide): Promise<void> {
  const { runs } = site.github
  const [{ id } = { id: 0 }] = runs.all()
  await run(`GET /actions/runs/${id}`)
  await run(`GET /actions/runs/${id}/attempts/1`)
  await run(`GET /actions/runs/${id}/jobs`)
  await run(`GET /actions/runs/${id}/attempts/1/jobs`)
  await run(`POST /actions/runs/${id}/cancel`)
  await run(`POST /actions/runs/${id}/force-cancel`)
  runs.complete(id, 'failure')
  await run(`POST /actions/runs/${id}/cancel`, undefined, 409)
  await run(`POST /actions/runs/${id}/rerun`)
  await run(`POST /actions/runs/${id}/rerun-failed-jobs`)
}
