// Tries every property with many cases, and says how many: `npm run fuzz`. An argument is how many in
// place of each hundred; others go to jest.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))

/** What `npm run fuzz` promises, with all properties and no arguments. */
const least = 100_000

/** Folders whose tests hold properties, and start no worlds. */
const folders =
  'parser|incident|views|config|playbook|records|probes|operations|engine|triggers|postmortem|variables'

const [wanted, ...others] = process.argv.slice(2)
const isCount = /^\d+$/.test(wanted ?? '')
const hundred = isCount ? wanted : '1000'
const rest = isCount ? others : process.argv.slice(2)
const tests = rest.length > 0 ? rest : [`test/(${folders})/`, 'test/secrets', 'test/instant']

const folder = mkdtempSync(join(tmpdir(), 'outage-fuzz-'))
const tally = join(folder, 'tally')
writeFileSync(tally, '')
try {
  const { status } = spawnSync('npm', ['test', '--silent', '--', '--ci', ...tests], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, FUZZ_CASES: hundred, FUZZ_TALLY: tally },
  })
  const runs = readFileSync(tally, 'utf8').split('\n').filter(Boolean).map(Number)
  const cases = runs.reduce((sum, count) => sum + count, 0)
  console.log(`${cases.toLocaleString('en')} cases of ${runs.length} properties`)
  const isShort = rest.length === 0 && cases < least
  if (isShort) console.error(`error: fewer than ${least.toLocaleString('en')}`)
  process.exitCode = status !== 0 || isShort ? 1 : 0
} finally {
  rmSync(folder, { recursive: true, force: true })
}
