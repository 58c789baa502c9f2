/** Something that is added to a copy of the sources: a file of its own, and an entry in a table. */
export type Addition = {
  /** What it is, as CONTRIBUTING names it. */
  readonly kind: string
  readonly files: Readonly<Record<string, string>>
  /** The table, the import that it needs, and the entry: what stands there, and what then stands there. */
  readonly table: {
    readonly path: string
    readonly imports: string
    readonly from: string
    readonly to: string
  }
  /** A second entry: the name of a command, which an ignored comment reads without the table. */
  readonly name?: { readonly path: string; readonly from: string; readonly to: string }
}

const hosting: Addition = {
  kind: 'hosting',
  files: {
    'src/hosting/harbour/descriptor.ts': `import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { hostingDescriptor } from '../descriptor.ts'
import { timeout } from '../shared-keys.ts'

export const harbour = hostingDescriptor({
  provider: 'harbour',
  schema: v.strictObject({ provider: v.literal('harbour'), berth: text, timeout }),
  secrets: ['HARBOUR_KEY'],
  needsCheckout: false,
  lacks: { restart: 'A ship cannot be restarted. Send another one.' },
  async open() {
    const { harbourHosting } = await import('./hosting.ts')
    return (config) => harbourHosting(config.berth)
  },
  setUp: async () => (await import('./set-up.ts')).setUp,
})
`,
    'src/hosting/harbour/hosting.ts': `import type { HostingAdapter } from '../descriptor.ts'

export function harbourHosting(berth: string): HostingAdapter {
  return {
    deploys: 'commit',
    listedAs: 'nothing',
    deploy: async ({ sha }) => ({ id: \`\${berth}:\${sha}\` }),
    wait: async () => ({ status: 'live' }),
  }
}
`,
    'src/hosting/harbour/set-up.ts': `import { secret, type SetUp } from '../set-up.ts'

export const setUp: SetUp = {
  label: 'Harbour',
  questions: [
    {
      name: 'berth',
      takes: '<name>',
      about: 'where it lies',
      asks: 'Which berth is it?',
      shape: /\\S/,
      refusal: 'Type its name.',
    },
  ],
  detect: ({ at }) =>
    at.read('harbour.json') === undefined
      ? undefined
      : { sureness: 1, given: { berth: 'b1' }, because: 'harbour.json is there: Harbour' },
  configuration: ({ berth = '' }) => ({ berth }),
  env: () => [secret('HARBOUR_KEY')],
}
`,
  },
  table: {
    path: 'src/hosting/table.ts',
    imports: "import { harbour } from './harbour/descriptor.ts'",
    from: 'render, vercel }',
    to: 'render, vercel, harbour }',
  },
}

const probe: Addition = {
  kind: 'probe',
  files: {
    'src/probes/queue/descriptor.ts': `import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { probeDescriptor } from '../descriptor.ts'

export const queue = probeDescriptor({
  key: 'queue',
  schema: v.strictObject({ queue: v.pipe(text, v.description('Name of the queue.')) }),
  needsCheckout: false,
  secrets: () => ['QUEUE_URL'],
  name: (config) => \`queue \${config.queue}\`,
  open: async () => (await import('./probe.ts')).queueProbe,
})
`,
    'src/probes/queue/probe.ts': `import type { Probe } from '../../ports.ts'
import type { ProbeOptions } from '../options.ts'

export function queueProbe(
  config: { readonly queue: string },
  { clock }: ProbeOptions,
  name: string,
): Probe {
  return {
    name,
    check: async () => ({
      probe: name,
      verdict: 'degraded',
      detail: \`\${config.queue} is long\`,
      milliseconds: 1,
      at: clock.now().toISOString(),
    }),
  }
}
`,
  },
  table: {
    path: 'src/probes/table.ts',
    imports: "import { queue } from './queue/descriptor.ts'",
    from: 'mongodb, command }',
    to: 'mongodb, command, queue }',
  },
}

const store: Addition = {
  kind: 'variable store',
  files: {
    'src/variables/drawer/descriptor.ts': `import * as v from 'valibot'
import { text } from '../../config/values.ts'
import { storeDescriptor } from '../descriptor.ts'

export const drawer = storeDescriptor({
  key: 'drawer',
  schema: v.strictObject({ drawer: text }),
  example: '{ drawer: top }',
  secrets: ['DRAWER_KEY'],
  open: async () => (config) => ({
    name: \`drawer \${config.drawer}\`,
    read: async () => [{ name: 'A', value: '1' }],
    write: async () => undefined,
    needsBuild: false,
  }),
})
`,
  },
  table: {
    path: 'src/variables/table.ts',
    imports: "import { drawer } from './drawer/descriptor.ts'",
    from: 'dotenv, github }',
    to: 'dotenv, github, drawer }',
  },
}

const event: Addition = {
  kind: 'event',
  files: {
    'src/incident/events/flag-raised.ts': `import * as v from 'valibot'
import { eventKind } from './kind.ts'

export const flagRaised = eventKind({
  type: 'flag-raised',
  fields: { colour: v.string() },
  apply: (state, event) => ({ ...state, title: \`\${event.colour} flag\` }),
  words: ({ colour }) => \`a \${colour} flag was raised\`,
  apart: ({ colour }) => colour,
  facts: { known: ['flag-raised'], of: () => ['flag-raised'] },
})
`,
  },
  table: {
    path: 'src/incident/events.ts',
    imports: "import { flagRaised } from './events/flag-raised.ts'",
    from: '  variablesDiffered,\n] as const',
    to: '  variablesDiffered,\n  flagRaised,\n] as const',
  },
}

const check: Addition = {
  kind: 'doctor check',
  files: {
    'src/doctor/checks/tide.ts': `import { ok, type Check } from '../check.ts'

export const tide: Check = { name: 'tide', run: async () => [ok('sea', 'high')] }
`,
  },
  table: {
    path: 'src/doctor/table.ts',
    imports: "import { tide } from './checks/tide.ts'",
    from: '  otherRepositories,\n]',
    to: '  otherRepositories,\n  tide,\n]',
  },
}

const cause: Addition = {
  kind: 'cause',
  files: {
    'src/causes/rumour.ts': `import * as v from 'valibot'
import { OutageError } from '../errors.ts'
import { causeKind } from './kind.ts'

const schema = v.object({ kind: v.literal('rumour'), heard: v.string() })

type Rumour = v.InferOutput<typeof schema>

export const rumour = causeKind<Rumour>({
  schema,
  place: () => ({ service: 'shop', environment: 'production' }),
  work({ heard }) {
    throw new OutageError('command-unknown', heard)
  },
  line: () => '',
  words: ({ heard }) => \`it is said that \${heard}\`,
})
`,
  },
  table: {
    path: 'src/causes/table.ts',
    imports: "import { rumour } from './rumour.ts'",
    from: '  reminder,\n}',
    to: '  reminder,\n  rumour,\n}',
  },
}

const clock: Addition = {
  kind: 'clock',
  files: {
    'src/clocks/lunch.ts': `import type { IncidentClock } from './clock.ts'

export const lunch: IncidentClock = {
  runs: ({ startedAt }) => ({ key: startedAt, since: startedAt, for: 1_000 }),
  act: async () => ({ outcome: 'succeeded', reply: { status: 'succeeded', headline: 'Eat.' } }),
}
`,
  },
  table: {
    path: 'src/clocks/table.ts',
    imports: "import { lunch } from './lunch.ts'",
    from: '  recurrence,\n}',
    to: '  recurrence,\n  lunch,\n}',
  },
}

const task: Addition = {
  kind: 'sweep task',
  files: {
    'src/sweep/tasks/dust.ts': `import * as v from 'valibot'
import { sweepTask } from '../task.ts'

export const dust = sweepTask({
  memory: v.object({ seen: v.number() }),
  find: async (_, before) => ({ todos: [], end: () => ({ seen: (before?.seen ?? 0) + 1 }) }),
})
`,
  },
  table: {
    path: 'src/sweep/table.ts',
    imports: "import { dust } from './tasks/dust.ts'",
    from: '  history: remembering(history),\n}',
    to: '  history: remembering(history),\n  dust: remembering(dust),\n}',
  },
}

const channel: Addition = {
  kind: 'channel',
  files: {
    'src/channels/pigeon.ts': `import type { Around } from '../engine/outbox.ts'
import type { Channel } from '../outbox/channel.ts'

export const pigeon: Channel<Around> = {
  describe: () => 'the pigeon',
  deliver: async () => ({ status: 'delivered' }),
}
`,
  },
  table: {
    path: 'src/channels/table.ts',
    imports: "import { pigeon } from './pigeon.ts'",
    from: "  'post-mortem': postMortem,\n}",
    to: "  'post-mortem': postMortem,\n  pigeon,\n}",
  },
}

const command: Addition = {
  kind: 'command',
  files: {
    'src/commands/hoist.ts': `import type { Definition } from '../engine/definition.ts'

export const hoist: Definition = {
  name: 'hoist',
  summary: 'hoists a flag',
  usage: '/hoist COLOUR',
  examples: ['/hoist red'],
  permission: 'usual',
  grammar: { flags: {}, words: { least: 1, most: 1 } },
  concerns: 'nothing',
  run: async () => ({ outcome: 'succeeded', reply: { status: 'succeeded', headline: 'Up.' } }),
}
`,
  },
  table: {
    path: 'src/commands/table.ts',
    imports: "import { hoist } from './hoist.ts'",
    from: '  tick,\n}',
    to: '  tick,\n  hoist,\n}',
  },
  name: { path: 'src/parser/names.ts', from: "  'tick',\n]", to: "  'tick',\n  'hoist',\n]" },
}

export const additions: readonly Addition[] = [
  ...[hosting, probe, store, event, check],
  ...[cause, clock, task, channel, command],
]
