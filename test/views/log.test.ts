import { describe, expect, it } from '@jest/globals'
import { bare, progressLog } from '../../src/views/log.ts'
import { code, paragraph } from '../../src/views/markdown.ts'

describe('a reply in a log', () => {
  it('has no marks of Markdown', () => {
    expect(bare('**Done:** `/ack` by [alice](https://example.com) <sub>now</sub>')).toBe(
      'Done: /ack by alice now',
    )
    expect(bare(paragraph('It costs $3 *each*, see a_b_c'))).toBe('It costs $3 *each*, see a_b_c')
  })

  it('has tables in columns', () => {
    const table = [
      '| Probe | Found |',
      '|:--|--:|',
      `| ${code('GET /a|b')} | 200 |`,
      '| [home](https://example.com) | not found |',
    ].join('\n')
    expect(bare(`before\n\n${table}\n\nafter`)).toBe(
      `before

Probe     Found
GET /a|b  200
home      not found

after`,
    )
    expect(bare('| | |\n|:--|:--|\n| Owner | bob |')).toBe('Owner  bob\n')
  })

  it('says each thing once, however often it is shown', () => {
    const lines: string[] = []
    const log = progressLog((line) => lines.push(line))
    const reply = { key: 'comment:1:1', line: '/ack', headline: '**Done.**' } as const
    log({ ...reply, status: 'running' })
    log({ ...reply, status: 'succeeded', details: ['Well.'] })
    expect(lines).toEqual(['> /ack', 'Done.', 'Well.'])
  })
})
