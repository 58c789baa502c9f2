import { beforeEach, describe, expect, it } from '@jest/globals'
import { commandOf } from '../../src/causes/typed.ts'
import * as fc from 'fast-check'
import { systemClock } from '../../src/clock.ts'
import { OutageError } from '../../src/errors.ts'
import type { EventBody } from '../../src/incident/events.ts'
import type { ServiceRecord } from '../../src/incident/record.ts'
import {
  makeEvents,
  withEvents,
  withIncident,
  withoutIncident,
  withRelease,
} from '../../src/incident/service.ts'
import type { RecordStore } from '../../src/ports.ts'
import { openRecord, type RecordFile } from '../../src/records/file.ts'
import { memoryRecords } from '../../src/records/memory.ts'
import type { ConnectedStore } from '../../src/records/choose.ts'
import { archiveShape, serviceShape } from '../../src/records/shapes.ts'
import { withStandby } from '../../src/records/standby.ts'
import { recordContract } from '../contracts/records.ts'

/** A database that can be down. */
type Switch = { isDown: boolean; saves: number }

function database(store: RecordStore, power: Switch): ConnectedStore {
  const unless = async <T>(work: () => Promise<T>): Promise<T> => {
    if (power.isDown)
      throw new OutageError('database-unavailable', 'The database refuses connections.')
    return work()
  }
  return {
    load: (key) => unless(() => store.load(key)),
    save: (...args) => {
      power.saves++
      return unless(() => store.save(...args))
    },
    list: (prefix) => unless(() => store.list(prefix)),
    loadMany: (listed) => unless(() => store.loadMany(listed)),
    close: async () => undefined,
  }
}

recordContract('a database with GitHub standing by', async () => {
  const [main, standby] = [memoryRecords(), memoryRecords()]
  const power = { isDown: false, saves: 0 }
  const duplicate = async (): Promise<void> => undefined
  const open = () =>
    withStandby({ main: database(main, power), standby, say: () => undefined, duplicate })
  return { store: open(), other: open(), close: async () => undefined }
})

recordContract('GitHub, where the database is down', async () => {
  const [main, standby] = [memoryRecords(), memoryRecords()]
  const power = { isDown: true, saves: 0 }
  const duplicate = async (): Promise<void> => undefined
  const open = () =>
    withStandby({ main: database(main, power), standby, say: () => undefined, duplicate })
  return { store: open(), other: open(), close: async () => undefined }
})

const key = 'services/chat/production'
const shape = serviceShape('chat', 'production')

let main: RecordStore
let standby: RecordStore
let power: Switch
let said: string[]
let duplicates: string[]
beforeEach(() => {
  main = memoryRecords()
  standby = memoryRecords()
  power = { isDown: false, saves: 0 }
  said = []
  duplicates = []
})

/** The store as a run has it. */
function opened(): ConnectedStore {
  return withStandby({
    main: database(main, power),
    standby,
    say: (notice) => said.push(notice),
    duplicate: async (issue, into) => void duplicates.push(`#${issue} → #${into}`),
  })
}

/** What one run of ours does, from its first look to its end. */
async function run(
  work: (file: RecordFile<ServiceRecord>, store: ConnectedStore) => Promise<unknown>,
): Promise<void> {
  const store = opened()
  await work(await openRecord(store, shape, systemClock), store)
  await store.close()
}

let second = 0
function happens(by: string, ...bodies: EventBody[]) {
  const now = new Date(Date.UTC(2026, 4, 1, 10, 0, second++))
  return (record: ServiceRecord): ServiceRecord =>
    withEvents(record, makeEvents(record.incident, { key: by, actor: 'alice', now }, bodies))
}

function opens(by: string, issue: number) {
  const trigger = { kind: 'person', summary: 'declared' } as const
  const events = happens(
    by,
    { type: 'declared', title: by, severity: 'P1', trigger },
    { type: 'issue-opened', issue, link: `https://github.test/issues/${issue}` },
  )
  return (record: ServiceRecord): ServiceRecord => events(withIncident(record, by))
}

const note = (text: string): EventBody => ({ type: 'noted', text })

async function texts(store: RecordStore): Promise<readonly string[]> {
  const value = shape.read((await store.load(key))?.value)
  return (value.incident?.events ?? []).flatMap((event) =>
    event.type === 'noted' ? [event.text] : [],
  )
}

async function keeps(issue: number, record: ServiceRecord, store: RecordStore): Promise<void> {
  const file = await openRecord(store, archiveShape(issue), systemClock)
  const { incident } = record
  if (incident) await file.update(() => ({ schema: 1, incident }), 'Close it')
}

describe('while the database is up', () => {
  it('it has the records, and GitHub gets a copy when the run ends', async () => {
    await run(async (file) => {
      await file.update(opens('a', 42), 'Open')
      expect(await standby.load(key)).toBeUndefined()
      await file.update(happens('b', note('one')), 'Note')
    })
    expect(await texts(main)).toEqual(['one'])
    expect((await standby.load(key))?.value).toEqual((await main.load(key))?.value)
    expect(said).toEqual([])
  })

  it('a run that only looks writes nothing', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    const before = [await main.load(key), await standby.load(key)]
    await run((file) => file.refresh())
    expect([await main.load(key), await standby.load(key)]).toEqual(before)
  })

  it('a copy that was never made is no trouble, and is made by the next run', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    // This run is killed: it never closes.
    const killed = await openRecord(opened(), shape, systemClock)
    await killed.update(happens('b', note('one')), 'Note')
    expect(await texts(standby)).toEqual([])
    await run((file) => file.update(happens('c', note('two')), 'Note'))
    expect(await texts(standby)).toEqual(['one', 'two'])
    expect(said).toEqual([])
  })

  it('copies of two runs at once both end up on GitHub', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    await run(async (file) => {
      await file.update(happens('b', note('slow run')), 'Note')
      await run((other) => other.update(happens('c', note('quick run')), 'Note'))
      await file.update(happens('d', note('slow run again')), 'Note')
    })
    expect(await texts(standby)).toEqual(['slow run', 'quick run', 'slow run again'])
    expect(await texts(main)).toEqual(await texts(standby))
  })

  it('GitHub may be in trouble', async () => {
    const broken: RecordStore = {
      ...standby,
      load: async () => {
        throw new OutageError('github-unavailable', 'GitHub did not answer.')
      },
    }
    standby = broken
    await run((file) => file.update(opens('a', 42), 'Open'))
    expect(shape.read((await main.load(key))?.value).incident?.id).toBe('a:chat:production')
  })

  it('a copy that was edited into nonsense is left out, and that is said', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    const found = await standby.load(key)
    await standby.save(key, { schema: 7 }, found?.version, 'Edit by hand')
    await run((file) => file.update(happens('b', note('one')), 'Note'))
    expect(await texts(main)).toEqual(['one'])
    expect(said[0]).toContain('The copy on GitHub was left out')
  })

  it('records that were on GitHub before there was a database are taken over', async () => {
    const file = await openRecord(standby, shape, systemClock)
    await file.update(opens('a', 42), 'Open')
    await run(async (now) => expect(now.value.incident?.id).toBe('a:chat:production'))
    expect((await main.load(key))?.value).toEqual((await standby.load(key))?.value)
    expect(said).toEqual(['Added to the database from GitHub: 2 events.'])
  })
})

describe('while the database is down', () => {
  it('GitHub takes over with what it has, and that is said once', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = true
    await run(async (file) => {
      expect(file.value.incident?.id).toBe('a:chat:production')
      await file.update(happens('b', note('one')), 'Note')
      await file.update(happens('c', note('two')), 'Note')
    })
    expect(await texts(standby)).toEqual(['one', 'two'])
    expect(said).toHaveLength(1)
    expect(said[0]).toContain('The database refuses connections, so this is recorded on GitHub')
    expect(said[0]).toContain('The next command that reaches the database adds it there')
  })

  it('it is asked once in a run, not at every step', async () => {
    power.isDown = true
    await run(async (file) => {
      for (const by of ['a', 'b', 'c']) await file.update(opens(by, 42), 'Open')
    })
    expect(power.saves).toBe(0)
  })

  it('a run that saw it go loses nothing of what it had done', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    await run(async (file) => {
      await file.update(happens('b', note('one')), 'Note')
      power.isDown = true
      await file.update(happens('c', note('two')), 'Note')
      await file.refresh()
      expect(file.value.incident?.events.map(({ id }) => id).join()).toMatch(/\bb:noted:/)
    })
    expect(await texts(standby)).toEqual(['one', 'two'])
  })

  it('a run that saw it go before GitHub had any copy goes on there', async () => {
    await run(async (file) => {
      await file.update(opens('a', 42), 'Open')
      power.isDown = true
      await file.update(happens('b', note('one')), 'Note')
    })
    expect(shape.read((await standby.load(key))?.value).incident?.id).toBe('a:chat:production')
    expect(await texts(standby)).toEqual(['one'])
  })

  it('a copy that is nonsense is replaced by what the run knew', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    const found = await standby.load(key)
    await standby.save(key, { schema: 7 }, found?.version, 'Edit by hand')
    await run(async (file) => {
      power.isDown = true
      await file.update(happens('b', note('one')), 'Note')
    })
    expect(await texts(standby)).toEqual(['one'])
  })

  it('a command stays taken that was taken on GitHub', async () => {
    power.isDown = true
    const at = '2026-05-01T10:00:00.000Z'
    const actor = { login: 'alice', kind: 'person' } as const
    const invocation = { key: 'comment:1:1', cause: commandOf('ack'), actor, at }
    const claim = { key: 'comment:1:1', invocation, run: { id: '7', attempt: 1 }, at }
    await run((file) => file.update((record) => ({ ...record, claims: [claim] }), 'Take it'))
    power.isDown = false
    await run(async (file) => expect(file.value.claims).toEqual([claim]))
  })
})

describe('when the database is up again', () => {
  it('it gets what was recorded on GitHub, next to what it had', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = true
    await run((file) => file.update(happens('b', note('on GitHub')), 'Note'))
    power.isDown = false
    // Somebody who could reach it all the time.
    const direct = await openRecord(main, shape, systemClock)
    await direct.update(happens('c', note('in the database')), 'Note')
    said = []
    await run((file) => file.refresh())
    expect(await texts(main)).toEqual(['on GitHub', 'in the database'])
    expect(await texts(standby)).toEqual(await texts(main))
    expect(said).toEqual(['Added to the database from GitHub: 1 event.'])
  })

  it('that is done once', async () => {
    power.isDown = true
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = false
    await run((file) => file.refresh())
    const { saves } = power
    said = []
    await run((file) => file.refresh())
    expect(power.saves).toBe(saves)
    expect(said).toEqual([])
  })

  it('a run that is still on GitHub is brought home again and again', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = true
    await run(async (slow) => {
      await slow.update(happens('b', note('one')), 'Note')
      power.isDown = false
      await run((file) => file.refresh())
      expect(await texts(main)).toEqual(['one'])
      await slow.update(happens('c', note('two')), 'Note')
    })
    await run((file) => file.refresh())
    expect(await texts(main)).toEqual(['one', 'two'])
  })

  it('two incidents of one outage become one, and the younger issue is closed', async () => {
    // The copy on GitHub is from before the incident.
    await run((file) => file.update((record) => withRelease(record, release), 'Release'))
    const direct = await openRecord(main, shape, systemClock)
    await direct.update(opens('a', 42), 'Open')
    power.isDown = true
    await run((file) => file.update(opens('b', 51), 'Open'))
    power.isDown = false
    await run(async (file) => {
      expect(file.value.incident?.id).toBe('a:chat:production')
      expect(file.value.incident?.events).toHaveLength(4)
    })
    expect(duplicates).toEqual(['#51 → #42'])
    expect(said.at(-1)).toContain('#51, which is the same outage as #42')
    expect(shape.read((await standby.load(key))?.value).incident?.id).toBe('a:chat:production')
  })

  it('an incident that was closed on GitHub is closed, and kept', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = true
    await run(async (file, store) => {
      await file.update(happens('b', { type: 'resolved' }), 'Resolve')
      await keeps(42, file.value, store)
      await file.update(
        (record) => withoutIncident(record, { at: '2026-05-01T12:00:00.000Z', issue: 42 }),
        'Finish',
      )
    })
    power.isDown = false
    await run(async (file) => expect(file.value.incident).toBeUndefined())
    const kept = archiveShape(42).read((await main.load('incidents/0042'))?.value)
    expect(kept?.incident.events.map(({ type }) => type)).toContain('resolved')
  })

  it('what was noted on GitHub about an incident that was closed meanwhile goes to its record', async () => {
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = true
    await run((file) => file.update(happens('b', note('too late')), 'Note'))
    power.isDown = false
    const direct = await openRecord(main, shape, systemClock)
    await keeps(42, direct.value, main)
    await direct.update(
      (record) => withoutIncident(record, { at: '2026-05-01T12:00:00.000Z', issue: 42 }),
      'Finish',
    )
    await run(async (file) => expect(file.value.incident).toBeUndefined())
    const kept = archiveShape(42).read((await main.load('incidents/0042'))?.value)
    expect(kept?.incident.events.map(({ id }) => id).join()).toMatch(/\bb:noted:/)
  })

  it('it may go again in the middle of that', async () => {
    power.isDown = true
    await run((file) => file.update(opens('a', 42), 'Open'))
    power.isDown = false
    const brittle = { ...main }
    const whole = main
    main = {
      ...brittle,
      save: async () => {
        throw new OutageError('database-unavailable', 'The database closed the connection.')
      },
    }
    await run((file) => file.update(happens('b', note('one')), 'Note'))
    expect(await texts(standby)).toEqual(['one'])
    main = whole
    await run((file) => file.refresh())
    expect(await texts(main)).toEqual(['one'])
  })
})

describe('whatever the database does', () => {
  const step = fc.record({
    /** Whether it goes, or comes back, before and after the note is written. */
    before: fc.boolean(),
    after: fc.boolean(),
    isKilled: fc.boolean(),
    /** Runs that begin at once, and write one after the other. */
    runs: fc.integer({ min: 1, max: 3 }),
  })

  it('nothing that was noted is lost, and nothing is there twice', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 8 }), async (steps) => {
        main = memoryRecords()
        standby = memoryRecords()
        power = { isDown: false, saves: 0 }
        await run((file) => file.update(opens('a', 42), 'Open'))
        const expected: string[] = []
        for (const [index, { before, after, isKilled, runs }] of steps.entries()) {
          power.isDown = before
          const stores = Array.from({ length: runs }, () => opened())
          const files = await Promise.all(
            stores.map((store) => openRecord(store, shape, systemClock)),
          )
          for (const [number, file] of files.entries()) {
            const name = `${index}-${number}`
            await file.update(happens(`first-${name}`, note(`first ${name}`)), 'Note')
            power.isDown = after
            await file.update(happens(`second-${name}`, note(`second ${name}`)), 'Note')
            expected.push(`first ${name}`, `second ${name}`)
          }
          if (!isKilled) await Promise.all(stores.map((store) => store.close()))
        }
        power.isDown = false
        await run((file) => file.refresh())
        expect([...(await texts(main))].toSorted()).toEqual(expected.toSorted())
      }),
    )
  })
})

const release = {
  id: '1',
  sha: 'a'.repeat(40),
  title: 'A change',
  at: '2026-05-01T09:00:00.000Z',
  verdict: 'good',
  via: 'deployment',
  verifiedAt: '2026-05-01T09:00:00.000Z',
} as const
