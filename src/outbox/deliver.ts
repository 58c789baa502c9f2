import type { OutageError } from '../errors.ts'
import type { OutboxEntry, ServiceRecord } from '../incident/record.ts'
import type { Channels, Delivery } from './channel.ts'
import { withAttempt, withoutEntries } from './entries.ts'

/** An entry, and what became of it. */
export type Delivered = { readonly entry: OutboxEntry; readonly delivery: Delivery }

/** A pause between two attempts is doubled after so many. */
const eager = 5

/** Milliseconds of the pause after that, and of the longest. */
const pauses = { first: 600_000, longest: 3_600_000 } as const

/**
 * Delivers entries: to one destination in their order, to several at the same time. Never throws: what
 * could not be delivered says why. `explain` makes an error that says what to do of anything thrown.
 */
export async function deliverAll<Around>(
  channels: Channels<Around>,
  around: Around,
  entries: readonly OutboxEntry[],
  explain: (error: unknown) => OutageError,
): Promise<readonly Delivered[]> {
  const queues = new Map<string, OutboxEntry[]>()
  for (const entry of entries) {
    queues.set(entry.destination, [...(queues.get(entry.destination) ?? []), entry])
  }
  const delivered = new Map<string, Delivery>()
  await Promise.all(
    [...queues.values()].map(async (queue) => {
      for (const entry of queue) {
        const channel = channels[entry.channel]
        // One that a newer version wrote is left for it.
        if (channel === undefined) continue
        try {
          delivered.set(entry.id, await channel.deliver(around, entry))
        } catch (error) {
          delivered.set(entry.id, { status: 'later', why: explain(error) })
        }
      }
    }),
  )
  return entries.flatMap((entry) => {
    const delivery = delivered.get(entry.id)
    return delivery === undefined ? [] : [{ entry, delivery }]
  })
}

/** Entries that could not be delivered, and may be later. */
export function leftOf(delivered: readonly Delivered[]): readonly OutboxEntry[] {
  return delivered.flatMap(({ entry, delivery }) => (delivery.status === 'later' ? [entry] : []))
}

/** What a record learns from deliveries; the entries themselves stay as they are. */
export function learned(delivered: readonly Delivered[], record: ServiceRecord): ServiceRecord {
  return delivered.reduce(
    (before, { delivery }) =>
      'change' in delivery && delivery.change ? delivery.change(before) : before,
    record,
  )
}

/** The record after deliveries: without what arrived, and with one attempt more of what did not. */
export function afterDelivery(
  delivered: readonly Delivered[],
  record: ServiceRecord,
): ServiceRecord {
  const left = leftOf(delivered)
  const gone = delivered.map(({ entry }) => entry).filter((entry) => !left.includes(entry))
  return withAttempt(withoutEntries(learned(delivered, record), gone), left)
}

/** True where it is time for another attempt: seldom, where many were in vain. */
export function isDue({ at, attempts }: OutboxEntry, now: Date): boolean {
  if (attempts < eager) return true
  const pause = Math.min(pauses.longest, pauses.first * 2 ** (attempts - eager))
  return now.getTime() - Date.parse(at) >= pause * (attempts - eager + 1)
}
