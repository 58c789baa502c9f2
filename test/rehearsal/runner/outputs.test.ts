import { describe, expect, it } from '@jest/globals'
import { parseOutputs } from '@outage-playbook/rehearsal/runner/outputs.ts'

describe('the outputs of a step', () => {
  it('are lines and blocks', () => {
    const text =
      'outcome=succeeded\nresult<<EOF_1\n{\n  "a": "b=c"\n}\nEOF_1\nlast<<X\nX\nreason=a=b\n'
    expect(parseOutputs(text)).toEqual({
      outcome: 'succeeded',
      result: '{\n  "a": "b=c"\n}',
      last: '',
      reason: 'a=b',
    })
  })

  it('end where a block is cut off', () => {
    expect(parseOutputs('a=1\nb<<EOF\nhalf')).toEqual({ a: '1' })
  })
})
