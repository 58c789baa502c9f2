import { describe, expect, it } from '@jest/globals'
import { typedBy } from '../../src/causes/table.ts'
import { issues } from '../../src/triggers/issues.ts'
import { incidentMarker, stepMarker } from '../../src/views/markers.ts'
import { unread } from './config.ts'
import { edit } from './payloads.ts'

const body = (...boxes: readonly (readonly [string, boolean])[]): string =>
  [
    incidentMarker('chatbot-fluxa', 'production'),
    ...boxes.map(([step, ticked]) => `- [${ticked ? 'x' : ' '}] do it ${stepMarker(step)}`),
  ].join('\r\n')

const ask = async (payload: unknown) =>
  (await issues({ name: 'issues', payload }, unread)).invocations

describe('an incident’s issue edited by hand', () => {
  it('is a tick of each box that was ticked', async () => {
    const invocations = await ask(
      edit(body(['one', false], ['two', false]), body(['one', true], ['two', true])),
    )
    expect(invocations).toMatchObject([
      { cause: { name: 'check', rest: 'one two' }, actor: { login: 'alice', kind: 'person' } },
    ])
  })

  it('is an untick of each box that was unticked', async () => {
    const invocations = await ask(
      edit(body(['one', true], ['two', false]), body(['one', false], ['two', true])),
    )
    expect(invocations.map(typedBy)).toEqual(['/check two', '/uncheck one'])
  })

  it('gets no reply: the box is the answer', async () => {
    const [invocation] = await ask(edit(body(['one', false]), body(['one', true])))
    expect(invocation).not.toHaveProperty('issue')
  })

  it('counts each of two ticks in one second, and the same tick once', async () => {
    const none = body(['one', false], ['two', false])
    const one = body(['one', true], ['two', false])
    const both = body(['one', true], ['two', true])
    const keys = (await Promise.all([ask(edit(none, one)), ask(edit(one, both))])).flat()
    expect(new Set(keys.map(({ key }) => key)).size).toBe(2)
    expect(await ask(edit(none, one))).toEqual(await ask(edit(none, one)))
  })

  it('asks for nothing where no box changed, or one is gone', async () => {
    expect(await ask(edit(body(['one', true]), `${body(['one', true])}\n\nmore`))).toEqual([])
    expect(await ask(edit(body(['one', true], ['two', true]), body(['two', true])))).toEqual([])
  })

  it('asks for nothing where it is no issue of ours', async () => {
    expect(await ask(edit('- [ ] a', '- [x] a'))).toEqual([])
  })
})
