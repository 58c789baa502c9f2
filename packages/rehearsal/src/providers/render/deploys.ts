import { branchHead, readCommit } from '../../github/git/read.ts'
import type { LocalHosting } from '../../hosting/hosting.ts'
import type { RenderSettings, RenderState, StoredDeploy, Trigger } from './state.ts'

export type DeploysOptions = {
  readonly state: RenderState
  readonly settings: RenderSettings
  readonly hosting: LocalHosting
  /** Path of the bare repository. */
  readonly git: string
}

/** What somebody asks to be deployed. */
export type Ask = {
  readonly sha: string
  readonly trigger: Trigger
  /** The deploy that a rollback goes back to. */
  readonly of?: string
}

/** The deploys of the service: one at a time, the next one waits. */
export type Deploys = {
  /** The deploy, begun; nothing where another one goes on, and this one has to wait for it. */
  ask(ask: Ask): Promise<StoredDeploy | undefined>
  /** False where it has ended already. */
  cancel(id: string): boolean
  /** Runs the commit as the end of the past. */
  past(sha: string): Promise<void>
  head(): Promise<string>
  restart(): Promise<void>
  /** Resolves once nothing goes on. */
  idle(): Promise<void>
  close(): Promise<void>
}

type Variables = Readonly<Record<string, string>>

const going = /^(?:created|queued|.*_in_progress)$/

/** A deploy that is cancelled gets here. */
const cancelled = new Error('cancelled')

/** Opens an empty list of deploys, and runs what it is asked to. */
export function openDeploys({ state, settings, hosting, git }: DeploysOptions): Deploys {
  const variablesOf = new Map<string, Variables>()
  const stops = new Map<string, AbortController>()
  let waiting: Ask | undefined
  let work: Promise<void> = Promise.resolve()
  let count = 0
  let busy = false
  let closed = false

  function begin(ask: Ask): Promise<StoredDeploy> {
    busy = true
    const prepared = prepare(ask)
    work = prepared
      .then(run)
      .finally(() => void (busy = false))
      .then(next)
    return prepared.then((deploy) => ({ ...deploy }))
  }

  /** A rollback runs with the variables of the deploy it goes back to, any other with the service's. */
  async function prepare({ sha, trigger, of }: Ask): Promise<StoredDeploy> {
    const commit = await readCommit(git, sha)
    const at = new Date().toISOString()
    const deploy: StoredDeploy = {
      id: `dep-${String(++count).padStart(20, '0')}`,
      status: 'created',
      trigger,
      commit: { id: sha, message: commit?.message ?? '', createdAt: commit?.committer.date ?? at },
      createdAt: at,
      updatedAt: at,
    }
    variablesOf.set(deploy.id, (of && variablesOf.get(of)) || { ...hosting.variables })
    stops.set(deploy.id, new AbortController())
    state.deploys.unshift(deploy)
    return deploy
  }

  function next(): Promise<void> | undefined {
    const ask = waiting
    waiting = undefined
    if (ask === undefined || closed) return undefined
    return begin(ask).then(() => undefined)
  }

  async function run(deploy: StoredDeploy): Promise<void> {
    const { signal } = stops.get(deploy.id) ?? new AbortController()
    const { id: sha } = deploy.commit
    const enter = async (status: string, milliseconds: number): Promise<void> => {
      signal.throwIfAborted()
      Object.assign(deploy, { status, updatedAt: new Date().toISOString() })
      await pause(milliseconds, signal)
    }
    try {
      deploy.startedAt = new Date().toISOString()
      await pause(settings.pace, signal)
      if (settings.stuck.has(sha)) await enter('queued', 3_600_000)
      if (deploy.trigger !== 'rollback') {
        await enter('build_in_progress', settings.slow.has(sha) ? 60_000 : settings.pace)
        if (settings.failingBuilds.has(sha)) return end(deploy, 'build_failed')
      }
      await enter('update_in_progress', settings.pace)
      const variables = variablesOf.get(deploy.id) ?? {}
      const { status } = await hosting.deploy(sha, { signal, variables })
      if (signal.aborted) return end(deploy, 'canceled')
      if (status === 'failed') return end(deploy, 'update_failed')
      for (const old of state.deploys) if (old.status === 'live') old.status = 'deactivated'
      end(deploy, 'live')
    } catch {
      end(deploy, 'canceled')
    }
  }

  const deploys: Deploys = {
    async ask(ask) {
      if (!busy) return begin(ask)
      if (settings.overlap === 'override') {
        for (const { id, status } of state.deploys) if (going.test(status)) deploys.cancel(id)
        await work
        return begin(ask)
      }
      // Only the newest request waits: an older one that had not begun never does.
      waiting = ask
      return undefined
    },
    cancel(id) {
      const deploy = state.deploys.find((known) => known.id === id)
      if (deploy === undefined || !going.test(deploy.status)) return false
      stops.get(id)?.abort(cancelled)
      return true
    },
    async past(sha) {
      await begin({ sha, trigger: 'new_commit' })
      await deploys.idle()
    },
    head: async () => (await branchHead(git, state.service.branch)) ?? '',
    async restart() {
      const live = state.deploys.find(({ status }) => status === 'live')
      if (live === undefined) return
      await hosting.deploy(live.commit.id, { variables: variablesOf.get(live.id) ?? {} })
    },
    async idle() {
      for (let seen; seen !== work;) {
        seen = work
        await seen
      }
    },
    async close() {
      closed = true
      waiting = undefined
      for (const stop of stops.values()) stop.abort(cancelled)
      await deploys.idle()
    },
  }
  return deploys
}

function end(deploy: StoredDeploy, status: string): void {
  const at = new Date().toISOString()
  Object.assign(deploy, { status, finishedAt: at, updatedAt: at })
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const stop = (): void => {
      clearTimeout(timer)
      reject(signal.reason)
    }
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop)
      resolve()
    }, milliseconds)
    signal.addEventListener('abort', stop, { once: true })
  })
}
