import { describe, expect, it } from '@jest/globals'
import { builtinPlaybook } from '../../src/playbook/load.ts'
import { fillTemplate } from '../../src/views/templates.ts'

const { templates } = builtinPlaybook()
const now = new Date('2026-05-01T10:05:11Z')

describe('words for the public', () => {
  it('have one’s own below the title, and leave out what nobody knows', () => {
    expect(fillTemplate(templates.update.text, { now, text: 'Answers are slow.' }).trim()).toBe(
      `[UPDATE] Chatbot Fluxa Service Disruption

Answers are slow.

We have identified the cause of the current service disruption and are implementing a fix.

We apologize for the inconvenience and appreciate your patience.

Time: 2026-05-01 10:05 UTC`,
    )
  })

  it('say when it may be over, also where the template has no place for it', () => {
    const eta = '30 minutes'
    const sentence = 'We expect to restore service within 30 minutes.'
    const first = fillTemplate(templates.outage.text, { now, text: '', eta })
    expect(first.split('\n\n')[1]).toBe(sentence)
    const later = fillTemplate(templates.update.text, { now, text: '', eta })
    expect(later.split(sentence)).toHaveLength(2)
  })
})
