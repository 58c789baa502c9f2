/** One request that the rehearsed GitHub has answered, or is answering. */
export type LoggedRequest = {
  readonly id: number
  readonly method: string
  /** With its query. */
  readonly path: string
  /** 0 while it runs, and for one that never got an answer. */
  readonly status: number
  /** Milliseconds since the server was opened. */
  readonly startedAt: number
  readonly endedAt?: number
  /** Login of the token, empty where there was none. */
  readonly actor: string
  /** The run that asked, where it could be told. */
  readonly run?: string
}

export type Figures = {
  readonly requests: number
  /** How many round trips had to be made one after the other. */
  readonly depth: number
}

export type FiguresOptions = {
  /** Counts what started up to this time only, in the log's milliseconds. */
  readonly until?: number
  /** Leaves requests out, such as the polling of a deployment. */
  readonly ignore?: (request: LoggedRequest) => boolean
}

/** A GET of one run, or an answer that nothing has changed: what waiting for a deployment costs. */
export function isPolling(request: LoggedRequest): boolean {
  return request.status === 304 || /^\/repos\/[^/]+\/[^/]+\/actions\/runs\/\d+$/.test(request.path)
}

/**
 * Counts requests, and the longest chain of them within one run in which each started only after
 * the one before had ended: depth(r) = 1 + the greatest depth of those that ended before r began.
 */
export function figures(requests: readonly LoggedRequest[], options: FiguresOptions = {}): Figures {
  const { until = Infinity, ignore = () => false } = options
  const counted = requests
    .filter((request) => request.startedAt <= until && !ignore(request))
    .toSorted((a, b) => a.startedAt - b.startedAt)
  const depths: { readonly request: LoggedRequest; readonly depth: number }[] = []
  for (const request of counted) {
    const before = depths.filter(
      (earlier) =>
        earlier.request.run === request.run &&
        earlier.request.endedAt !== undefined &&
        earlier.request.endedAt <= request.startedAt,
    )
    depths.push({ request, depth: 1 + Math.max(0, ...before.map((earlier) => earlier.depth)) })
  }
  return { requests: counted.length, depth: Math.max(0, ...depths.map(({ depth }) => depth)) }
}
