/**
 * Text from people on its way into Markdown. It is shown as it was typed and does nothing: no
 * markup, no mention, no image, no comment that could pass for one of our markers. One function
 * for each place; what they give is Markdown and is not escaped again.
 */

const joiner = '\u200D'
const ellipsis = '…'

/** What does not show: controls, direction marks, fillers, tags. What joins emoji and letters stays. */
const unseen = /\p{Cc}|(?!\u200C|\u200D|\uFE0E|\uFE0F)\p{Default_Ignorable_Code_Point}/gu

/** One line of visible characters. */
export function clean(text: string): string {
  return text
    .replaceAll(/[\r\n\t\u2028\u2029]+/g, ' ')
    .replaceAll(/\p{Surrogate}/gu, '\uFFFD')
    .replaceAll(unseen, '')
    .trim()
}

/** At most `length` characters as GitHub counts them at most, the last one an ellipsis where it was cut. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  const kept = text.slice(0, Math.max(0, length - ellipsis.length))
  return `${kept.replace(/[\uD800-\uDBFF]$/, '')}${ellipsis}`
}

/**
 * In a paragraph, a list item, a heading, a table cell or a link's text. What stands behind it may
 * be a link: an exclamation mark at its end must not make an image of that.
 */
export function plain(text: string): string {
  return clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/[\\`*_[\]~|$]|!(?=\[|$)/g, String.raw`\$&`)
    .replace(/^(\d*)([#+=:.)-])/, String.raw`$1\$2`)
    .replaceAll('@', `@${joiner}`)
}

/** As `plain`, but what stands in backticks is shown as code, and addresses can be clicked. */
export function prose(text: string): string {
  return withCode(text, code)
}

/** As `prose`, where no table can be: pipes in code are shown as they are. */
export function paragraph(text: string): string {
  return withCode(text, codeAlone)
}

function withCode(text: string, draw: (part: string) => string): string {
  const parts = clean(text).split(/(`[^`]+`|https?:\/\/[^\s<>"`\\|]*[^\s<>"`\\|.,;:!?)\]}'*_~])/)
  const drawn = parts.map((part, index) => {
    if (part === '') return ''
    if (index % 2 === 1) return part.startsWith('`') ? draw(part.slice(1, -1)) : typed(part)
    return spaced(part, index === 0 ? plain(part) : inner(part))
  })
  return drawn.join('')
}

/** An address to click on, unless a name in front of its host makes it look like another one. */
function typed(url: string): string {
  const leads = URL.canParse(url) && new URL(url).username === '' && new URL(url).password === ''
  return leads ? link(url, url) : inner(url)
}

/** `plain` for what does not begin a line. */
function inner(text: string): string {
  return plain(`x${text}`).slice(1)
}

/** Puts the blanks back that cleaning takes off the ends. */
function spaced(original: string, drawn: string): string {
  const before = /^\s/.test(original) && !drawn.startsWith(' ') ? ' ' : ''
  const after = /\s$/.test(original) && !drawn.endsWith(' ') ? ' ' : ''
  return `${before}${drawn}${after}`
}

/**
 * Inline code, also in a table: there a pipe is escaped even in code, and a backslash before it would
 * escape the escape.
 */
export function code(text: string): string {
  const content = unmarked(clean(text))
  return ticked(content.replaceAll(/\\(?=\|)/g, '\\\u2060').replaceAll('|', String.raw`\|`))
}

/** Inline code where no table can be. */
function codeAlone(text: string): string {
  return ticked(unmarked(clean(text)))
}

function ticked(content: string): string {
  if (content === '') return ''
  const longest = Math.max(0, ...[...content.matchAll(/`+/g)].map(([run]) => run.length))
  const fence = '`'.repeat(longest + 1)
  const pad = /^`|`$/.test(content) ? ' ' : ''
  return `${fence}${pad}${content}${pad}${fence}`
}

/** A code block. `language` is ours, the text may be anybody's. */
export function fence(text: string, language = ''): string {
  const lines = text
    .split(/\r\n|\r|\n/)
    .map((line) => unmarked(clean(`x${line.replaceAll('\t', '    ')}x`).slice(1, -1)).trimEnd())
  const content = lines.join('\n').replace(/^\n+|\n+$/g, '')
  const longest = Math.max(2, ...[...content.matchAll(/`+/g)].map(([run]) => run.length))
  const ticks = '`'.repeat(longest + 1)
  return `${ticks}${language}\n${content}\n${ticks}`
}

/** Inside HTML, such as `<summary>`: tags, mentions and Markdown mean nothing there. */
export function html(text: string): string {
  return clean(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('@', `@${joiner}`)
}

/** The title of an issue, where GitHub renders nothing but code; at most 256 characters. */
export function title(text: string): string {
  return truncate(clean(text).replaceAll('`', "'").replaceAll('@', `@${joiner}`), 240)
}

/** What closes an issue from a commit's message or a pull request. (GitHub Docs: Linking a pull request to an issue.) */
const closing = /\b(clos|fix|resolv)(?=(?:e|es|ed)?:?\s+(?:\S*#\d|gh-\d|https?:))/gi

/** In a commit's message, which is no Markdown: one line that mentions nobody and closes no issue. */
export function quiet(text: string): string {
  return clean(text).replaceAll(closing, `$1${joiner}`).replaceAll('@', `@${joiner}`)
}

/** Words with which a line of a gantt diagram means something, and dates. */
const ganttWord =
  /^(?:\d{4}-|section|title|click|call|href|acc|gantt|(?:date|axis)format|tick|today|top|week|in|ex)/i

/** The name of a bar in a gantt diagram: letters, digits and little else, never a keyword. */
export function label(text: string): string {
  const kept = clean(text).replaceAll(/[^\p{L}\p{N} .,()/+-]+/gu, ' ')
  const name = truncate(kept.replaceAll(/ +/g, ' ').trim(), 40) || 'unnamed'
  return ganttWord.test(name) ? `\u2060${name}` : name
}

/** A link where the address is http or https; otherwise the text alone. */
export function link(text: string, url: string | undefined): string {
  const target = address(url)
  return target === undefined ? plain(text) : `[${plain(text) || 'link'}](${target})`
}

/** A link around Markdown of ours, such as inline code. */
export function linked(markdown: string, url: string | undefined): string {
  const target = address(url)
  return target === undefined ? markdown : `[${markdown}](${target})`
}

/** A commit by its first seven characters, linked where it is known to be one. */
export function commitLink(sha: string, repositoryUrl: string | undefined): string {
  const isSha = repositoryUrl !== undefined && /^[0-9a-f]{7,64}$/i.test(sha)
  return linked(code(sha.slice(0, 7)), isSha ? `${repositoryUrl}/commit/${sha}` : undefined)
}

/** A mention that does reach the person. For logins only; anything else becomes text. */
export function mention(login: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9-]{0,38}$/.test(login) ? `@${login}` : plain(login)
}

/** Markdown of ours that holds Markdown of a command: no marker can come in that way. */
export function unmarked(text: string): string {
  return text.replaceAll('<!--', '<\u2060!--')
}

function address(url: string | undefined): string | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (parsed.protocol !== 'http:' && parsed.protocol !== 'https:') return undefined
  parsed.username = ''
  parsed.password = ''
  return (
    parsed.href
      // An address that does not become a link after all is not to mention anybody.
      .replaceAll(/[()|<>"`\\[\]\s]|(?<![\w/-])@/g, (sign) => percent(sign))
      .replaceAll(/&(?=#?\w+;)/g, '&amp;')
  )
}

function percent(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`
}
