import { createServer, type Server } from 'node:http'
import { afterEach, describe, expect, it } from '@jest/globals'
import { asEvent, endedSince } from '../../src/sweep/ended-runs.ts'
import { workflowRun } from '../../src/triggers/workflow-run.ts'
import { oneService } from '../triggers/config.ts'
import { run } from '../triggers/payloads.ts'
import { connect } from '../github/connect.ts'

const start = Date.parse('2026-05-01T00:00:00Z')
const minute = 60_000
const at = (minutes: number): string => new Date(start + minutes * minute).toISOString()

type Run = { readonly id: number; readonly file: string; readonly minutes: number }

/** A GitHub with these runs, newest first; it says nothing new to whoever knows its ETag. */
async function serve(runs: readonly Run[], asked: string[]): Promise<Server> {
  const server = createServer(({ url = '', headers }, response) => {
    const { pathname, searchParams } = new URL(url, 'http://x')
    asked.push(pathname + (searchParams.get('page') ? `?page=${searchParams.get('page')}` : ''))
    const file = /workflows\/([^/]+)\/runs$/.exec(pathname)?.[1]
    const own = runs.filter((run) => file === undefined || run.file === file)
    const etag = `"${file}-${own[0]?.id}"`
    if (headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end()
    const page = Number(searchParams.get('page') ?? 1)
    const answer = pathname.endsWith('/workflows')
      ? { workflows: [{ name: 'Deploy', path: '.github/workflows/deploy.yml' }], total_count: 1 }
      : {
          workflow_runs: own.slice((page - 1) * 100, page * 100).map(({ id, minutes }) => ({
            id,
            created_at: at(minutes),
            updated_at: at(minutes + 1),
          })),
        }
    response.writeHead(200, { 'content-type': 'application/json', etag })
    response.end(JSON.stringify(answer))
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  return server
}

const many = (count: number, file: string, newest: number): Run[] =>
  Array.from({ length: count }, (_, index) => ({
    id: newest * 1_000 - index,
    file,
    minutes: newest - index / 10,
  }))

describe('runs that have ended since a moment', () => {
  let server: Server | undefined
  afterEach(() => new Promise((done) => server?.close(done)))

  async function ask(runs: readonly Run[], sinceMinutes: number, workflows = ['Deploy']) {
    const asked: string[] = []
    server = await serve(runs, asked)
    const address = server.address()
    const port = typeof address === 'object' && address !== null ? address.port : 0
    const github = connect(`http://127.0.0.1:${port}`, 'token')
    const since = start + sinceMinutes * minute
    const first = await endedSince(github, workflows, since, { etag: undefined, etags: undefined })
    return { first, asked, github, since }
  }

  const ids = (runs: readonly unknown[] | undefined): number[] =>
    (runs ?? []).map((run) => Number(Object(run)['id']))

  it('are one question if the newest hundred reach back that far', async () => {
    const { first, asked } = await ask(many(150, 'ci.yml', 1_000), 999.9 + 60)
    expect(ids(first?.runs)).toHaveLength(100)
    expect(asked).toHaveLength(1)
  })

  it('are asked of each workflow, page by page, behind more runs of others', async () => {
    const others = many(120, 'ci.yml', 1_000)
    const deploys = many(230, 'deploy.yml', 900)
    const { first, asked } = await ask([...others, ...deploys], 895)
    const found = ids(first?.runs)
    for (const { id } of deploys) expect(found).toContain(id)
    expect(asked.filter((path) => path.includes('deploy.yml'))).toHaveLength(3)
  })

  it('cost an answer that nothing changed for a workflow that has not run since', async () => {
    const runs = [...many(120, 'ci.yml', 1_000), ...many(3, 'deploy.yml', 900)]
    const { first, asked, github, since } = await ask(runs, 895)
    const before = asked.length
    const { etags } = first?.lists ?? { etags: undefined }
    const again = await endedSince(github, ['deploy.yml'], since, { etag: undefined, etags })
    expect(asked.length - before).toBe(2)
    expect(again?.lists.etags).toEqual(etags)
    expect(ids(again?.runs)).toHaveLength(100)
  })

  it('are none of a workflow that does not exist', async () => {
    const { first } = await ask(many(120, 'ci.yml', 1_000), 895, ['Nightly'])
    expect(ids(first?.runs)).toHaveLength(100)
  })
})

describe('a run of a repository that was renamed', () => {
  const named = 'acme/chatbot-fluxa'
  const asked = async (head: string) => {
    const repository = { full_name: 'acme/renamed' }
    const known = {
      ...Object(run())['workflow_run'],
      repository,
      head_repository: { full_name: head },
    }
    const event = { name: 'workflow_run', payload: asEvent(known, named) }
    return (await workflowRun(event, async () => oneService)).invocations
  }

  it('is one of the repository that the configuration names', async () => {
    expect(await asked('acme/renamed')).toHaveLength(1)
  })

  it('is nobody’s if it is of a fork', async () => {
    expect(await asked('mallory/renamed')).toEqual([])
  })
})
