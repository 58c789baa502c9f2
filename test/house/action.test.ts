import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { list, object } from '../../src/triggers/payload.ts'
import { root } from './root.ts'

const action: unknown = load(readFileSync(join(root, 'action.yml'), 'utf8'))
const io = readFileSync(join(root, 'src/io.ts'), 'utf8')

describe('action.yml', () => {
  it('declares exactly the inputs that are read', () => {
    const read = [...io.matchAll(/getInput\('([^']+)'/g)].map(([, name]) => name)
    expect(Object.keys(object(action, 'inputs')).toSorted()).toEqual([...new Set(read)].toSorted())
  })

  it('declares exactly the outputs that are written', () => {
    const [, outputs = ''] = /outputs: [^=]+= \{\n([\s\S]*?)\n {2}\}/.exec(io) ?? []
    const written = [...outputs.matchAll(/^ {4}'?([a-z-]+)'?:/gm)].map(([, name]) => name)
    expect(written).toContain('outcome')
    expect(Object.keys(object(action, 'outputs')).toSorted()).toEqual(written.toSorted())
  })

  it('has the same defaults as the code, and describes everything', () => {
    expect(object(action, 'inputs', 'github-token')['default']).toBe('${{ github.token }}')
    expect(object(action, 'inputs', 'config')['default']).toBe('.github/outage.yml')
    for (const kind of ['inputs', 'outputs']) {
      for (const value of Object.values(object(action, kind))) {
        expect(object(value)['description']).toMatch(/\S/)
      }
    }
    expect(
      Object.values(object(action, 'inputs')).map((one) => object(one)['required']),
    ).not.toContain(true)
  })

  it('runs the built file on the node that Actions has', () => {
    const runs = object(action, 'runs')
    expect(runs).toMatchObject({ using: 'node24', main: 'dist/index.js' })
    expect(list(action, 'runs', 'steps')).toEqual([])
    if ('post' in runs) expect(runs['post-if']).toBe('cancelled()')
  })
})
