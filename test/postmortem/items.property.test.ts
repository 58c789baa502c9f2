import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import { readItems } from '../../src/postmortem/read/items.ts'
import { unanswered } from '../../src/postmortem/read/answers.ts'
import { matchItems } from '../../src/postmortem/tickets/match.ts'
import { writtenBack } from '../../src/postmortem/tickets/write-back.ts'
import type { Ticket } from '../../src/incident/post-mortem.ts'
import { boxes, noise, rubbish, tables } from './hand-written.ts'

const now = new Date('2026-11-24T12:00:00Z')

const titlesIn = (text: string): string[] => readItems(text, now).items.map(({ title }) => title)

/** A ticket for every item, as filing would leave them. */
function filed(text: string): Ticket[] {
  return matchItems(readItems(text, now).items, [])
    .filter(({ foreign }) => !foreign)
    .map(({ item, id }, index) => ({
      item: id,
      number: 1_000 + index,
      url: `https://github.com/acme/chatbot/issues/${1_000 + index}`,
      title: item.title,
      owners: item.owners,
      done: item.done,
      by: 'test',
      unassigned: [],
    }))
}

const heading = fc.constantFrom(
  '## Action items',
  '### Action items:',
  '# 7. ACTION ITEMS',
  '## Maßnahmen <!-- heading:action-items -->',
  '## Follow-ups',
)
/** Between two pieces, so that none becomes a part of the one before it. */
const apart = '\n\nText.\n\n'
const newline = fc.constantFrom('\n', '\r\n')

describe('the action items of a post-mortem that a person wrote', () => {
  it('are its boxes and its rows, in order, and nothing else', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(boxes, tables, noise), { maxLength: 12 }),
        heading,
        newline,
        (pieces, title, end) => {
          const parts = [
            '# What we learned',
            '- [ ] meeting held',
            title,
            ...pieces.map(({ text }) => text),
          ]
          const after = ['# Thanks', '- [ ] cake']
          const text = [...parts, ...after].join(apart).replaceAll('\n', end)
          expect(titlesIn(text)).toEqual(pieces.flatMap(({ items }) => items))
        },
      ),
      { numRuns: 120 },
    )
  })

  it('are found without the heading too, but not in our own parts', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(boxes, tables, noise), { maxLength: 8 }), (pieces) => {
        const ours =
          '<!-- outage-playbook:part head -->\n\n- [ ] ours\n\n<!-- /outage-playbook:part head -->'
        const text = [ours, '## Maßnahmen', ...pieces.map((piece) => piece.text)].join(apart)
        expect(titlesIn(text)).toEqual(pieces.flatMap(({ items }) => items))
      }),
      { numRuns: 100 },
    )
  })

  it('are read, matched and written back whatever stands there, without an error', () => {
    fc.assert(
      fc.property(rubbish, (text) => {
        unanswered(text)
        const tickets = filed(text)
        const { items } = readItems(text, now)
        const next = writtenBack(text, matchItems(items, tickets))
        for (const { title, place } of items) {
          expect(title).toMatch(/[\p{L}\p{N}]/u)
          expect(place.end).toBeLessThanOrEqual(text.length)
        }
        // Nothing is taken away but an empty box for a full one.
        expect(next.length).toBeGreaterThanOrEqual(text.length)
      }),
      { numRuns: 500 },
    )
  })

  it('keep their tickets once the numbers are in the lines: nothing is filed twice', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(boxes, tables, noise), { maxLength: 12 }),
        newline,
        (pieces, end) => {
          const lines = ['## Action items', ...pieces.map(({ text }) => text)]
          const text = lines.join(apart).replaceAll('\n', end)
          const tickets = filed(text)
          const next = writtenBack(text, matchItems(readItems(text, now).items, tickets))
          const again = matchItems(readItems(next, now).items, tickets)
          expect(again.map(({ ticket }) => ticket?.number)).toEqual(
            tickets.map(({ number }) => number),
          )
          expect(writtenBack(next, again)).toBe(next)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('are read when there are 200 of them', () => {
    const lines = Array.from(
      { length: 200 },
      (_, index) => `- [ ] Mend part ${index} @bob in 2 weeks`,
    )
    const { items } = readItems(`## Action items\n${lines.join('\r\n')}`, now)
    expect(items).toHaveLength(200)
    expect(new Set(matchItems(items, []).map(({ id }) => id)).size).toBe(200)
  })

  it('are none where the text is too deep to be read', () => {
    expect(titlesIn(`${'> '.repeat(6_000)}- [ ] deep`)).toEqual([])
  }, 60_000)
})
