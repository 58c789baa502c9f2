import { describe, expect, it } from '@jest/globals'
import fc from 'fast-check'
import {
  clean,
  code,
  fence,
  html,
  label,
  link,
  mention,
  plain,
  paragraph,
  prose,
  quiet,
  title,
  truncate,
} from '../../src/views/markdown.ts'
import { casesOf } from '../cases.ts'
import { dangersIn, hostile, mentionsIn, render } from './hostile.ts'

/** What a reader sees. */
function seen(markdown: string): string {
  return render(markdown)
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
    .replaceAll(/[\u200D\u2060]/g, '')
    .trim()
}

const places = {
  paragraph: (text: string) => plain(text),
  'list item': (text: string) => `- ${plain(text)}`,
  heading: (text: string) => `### ${plain(text)}`,
  'table cell': (text: string) => `| a | b |\n|:--|:--|\n| ${plain(text)} | z |`,
  prose: (text: string) => prose(text),
  'prose outside of tables': (text: string) => paragraph(text),
  'prose in a table': (text: string) => `| a | b |\n|:--|:--|\n| ${prose(text)} | z |`,
  'link text': (text: string) => link(text, 'https://example.com/'),
  'inline code': (text: string) => `a ${code(text)} z`,
  'code block': (text: string) => `${fence(text, 'text')}\n\nz`,
  summary: (text: string) => `<details><summary>${html(text)}</summary>\n\nz\n\n</details>`,
} as const

describe.each(Object.entries(places))('text from people in a %s', (_, draw) => {
  it('does nothing, mentions nobody and fakes no marker', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const markdown = draw(text)
        expect(mentionsIn(markdown)).toEqual([])
        expect(dangersIn(markdown)).toEqual([])
        expect(markdown).not.toContain('<!--')
        expect(markdown).not.toMatch(/[\u202A-\u202E\u2066-\u2069]|(?!\n)\p{Cc}/u)
      }),
      casesOf(500),
    )
  })
})

describe('text from people', () => {
  it('reads as it was typed', () => {
    const typed = 'a *b* _c_ <d> & `e` | f \\ [g](h) ~i~ #1 $x$ "q"'
    expect(seen(plain(typed))).toBe(typed)
  })

  it.each(['# a', '- a', '+ a', '> a', '1. a', '1) a', '=== a', ': a', '--- a', '> [!TIP] a'])(
    'makes no block of %j',
    (typed) => {
      expect(seen(plain(typed))).toBe(typed)
      expect(render(plain(typed))).toMatch(/^<p>/)
    },
  )

  it('keeps to its cell', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const table = (cell: string) => `| a | b |\n|:--|:--|\n| ${cell} | z |`
        const counts = [plain(text), prose(text), code(text)].map(
          (cell) => render(table(cell)).match(/<td/g)?.length,
        )
        expect(counts).toEqual([2, 2, 2])
      }),
    )
  })

  it('keeps code and addresses where prose is wanted', () => {
    expect(prose('see `a|b` at https://example.com/x_y.')).toBe(
      'see `a\\|b` at [https://example.com/x\\_y](https://example.com/x_y).',
    )
    expect(paragraph('see `a|b`')).toBe('see `a|b`')
  })

  it('makes no link of an address that looks like another one', () => {
    const text = 'see https://status.github.com@evil.test/x'
    expect(prose(text)).toBe('see https://status.github.com@\u200Devil.test/x')
  })

  it.each(['a\\|b', '\\|', '\\\\|<script>', '`\\|`<img src=x>'])(
    'keeps to its cell as code, with a backslash before a pipe: %j',
    (text) => {
      const drawn = render(`| a | b |\n|:--|:--|\n| ${code(text)} | z |`)
      expect(drawn.match(/<td/g)).toHaveLength(2)
      expect(drawn).not.toMatch(/<script|<img/)
    },
  )

  it('makes no image of an address behind an exclamation mark', () => {
    const drawn = prose('look!https://evil.test/x.png')
    expect(drawn).toBe('look\\![https://evil.test/x.png](https://evil.test/x.png)')
    expect(render(drawn)).not.toContain('<img')
  })

  it('loses what cannot be seen, and nothing else', () => {
    expect(clean('a\u202Eb\u0000c\r\nd\u200Be')).toBe('abc de')
    expect(clean('👩‍💻 é 日本')).toBe('👩‍💻 é 日本')
    expect(clean('x\uD800')).toBe('x\uFFFD')
  })

  it('is cut between characters', () => {
    expect(truncate('👍👍👍', 3)).toBe('👍…')
    expect(truncate('👍👍👍', 4)).toBe('👍…')
    expect(truncate('👍👍👍', 1)).toBe('…')
    expect(truncate('abc', 3)).toBe('abc')
  })
})

describe('a code block', () => {
  it('cannot be left from inside', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(render(`${fence(text)}\n\nafter`).match(/<pre>/g)).toHaveLength(1)
        expect(render(`${fence(text)}\n\nafter`)).toContain('<p>after</p>')
      }),
    )
  })
})

describe('a link', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x', 'x', ''])(
    'is not made to %j',
    (url) => expect(link('text', url)).toBe('text'),
  )

  it('holds whatever is in its address', () => {
    const drawn = link('a](b', 'https://user:pass@example.com/a)b (c)|d?e=<f>&copy;')
    expect(drawn).toBe('[a\\](b](https://example.com/a%29b%20%28c%29%7Cd?e=%3Cf%3E&amp;copy;)')
  })
})

describe('other places', () => {
  it('mentions on purpose only whom GitHub could know', () => {
    expect(mention('alice')).toBe('@alice')
    expect(mention('not a login')).toBe('not a login')
  })

  it('keeps the title of an issue short and quiet', () => {
    expect(title('@bob `x`\n'.repeat(100)).length).toBeLessThanOrEqual(256)
    expect(title('ask @bob')).not.toContain('@bob')
  })

  it.each([
    ['fixes #12', 'fix\u200Des #12'],
    ['Closes acme/other#3', 'Clos\u200Des acme/other#3'],
    [
      'resolved: https://github.com/acme/chat/issues/4',
      'resolv\u200Ded: https://github.com/acme/chat/issues/4',
    ],
    ['fix GH-5', 'fix\u200D GH-5'],
    ['closes the door, see #6', 'closes the door, see #6'],
    ['a\n\nCo-authored-by: Eve', 'a Co-authored-by: Eve'],
    ['ask @acme/sre', 'ask @\u200Dacme/sre'],
  ])('closes no issue and mentions nobody in a commit: %j', (text, said) => {
    expect(quiet(text)).toBe(said)
  })

  it('gives mermaid nothing to parse', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(label(text)).toMatch(/^[^:;#%\n"<>{}[\]|\\`@]+$/)
        expect(label(text)).not.toMatch(/^(section|title|click|dateFormat|\d{4}-)/i)
      }),
    )
  })
})
