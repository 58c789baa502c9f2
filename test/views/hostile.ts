import fc from 'fast-check'
import { marked } from 'marked'

const pieces = [
  '<!-- step:roll-back -->',
  '<!-- outage-playbook:reply comment:1 -->',
  '<!--',
  '-->',
  '@alice',
  '@acme/sre',
  '![x](https://evil.test/x.png)',
  '[x](javascript:alert(1))',
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '</details>',
  '</summary>',
  '<details>',
  '`',
  '```',
  '~~~',
  '|',
  '\n',
  '\r\n',
  '\n\n- [x] done <!-- step:roll-back -->',
  '\n# Title',
  '> [!CAUTION]',
  '**',
  '_',
  '\\',
  '&lt;',
  '&#64;alice',
  '\u202E',
  '\u200B',
  '\u0000',
  '\u001B[31m',
  '\uD800',
  '::error::',
  '$x$',
  'https://example.com/a_b',
  '- [x] ',
  '1. ',
  'www.evil.test',
  'mail@evil.test',
  '<https://evil.test>',
  '<mailto:x@evil.test>',
  '[x]: https://evil.test',
  '[x][x]',
  '[^1]',
  '](',
  '![',
  '===',
  '---',
  '\t',
  '    ',
  '\u0085',
  '\u2028',
  '\u00a0',
  '&#x40;acme/sre',
  '&commat;alice',
  '&#60;!-- step:x --&#62;',
  '&NewLine;',
  '$$',
  '~~',
  '<svg/onload=alert(1)>',
  '<a href="https://evil.test">',
  '<!DOCTYPE x>',
  '<?php',
  '<![CDATA[',
  '<pre>',
  '<textarea>',
  '\\\n',
  '\\|',
  '`|`',
  '!',
  '  \n',
  ' ',
  'x',
]

/** Text of the kind that people with bad intentions, or a paste gone wrong, would write. */
export const hostile = fc
  .array(fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: 'grapheme', maxLength: 6 })), {
    maxLength: 8,
  })
  .map((parts) => parts.join(''))

/** What GitHub would make of it, short of mentions and alerts. */
export function render(markdown: string): string {
  return marked.parse(markdown, { async: false, gfm: true })
}

/** As rendered, with all code taken out. */
export function withoutCode(markdown: string): string {
  return render(markdown).replaceAll(/<(code|pre)[\s\S]*?<\/\1>/g, ' code ')
}

/** Text that GitHub searches for mentions: all but what stands in code. */
export function mentionsIn(markdown: string): readonly string[] {
  const text = withoutCode(markdown)
    .replaceAll(/<!--[\s\S]*?-->/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&#64;', '@')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
  return [...text.matchAll(/(?:^|[^\w`/-])@([A-Za-z0-9][\w/-]*)/g)].map(([, name]) => name ?? '')
}

/** Everything in it that would act: scripts, images, handlers, links to elsewhere than the web. */
export function dangersIn(markdown: string): readonly string[] {
  const rendered = withoutCode(markdown)
  return [
    ...(rendered.match(/<(script|img|iframe|svg|form|style|object)\b/gi) ?? []),
    ...(rendered.match(/<[^>]+\son\w+=/gi) ?? []),
    ...(rendered.match(/href="(?!https?:)[^"]*"/gi) ?? []).filter(
      (href) => !href.startsWith('href="#'),
    ),
  ]
}

/**
 * Links whose text is not the address that they lead to. An address may be clicked as it was typed;
 * nobody may be led elsewhere by it.
 */
export function disguisedLinksIn(markdown: string): readonly string[] {
  const links = [...render(markdown).matchAll(/<a href="([^"]*)"[^>]*>([\s\S]*?)<\/a>/g)]
  return links
    .filter(([, href = '', text = '']) => !isHonest(plainText(href), plainText(text)))
    .map(([link]) => link)
}

function isHonest(href: string, text: string): boolean {
  return bare(href) === bare(text) || bare(inAscii(href)) === bare(inAscii(text))
}

function bare(address: string): string {
  return decoded(address)
    .replace(/^https?:\/\//i, '')
    .replaceAll(/[\u200D\u2060]|\/$/g, '')
    .toLowerCase()
}

/** A name of another alphabet is written in ASCII in an address. */
function inAscii(address: string): string {
  return URL.canParse(address) ? new URL(address).href : address
}

function decoded(address: string): string {
  return address.replaceAll(/(?:%[0-9A-F]{2})+/gi, (bytes) => {
    try {
      return decodeURIComponent(bytes)
    } catch {
      return bytes
    }
  })
}

function plainText(html: string): string {
  return html
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&')
}
