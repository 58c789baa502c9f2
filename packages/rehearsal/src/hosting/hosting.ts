import { openControl } from './control.ts'
import { openProxy } from './proxy.ts'
import { startRelease, type RunningRelease } from './release.ts'

export type HostedDeployment = {
  readonly id: number
  readonly sha: string
  /** ISO 8601, UTC. */
  readonly at: string
  readonly status: 'starting' | 'live' | 'failed' | 'replaced'
  readonly milliseconds: number
  /** The end of its output, where it failed. */
  readonly detail?: string
}

export type LocalHosting = {
  /** Where the app answers, whichever release runs. */
  readonly url: string
  /** Where a deploy command posts `{sha}`. */
  readonly deployUrl: string
  /** Oldest first. */
  readonly deployments: readonly HostedDeployment[]
  /** Variables that the next release starts with. */
  readonly variables: Record<string, string>
  /** What releases have printed, oldest first. */
  readonly printed: Printed[]
  /** Closes the front, or opens it again: while it is closed, it answers 503 whatever runs. */
  setMaintenance(on: boolean): void
  /** Sha of the release that runs, if one does. */
  current(): string | undefined
  /** How often a commit was deployed, whatever became of it. */
  count(sha: string): number
  /** Never rejects: a release that does not start is `failed`, and the one before keeps running. */
  deploy(sha: string, options?: DeployOptions): Promise<HostedDeployment>
  /** Stops the running release, as a crash would; the front answers 502. */
  crash(): Promise<void>
  close(): Promise<void>
}

export type Printed = {
  /** ISO 8601, UTC. */
  readonly at: string
  readonly text: string
}

export type DeployOptions = {
  readonly signal?: AbortSignal
  /** What this release runs with; the hosting's own variables by default. */
  readonly variables?: Readonly<Record<string, string>>
}

export type HostingOptions = { readonly git: string; readonly node: string }

/** Opens a hosting on loopback that really runs the commits it is given, one at a time. */
export async function openHosting(options: HostingOptions): Promise<LocalHosting> {
  const deployments: HostedDeployment[] = []
  const variables: Record<string, string> = {}
  const printed: Printed[] = []
  let closed = false
  let running: RunningRelease | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const update = (id: number, fields: Partial<HostedDeployment>): HostedDeployment => {
    const index = deployments.findIndex((known) => known.id === id)
    const before = deployments[index]
    if (before === undefined) throw new Error(`There is no deployment ${id}.`)
    const after = { ...before, ...fields }
    deployments[index] = after
    return after
  }

  const print = (text: string): void => {
    const at = new Date().toISOString()
    for (const line of text.split('\n')) if (line !== '') printed.push({ at, text: line })
  }

  async function perform(
    id: number,
    sha: string,
    { signal, variables: own = variables }: DeployOptions,
  ): Promise<HostedDeployment> {
    const started = performance.now()
    const milliseconds = (): number => Math.round(performance.now() - started)
    try {
      signal?.throwIfAborted()
      const request = {
        ...options,
        sha,
        variables: own,
        print,
        ...(signal === undefined ? {} : { signal }),
      }
      const release = await startRelease(request)
      const previous = running
      running = release
      release.child.once('close', () => {
        if (running === release) running = undefined
      })
      for (const old of deployments)
        if (old.status === 'live') update(old.id, { status: 'replaced' })
      await previous?.stop()
      return update(id, { status: 'live', milliseconds: milliseconds() })
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error)
      return update(id, { status: 'failed', milliseconds: milliseconds(), detail })
    }
  }

  const deploy = (sha: string, how: DeployOptions = {}): Promise<HostedDeployment> => {
    const id = deployments.length + 1
    const at = new Date().toISOString()
    deployments.push({ id, sha, at, status: 'starting', milliseconds: 0 })
    const result = queue.then(() => perform(id, sha, how))
    queue = result
    return result
  }

  const proxy = await openProxy(
    () => running?.port,
    () => closed,
  )
  const control = await openControl({ deploy, deployments: () => deployments })
  const stop = async (): Promise<void> => {
    const release = running
    running = undefined
    await release?.stop()
  }
  return {
    url: proxy.url,
    deployUrl: `${control.url}/deploy`,
    deployments,
    variables,
    printed,
    setMaintenance: (on) => void (closed = on),
    current: () => running?.sha,
    count: (sha) => deployments.filter((known) => known.sha === sha).length,
    deploy,
    crash: stop,
    async close() {
      await queue
      await stop()
      await Promise.all([proxy.close(), control.close()])
    },
  }
}
