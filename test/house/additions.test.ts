import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { openCopy, type Copy } from './additions/copy.ts'
import { additions } from './additions/kinds.ts'

/** What an addition touches is a file of its own and its line in a table; all else finds it there. */

let copy: Copy
beforeAll(() => {
  copy = openCopy(additions)
})
afterAll(() => copy.close())

/** Runs some lines in the copy, with `result` as what they found. */
async function find(lines: string): Promise<unknown> {
  copy.write('src/find.ts', `${lines}\nconsole.log(JSON.stringify(result))\n`)
  return JSON.parse(await copy.node('src/find.ts'))
}

const config = `version: 1
services:
  shop:
    environments:
      production:
        hosting: { provider: harbour, berth: b7 }
        health: { probes: [{ queue: orders }] }
        variables:
          recipients: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]
          from: { drawer: top }
`

const parsed = `import { parseConfig } from './config/load.ts'
import { allPlaces } from './config/select.ts'
const places = allPlaces(parseConfig(${JSON.stringify(config)}, 'outage.yml'))
const [place] = places
if (place === undefined) throw new Error('There is no place.')
`

describe('what is added with a file and a line in its table', () => {
  it('compiles, and nothing else has to change', async () => {
    const tsc = 'node_modules/typescript/bin/tsc'
    copy.write('tsconfig.copy.json', '{ "extends": "./tsconfig.json", "include": ["src"] }')
    expect(await copy.node(tsc, '-p', 'tsconfig.copy.json', '--noEmit')).toBe('')
  }, 120_000)

  it('is in the schema that editors read: a hosting, a probe, a store', async () => {
    await copy.node('script/schema.ts')
    const schema = copy.read('schema/outage.schema.json')
    for (const name of ['harbour', 'berth', 'Name of the queue.', 'drawer']) {
      expect(schema).toContain(name)
    }
  })

  it('is read from the configuration, and opened: a hosting', async () => {
    const opened = await find(`${parsed}
import { openHostings } from './hosting/open.ts'
import { systemClock } from './clock.ts'
import { openFolder } from './setup/folder.ts'
import { loadSetUps } from './setup/set-ups.ts'
const tools = { env: {}, ofChildren: {}, secrets: [], clock: systemClock, workspace: '.', log: () => {} }
const hostings = openHostings(tools as never, (() => ({})) as never)
await hostings.load(parseConfig(${JSON.stringify(config)}, 'outage.yml'))
const hosting = hostings.of(place)
const { id } = await hosting.deploy({ sha: 'abc', operation: '', reason: '' })
const labels = (await loadSetUps()).map(({ setUp }) => setUp.label)
const result = { id, provider: hosting.provider, lacks: hosting.lacks, labels, at: openFolder('.').path }`)
    expect(opened).toMatchObject({
      id: 'b7:abc',
      provider: 'harbour',
      lacks: { restart: expect.stringContaining('another one') },
      labels: expect.arrayContaining(['Render', 'Harbour']),
    })
  })

  it('is read from the configuration, and opened: a probe, and a store of variables', async () => {
    const found = await find(`${parsed}
import { checkHealth } from './probes/health.ts'
import { openStores } from './variables/open.ts'
import { systemClock } from './clock.ts'
const options = { clock: systemClock, env: {}, cwd: '.' }
const { results } = await checkHealth(place.settings.health, options)
const stores = openStores({ hostingOf: () => ({}), codeOf: () => ({}), withVariables: () => ({}) } as never)
await stores.load(parseConfig(${JSON.stringify(config)}, 'outage.yml'))
const result = { results, store: stores.of(place)?.name }`)
    expect(found).toMatchObject({
      results: [{ probe: 'queue orders', verdict: 'degraded', detail: 'orders is long' }],
      store: 'drawer top',
    })
  })

  it('is found in a checkout, asked for and written by `outage init`', async () => {
    copy.write('shop/harbour.json', '{}')
    const flags = ['--yes', '--service', 'shop', '--url', 'https://shop.example.com']
    const cli = ['src/cli/index.ts', 'init', '--directory', 'shop', ...flags]
    const said = await copy.node(...cli)
    expect(said).toContain('Found: harbour.json is there: Harbour.')
    expect(said).toContain('gh secret set HARBOUR_KEY')
    expect(copy.read('shop/.github/outage.yml')).toContain('{ provider: harbour, berth: b1 }')
    expect(copy.read('shop/.github/workflows/outage.yml')).toContain('secrets.HARBOUR_KEY')
    expect(await copy.node('src/cli/index.ts', 'init', '--help')).toContain('--berth <name>')
  })

  it('means something and is told: an event, which ticks steps of the playbook, too', async () => {
    const found = await find(`
import { fold } from './incident/fold.ts'
import { makeEvents } from './incident/service.ts'
const cause = { key: 'comment:1:1', actor: 'alice', now: new Date('2026-11-30T00:00:00Z') }
const events = makeEvents(undefined, cause, [{ type: 'flag-raised', colour: 'red' }])
const state = fold({ id: 'i', service: 's', environment: 'e', events }, 'response')
const result = { title: state.title, timeline: state.timeline, id: events[0]?.id }`)
    expect(found).toMatchObject({
      title: 'red flag',
      timeline: [{ text: 'a red flag was raised', by: 'alice' }],
      id: 'comment:1:1:flag-raised:red',
    })
  })

  it('is kept in the records and told: a cause', async () => {
    const found = await find(`
import * as v from 'valibot'
import { causePlace, causeSchema, causeWords } from './causes/table.ts'
const cause = v.parse(causeSchema, { kind: 'rumour', heard: 'it is slow' })
const result = { words: causeWords({ cause }), place: causePlace({ cause }) }`)
    expect(found).toEqual({
      words: 'it is said that it is slow',
      place: { service: 'shop', environment: 'production' },
    })
  })

  it('runs out in every open incident: a clock', async () => {
    const found = await find(`
import { fold } from './incident/fold.ts'
import { makeEvents } from './incident/service.ts'
import { dueClocks } from './clocks/incident.ts'
import { builtinPlaybook } from './playbook/load.ts'
const now = new Date('2026-11-30T00:00:00Z')
const declared = { type: 'declared', title: 't', severity: 'P1', trigger: { kind: 'person', summary: '' } } as const
const events = makeEvents(undefined, { key: 'comment:1:1', actor: 'alice', now }, [declared])
const state = fold({ id: 'i', service: 's', environment: 'e', events }, 'response')
const result = dueClocks(state, builtinPlaybook(), new Date(now.getTime() + 2_000))`)
    expect(found).toMatchObject([{ clock: 'lunch' }])
  })

  it('is swept, and remembers: a task', async () => {
    const found = await find(`
import { tasks } from './sweep/table.ts'
const scene = {} as never
const first = await (await tasks['dust']?.find(scene, 'nonsense'))?.end(new Set())
const result = await (await tasks['dust']?.find(scene, first))?.end(new Set())`)
    expect(found).toEqual({ seen: 2 })
  })

  it('delivers what is in the outbox: a channel', async () => {
    const found = await find(`
import { channels } from './channels/table.ts'
import { asOutageError } from './errors.ts'
import { deliverAll } from './outbox/deliver.ts'
const entry = { id: 'p:1', channel: 'pigeon', destination: 'roof', payload: {}, at: '2026-11-30T00:00:00.000Z', attempts: 0 }
const delivered = await deliverAll(channels, {} as never, [entry], asOutageError)
const result = delivered.map(({ delivery }) => delivery.status)`)
    expect(found).toEqual(['delivered'])
  })

  it('is offered in the help, in a terminal, and to a comment: a command', async () => {
    expect(await copy.node('src/cli/index.ts', 'hoist', '--help')).toContain('hoists a flag')
    const found = await find(`
import { mayHoldCommand } from './parser/suggest.ts'
import { commands } from './commands/table.ts'
const result = { mine: mayHoldCommand('/hoist red'), usage: commands.find('hoist')?.usage }`)
    expect(found).toEqual({ mine: true, usage: '/hoist COLOUR' })
    await copy.node('script/readme.ts')
    expect(copy.read('README.md')).toContain('/hoist COLOUR')
  })

  it('is among what the doctor looks at: a check', async () => {
    const names = await find(`
import { checks } from './doctor/table.ts'
const result = checks.map(({ name }) => name)`)
    expect(names).toContain('tide')
  })
})
