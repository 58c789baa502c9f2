import { describe, expect, it } from '@jest/globals'
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

describe('the JSON Schemas', () => {
  it('are as fresh as the schemas that they are made from', () => {
    const root = fileURLToPath(new URL('../..', import.meta.url))
    const script = ['script/schema.ts', '--check']
    const { status, stderr } = spawnSync('node_modules/.bin/node', script, {
      cwd: root,
      encoding: 'utf8',
    })
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' })
  })
})
