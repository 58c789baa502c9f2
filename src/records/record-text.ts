import { OutageError } from '../errors.ts'
import type { GitHub } from '../github/client.ts'

/** Path of a record's file on the branch. */
export function pathOf(key: string): string {
  return `${key}.json`
}

/** A record as its file holds it: for people to read and to compare, and without secrets. */
export function drawRecord(github: GitHub, value: unknown): string {
  return `${JSON.stringify(github.redact(value), null, 2)}\n`
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
