import fc from 'fast-check'

/** A line of an action item, and how many tickets it is worth. */
export type Piece = { readonly text: string; readonly items: readonly string[] }

const word = fc.constantFrom(
  'disk',
  'alert',
  'Über',
  '修正',
  '🔥 pager',
  'p99',
  'the parser',
  'e-mail',
  'retry',
)
const titles = fc
  .array(word, { minLength: 1, maxLength: 5 })
  .map((words) => `Mend ${words.join(' ')}`)
const decoration = fc.constantFrom(
  '',
  ' @bob',
  ' @bob, next Friday',
  ' — @acme/sre — 2027-01-15',
  ' (P1, prevent)',
  ' [detect]',
  ', due in 2 weeks',
  ' @bob @eve long-term',
)

/** Lines with a box: each is one item, whatever is said beside its title. */
export const boxes: fc.Arbitrary<Piece> = fc
  .record({
    title: titles,
    more: decoration,
    bullet: fc.constantFrom('-', '*', '+', '1.', '2)'),
    indent: fc.constantFrom('', ' ', '  '),
  })
  .map(({ title, more, bullet, indent }) => ({
    text: `${indent}${bullet} [ ] ${title}${more}`,
    items: [title],
  }))

/** Rows of a table, some of their cells missing or empty. */
export const tables: fc.Arbitrary<Piece> = fc
  .array(
    fc.record({
      title: titles,
      cells: fc.array(fc.constantFrom('', ' @bob ', ' next Friday ', ' P1 '), { maxLength: 3 }),
    }),
    { minLength: 1, maxLength: 4 },
  )
  .map((rows) => ({
    text: [
      '',
      '| Action | Owner | Due | Priority |',
      '|---|---|---|---|',
      ...rows.map(({ title, cells }) => `| ${title} |${cells.join('|')}`),
      '| | @bob | | |',
      '',
    ].join('\n'),
    items: rows.map(({ title }) => title),
  }))

/** What looks like an item, and is none. */
export const noise: fc.Arbitrary<Piece> = fc
  .constantFrom(
    '```\n- [ ] in code\n```',
    '    - [ ] in indented code',
    '> - [ ] quoted',
    '<!-- - [ ] hidden -->',
    '<!--\n- [ ] hidden\n\n- [ ] as well\n-->',
    '<div>\n- [ ] in HTML\n</div>',
    '- no box',
    '- [] no box',
    '- [ ]nospace',
    '- [ ]',
    '- [ ] …',
    '- [ ] ~~struck out~~',
    '- [ ] <!-- hidden -->',
    'A sentence with - [ ] in it.',
    '\\- [ ] escaped',
    '<details><summary>More</summary>\n\n</details>',
    '#### A heading - [ ] below',
    '![image](https://example.com/a.png)',
  )
  .map((text) => ({ text, items: [] }))

/** Anything at all that Markdown gives a meaning. */
export const rubbish = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '- [ ] ',
        '- [x]',
        '|',
        '|-|',
        '\n',
        '\r\n',
        '\t',
        '> ',
        '# ',
        '## Action items\n',
        '<!--',
        '-->',
        '```',
        '~~~',
        '<details>',
        '@',
        '@a',
        '→ #1',
        '[^1]',
        '\\',
        '`',
        '(',
        ')',
        '[',
        ']',
        '\u0000',
        '\u0001',
        '\uFEFF',
        '\uD83D',
        '2026-13-45',
        'in 2 weeks',
        '<!-- outage-playbook:part head -->',
        '<!-- /outage-playbook:part head -->',
        '<!-- heading:action-items -->',
        '    ',
      ),
      fc.string({ maxLength: 8 }),
      fc.string({ unit: 'binary', maxLength: 4 }),
    ),
    { maxLength: 80 },
  )
  .map((parts) => parts.join(''))
