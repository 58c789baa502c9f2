import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { load } from 'js-yaml'
import { OutageError } from '../../src/errors.ts'
import { parsePlaybook } from '../../src/playbook/load.ts'
import { allSteps } from '../../src/playbook/steps.ts'
import { mutationsOf } from '../config/mutate.ts'
import { small } from './fixture.ts'
import { casesOf } from '../cases.ts'

const extension = {
  version: 1,
  extends: 'service-outage',
  title: 'Ours',
  remove: ['roll-back', 'post-incident'],
  assessment: [{ id: 'new', title: 'New', steps: [{ id: 'a', text: 'A' }] }],
  phases: [
    {
      id: 'response',
      from: '1m',
      groups: [
        {
          id: 'assemble-team',
          steps: [
            { id: 'notify-on-call', do: '/health', 'ticked-by': ['probed'] },
            { id: 'b', text: 'B' },
          ],
        },
      ],
    },
  ],
}

describe('any playbook at all', () => {
  it.each([
    ['whole', load(small)],
    ['extending', extension],
  ])('is a playbook whose ids are unique, or is refused: %s', (_kind, whole) => {
    const check = (source: string): void => {
      try {
        const ids = allSteps(
          parsePlaybook(source, 'playbook.yml', { commands: ['health', 'rollback'] }),
        )
        expect(new Set(ids.map(({ step }) => step.id)).size).toBe(ids.length)
      } catch (error) {
        if (!(error instanceof OutageError) || error.code !== 'playbook-invalid') throw error
      }
    }
    fc.assert(fc.property(mutationsOf(whole), check), casesOf(500))
  })
})
