import { OutageError } from '../errors.ts'
import { pathOf } from './keys.ts'
import type { GitHub } from '../github/client.ts'

/** A record as its file holds it: for people to read and to compare, and without secrets. */
export function drawRecord(github: Pick<GitHub, 'redact'>, value: unknown): string {
  return `${textOf(github.redact(value))}\n`
}

/**
 * Indented, so that a change is seen where it is. The lists of an index have one item a line: thousands
 * stay half as large, and a change shows one line an incident.
 */
function textOf(value: unknown): string {
  if (!isIndex(value)) return JSON.stringify(value, null, 2)
  const fields = Object.entries(value).map(
    ([name, part]) =>
      `  ${JSON.stringify(name)}: ${Array.isArray(part) ? listed(part) : JSON.stringify(part)}`,
  )
  return `{\n${fields.join(',\n')}\n}`
}

function listed(items: readonly unknown[]): string {
  if (items.length === 0) return '[]'
  return `[\n${items.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
}

function isIndex(value: unknown): value is object {
  return (
    typeof value === 'object' && value !== null && 'lines' in value && Array.isArray(value.lines)
  )
}

/** The record in the text of its file; throws `record-damaged`. */
export function parseRecord(text: string, key: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new OutageError('record-damaged', `The record \`${pathOf(key)}\` is not JSON.`, { cause })
  }
}

/** A file by the sha of its content, of any size. */
export async function readBlob(github: GitHub, sha: string): Promise<string> {
  const { data } = await github.octokit.rest.git.getBlob({
    owner: github.owner,
    repo: github.repo,
    file_sha: sha,
  })
  return Buffer.from(data.content, 'base64').toString('utf8')
}
