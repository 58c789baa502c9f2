import type { Folder } from './folder.ts'

/** A path that programs answer with how they are, wherever it stands in a source. */
const shape = '/(api/)?(health|healthz|healthcheck|health-check|livez|readyz|ping)([\'"\\`) ]|$)'

/** Where paths are no routes of the service. */
const not = [':!*.md', ':!*.lock', ':!*lock.json', ':!node_modules', ':!.github/outage.yml']

const preferred = ['/api/health', '/api/healthz', '/healthz', '/health', '/readyz', '/livez']

/** The health path that the sources name; by preference, then by how often. */
export function findHealthPath(at: Folder): string | undefined {
  const found = at.git('grep', '--no-color', '-IhoE', shape, '--', '.', ...not)
  const routes = at.git('ls-files', '--', '*api/health*')
  const counted = new Map<string, number>()
  const lines = (found ?? '').split('\n').filter((line) => line !== '')
  for (const line of lines) {
    const path = line.replace(/['"`) ]$/, '')
    counted.set(path, (counted.get(path) ?? 0) + 1)
  }
  // Frameworks whose routes are files: `app/api/health/route.ts`, `pages/api/health.js`.
  if (/(^|\/)api\/health(\/route)?\.\w+$/m.test(routes ?? '')) counted.set('/api/health', 1_000)
  const known = preferred.find((path) => counted.has(path))
  return known ?? [...counted].toSorted(([, a], [, b]) => b - a)[0]?.[0]
}
