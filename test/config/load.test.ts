import { describe, expect, it } from '@jest/globals'
import { parseConfig } from '../../src/config/load.ts'
import { errorOf, fixture } from './fixture.ts'

const file = '.github/outage.yml'
const production = 'services.shop.environments.production'

const small = `version: 1
services:
  shop:
    environments:
      production:
        hosting: { provider: command, deploy: npm run deploy }
        health: { probes: [{ command: npm test }] }
`

function messageOf(source: string, commands?: readonly string[]): string {
  return errorOf(() => parseConfig(source, file, commands === undefined ? {} : { commands }))
    .message
}

describe('a configuration', () => {
  it('is read with its durations in milliseconds and its logins without an @', () => {
    const config = parseConfig(fixture('example.yml'), file)
    const { health, rollback, hosting } =
      config.services['chatbot-fluxa']?.environments['production'] ?? {}
    expect(health).toMatchObject({
      timeout: 5_000,
      confirm: { failures: 3, successes: 2, every: 10_000 },
      probes: [
        { http: 'https://chatbot-fluxa.com/api/health', method: 'GET', expect: { within: 2_000 } },
        { command: 'npm run test:synthetic' },
      ],
    })
    expect(hosting).toEqual({
      provider: 'workflow',
      workflow: 'deploy.yml',
      'ref-input': 'ref',
      timeout: 1_800_000,
    })
    expect(rollback).toEqual({ automatic: 'when-unhealthy', attempts: 2, branch: 'revert' })
    expect(config.people['technical-lead']).toEqual(['bob'])
  })

  it('needs nothing but one service, where it is deployed, and a probe', () => {
    const config = parseConfig(small, file)
    expect(config).toMatchObject({
      playbook: 'service-outage',
      permissions: {},
      people: { 'on-call': [], cto: [] },
      records: 'github',
    })
    expect(config.services['shop']?.environments['production']).toMatchObject({
      branch: 'main',
      workflows: [],
      rollback: { automatic: 'when-unhealthy', attempts: 2, branch: 'revert' },
    })
  })

  it('may repeat itself with aliases and merge keys', () => {
    const { shop } = parseConfig(fixture('several.yml'), file).services
    expect(shop?.environments['staging']).toMatchObject({ branch: 'next', workflows: ['Deploy'] })
  })

  it('may name a workflow by its path', () => {
    const hosting = 'hosting: { provider: workflow, workflow: .github/workflows/deploy.yml }'
    const config = parseConfig(small.replace(/hosting: .*/, hosting), file)
    expect(config.services['shop']?.environments['production']?.hosting).toMatchObject({
      workflow: 'deploy.yml',
    })
  })
})

describe('the faults of a configuration', () => {
  it('are all listed at once, by line, each with its key and what to do', () => {
    const error = errorOf(() => parseConfig(fixture('faulty.yml'), file))
    expect(error.code).toBe('config-invalid')
    expect(error.message.split('\n')).toEqual([
      `${file} has 22 faults:`,
      `- ${file}:1 \`version\` is not a version that exists; write \`version: 1\``,
      `- ${file}:2 \`playbok\` is not a known key; did you mean \`playbook\`?`,
      `- ${file}:7 \`${production}.branch\` is a number, and must be a text; put it in quotes`,
      `- ${file}:8 \`${production}.workflows\` is a text, and must be a list; write it as a list: \`[value]\``,
      `- ${file}:9 \`${production}.hosting.provider\` cannot be \`rendr\`; did you mean \`render\`? It takes \`workflow\`, \`command\`, \`render\`, \`vercel\``,
      `- ${file}:10 \`${production}.helth\` is not a known key; did you mean \`health\`?`,
      `- ${file}:12 \`${production}.health.timeout\` is not a duration; write a number and a unit, such as \`500ms\`, \`5s\`, \`15m\`, \`4h\``,
      `- ${file}:13 \`${production}.health.confirm.failures\` is too small; use 1 or more`,
      `- ${file}:15 \`${production}.health.probes[0].http\` is not an address; write it in full, such as \`https://example.com\``,
      `- ${file}:16 \`${production}.health.probes[0].expect.stauts\` is not a known key; did you mean \`status\`?`,
      `- ${file}:16 \`${production}.health.probes[0].expect.status\` is not an HTTP status; use 100 to 599`,
      `- ${file}:17 \`${production}.health.probes[1]\` is not a probe; begin it with one of \`http:\`, \`mongodb:\`, \`command:\``,
      `- ${file}:19 \`${production}.health.probes[2].command\` is not a known key; use one of \`http\`, \`method\`, \`headers\`, \`body\`, \`redirects\`, \`ip-version\`, \`allow-private\`, \`expect\``,
      `- ${file}:21 \`${production}.rollback.automatic\` cannot be \`alwys\`; did you mean \`always\`? It takes \`always\`, \`when-unhealthy\`, \`never\``,
      `- ${file}:22 \`services.shop.environments.staging.health\` is missing; add it`,
      `- ${file}:24 \`services.blog\` is a list, and must be a mapping; write \`name: value\` instead of \`- \``,
      `- ${file}:25 \`permissions.default\` cannot be \`writer\`; did you mean \`write\`? It takes \`read\`, \`triage\`, \`write\`, \`maintain\`, \`admin\``,
      `- ${file}:27 \`people.on-call[0]\` is not a login on GitHub; write it as in \`alice\`, and a team under \`permissions.teams\``,
      `- ${file}:28 \`people.cto\` is a text, and must be a list; write it as a list: \`[value]\``,
      `- ${file}:29 \`channels\` is not a known key; use one of \`version\`, \`playbook\`, \`services\`, \`permissions\`, \`people\`, \`post-mortem\`, \`timeline\`, \`history\`, \`records\``,
      `- ${file}:30 \`records\` cannot be \`mongo\`; did you mean \`mongodb\`? It takes \`github\`, \`mongodb\``,
    ])
  })

  it.each([
    ['', 'is empty'],
    ['# only a comment\n', 'is empty'],
    ['---\n', 'is empty'],
    ['---\nversion: 1\n---\nversion: 1\n', 'holds several documents'],
    ['just a text', 'The file is a text, and must be a mapping'],
    ['- a list', 'The file is a list, and must be a mapping'],
    ['version: 1', '`services` is missing'],
    ['version: 1\nservices: {}', ':2 `services` has no service'],
    ['version: 1\nservices:', ':2 `services` is empty, and must be a mapping'],
    ['version: 1\nservices: { shop: { environments: {} } }', 'has no environment'],
    [
      'version: 1\nservices: { constructor: { environments: {} } }',
      'cannot be named `constructor`',
    ],
    ['version: 1\nservices: { ../x: { environments: {} } }', '`services.../x` is not a name'],
  ])('%j: %s', (source, problem) => {
    expect(messageOf(source)).toContain(problem)
  })

  it.each([
    ['version: 1\nversion: 1', ':2:1', 'Remove one of the two keys'],
    ['services:\n\tshop: 1', ':2:1', 'Indent with spaces'],
    ['people:\n  cto: [@dan]', ':2:9', 'in quotes, such as `"@alice"`'],
    ['playbook: "service', ':1:19', 'Close the quotes'],
    ['a: 1\n b: 2', ':2:3', 'Line up the keys'],
    ['a: *nobody', ':1:5', 'Define what the alias repeats'],
  ])('of YAML itself have a line, a column and a remedy: %j', (source, place, remedy) => {
    const error = errorOf(() => parseConfig(source, file))
    expect(error.code).toBe('config-invalid')
    expect(error.message).toContain(`${file}${place} is not valid YAML`)
    expect(error.remedy).toContain(remedy)
  })

  it('include aliases that multiply', () => {
    const layers = ['a0: &a0 [x]', ...Array.from({ length: 9 }, (_, n) => layer(n))]
    expect(messageOf(layers.join('\n'))).toContain('aliases')
    function layer(n: number): string {
      return `a${n + 1}: &a${n + 1} [${Array.from({ length: 9 }, () => `*a${n}`).join(', ')}]`
    }
  })

  it('include permissions for commands that do not exist, where the commands are known', () => {
    const source = `${small}permissions: { default: write, rolback: admin }\n`
    expect(messageOf(source, ['rollback', 'help'])).toContain(
      ':8 `permissions.rolback` is not a command; did you mean `rollback`?',
    )
    expect(parseConfig(source, file).permissions).toEqual({ default: 'write', rolback: 'admin' })
  })

  it.each([
    ['service-outag', 'did you mean `service-outage`?'],
    ['../playbook.yml', 'such as `.github/playbook.yml`'],
    ['/etc/playbook.yml', 'such as `.github/playbook.yml`'],
  ])('include a playbook that cannot be: %s', (playbook, remedy) => {
    expect(messageOf(`${small}playbook: ${playbook}\n`)).toContain(remedy)
  })

  it.each([
    ['mongodb://ops:hunter2@db.acme.test/', 'everybody could read here; put it into a secret'],
    ['my database', 'is not the name of a variable'],
    ['OUTAGE_MONGODB_URI', 'is ours alone'],
  ])('include what a probe of a database cannot name: %s', (name, problem) => {
    const message = messageOf(small.replace('command: npm test', `mongodb: "${name}"`))
    expect(message).toContain(problem)
    expect(message).not.toContain('hunter2')
    expect(message.split('\n')).toHaveLength(2)
  })

  it.each([
    ['probes', 'timeout: 0s', 'is too short; write 10ms at least'],
    ['probes', 'timeout: 60d', 'is too long; write 10m at most'],
    ['probes', 'confirm: { every: 0s }', 'is too short; write 10ms at least'],
    ['probes', 'confirm: { every: 30d }', 'is too long; write 1h at most'],
    ['probes', 'canary: "https://${HOST}/"', 'holds a `${…}`, and nothing is filled in here'],
  ])('include what no health check can mean: %s, %s', (before, key, problem) => {
    const message = messageOf(small.replace(`${before}:`, `${key}, ${before}:`))
    expect(message).toContain(problem)
    expect(message.split('\n')).toHaveLength(2)
  })

  it.each([
    ['http: "https://${HOST}/health"', 'holds a `${…}`, and nothing is filled in here'],
    ['http: https://x.test, expect: { within: 0s }', 'is too short'],
    ['mongodb: MONGODB_URI, within: 60d', 'is too long'],
  ])('include what no probe can mean: %s', (probe, problem) => {
    expect(messageOf(small.replace('command: npm test', probe))).toContain(problem)
  })

  it.each([
    ['0s', 'is too short; write 1s at least'],
    ['30d', 'is too long; write 24h at most'],
  ])('include a deployment that takes %s', (timeout, problem) => {
    const message = messageOf(small.replace('deploy: npm run deploy', `$&, timeout: ${timeout}`))
    expect(message).toContain(problem)
  })

  it('never quote more than a line of what somebody wrote', () => {
    const message = messageOf('version: 1\nservices: {}\n"a\\n- b`c": 1\n')
    expect(message.split('\n')).toHaveLength(3)
    expect(message).toContain('`a - b c`')
  })
})

describe('a name that leads somewhere else', () => {
  const health = '{ probes: [{ command: "true" }] }'
  const hosting = '{ provider: command, deploy: "true" }'
  const env = `{ hosting: ${hosting}, health: ${health} }`
  const workflow = '{ provider: workflow, workflow: ../x.yml }'

  it.each([
    ['a service', `services: { "../../x": { environments: { production: ${env} } } }`],
    ['a service of two dots', `services: { "..": { environments: { production: ${env} } } }`],
    ['an environment', `services: { x: { environments: { "../prod": ${env} } } }`],
    ['a playbook', `playbook: ../../x.yml\nservices: { x: { environments: { p: ${env} } } }`],
    [
      'a playbook of the machine',
      `playbook: /x.yml\nservices: { x: { environments: { p: ${env} } } }`,
    ],
    ['a repository', `services: { x: { repository: acme/.., environments: { p: ${env} } } }`],
    ['an owner', `services: { x: { repository: ../x, environments: { p: ${env} } } }`],
    [
      'a team',
      `permissions: { teams: [acme/..] }\nservices: { x: { environments: { p: ${env} } } }`,
    ],
    [
      'a workflow',
      `services: { x: { environments: { p: { hosting: ${workflow}, health: ${health} } } } }`,
    ],
    ...['..', '.', '-f', 'a..b', 'a b', 'a~1', '/a', 'a/', 'a//b', '@{0}', 'a.'].map((branch) => [
      `the branch ${branch}`,
      `services: { x: { environments: { p: { branch: "${branch}", hosting: ${hosting}, health: ${health} } } } }`,
    ]),
  ])('is refused as the name of %s', (_, text) => {
    expect(() => parseConfig(`version: 1\n${text}\n`, 'outage.yml')).toThrow(
      expect.objectContaining({ code: 'config-invalid' }),
    )
  })

  it.each(['main', 'release/1.2', 'feature/#12-é', 'v1.2.3', 'a-b_c'])(
    'is not what a branch has to be: %s',
    (branch) => {
      const text = `services: { x: { environments: { p: { branch: "${branch}", hosting: ${hosting}, health: ${health} } } } }`
      expect(() => parseConfig(`version: 1\n${text}\n`, 'outage.yml')).not.toThrow()
    },
  )
})
