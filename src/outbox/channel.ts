import type { OutageError } from '../errors.ts'
import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'

/** What became of an entry. */
export type Delivery =
  /** It arrived; `change` is what the record learns from that. */
  | { readonly status: 'delivered'; readonly change?: Change }
  /** It was there already: a run delivered it and died before it could say so. */
  | { readonly status: 'known'; readonly change?: Change }
  /** It cannot be delivered now, and may be later. */
  | { readonly status: 'later'; readonly why: OutageError }
  /** It can never be delivered: what it was for is gone. `why` is a sentence. */
  | { readonly status: 'dropped'; readonly why: string; readonly change?: Change }

type Change = (record: ServiceRecord) => ServiceRecord

/**
 * A Channel is responsible for one way of telling: what an entry's values look like there, and how it
 * gets there. `Around` is what a run knows while it delivers.
 */
export type Channel<Around> = {
  /** What it tells, for people: `the reply to /rollback`. */
  readonly describe: (entry: OutboxEntry) => string
  /**
   * Delivers an entry, once: where an earlier run may have done so and died, the channel looks first,
   * for a marker or at a state. Throws what may pass; the entry then waits for the next sweep.
   */
  readonly deliver: (around: Around, entry: OutboxEntry) => Promise<Delivery>
  /** Milliseconds after which nobody waits for it any more; without it, it waits for ever. */
  readonly patience?: number
}

/** Channels by the name that entries carry. */
export type Channels<Around> = Readonly<Record<string, Channel<Around>>>
