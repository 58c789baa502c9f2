import type { WorkflowRun } from '../runs.ts'
import {
  notFound,
  paged,
  param,
  Refusal,
  route,
  type Call,
  type Json,
  type Reply,
} from '../http.ts'
import { jobShape, runShape } from '../shapes/run.ts'

function find(call: Call): WorkflowRun {
  const attempt = call.params['attempt']
  const id = Number(param(call, 'run'))
  const run = call.hub.runs.get(id, attempt === undefined ? undefined : Number(attempt))
  if (run === undefined) throw notFound()
  return run
}

function listRuns(call: Call): Reply {
  const { hub, query } = call
  const id = call.params['id']
  const workflow = id === undefined ? undefined : workflowPath(call, id)
  const status = query.get('status')
  const created = query.get('created')
  const filters: readonly [string, (run: WorkflowRun) => string][] = [
    ['event', (run) => run.event],
    ['branch', (run) => run.branch],
    ['head_sha', (run) => run.sha],
    ['actor', (run) => run.actor.login],
  ]
  const found = hub.runs
    .all()
    .filter((run) => workflow === undefined || run.path === workflow)
    .filter((run) => status === null || run.status === status || run.conclusion === status)
    .filter((run) => created === null || isWithin(run.createdAt, created))
    .filter((run) => filters.every(([key, of]) => (query.get(key) ?? of(run)) === of(run)))
  return paged(
    call,
    found.map((run) => runShape(hub, run)),
    (workflow_runs) => ({ total_count: found.length, workflow_runs }),
  )
}

function workflowPath(call: Call, id: string): string {
  const name = decodeURIComponent(id)
  if (!/^\d+$/.test(name)) return `.github/workflows/${name}`
  return call.hub.runs.workflowPath(Number(name)) ?? ''
}

/** GitHub's search for dates: `>=DATE`, `>DATE`, `<=DATE`, `<DATE`, `FROM..TO`. */
function isWithin(at: string, range: string): boolean {
  const [from = '', to] = range.split('..')
  const time = Date.parse(at)
  const value = Date.parse(from.replace(/^[<>]=?/, ''))
  if (to !== undefined) {
    return (from === '*' || time >= value) && (to === '*' || time <= Date.parse(to))
  }
  if (from.startsWith('>=')) return time >= value
  if (from.startsWith('>')) return time > value
  if (from.startsWith('<=')) return time <= value
  if (from.startsWith('<')) return time < value
  return at.startsWith(from)
}

function jobs(call: Call): Reply {
  const run = find(call)
  return { status: 200, body: { total_count: 1, jobs: [jobShape(call.hub, run)] } }
}

function cancel(call: Call): Reply {
  const run = find(call)
  if (run.status === 'completed') {
    throw new Refusal(409, 'Cannot cancel a workflow run that is completed.')
  }
  call.hub.bus.ask({ kind: 'cancel', run: run.id })
  return { status: 202, body: {} }
}

function rerun(call: Call): Reply {
  const run = find(call)
  if (run.status !== 'completed') throw new Refusal(403, 'This workflow is already running')
  call.hub.bus.ask({ kind: 'rerun', run: run.id })
  return { status: 201, body: {} }
}

const one = (call: Call): { status: number; body: Json } => ({
  status: 200,
  body: runShape(call.hub, find(call)),
})

export const runRoutes = [
  route('GET', '/actions/runs', 'actions:read', listRuns),
  route('GET', '/actions/workflows/:id/runs', 'actions:read', listRuns),
  route('GET', '/actions/runs/:run', 'actions:read', one),
  route('GET', '/actions/runs/:run/attempts/:attempt', 'actions:read', one),
  route('GET', '/actions/runs/:run/jobs', 'actions:read', jobs),
  route('GET', '/actions/runs/:run/attempts/:attempt/jobs', 'actions:read', jobs),
  route('POST', '/actions/runs/:run/cancel', 'actions:write', cancel),
  route('POST', '/actions/runs/:run/force-cancel', 'actions:write', cancel),
  route('POST', '/actions/runs/:run/rerun', 'actions:write', rerun),
  route('POST', '/actions/runs/:run/rerun-failed-jobs', 'actions:write', rerun),
]
