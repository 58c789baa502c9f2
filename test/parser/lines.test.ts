import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import MarkdownIt from 'markdown-it'
import { casesOf } from '../cases.ts'
import { readLine } from '../../src/parser/line.ts'
import { readLines } from '../../src/parser/lines.ts'
import { mayHoldCommand, meantForUs } from '../../src/parser/suggest.ts'

const lines = (text: string): string[] => readLines(text).commands.map(({ line }) => line)

const numbers = (text: string): number[] =>
  [...text.matchAll(/\/ack (\d+)/g)].map(([, index]) => Number(index))

/** The text with each line that is just `/ack` numbered. */
const numbered = (text: string): string =>
  text
    .split('\n')
    .map((line, index) => line.replace(/^( {0,3}\/ack)$/, `$1 ${index}`))
    .join('\n')

/** Numbers of the commands that a whole parser shows as text outside of quotations. */
function shownByMarkdown(text: string): number[] {
  let depth = 0
  return new MarkdownIt({ html: true }).parse(text, {}).flatMap(({ type, children }) => {
    if (type === 'blockquote_open') depth++
    if (type === 'blockquote_close') depth--
    if (depth > 0 || children === null) return []
    return children
      .filter((child) => child.type === 'text')
      .flatMap(({ content }) => numbers(content))
  })
}

describe('a command in a comment', () => {
  it('is a line that begins with a slash and a name', () => {
    expect(readLines('/rollback 2 --reason "bad"')).toEqual({
      commands: [
        {
          line: '/rollback 2 --reason "bad"',
          name: 'rollback',
          rest: '2 --reason "bad"',
          explicit: false,
        },
      ],
      prose: '',
    })
  })

  it('may stand beside others and beside prose, and keeps its place', () => {
    const text = 'It is *down*.\n\n/ack\nlooking\n/severity P1\n\nmore soon'
    expect(lines(text)).toEqual(['/ack', '/severity P1'])
    expect(readLines(text).prose).toBe('It is *down*.\n\nlooking\n\nmore soon')
  })

  it('is read whatever the case of its name', () => {
    expect(readLine('/RollBack ABC')).toMatchObject({ name: 'rollback', rest: 'ABC' })
  })

  it('is read with CRLF, CR, tabs and trailing spaces', () => {
    expect(lines('/ack\r\n/health\t\r\n  /freeze  \r/gate')).toEqual([
      '/ack',
      '/health',
      '/freeze',
      '/gate',
    ])
    expect(readLine('/note\tthe cause\t')).toMatchObject({ name: 'note', rest: 'the cause' })
  })

  it('may hold code and tags in its arguments', () => {
    const note = '/note `npm test` fails since <b>yesterday</b> <!-- for now -->'
    expect(lines(note)).toEqual([note])
  })

  it('is ours for certain behind /outage', () => {
    expect(readLine('/outage rollback 2')).toEqual({
      line: '/outage rollback 2',
      name: 'rollback',
      rest: '2',
      explicit: true,
    })
    expect(readLine('/outage')).toMatchObject({ name: 'help', rest: '', explicit: true })
  })

  it.each([
    ['a Cyrillic letter', '/rollb\u0430ck'],
    ['a Cyrillic letter at the end', '/ack\u0430'],
    ['a full-width digit', '/rollback\uff12'],
    ['a digit', '/rollback2'],
    ['a letter of no width', '/roll\u200bback'],
    ['a mark that turns the direction', '/rollback\u202e'],
    ['an accent', '/rollback\u0301'],
    ['the sign for Kelvin', '/ac\u212a'],
  ])('has another name where it has %s in it, and nothing behind it', (_, text) => {
    const command = readLine(`${text} abc`)
    expect(command).toMatchObject({ name: text.slice(1), rest: 'abc' })
    expect(command && meantForUs(command)).toBe(true)
    expect(mayHoldCommand(text)).toBe(true)
  })

  it.each(['\uff0frollback', '\u2215rollback', '\u202e/rollback', '\u200b/rollback', '//rollback'])(
    'begins with a slash, and with nothing before it: %j is none',
    (text) => expect(lines(text)).toEqual([]),
  )

  it('may have a colon behind its name, and blanks of any kind', () => {
    expect(readLine('/note: so')).toMatchObject({ name: 'note', rest: ': so' })
    expect(readLine('/note\u00a0so')).toMatchObject({ name: 'note', rest: 'so' })
    expect(readLine('/note\u3000so')).toMatchObject({ name: 'note', rest: 'so' })
  })

  it('holds all of its line, also what other programs end a line at', () => {
    expect(readLine('/note a\u2028b\u0085c')).toMatchObject({ rest: 'a\u2028b\u0085c' })
  })

  it.each(['/home/alice/app', '/etc.d', '/2', '/', '/ rollback', 'a /rollback', '\\/rollback'])(
    'is not %s',
    (text) => expect(lines(text)).toEqual([]),
  )
})

describe('a line that people see as something else', () => {
  it.each([
    ['a fenced block', '```\n/rollback\n```'],
    ['a fenced block with tildes', '~~~sh\n/rollback\n~~~'],
    ['a fenced block that is never closed', '```\n/rollback\n/ack'],
    ['a fenced block in a list', '- so:\n  ```\n  /rollback\n  ```'],
    ['an indented block', 'so:\n\n    /rollback'],
    ['a block indented with a tab', 'so:\n\n\t/rollback'],
    ['a quotation', '> /rollback'],
    ['the lazy end of a quotation', '> is it down?\n/rollback'],
    ['an HTML comment', '<!--\n/rollback\n-->'],
    ['an HTML comment in a sentence', 'now <!-- not\n/rollback\n--> or'],
    ['an HTML comment that is never closed', '<!--\n\n/rollback'],
    ['raw HTML', '<pre>\n/rollback\n</pre>'],
    ['code that runs over several lines', 'type `this:\n/rollback\nor` that'],
  ])('is prose: %s', (_, text) => expect(lines(text)).toEqual([]))

  it('ends where its block ends', () => {
    expect(lines('> is it down?\n\n/health\n```\n/ack\n```\n/rollback')).toEqual([
      '/health',
      '/rollback',
    ])
  })
})

describe('any comment at all', () => {
  const piece = fc.constantFrom(
    ...['/ack', '/rollback 2', '/lgtm', '```', '~~~', '> ', '    ', '\t', '<!--', '-->', '`', '- '],
    ...['\n', '\r\n', '\n\n', ' ', 'text', '<b>', '*', '[', '](', '\0', '\u2028', '\u202e'],
  )
  const comment = fc.oneof(
    fc.array(piece, { maxLength: 40 }).map((pieces) => pieces.join('')),
    fc.string({ unit: 'binary', maxLength: 200 }),
  )

  it('is read without an error, and nothing in it is both command and prose', () => {
    fc.assert(
      fc.property(comment, (text) => {
        const { commands, prose } = readLines(text)
        const before = text.split(/\r\n|\r|\n/).length
        const after = commands.length + (prose === '' ? 0 : prose.split('\n').length)
        expect(after).toBeLessThanOrEqual(before)
        for (const { line, name } of commands) {
          expect(line).toMatch(/^\//)
          expect(name).toMatch(/^[a-z][\p{L}\p{M}\p{N}\p{Cf}_-]*$/iu)
        }
      }),
      casesOf(500),
    )
  })

  it('is never passed over by the first, quick look when it holds a command for us', () => {
    fc.assert(
      fc.property(comment, (text) => {
        const ours = readLines(text).commands.some(meantForUs)
        if (ours) expect(mayHoldCommand(text)).toBe(true)
      }),
      casesOf(500),
    )
  })
})

describe('what Markdown hides', () => {
  const piece = fc.constantFrom(
    ...[
      '/ack',
      '/ack `',
      '`/ack',
      'text',
      '```',
      '~~~',
      '```js',
      '````',
      '> ',
      '>',
      '- ',
      '1. ',
      '* ',
    ],
    ...[
      '<!--',
      '-->',
      '<div>',
      '</div>',
      '<pre>',
      '</pre>',
      '<b>',
      '<b',
      '>',
      '`',
      '``',
      '\\',
      '#',
    ],
    ...[
      '\n',
      '\n',
      '\n',
      '\n\n',
      '\n/ack\n',
      '\n/ack\n',
      ' ',
      '  ',
      '    ',
      '\t',
      '<?',
      '<!X',
      '---',
    ],
  )
  const comment = fc.array(piece, { maxLength: 24 }).map((pieces) => pieces.join(''))

  it('is never taken for a command', () => {
    fc.assert(
      fc.property(comment.map(numbered), (text) => {
        const shown = shownByMarkdown(text)
        for (const { line } of readLines(text).commands) {
          if (!/^\/ack \d+$/.test(line)) continue
          for (const index of numbers(line)) expect(shown).toContain(index)
        }
      }),
      casesOf(3_000),
    )
  })

  it('and what it shows is a command', () => {
    fc.assert(
      fc.property(comment.map(numbered), (text) => {
        // Both parsers are right about unfinished instructions, in their own ways.
        fc.pre(!text.includes('<?') && !text.includes('<!X'))
        const found = readLines(text).commands.flatMap(({ line }) => numbers(line))
        const lines = text.split('\n')
        for (const index of shownByMarkdown(text)) {
          if (/^ {0,3}\/ack \d+$/.test(lines[index] ?? '')) expect(found).toContain(index)
        }
      }),
      casesOf(3_000),
    )
  })
})

describe('a comment as long as GitHub takes', () => {
  const most = 65_536
  const filled = (unit: string): string =>
    `/ack\n\n${unit.repeat(Math.floor((most - 20) / unit.length))}\n\n/health`

  it.each([
    ['prose', 'It is down, I think. '],
    ['lines', 'word\n'],
    ['commands', '/note x\n'],
    ['quotes', '> '],
    ['quotes on lines of their own', '>\n'],
    ['lists', '- '],
    ['stars', '*a_ '],
    ['brackets', '['],
    ['links', '[a]('],
    ['images', '![[]('],
    ['back quotes', '`a'],
    ['back quotes of all lengths', '`a``b```c````d'],
    ['tags', '<a '],
    ['tags with open quotes', '<a b="'],
    ['tags with attributes', '<a b c d e '],
    ['instructions', '<?'],
    ['open comments', '<!-- '],
    ['ampersands', '&amp;&'],
    ['backslashes', '\\'],
    ['NULs', '\0'],
    ['spaces', ' '],
    ['definitions', '[a]: b\n'],
    ['emphasis', '**_'],
    ['line ends', '\n'],
  ])(
    'is read, whatever fills it: %s',
    (_, unit) => {
      expect(readLines(filled(unit)).commands[0]?.line).toBe('/ack')
    },
    // It takes a tenth of a second, and minutes where its time grows with the square.
    10_000,
  )
})
