import type { Cost, Outage } from './outage.ts'

/** A command as it is measured, with what has to be true before and put right after. */
export type MeasuredCommand = {
  readonly name: string
  play(outage: Outage, issue: number, latency: number): Promise<Cost>
}

/** What is measured; every one leaves the world as it found it. */
export const measuredCommands: readonly MeasuredCommand[] = [
  { name: '/help', play: (outage, issue, latency) => outage.type('bob', issue, '/help', latency) },
  {
    name: '/rollback, refused',
    play: (outage, issue, latency) => outage.type('mallory', issue, '/rollback', latency),
  },
  {
    name: '/rollback on an ordinary issue',
    async play(outage, issue, latency) {
      const cost = await outage.type('alice', issue, '/rollback', latency)
      await putRight(outage)
      return cost
    },
  },
  {
    name: "/rollback on an incident's issue",
    async play(outage, issue, latency) {
      await outage.type('alice', issue, '/declare The chatbot is slow')
      const cost = await outage.type('alice', await outage.incident(), '/rollback', latency)
      await putRight(outage)
      return cost
    },
  },
]

/** Closes the incident, and releases again, so that there is something to roll back. */
async function putRight(outage: Outage): Promise<void> {
  const incident = await outage.incident()
  await outage.type('alice', incident, '/resolve --close --cause "a release"')
  await outage.type('alice', incident, '/unfreeze')
  await outage.release()
}
