import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, it } from '@jest/globals'

/** What `script/tools` installs. */
type Program = 'act' | 'actionlint' | 'age' | 'zizmor'

/** Where `script/tools` puts a program. */
export function programPath(name: Program): string {
  return fileURLToPath(new URL(`../node_modules/.cache/tools/bin/${name}`, import.meta.url))
}

/**
 * A suite that needs a program. Where it is missing, the suite is skipped by name; with
 * `REQUIRE_TOOLS=1`, as in CI, it fails.
 */
export function describeWith(program: Program, name: string, suite: () => void): void {
  if (existsSync(programPath(program))) return describe(name, suite)
  const missing = `${program} is not installed: run script/tools`
  if (process.env['REQUIRE_TOOLS'] !== '1') {
    // Jest names what it skips only where it runs one file.
    process.stderr.write(`skipped: ${name} (${missing})\n`)
    return describe.skip(`${name} (${missing})`, suite)
  }
  describe(name, () => {
    it(`needs ${program}`, () => {
      throw new Error(missing)
    })
  })
}
