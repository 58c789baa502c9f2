import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from '@jest/globals'
import { load } from 'js-yaml'
import { incidentNamed, unanswered } from '../../src/postmortem/read/answers.ts'
import { readItems } from '../../src/postmortem/read/items.ts'
import { list, text } from '../../src/triggers/payload.ts'
import { actionItems, headings } from '../../src/views/post-mortem/headings.ts'
import { root } from '../house/root.ts'

const path = 'examples/chatbot-fluxa/.github/ISSUE_TEMPLATE/post-mortem.yml'
const form: unknown = load(readFileSync(join(root, path), 'utf8'))
const areas = list(form, 'body').filter((field) => text(field, 'type') === 'textarea')
const now = new Date('2026-11-24T12:00:00Z')

/** An issue as GitHub makes it from the answers in a form. */
function submitted(answers: Readonly<Record<string, string>>): string {
  const labels = ['Incident', ...headings.map(({ title }) => title)]
  return labels.map((label) => `### ${label}\n\n${answers[label] ?? '_No response_'}`).join('\n\n')
}

describe('the issue form for post-mortems', () => {
  it('has the headings of those that the playbook opens, with their guidance', () => {
    expect(areas.map((area) => [text(area, 'id'), text(area, 'attributes', 'label')])).toEqual(
      headings.map(({ id, title }) => [id, title]),
    )
    expect(areas.map((area) => text(area, 'attributes', 'description'))).toEqual(
      headings.map(({ guidance }) => guidance),
    )
  })

  it('labels what it makes as a post-mortem', () => {
    expect(list(form, 'labels')).toEqual(['post-mortem'])
  })

  it('is read by the same code: its incident, its action items, and what nobody wrote', () => {
    const body = submitted({
      Incident: '#42',
      Summary: 'The disk was full.',
      'Action items': '- [ ] Alert on it @bob in 2 weeks\n- [x] Buy one',
    })
    expect(incidentNamed(body)).toBe(42)
    expect(readItems(body, now).items).toMatchObject([
      { title: 'Alert on it', owners: ['bob'], due: { date: '2026-12-08' }, done: false },
      { title: 'Buy one', done: true },
    ])
    expect(unanswered(body)).toEqual(
      headings.filter(({ id }) => id !== 'summary' && id !== actionItems).map(({ title }) => title),
    )
  })
})
