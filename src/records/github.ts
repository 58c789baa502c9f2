import { gotNoAnswer, messageOf, statusOf, type GitHub } from '../github/client.ts'
import { OutageError } from '../errors.ts'
import type { ListedRecord, RecordStore } from '../ports.ts'
import { createRecordsBranch, recordsBranch } from './branch.ts'
import { drawRecord } from './drawn.ts'

/**
 * Records as JSON files on the branch `outage-records`: one read is one Contents call, one write
 * one PUT with the blob's sha. (GitHub documentation: REST API, repository contents.)
 */
export function githubRecords(github: GitHub): RecordStore {
  const { octokit, owner, repo } = github
  const place = { owner, repo }

  const drawn = (value: unknown): string => drawRecord(github.redact(value))

  async function put(key: string, value: unknown, version: string | undefined, why: string) {
    const { data } = await octokit.rest.repos.createOrUpdateFileContents({
      ...place,
      path: pathOf(key),
      branch: recordsBranch,
      message: why,
      content: Buffer.from(drawn(value)).toString('base64'),
      ...(version === undefined ? {} : { sha: version }),
    })
    return { version: data.content?.sha ?? '' }
  }

  /** The sha of the file now, without its content. */
  async function current(key: string): Promise<{ sha: string; text: string } | undefined> {
    try {
      const { data } = await octokit.rest.repos.getContent({
        ...place,
        path: pathOf(key),
        ref: recordsBranch,
      })
      if (Array.isArray(data) || data.type !== 'file') return undefined
      return { sha: data.sha, text: await textOf(github, data) }
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  return {
    async load(key) {
      const file = await current(key)
      return file && { value: parse(file.text, key), version: file.sha }
    },

    async save(key, value, version, why) {
      // True once a PUT got no answer: only then can what is there be ours.
      let doubtful = false
      for (let tries = 0; ; tries++) {
        try {
          return await put(key, value, version, why)
        } catch (error) {
          doubtful ||= gotNoAnswer(error)
          const verdict = await weigh(error, { key, value, version, doubtful })
          if (verdict === 'conflict' || typeof verdict === 'object') return verdict
          if (verdict === 'no-branch') await createRecordsBranch(github)
          if (tries >= 20) throw contended(key, error)
          await new Promise((resolve) => setTimeout(resolve, 20 + Math.random() * 60 * (tries + 1)))
        }
      }
    },

    async list(prefix) {
      return listFiles(github, prefix)
    },
  }

  /** What a failed PUT means: lost, to be tried again, or done after all though the reply was lost. */
  async function weigh(
    error: unknown,
    wanted: Wanted,
  ): Promise<'conflict' | 'again' | 'no-branch' | { version: string }> {
    const status = statusOf(error)
    const message = messageOf(error)
    if (status === 404) return 'no-branch'
    if (status === 422 && message.includes("wasn't supplied")) return verify(wanted)
    if (status === 409 && message.includes('does not match')) return verify(wanted)
    if (status === 409 && /but expected|is at/.test(message)) return 'again'
    if (gotNoAnswer(error)) {
      const outcome = await verify(wanted)
      return outcome === 'conflict' && (await unchanged(wanted)) ? 'again' : outcome
    }
    throw error
  }

  async function verify(wanted: Wanted) {
    if (!wanted.doubtful) return 'conflict'
    const file = await current(wanted.key)
    if (file && file.text === drawn(wanted.value)) {
      return { version: file.sha }
    }
    return 'conflict'
  }

  async function unchanged(wanted: Wanted) {
    return (await current(wanted.key))?.sha === wanted.version
  }
}

type Wanted = {
  readonly key: string
  readonly value: unknown
  readonly version: string | undefined
  /** True where a PUT of this may have been performed without our knowing. */
  readonly doubtful: boolean
}

const pathOf = (key: string) => `${key}.json`

type FileContent = {
  readonly sha: string
  readonly content: string
  readonly encoding?: string
  readonly size: number
}

/** Content of a file; over 1 MB the Contents API leaves it out, and the blob has it. */
async function textOf(github: GitHub, file: object): Promise<string> {
  const { sha, content, encoding } = file as FileContent
  if (encoding === 'base64') return Buffer.from(content, 'base64').toString('utf8')
  const { data } = await github.octokit.rest.git.getBlob({
    owner: github.owner,
    repo: github.repo,
    file_sha: sha,
  })
  return Buffer.from(data.content, 'base64').toString('utf8')
}

function parse(text: string, key: string): unknown {
  try {
    return JSON.parse(text)
  } catch (cause) {
    throw new OutageError('record-damaged', `The record \`${pathOf(key)}\` is not JSON.`, { cause })
  }
}

async function listFiles(github: GitHub, prefix: string): Promise<readonly ListedRecord[]> {
  try {
    const { data } = await github.octokit.rest.git.getTree({
      owner: github.owner,
      repo: github.repo,
      tree_sha: recordsBranch,
      recursive: '1',
    })
    return data.tree
      .flatMap(({ path, type, sha }) =>
        type === 'blob' && path?.endsWith('.json')
          ? { key: path.slice(0, -'.json'.length), version: sha ?? '' }
          : [],
      )
      .filter(({ key }) => key.startsWith(prefix))
      .toSorted((a, b) => (a.key < b.key ? -1 : 1))
  } catch (error) {
    if (statusOf(error) === 404) return []
    throw error
  }
}

function contended(key: string, cause: unknown): OutageError {
  return new OutageError('record-contended', `The record \`${key}\` could not be saved.`, { cause })
}
