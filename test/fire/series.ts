import { tryCancel } from './cancel.ts'
import { troubles, type Fault } from './fault.ts'
import { tryFault } from './fault-trial.ts'
import { tryKill } from './kill.ts'
import type { Operation } from './operation.ts'
import type { Entry } from './report.ts'
import type { Trial } from './trial.ts'

/** One kind of thing that is done to an operation at each of its requests in turn. */
export type Series = {
  readonly name: string
  /** Kinds of it, each of which is done at each request. */
  readonly kinds: readonly Kind[]
}

type Kind = {
  readonly what: string
  readonly attempt: (operation: Operation, request: number) => Promise<Trial>
}

const moments = ['before', 'after'] as const

const killed = (comeback: 'again' | 'look', name: string): Series => ({
  name,
  kinds: moments.map((when) => ({
    what: `killed ${when} request`,
    attempt: (operation, request) => tryKill(operation, { request, when, comeback }),
  })),
})

const faulted = (forGood: boolean, name: string): Series => ({
  name,
  kinds: troubles
    // GitHub refuses beyond a limit before it does anything.
    .flatMap((trouble) =>
      (trouble === '429' || trouble === '403' ? (['before'] as const) : moments).map(
        (when): Omit<Fault, 'request'> => ({ trouble, when, forGood }),
      ),
    )
    .map((kind) => ({
      what: `${kind.trouble} ${kind.when} request`,
      attempt: (operation, request) => tryFault(operation, { ...kind, request }),
    })),
})

/** Everything that is done to every operation, by the name under which it can be asked for. */
export const allSeries: Readonly<Record<string, Series>> = {
  'kill-again': killed('again', 'killed; the same event again'),
  'kill-look': killed('look', 'killed; only the next sweep'),
  cancel: {
    name: 'cancelled; nothing comes after',
    kinds: [{ what: 'cancelled at request', attempt: tryCancel }],
  },
  'fault-once': faulted(false, 'GitHub in trouble, once'),
  'fault-good': faulted(true, 'GitHub in trouble for good; a sweep when it is well again'),
}

export type SeriesOptions = {
  /** Every so manieth request only; each kind begins one later than the one before it. */
  readonly step: number
  /** So many requests of each kind, where that is enough. */
  readonly most?: number
  readonly onEntry?: (entry: Entry) => void
  /** Runs a trial, when there is room for one. */
  readonly run: <T>(work: () => Promise<T>) => Promise<T>
}

/** Does it at each request in turn, until the operation is over before it comes to that. */
export async function playSeries(
  operation: Operation,
  series: Series,
  { step, most = Infinity, onEntry, run }: SeriesOptions,
): Promise<readonly Entry[]> {
  const all: Entry[] = []
  const play = async ({ what, attempt }: Kind, index: number): Promise<void> => {
    let request = 1 + (index % step)
    for (let count = 0; count < most; count++, request += step) {
      const trial = await run(() => attempt(operation, request))
      const over = trial.hit === undefined
      // A last one that nothing hit must be well, too.
      if (over && trial.faults.length === 0) return
      const named = { operation: operation.name, series: series.name }
      const entry = { ...named, what: `${what} ${request}`, trial }
      all.push(entry)
      onEntry?.(entry)
      if (over) return
    }
  }
  await Promise.all(series.kinds.map(play))
  return all
}
