import { OutageError } from '../errors.ts'
import type { ListedRecord, RecordStore } from '../ports.ts'
import type { ConnectedStore } from './choose.ts'
import { joinRecords, type Added, type Join } from './join.ts'
import { archiveKey } from './shapes.ts'
import { copyOf, mainOf, pairOf } from './versions.ts'
import { broughtHome, leftOut, takenOver } from './standby-notices.ts'

export type StandbyOptions = {
  readonly main: ConnectedStore
  readonly standby: RecordStore
  readonly say: (notice: string) => void
  readonly duplicate: (issue: number, into: number) => Promise<void>
}

type Found = Awaited<ReturnType<RecordStore['load']>>

const lost = Symbol('the main store is not to be had')

/**
 * Records in a database, with the branch on GitHub standing by. Every read asks both, at once. What
 * GitHub has and the database has not was written while the database was down, and is brought home
 * there and then; no mark has to be kept of it, because merging what is merged already changes
 * nothing. Where the database does not answer, GitHub takes over until the run ends, beginning with
 * what the run knew. At the end of each run GitHub gets a copy of what was changed, so that it has
 * something to take over with.
 */
export function withStandby(options: StandbyOptions): ConnectedStore {
  const { main, standby, say } = options
  let isDown = false
  /** Records as the database last had them. */
  const known = new Map<string, unknown>()
  /** Versions of the copies on GitHub that are merged; `undefined` where there was none. */
  const merged = new Map<string, string | undefined>()
  /** What changed in this run, and why. */
  const changed = new Map<string, string>()

  function takeOver({ message }: OutageError): void {
    if (isDown) return
    isDown = true
    say(takenOver(message))
  }

  async function fromMain<T>(work: () => Promise<T>): Promise<T | typeof lost> {
    if (isDown) return lost
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof OutageError) || error.code !== 'database-unavailable') throw error
      takeOver(error)
      return lost
    }
  }

  async function load(key: string): Promise<Found> {
    const asked = standby.load(key)
    asked.catch(() => undefined)
    const found = await fromMain(() => main.load(key))
    if (found === lost) return standIn(key, await asked)
    // Where only GitHub is in trouble, the database has all that counts.
    const theirs = await asked.catch((): typeof lost => lost)
    if (theirs === lost) return remembered(key, found)
    const home = await fromMain(() => bringHome(key, found, theirs))
    if (home === lost) return standIn(key, theirs)
    merged.set(key, theirs?.version)
    if (home !== found) changed.set(key, 'What the database has now')
    return remembered(key, home)
  }

  function remembered(key: string, found: Found): Found {
    if (found) known.set(key, found.value)
    return found && { value: found.value, version: `main:${found.version}` }
  }

  /** GitHub's copy, with what this run has seen in the database. */
  function standIn(key: string, copy: Found): Found {
    const last = known.get(key)
    if (last === undefined) return copy && { ...copy, version: `standby:${copy.version}` }
    const { value } = copy ? joined(key, last, copy.value) : { value: last }
    return { value, version: `standby:${copy?.version ?? ''}` }
  }

  /** The record in the database with all that GitHub's copy has. */
  async function bringHome(key: string, found: Found, copy: Found): Promise<Found> {
    if (copy === undefined) return found
    let now = found
    for (let tries = 0; tries < 10; tries++) {
      const join = joined(key, now?.value, copy.value)
      for (const { issue, incident } of join.late) {
        await keep(archiveKey(incident.id, issue), { schema: 1, incident })
      }
      if (join.added === undefined) return now
      await followUp(join.added)
      const saved = await main.save(key, join.value, now?.version, 'Add what is on GitHub')
      if (saved !== 'conflict') {
        const notice = broughtHome(join.added)
        if (notice !== undefined) say(notice)
        return { value: join.value, version: saved.version }
      }
      now = await main.load(key)
    }
    return now
  }

  /** A copy that somebody edited into nonsense is no reason to stop. */
  function joined(key: string, ours: unknown, theirs: unknown): Join {
    try {
      return joinRecords(key, ours, theirs)
    } catch (error) {
      if (!(error instanceof OutageError) || ours === undefined) throw error
      say(leftOut(error.message))
      return { value: ours, late: [] }
    }
  }

  /** What has to be done before the record says that it is done. */
  async function followUp({ closed, duplicates }: Added): Promise<void> {
    for (const key of closed) {
      const copy = await standby.load(key)
      if (copy) await keep(key, copy.value)
    }
    for (const { issue, into } of duplicates) await options.duplicate(issue, into)
  }

  async function keep(key: string, value: unknown): Promise<void> {
    await bringHome(key, await main.load(key), { value, version: '' })
  }

  /** Gives GitHub the record as it is in the database. */
  async function copy(key: string, why: string): Promise<void> {
    if (!merged.has(key)) return
    const value = known.get(key)
    const saved = await standby.save(key, value, merged.get(key), why)
    if (saved !== 'conflict') return
    // Another run has been there meanwhile; what it knows stays.
    const other = await standby.load(key)
    const both = other ? joined(key, value, other.value).value : value
    await standby.save(key, both, other?.version, why)
  }

  return {
    load,

    async save(key, value, version, why) {
      const { side, plain } = sideOf(version)
      if (side !== 'standby') {
        const saved = await fromMain(() => main.save(key, value, plain, why))
        // Whoever saves reads again, and finds what the standby has.
        if (saved === lost && side === 'main') return 'conflict'
        if (saved !== lost) {
          if (saved === 'conflict') return saved
          known.set(key, value)
          changed.set(key, why)
          return { version: `main:${saved.version}` }
        }
      }
      const saved = await standby.save(key, value, plain, why)
      return saved === 'conflict' ? saved : { version: `standby:${saved.version}` }
    },

    async list(prefix) {
      const [own, copies] = await Promise.all([
        fromMain(() => main.list(prefix)),
        standby.list(prefix),
      ])
      return listedByEither(own === lost ? [] : own, copies)
    },

    async loadMany(listed) {
      const inMain = listed.filter(({ version }) => mainOf(version) !== undefined)
      const theirs = await fromMain(() =>
        main.loadMany(inMain.map(({ key, version }) => ({ key, version: mainOf(version) ?? '' }))),
      )
      const known =
        theirs === lost ? [] : inMain.map(({ key }, index) => [key, theirs[index]] as const)
      const values = new Map<string, unknown>(known)
      const copies = listed.filter(
        ({ key, version }) => values.get(key) === undefined && copyOf(version) !== undefined,
      )
      const read = await standby.loadMany(
        copies.map(({ key, version }) => ({ key, version: copyOf(version) ?? '' })),
      )
      for (const [index, { key }] of copies.entries()) values.set(key, read[index])
      return listed.map(({ key }) => values.get(key))
    },

    /** Nothing rests on the copies: GitHub would only have less to take over with. */
    async close() {
      for (const [key, why] of isDown ? [] : changed) {
        if (/^(?:services\/|incidents\/|index$)/.test(key))
          await copy(key, why).catch(() => undefined)
      }
      await main.close()
    },
  }
}

/** What either side has. A version changes with either: what GitHub took over is looked at again. */
function listedByEither(
  own: readonly ListedRecord[],
  copies: readonly ListedRecord[],
): readonly ListedRecord[] {
  const versions = new Map(own.map(({ key, version }) => [key, version]))
  for (const { key, version } of copies) versions.set(key, pairOf(versions.get(key), version))
  return [...versions]
    .map(([key, version]) => ({ key, version }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

function sideOf(version: string | undefined): {
  readonly side?: string
  readonly plain: string | undefined
} {
  const [, side, plain] = /^(main|standby):(.*)$/s.exec(version ?? '') ?? []
  if (side === undefined) return { plain: undefined }
  return { side, plain: plain === '' ? undefined : plain }
}
