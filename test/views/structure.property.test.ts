import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { OutageError } from '../../src/errors.ts'
import { fold } from '../../src/incident/fold.ts'
import type { IncidentEvent } from '../../src/incident/events.ts'
import { errorReply } from '../../src/views/error.ts'
import { drawIncident } from '../../src/views/issue.ts'
import { drawPlan } from '../../src/views/plan.ts'
import { drawReply, type Reply } from '../../src/views/reply.ts'
import { drawSummaries } from '../../src/views/summary.ts'
import { drawVerdict } from '../../src/views/verdict.ts'
import { casesOf } from '../cases.ts'
import { eventsOf, incidentOf } from '../incident/arbitrary.ts'
import { context } from './fixture.ts'
import { dangersIn, disguisedLinksIn, hostile, mentionsIn, render } from './hostile.ts'

const now = new Date('2026-05-01T11:00:00.000Z')

/** Stand for what people may have written; hostile texts are put in their place. */
const tokens = ['T0', 'T1', 'T2', 'T3', 'T4', 'T5']

type Texts = readonly string[]

/** `value` with texts in place of its tokens. */
function filled<T>(value: T, texts: Texts): T {
  const fill = (one: unknown): unknown => {
    if (typeof one === 'string') return texts[tokens.indexOf(one)] ?? one
    if (Array.isArray(one)) return one.map(fill)
    if (typeof one !== 'object' || one === null) return one
    return Object.fromEntries(Object.entries(one).map(([key, each]) => [key, fill(each)]))
  }
  return fill(value) as T
}

/** Something to be seen in front: a text of nothing but what cannot be seen is left out whole. */
const nasty = fc
  .array(hostile, { minLength: tokens.length, maxLength: tokens.length })
  .map((all) => all.map((text) => `x${text}`))

const harmless = tokens.map(() => 'x')

const cmark = new MarkdownIt({ html: true, linkify: true })

/** What a page is made of, but for code and addresses that are shown as such. */
function skeleton(html: string): readonly string[] {
  const bare = html.replaceAll(/<(code|pre)\b[\s\S]*?<\/\1>/g, '')
  const tags = [...bare.matchAll(/<!--.*?-->|<\/?([a-z][a-z0-9]*)/gi)].map(([tag]) => tag)
  return tags.filter((tag) => !/^<\/?(?:a|code|pre)$/i.test(tag))
}

/** Whatever stands in its texts, a view has the same parts, and does the same. */
function expectSame(drawn: string, calm: string): void {
  expect(skeleton(render(drawn))).toEqual(skeleton(render(calm)))
  expect(skeleton(cmark.render(drawn))).toEqual(skeleton(cmark.render(calm)))
  expect(drawn.match(/<!--/g)).toEqual(calm.match(/<!--/g))
  expect(mentionsIn(drawn)).toEqual(mentionsIn(calm))
  expect(dangersIn(drawn)).toEqual(dangersIn(calm))
  const known = disguisedLinksIn(calm).length
  expect(disguisedLinksIn(drawn).length).toBeLessThanOrEqual(known)
}

const token = fc.constantFrom(...tokens)

describe('an issue', () => {
  it('has the same parts, whatever people write', () => {
    fc.assert(
      fc.property(eventsOf(token), nasty, (list, texts) => {
        fc.pre(list.length > 0)
        const draw = (filling: Texts): string =>
          drawIncident(fold(incidentOf(filled(list, filling)), 'response'), { ...context, now })
            .body
        expectSame(draw(texts), draw(harmless))
      }),
    )
  })

  it('is never longer than GitHub takes, nor its title, its labels and its further comments', () => {
    const long = fc
      .tuple(hostile, fc.integer({ min: 1, max: 40_000 }))
      .map(([text, length]) => `x${text}`.repeat(Math.ceil(length / (text.length + 1))))
    const many = fc.tuple(eventsOf(long), fc.integer({ min: 1, max: 20 }))
    fc.assert(
      fc.property(many, ([list, times]) => {
        fc.pre(list.length > 0)
        const events = Array.from({ length: times }, (_, round) =>
          list.map((event): IncidentEvent => ({ ...event, id: `${event.id}:${round}` })),
        ).flat()
        const state = fold(incidentOf(events), 'response')
        const { title, body, labels, overflow } = drawIncident(state, { ...context, now })
        expect(title.length).toBeLessThanOrEqual(256)
        for (const label of labels) expect(label.length).toBeLessThanOrEqual(50)
        for (const text of [body, ...overflow]) expect(text.length).toBeLessThanOrEqual(65_200)
        for (const text of overflow) expect(dangersIn(text)).toEqual([])
      }),
      casesOf(30),
    )
  })
})

const step = fc.record(
  {
    title: token,
    status: fc.constantFrom('waiting', 'running', 'done', 'failed', 'skipped'),
    detail: token,
    evidence: fc.record({ text: token, url: token }, { requiredKeys: ['text'] }),
    milliseconds: fc.nat(),
  },
  { requiredKeys: ['title', 'status'] },
)

const reply: fc.Arbitrary<Reply> = fc.record(
  {
    key: fc.constant('comment:1:1'),
    line: token,
    status: fc.constantFrom('running', 'succeeded', 'failed', 'refused'),
    headline: fc.constant('Done.'),
    steps: fc.array(step, { maxLength: 4 }),
    next: fc.array(fc.record({ command: token, why: token }), { maxLength: 2 }),
    operation: token,
    log: token,
  },
  { requiredKeys: ['key', 'line', 'status', 'headline'] },
)

describe('a reply', () => {
  it('has the same parts, whatever people write', () => {
    fc.assert(
      fc.property(reply, nasty, (one, texts) => {
        expectSame(drawReply(filled(one, texts)), drawReply(filled(one, harmless)))
      }),
    )
  })

  it('to an error has the same parts, whatever is in the error', () => {
    fc.assert(
      fc.property(nasty, ([message = '', remedy = '', line = '']) => {
        const draw = (one: string, two: string, three: string): string =>
          drawReply(
            errorReply(new OutageError('unexpected', one, { remedy: two, line: three }), {
              key: 'comment:1:1',
              line: three,
            }),
          )
        // A line is shown as it is, in a block of its own.
        const shown = draw(message, remedy, line.replaceAll(/[\r\n]/g, ' '))
        expectSame(shown, draw('x', 'x', 'x'))
      }),
    )
  })
})

describe('a plan, and a verdict', () => {
  it('have the same parts, whatever is in the commits and in what the probes found', () => {
    const plan = {
      service: 'chat',
      environment: 'production',
      running: { sha: 'a'.repeat(40), title: 'T0' },
      target: { sha: 'b'.repeat(40), title: 'T1', from: 'T2', why: 'T3' },
      commits: [{ sha: 'c'.repeat(40), title: 'T4', author: 'T5' }],
      steps: ['T0', 'T1'],
      branch: 'T2',
      warnings: ['T3'],
      repositoryUrl: 'https://github.com/acme/chat',
    }
    const at = now.toISOString()
    const results = [{ probe: 'T0', verdict: 'down' as const, detail: 'T1', milliseconds: 9, at }]
    const verdict = { verdict: 'down' as const, reasons: ['T2', 'T3'], results }
    fc.assert(
      fc.property(nasty, (texts) => {
        expectSame(drawPlan(filled(plan, texts)), drawPlan(filled(plan, harmless)))
        expectSame(
          drawVerdict(filled(verdict, texts), 'chat', now),
          drawVerdict(filled(verdict, harmless), 'chat', now),
        )
      }),
    )
  })
})

describe('the summary of a job', () => {
  it('is never longer than GitHub takes, however many answers there are', () => {
    const long = fc
      .integer({ min: 0, max: 300_000 })
      .chain((length) =>
        fc.constantFrom('x', 'ü', '日', '👍', 'line\n').map((unit) => unit.repeat(length)),
      )
    fc.assert(
      fc.property(fc.array(long, { maxLength: 8 }), (texts) => {
        const replies = texts.map((text, index): Reply => ({
          key: `comment:1:${index}`,
          line: '/health',
          status: 'succeeded',
          headline: 'Done.',
          details: [text],
        }))
        const summary = drawSummaries(replies)
        expect(Buffer.byteLength(summary)).toBeLessThanOrEqual(1_048_576 - 1_024)
        expect(summary.match(/### Outage Playbook/g)?.length ?? 0).toBe(replies.length)
      }),
      casesOf(20),
    )
  })
})
