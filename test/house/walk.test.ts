import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { root } from './root.ts'

describe('the random walks', () => {
  it('know the truth, and import nothing of the product that they judge', () => {
    const folder = join(root, 'test/walk')
    const product = readdirSync(folder).filter((name) =>
      /from '[^']*\/src\//.test(readFileSync(join(folder, name), 'utf8')),
    )
    expect(product).toEqual([])
  })
})
