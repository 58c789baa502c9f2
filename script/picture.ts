// Makes docs/images/incident.png: the top of an incident's issue as GitHub shows it, while it is
// being watched. Needs chromium, and dist/.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { playScenario } from '../src/drill/play.ts'
import { readAssets } from '../src/drill/report/assets.ts'
import { issue } from '../src/drill/report/parts.ts'
import { htmlReport } from '../src/drill/report/write.ts'
import { badDeploy } from '../src/drill/scenarios/bad-deploy.ts'

const root = fileURLToPath(new URL('..', import.meta.url))
const picture = join(root, 'docs/images/incident.png')
const chromium = process.env['CHROMIUM'] ?? 'chromium'

try {
  execFileSync(chromium, ['--version'], { stdio: 'ignore' })
} catch {
  console.error(`There is no ${chromium}. Install it, or name another browser in CHROMIUM.`)
  process.exit(1)
}

// Without the last act, which resolves it.
const watched = { ...badDeploy, acts: badDeploy.acts.slice(0, -1), checks: [] }
const { outcome } = await playScenario(watched, { dist: join(root, 'dist/index.js') })
if (outcome.incidentIssue === undefined) throw new Error('The rehearsal opened no incident.')
const page = htmlReport(issue(outcome.incidentIssue, watched.name).slice(0, 1), await readAssets())

const directory = mkdtempSync(join(tmpdir(), 'outage-picture-'))
try {
  const file = join(directory, 'incident.html')
  writeFileSync(file, page)
  execFileSync(
    chromium,
    [
      ...['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
      ...['--disable-background-networking', '--disable-component-update', '--disable-sync'],
      ...['--hide-scrollbars', '--virtual-time-budget=8000', '--window-size=1000,1020'],
      ...[`--user-data-dir=${join(directory, 'profile')}`, `--screenshot=${picture}`],
      pathToFileURL(file).href,
    ],
    { stdio: 'ignore' },
  )
} finally {
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 })
}
console.log(`docs/images/incident.png, ${Math.round(statSync(picture).size / 1024)} kB`)
