import { randomBytes } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LocalHosting } from '../../hosting/hosting.ts'
import type { Project } from './project.ts'
import type { AliasRequest, Deployment } from './deployment.ts'

export type DeploymentsOptions = {
  readonly hosting: Pick<LocalHosting, 'deploy'>
  /** Whether what is built gets the production domain by itself. */
  readonly project: Pick<Project, 'autoAssignCustomDomains'>
  readonly variables: () => Readonly<Record<string, string>>
  /** Milliseconds that building a commit takes, before it is started. */
  readonly building?: (sha: string) => number
}

export type NewDeployment = Pick<Deployment, 'sha' | 'ref' | 'meta'>

/** Deployments are responsible for builds, and for which of them has the production domain. */
export type Deployments = {
  /** Newest first. */
  all(): readonly Deployment[]
  find(id: string): Deployment | undefined
  /** Id of the one that has the production domain. */
  current(): string
  lastAliasRequest(): AliasRequest | undefined
  /** Starts a build; it goes through its states by itself. */
  create(wanted: NewDeployment): Deployment
  /** One that is ready and has had the production domain: the past. */
  remember(wanted: NewDeployment, created: number): Deployment
  cancel(id: string): void
  /** Deletes one, as a retention policy does. */
  remove(id: string): void
  /** Gives the production domain to one that is ready. */
  alias(type: AliasRequest['type'], id: string): void
  /** Resolves when nothing is built or moved. */
  idle(): Promise<void>
  /** Gives up what is being built. */
  close(): Promise<void>
}

/** Milliseconds that each state lasts. */
const pace = 30

/** Resolves at once where it is aborted. */
const pause = (ms: number, signal?: AbortSignal): Promise<void> =>
  sleep(ms, undefined, signal ? { signal } : {}).catch(() => undefined)

/** Opens a Vercel's deployments, of which none is there yet. */
export function openDeployments(options: DeploymentsOptions): Deployments {
  const all: Deployment[] = []
  const stops = new Map<string, AbortController>()
  const going = new Set<Promise<void>>()
  let current = ''
  let pinned = false
  let request: AliasRequest | undefined

  const find = (id: string): Deployment | undefined => all.find((one) => one.id === id)
  const update = (id: string, fields: Partial<Deployment>): void => {
    const index = all.findIndex((one) => one.id === id)
    const before = all[index]
    if (before) all[index] = { ...before, ...fields }
  }
  const follow = (work: Promise<void>): void => {
    const one = work.finally(() => going.delete(one))
    going.add(one)
  }

  function make(wanted: NewDeployment, created: number): Deployment {
    const id = `dpl_${randomBytes(14).toString('hex')}`
    const variables = options.variables()
    const one: Deployment = { ...wanted, id, created, variables, state: 'QUEUED' }
    all.unshift(one)
    return one
  }

  async function build({ id, sha, variables }: Deployment, signal: AbortSignal): Promise<void> {
    const steps = ['INITIALIZING', 'BUILDING'] as const
    for (const state of steps) {
      await pause(pace, signal)
      if (signal.aborted) return
      update(id, { state })
    }
    await pause(options.building?.(sha) ?? pace, signal)
    if (signal.aborted) return
    const ready = { state: 'READY', ready: Date.now() } as const
    if (!options.project.autoAssignCustomDomains)
      return update(id, { ...ready, substate: 'STAGED' })
    const { status, detail } = await options.hosting.deploy(sha, { signal, variables })
    if (signal.aborted) return
    if (status === 'failed') return update(id, { state: 'ERROR', error: detail ?? 'It failed.' })
    current = id
    update(id, { ...ready, substate: 'PROMOTED', aliasAssigned: Date.now() })
  }

  async function move({ id, sha, variables }: Deployment): Promise<void> {
    const job = (jobStatus: AliasRequest['jobStatus']): void => {
      if (request) request = { ...request, jobStatus }
    }
    await pause(pace)
    job('in-progress')
    const { status } = await options.hosting.deploy(sha, { variables })
    if (status === 'failed') return job('failed')
    current = id
    update(id, { substate: 'PROMOTED', aliasAssigned: Date.now() })
    job('succeeded')
  }

  function begin(wanted: NewDeployment): Deployment {
    const one = make(wanted, Date.now())
    const stop = new AbortController()
    stops.set(one.id, stop)
    follow(build(one, stop.signal))
    return one
  }

  return {
    all: () => all,
    find,
    current: () => current,
    lastAliasRequest: () => request,
    create: begin,
    remember(wanted, created) {
      const one = make(wanted, created)
      current = one.id
      update(one.id, { state: 'READY', substate: 'PROMOTED', ready: created })
      return find(one.id) ?? one
    },
    cancel(id) {
      stops.get(id)?.abort()
      update(id, { state: 'CANCELED' })
    },
    remove: (id) =>
      void all.splice(
        all.findIndex((one) => one.id === id),
        1,
      ),
    alias(type, id) {
      const one = find(id)
      if (one === undefined) return
      const requestedAt = Math.max(Date.now(), (request?.requestedAt ?? 0) + 1)
      const ends = { fromDeploymentId: current, toDeploymentId: id }
      request = { type, jobStatus: 'pending', requestedAt, ...ends }
      // A rollback pins production; a promotion takes the pin out, whoever put it there.
      if (type === 'rollback') options.project.autoAssignCustomDomains = false
      else if (pinned) options.project.autoAssignCustomDomains = true
      pinned = type === 'rollback'
      follow(move(one))
    },
    async idle() {
      while (going.size > 0) await Promise.all(going)
    },
    async close() {
      for (const stop of stops.values()) stop.abort()
      await Promise.all(going)
    },
  }
}
