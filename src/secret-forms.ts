/**
 * The forms in which a secret may stand in a text: as it is, escaped for JSON, Markdown, HTML or an
 * address, in base64 at any place of a longer text, in hexadecimal.
 */

/** Shortest secret whose encoded forms are looked for: of a shorter one too little is left. */
const shortest = 8

/** One pattern for all forms of all secrets, the longest secret first. */
export function patternOf(secrets: readonly string[]): RegExp {
  const longestFirst = secrets.toSorted((a, b) => b.length - a.length)
  const forms = longestFirst.flatMap((secret) =>
    secret.length > longest ? ofLong(secret) : [written(secret), ...encoded(secret)],
  )
  return new RegExp([...new Set(forms)].join('|'), 'g')
}

/** Longest secret that is looked for sign by sign: a pattern of hundreds of long ones has no end. */
const longest = 1_000

/** Signs at both ends by which a longer one is known. */
const ends = 64

/**
 * A long secret is known by its beginning. What follows goes with it: up to its end, or as much as it
 * is long where the text was cut before that.
 */
function ofLong(secret: string): readonly string[] {
  const rest = secret.length * 6
  const [first, last] = [secret.slice(0, ends), secret.slice(-ends)]
  const beginnings = [written(first), ...encoded(first)]
  const endings = [written(last), ...encoded(last)]
  return [
    ...beginnings.map(
      (begin, index) =>
        `${begin}(?:[\\s\\S]{0,${rest}}?${endings[index] ?? ''}|[\\s\\S]{0,${secret.length}})`,
    ),
    ...endings,
  ]
}

/** A secret sign by sign, each as programs write it. */
function written(secret: string): string {
  return [...secret].map(formsOf).join('')
}

/** What Markdown of ours puts behind a sign so that it means nothing. */
const joiner = '[\\u200b-\\u200d\\u2060]?'

/** Backslashes before a sign: Markdown's, JSON's, and those of JSON in JSON. */
const escapes = '\\\\{0,3}'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
}

function formsOf(sign: string): string {
  if (/^[A-Za-z0-9]$/.test(sign)) return sign
  if (/^\s$/.test(sign)) return '(?:\\s|\\+|%20|%09|%0[AaDd]|\\\\{1,3}[nrt])+'
  const code = sign.codePointAt(0) ?? 0
  const units = [...Array(sign.length).keys()].map((index) => hex(sign.charCodeAt(index), 4))
  const forms = [
    literal(sign),
    [...Buffer.from(sign)].map((byte) => `%${hex(byte, 2)}`).join(''),
    units.map((unit) => `\\\\{1,3}u${unit}`).join(''),
    `&#0*${code};`,
    `&#[xX]0*${anyCase(code.toString(16))};`,
    ...(entities[sign] === undefined ? [] : [entities[sign]]),
  ]
  return `${escapes}(?:${forms.join('|')})${joiner}`
}

function hex(number: number, length: number): string {
  return anyCase(number.toString(16).padStart(length, '0'))
}

function anyCase(text: string): string {
  return text.replaceAll(/[a-f]/g, (letter) => `[${letter}${letter.toUpperCase()}]`)
}

function literal(text: string): string {
  return text.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`)
}

function encoded(secret: string): readonly string[] {
  const bytes = Buffer.from(secret)
  if (bytes.length < shortest) return []
  return [...[0, 1, 2].map((offset) => inBase64(bytes, offset)), anyCase(bytes.toString('hex'))]
}

/**
 * The part of the base64 of a longer text that is the secret's alone, where it begins at `offset`
 * bytes modulo three. Both alphabets count.
 */
function inBase64(bytes: Buffer, offset: number): string {
  const whole = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  const first = Math.ceil((offset * 8) / 6)
  const end = Math.floor(((offset + bytes.length) * 8) / 6)
  return whole.slice(first, end).replaceAll('+', '[+-]').replaceAll('/', '[/_]')
}
