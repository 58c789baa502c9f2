import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { root } from './root.ts'

/** The one file that may open a rehearsed GitHub: it holds it against GitHub's description. */
const opener = 'fidelity/open.ts'

describe('every test that rehearses', () => {
  it('opens its GitHub where it is held against the description', () => {
    const files = readdirSync(join(root, 'test'), { recursive: true }).map(String)
    const others = files
      .filter((path) => path.endsWith('.ts') && path !== opener)
      .filter((path) => {
        const text = readFileSync(join(root, 'test', path), 'utf8')
        const imports = text.match(
          /^import (?!type)[^']*?from '(?:@outage-playbook\/rehearsal|[^']*\/src\/drill)\/[^']+'/gm,
        )
        return imports?.some((line) => /\b(?:openGitHub|openWorld|playScenario)\b/.test(line))
      })
    expect(others).toEqual([])
  })
})
