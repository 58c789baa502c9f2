import { describe, expect, it } from '@jest/globals'
import { loadedWith, partOf, rehearsalSources, source, sources } from './source.ts'

/** What everybody may use: the ports, the errors, the time, what is secret. */
const ground = [
  'ports.ts',
  'errors.ts',
  'error-catalogue.ts',
  'clock.ts',
  'instant.ts',
  'secrets.ts',
  'program.ts',
]

/** The pure core: what an outage, a playbook and a configuration are. */
const core = ['incident', 'playbook', 'config', 'descriptors']

/** What may import what. A part may always import itself. */
const house: Readonly<Record<string, readonly string[]>> = {
  // Entries: where a process begins.
  'index.ts': ['ask.ts', 'main.ts', 'cli', 'triggers', 'parser'],
  'ask.ts': ['http', 'github', 'triggers'],
  'main.ts': ['action.ts', 'post.ts', 'io.ts', 'triggers', 'engine', 'github', 'views', ...ground],
  'post.ts': ['action.ts', 'io.ts', 'engine', 'views', ...ground],
  'action.ts': ['wiring.ts', 'io.ts', 'engine', 'github', 'views', ...ground],
  cli: [
    // For `--version`.
    '..',
    'wiring.ts',
    'triggers',
    'commands',
    'history',
    'github',
    'engine',
    'operations',
    'records',
    'variables',
    'setup',
    'doctor',
    'parser',
    'views',
    ...core,
    ...ground,
  ],
  // What `outage init` finds in a checkout, and writes there.
  setup: ['config', 'descriptors', ...ground],
  // What `outage doctor` looks at; it writes nothing.
  doctor: ['operations', 'engine', 'parser', 'github', 'records', 'views', ...core, ...ground],
  'io.ts': ['engine', ...ground],
  'wiring.ts': [
    ...[
      'commands',
      'engine',
      'parser',
      'http',
      'github',
      'hosting',
      'probes',
      'records',
      'channels',
      'variables',
    ],
    ...['views', ...core, ...ground],
  ],
  // What is done: events become invocations, the engine runs them, commands say what happens.
  triggers: ['engine', 'causes', 'parser', 'github', 'records', 'views', ...core, ...ground],
  // One sweep over everything that has been left undone.
  sweep: [
    'clocks',
    'triggers',
    'causes',
    'history',
    'engine',
    'parser',
    'github',
    'probes',
    'records',
    'views',
    ...core,
    ...ground,
  ],
  // What all incidents say together: the index, and the files that show it.
  history: ['engine', 'causes', 'parser', 'github', 'records', 'views', ...core, ...ground],
  commands: [
    'clocks',
    'engine',
    'causes',
    'sweep',
    'history',
    'operations',
    'postmortem',
    'parser',
    'github',
    'probes',
    'records',
    'views',
    ...core,
    ...ground,
  ],
  operations: ['engine', 'causes', 'github', 'probes', 'variables', 'views', ...core, ...ground],
  // What comes after an outage; loaded only there.
  postmortem: [
    'clocks',
    'operations',
    'engine',
    'causes',
    'parser',
    'github',
    'records',
    'views',
    ...core,
    ...ground,
  ],
  engine: [
    'causes',
    'parser',
    'github',
    'probes',
    'records',
    'outbox',
    'views',
    ...core,
    ...ground,
  ],
  // What has to be told, and by which way it is told.
  outbox: ['incident', ...ground],
  parser: ground,
  // Adapters: to the outside, and never to each other; GitHub's client serves three ports, and
  // MongoDB's two.
  http: ground,
  github: ['http', ...ground],
  mongodb: ground,
  hosting: ['http', 'github', 'config', 'descriptors', ...ground],
  records: ['github', 'mongodb', 'causes', 'incident', ...ground],
  variables: ['github', 'config', 'descriptors', ...ground],
  probes: ['http', 'mongodb', 'config', 'descriptors', ...ground],
  channels: ['outbox', 'engine', 'postmortem', 'github', 'records', 'views', ...core, ...ground],
  // What happens by itself, at a time.
  clocks: ['operations', 'history', 'engine', 'causes', 'views', ...core, ...ground],
  // What sets work off: kept in the records, so what it runs is loaded when it runs.
  causes: ['clocks', 'engine', 'commands', 'postmortem', 'parser', 'views', 'incident', ...ground],
  // Strings out of values.
  views: [...core, ...ground],
  // The core.
  incident: ['causes', 'parser', ...ground],
  config: ['descriptors', ...ground],
  // What there is to know of each hosting, probe and variable store before one is opened.
  descriptors: ['config', 'hosting', 'probes', 'variables', 'http', 'github', 'setup', ...ground],
  playbook: ['config', 'incident', ...ground],
  // An entry of its own: scenarios played in the rehearsal's package, and judged from outside by
  // their records, issues and words.
  drill: ['records', 'views', 'secret-forms.ts', ...core, ...ground],
  'ports.ts': [],
  'error-catalogue.ts': ['error-codes'],
  'error-codes': [],
  'errors.ts': ['error-catalogue.ts'],
  'secrets.ts': ['secret-forms.ts'],
  'secret-forms.ts': [],
  'instant.ts': [],
  'clock.ts': ['ports.ts'],
  'program.ts': ['program-groups.ts'],
  'program-groups.ts': [],
}

const edges = sources.flatMap(({ path, part, imports }) =>
  imports
    .filter(({ kind }) => kind === 'file')
    .map(({ target, ...how }) => ({
      from: path,
      part,
      to: target,
      toPart: partOf(target),
      ...how,
    })),
)

const said = ({ from, to }: { from: string; to: string }) => `${from} → ${to}`

const importersOf = (name: RegExp): string[] =>
  sources
    .filter(({ imports }) =>
      imports.some(({ kind, target }) => kind === 'package' && name.test(target)),
    )
    .map(({ path }) => path)

/** The packages that are loaded at once with a file. */
const packagesOf = (entry: string): readonly string[] => {
  const loaded = loadedWith(entry)
  return sources
    .filter(({ path }) => loaded.has(path))
    .flatMap(({ imports }) => imports.filter(({ typeOnly, lazy }) => !typeOnly && !lazy))
    .map(({ target }) => target)
}

describe('the house', () => {
  it('has a place for every file', () => {
    expect(sources.map(({ part }) => part).filter((part) => !(part in house))).toEqual([])
  })

  it('lets each part import only what it may', () => {
    const wrong = edges.filter(
      ({ part, toPart }) => part !== toPart && !(house[part] ?? []).includes(toPart),
    )
    expect(wrong.map(said)).toEqual([])
  })

  it('imports only files that exist', () => {
    const known = new Set(sources.map(({ path }) => path))
    const unknown = edges.filter(({ to }) => to.endsWith('.ts') && !known.has(to))
    expect(unknown.map(said)).toEqual([])
  })

  it('has no circle of files that need each other to load', () => {
    const circles = sources
      .map(({ path }) => path)
      .filter((path) =>
        edges.some(
          ({ from, to, typeOnly, lazy }) =>
            from === path && !typeOnly && !lazy && to !== path && loadedWith(to).has(path),
        ),
      )
    expect(circles).toEqual([])
  })

  it('rehearses in drills only', () => {
    const rehearsing = importersOf(/^@outage-playbook\/rehearsal\//)
    expect(rehearsing.filter((path) => partOf(path) !== 'drill')).toEqual([])
  })

  it('has a rehearsal that imports nothing from outside its package', () => {
    const outside = rehearsalSources.flatMap(({ path, imports }) =>
      imports
        .filter(({ kind, target }) => kind === 'file' && target.startsWith('..'))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(outside).toEqual([])
  })

  it('takes GitHub’s client from the toolkit in an action, and from Octokit elsewhere', () => {
    expect(importersOf(/^@octokit\//)).toEqual(['github/octokit.ts'])
    expect(importersOf(/^@actions\//)).toEqual(['action.ts', 'io.ts'])
    expect(packagesOf('main.ts')).not.toContain('@octokit/rest')
    expect(packagesOf('cli/index.ts')).not.toContain('@actions/github')
  })

  it('has one file that runs child processes', () => {
    const running = sources.filter(({ imports }) =>
      imports.some(({ target, typeOnly }) => target === 'node:child_process' && !typeOnly),
    )
    expect(running.map(({ path }) => path)).toEqual(['program.ts'])
  })

  it('has one file that loads the driver of MongoDB, and that when it is needed', () => {
    const loading = sources.flatMap(({ path, imports }) =>
      imports
        .filter(({ target, typeOnly }) => target === 'mongodb' && !typeOnly)
        .map(({ lazy }) => ({ path, lazy })),
    )
    expect(loading).toEqual([{ path: 'mongodb/client.ts', lazy: true }])
  })

  it('knows adapters by name in the wiring only, but for the records and GitHub', () => {
    const hostings = edges.filter(
      ({ toPart, part }) => toPart === 'hosting' && !['hosting', 'descriptors'].includes(part),
    )
    expect(new Set(hostings.map(({ from }) => from))).toEqual(new Set(['wiring.ts']))
    const stores = edges.filter(
      ({ to, part, typeOnly }) => to === 'records/choose.ts' && part !== 'records' && !typeOnly,
    )
    expect(new Set(stores.map(({ from }) => from))).toEqual(new Set(['wiring.ts']))
  })
})

describe('the descriptors', () => {
  it('are plain data: no adapter, no set-up and no client is loaded with a table', () => {
    const tables = sources.filter(({ part, path }) => part === 'descriptors' && /table/.test(path))
    expect(tables.length).toBeGreaterThan(0)
    const parts = new Set(tables.flatMap(({ path }) => [...loadedWith(path)].map(partOf)))
    const loading = ['hosting', 'variables', 'github', 'setup', 'mongodb']
    expect(loading.filter((part) => parts.has(part))).toEqual([])
  })
})

describe('the causes', () => {
  it('load with a record, and bring nothing of what they run', () => {
    const parts = new Set([...loadedWith('causes/table.ts')].map(partOf))
    const acting = ['engine', 'commands', 'operations', 'records', 'github', 'postmortem']
    expect(acting.filter((part) => parts.has(part))).toEqual([])
  })
})

describe('the core and the views', () => {
  const pure = sources.filter(({ part }) => part === 'incident' || part === 'views')

  it('touch nothing outside: no file, no network, no process', () => {
    const outside = pure.flatMap(({ path, imports }) =>
      imports
        .filter(({ kind, target }) => kind === 'package' && target.startsWith('node:'))
        .filter(({ target }) => !['node:crypto', 'node:util'].includes(target))
        .map(({ target }) => `${path} → ${target}`),
    )
    expect(outside).toEqual([])
  })

  it('take the time from those who call them', () => {
    const ticking = pure.filter(({ tree }) => /\bDate\.now\(|new Date\(\)/.test(tree.text))
    expect(ticking.map(({ path }) => path)).toEqual([])
  })
})

describe('an event that is none of our business', () => {
  const loaded = [...loadedWith('index.ts')]

  it('loads a handful of files, and no package but the one that measures near misses', () => {
    expect(loaded.length).toBeLessThanOrEqual(8)
    const packages = loaded.flatMap((path) =>
      source(path).imports.filter(({ kind, typeOnly }) => kind === 'package' && !typeOnly),
    )
    const named = packages.map(({ target }) => target).filter((name) => !name.startsWith('node:'))
    expect(named).toEqual(['fastest-levenshtein'])
  })
})
