import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { personActor, type Access, type Permission, type Role } from './github/actors.ts'
import { branchHead, log, type Commit } from './github/git/read.ts'
import { commitFiles } from './github/git/write.ts'
import { openGitHub, type GitHub } from './github/github.ts'
import { commitOf, readApp, seedHistory, type ChangeKind } from './github/history.ts'
import { isObject, list, type Json } from './github/http.ts'
import { openHosting, type LocalHosting } from './hosting/hosting.ts'
import { openTemporary } from './hosting/temporary.ts'
import type { OpenProvider } from './providers/provider.ts'
import { providers, type ProviderName } from './providers/table.ts'
import { killAt, type KillPlan, type PlannedKill } from './runner/kill-at.ts'
import { deployWorkflow, openRunner, type Grace, type Runner } from './runner/runner.ts'
import type { ActionWorkflow } from './runner/action-workflow.ts'

export type WorldOptions = {
  /** Path of the built action. */
  readonly dist: string
  /** Path of the action's `post` script. */
  readonly post?: string
  /** The node that runs the action and the app. */
  readonly node?: string
  readonly hosting?: ProviderName
  /** `owner/name`. */
  readonly repository: string
  /** Directory of the app that the repository holds. */
  readonly app: string
  /** Further files of the repository, by path. */
  readonly files?: (urls: Urls) => Readonly<Record<string, string>>
  readonly people?: Readonly<Record<string, Role>>
  /** False: runs of the action's workflow do not wait for each other. */
  readonly concurrency?: boolean
  readonly workflow: ActionWorkflow
  /** More of the step's `env:`. */
  readonly env?: Readonly<Record<string, string>>
  readonly permissions?: Readonly<Partial<Record<Permission, Access>>>
  /** Names of further repositories, for issues. */
  readonly others?: readonly string[]
  /** Whose own token the action gets, in place of its run's, which is for one repository only. */
  readonly speaksAs?: string
  /** How long a cancelled run has; as long as on GitHub by default. */
  readonly grace?: Grace
  /** What time it is at GitHub; the machine's by default. */
  readonly time?: () => Date
  /** False: starts with nothing deployed. */
  readonly deployed?: boolean
}

/** Where the app and GitHub answer. */
export type Urls = { readonly app: string; readonly github: string }

/** A GitHub, a hosting and a runner on loopback, and what people do there. */
export type World = {
  readonly github: GitHub
  readonly hosting: LocalHosting
  /** The provider in front of it. */
  readonly provider: OpenProvider
  readonly runner: Runner
  readonly people: Readonly<Record<string, Role>>
  /** The commits of the seeded history, oldest first. */
  readonly history: readonly string[]
  comment(issue: number, author: string, text: string): Promise<Json>
  openIssue(author: string, title: string, body?: string, labels?: readonly string[]): Promise<Json>
  editBody(issue: number, author: string, change: (body: string) => string): Promise<Json>
  /** Closes an issue, or opens it again. */
  setState(issue: number, author: string, state: 'open' | 'closed'): Promise<Json>
  /** Commits a change of a kind to the default branch and pushes it; answers its sha. */
  push(kind: ChangeKind, author: string): Promise<string>
  /** Commits a note to the README with any message, under any name, and pushes it; answers its sha. */
  pushAs(commit: { readonly message: string; readonly author: string }): Promise<string>
  /**
   * Commits to a fork, of which the repository itself has no branch. GitHub keeps the commits of all
   * forks together, and answers for them by their sha.
   */
  pushToFork(kind: ChangeKind, author: string): Promise<string>
  issue(number: number): Promise<Json>
  issues(query?: string): Promise<readonly Json[]>
  comments(issue: number): Promise<readonly Json[]>
  health(): Promise<{ readonly status: number; readonly body: unknown }>
  /** Resolves when no workflow runs or waits. */
  waitForIdle(): Promise<void>
  /** Kills the first run that gets as far as a request. */
  killAt(plan: KillPlan): PlannedKill
  /** Commits of a branch, newest first. */
  gitLog(branch?: string): Promise<readonly Commit[]>
  close(): Promise<void>
}

const defaultPeople: Readonly<Record<string, Role>> = {
  alice: 'admin',
  bob: 'write',
  eve: 'write',
  mallory: 'read',
}

/** Opens a world with a history of good releases, the last of them deployed and healthy. */
export async function openWorld(options: WorldOptions): Promise<World> {
  const directory = await openTemporary('world')
  const { repository, workflow } = options
  const [, name = ''] = repository.split('/')
  const git = join(directory.path, `${name}.git`)
  await mkdir(git)
  const node = options.node ?? process.execPath
  const people = options.people ?? defaultPeople
  const [hosting, github] = await Promise.all([
    openHosting({ git, node }),
    openGitHub({
      ...{ repository, git, people, others: options.others ?? [] },
      ...(options.time === undefined ? {} : { time: options.time }),
    }),
  ])
  const kind = options.hosting ?? 'workflow'
  const provider = await providers[kind].open({ hosting, git, name })
  provider.attach?.(github)
  const urls = { app: hosting.url, github: github.url }
  const deploys = providers[kind].workflows.length > 0
  const app = {
    ...without(deploys ? undefined : deployWorkflow, await readApp(options.app)),
    ...options.files?.(urls),
  }
  const history = await seedHistory(git, app)
  if (options.deployed !== false) await provider.deployed(history.at(-1) ?? '')
  const runner = openRunner({
    github,
    hosting,
    dist: options.dist,
    ...(options.post === undefined ? {} : { post: options.post }),
    node,
    checkout: providers[kind].checkout,
    deploys,
    concurrency: options.concurrency ?? true,
    workflow,
    env: { DEPLOY_URL: hosting.deployUrl, APP_URL: hosting.url, ...provider.env, ...options.env },
    ...(options.permissions === undefined ? {} : { permissions: options.permissions }),
    ...(options.grace === undefined ? {} : { grace: options.grace }),
    ...(options.speaksAs === undefined ? {} : { speaksAs: options.speaksAs }),
    environment: 'production',
    health: '/api/health',
  })
  let pushes = history.length
  const base = `/repos/${repository}`
  const call = async (who: string, method: string, path: string, body?: Json): Promise<Json> => {
    const answer = await github.request(github.personToken(who), method, `${base}${path}`, body)
    return isObject(answer) ? answer : {}
  }
  const all = async (path: string): Promise<readonly Json[]> =>
    list(
      await github.request(github.personToken(github.hub.reader), 'GET', `${base}${path}`),
    ).filter(isObject)
  /** As many pages as there are, a hundred on each. */
  const everyPage = async (path: string): Promise<readonly Json[]> => {
    const found: Json[] = []
    for (let page = 1; found.length === (page - 1) * 100; page++) {
      found.push(...(await all(`${path}?per_page=100&page=${page}`)))
    }
    return found
  }
  const commit = async (kind: ChangeKind, author: string): Promise<string> => {
    const parent = (await branchHead(git, 'main')) ?? ''
    const count = pushes++
    return commitOf(git, { kind, author, at: new Date(), app, parent, count })
  }
  const issue = (number: number): Promise<Json> =>
    call(github.hub.reader, 'GET', `/issues/${number}`)

  const close = async (): Promise<void> => {
    process.removeListener('SIGINT', interrupted)
    process.removeListener('SIGTERM', interrupted)
    await runner.close()
    await provider.close()
    await hosting.close()
    await github.close()
    await directory.remove()
  }
  const interrupted = (signal: NodeJS.Signals): void => {
    void close().finally(() => process.kill(process.pid, signal))
  }
  process.once('SIGINT', interrupted)
  process.once('SIGTERM', interrupted)

  return {
    github,
    hosting,
    provider,
    runner,
    people,
    history,
    comment: (number, author, body) => call(author, 'POST', `/issues/${number}/comments`, { body }),
    openIssue: (author, title, body = '', labels = []) =>
      call(author, 'POST', '/issues', { title, body, labels }),
    async editBody(number, author, change) {
      const before = (await issue(number))['body']
      const body = change(typeof before === 'string' ? before : '')
      return call(author, 'PATCH', `/issues/${number}`, { body })
    },
    setState: (number, author, state) => call(author, 'PATCH', `/issues/${number}`, { state }),
    async push(change, author) {
      const sha = await commit(change, author)
      await github.push(personActor(author), 'main', sha)
      return sha
    },
    async pushAs({ message, author }) {
      const parent = (await branchHead(git, 'main')) ?? ''
      const by = { name: author, email: 'somebody@example.com', at: new Date() }
      const files = { 'NOTES.md': `Note ${pushes++}.\n` }
      const sha = await commitFiles(git, { parent, files, message, author: by })
      await github.push(personActor('bob'), 'main', sha)
      return sha
    },
    pushToFork: (change, author) => commit(change, author),
    issue,
    issues: (query = '?state=all') => all(`/issues${query}`),
    comments: (number) => everyPage(`/issues/${number}/comments`),
    async health() {
      const response = await fetch(`${hosting.url}/api/health`, {
        headers: { connection: 'close' },
      })
      const text = await response.text()
      const isJson = response.headers.get('content-type')?.includes('json') === true
      return { status: response.status, body: isJson ? JSON.parse(text) : text }
    },
    async waitForIdle() {
      await runner.idle()
      if (provider.idle === undefined) return
      // A run may have had something deployed, and what is deployed may start a run.
      await provider.idle()
      await runner.idle()
    },
    killAt: (plan) => killAt({ github, api: provider.api }, runner, plan),
    gitLog: (branch = 'main') => log(git, [branch, '--']),
    close,
  }
}

function without(path: string | undefined, files: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(files).filter(([name]) => name !== path))
}
