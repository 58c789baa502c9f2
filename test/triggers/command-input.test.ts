import { describe, expect, it } from '@jest/globals'
import { typedBy } from '../../src/causes/table.ts'
import { commandInput } from '../../src/triggers/command-input.ts'

const run = { id: '77', attempt: 2, url: 'https://github.com/acme/chatbot-fluxa/actions/runs/77' }
const by = { login: 'bob', run, step: 'deploy-__run', now: new Date('2026-05-01T10:00:00Z') }

describe('the command input', () => {
  it('is what the person who started the run asks for', () => {
    expect(commandInput('/gate', by).invocations).toEqual([
      {
        key: '77:2:deploy-__run:1',
        cause: { kind: 'typed', name: 'gate', rest: '' },
        actor: { login: 'bob', kind: 'operator' },
        at: '2026-05-01T10:00:00.000Z',
        url: run.url,
      },
    ])
  })

  it('may hold several lines, each with a key of its own', () => {
    const { invocations } = commandInput('/freeze\n\n/rollback 2\n', by)
    expect(invocations.map((one) => `${one.key} ${typedBy(one)}`)).toEqual([
      '77:2:deploy-__run:1 /freeze',
      '77:2:deploy-__run:2 /rollback 2',
    ])
  })

  it('is another invocation in another step or attempt of the run', () => {
    const again = commandInput('/gate', { ...by, run: { ...run, attempt: 3 } })
    const other = commandInput('/gate', { ...by, step: 'deploy-__run_2' })
    expect(again.invocations[0]?.key).not.toBe(other.invocations[0]?.key)
  })

  it.each(['rollback', 'please /rollback', '/rollback\nand quickly', '> /rollback', ''])(
    'is an error where it is more than commands: %s',
    (input) => {
      expect(() => commandInput(input, by)).toThrow(
        expect.objectContaining({ code: 'command-unknown' }),
      )
    },
  )
})
