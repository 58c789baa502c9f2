import pMap from 'p-map'
import { gotNoAnswer, messageOf, statusOf, verbatim, type GitHub } from '../github/client.ts'
import { explainGitHub } from '../github/explain.ts'
import { OutageError } from '../errors.ts'
import type { RecordStore } from '../ports.ts'
import { blobTexts, mostBlobs } from './blobs.ts'
import { createRecordsBranch } from './branch.ts'
import { pathOf, recordsBranch } from './keys.ts'
import { listFolder } from './listing.ts'
import { portions } from './portions.ts'
import { drawRecord, parseRecord, readBlob } from './record-text.ts'

/**
 * Records as JSON files on the branch `outage-records`: one read is one Contents call, one write
 * one PUT with the blob's sha. (GitHub documentation: REST API, repository contents.)
 */
export function githubRecords(github: GitHub): RecordStore {
  const { octokit, owner, repo } = github
  const place = { owner, repo }

  async function put(key: string, value: unknown, version: string | undefined, why: string) {
    const { data } = await octokit.rest.repos.createOrUpdateFileContents({
      ...place,
      path: pathOf(key),
      branch: recordsBranch,
      message: why,
      content: Buffer.from(drawRecord(github, value)).toString('base64'),
      // It was redacted before it was encoded, and a sealed snapshot must not be cut.
      request: verbatim('content'),
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
      if (Array.isArray(data) || data.type !== 'file') throw damaged(key, 'is not a file')
      if (data.size > mostBytes) throw damaged(key, `is ${megabytes(data.size)} long`)
      return { sha: data.sha, text: await textOf(github, data) }
    } catch (error) {
      if (statusOf(error) === 404) return undefined
      throw error
    }
  }

  return {
    async load(key) {
      const file = await current(key)
      return file && { value: parseRecord(file.text, key), version: file.sha }
    },

    async save(key, value, version, why) {
      // True once a PUT got no answer: only then can what is there be ours.
      let doubtful = false
      const begun = performance.now()
      for (let tries = 0; ; tries++) {
        try {
          return await put(key, value, version, why)
        } catch (error) {
          doubtful ||= gotNoAnswer(error)
          const verdict = await weigh(error, { key, value, version, doubtful })
          if (verdict === 'conflict' || typeof verdict === 'object') return verdict
          if (verdict === 'no-branch') await createRecordsBranch(github).catch(throwUnwritable)
          if (performance.now() - begun > patience) throw contended(key, error)
          const pause = Math.min(longestPause, 40 * 2 ** tries) * (0.5 + Math.random() / 2)
          await new Promise((resolve) => setTimeout(resolve, pause))
        }
      }
    },

    async list(prefix) {
      return listFolder(github, prefix)
    },

    async loadMany(listed) {
      const parts = portions(listed, mostBlobs)
      const values = await pMap(
        parts,
        async (part) => {
          const shas = part.map(({ version }) => version)
          const texts = await blobTexts(github, shas)
          return part.map(({ key }, index) => {
            const text = texts[index]
            return text === undefined ? undefined : parseRecord(text, key)
          })
        },
        { concurrency: 4 },
      )
      return values.flat()
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
    throw unwritable(error)
  }

  async function verify(wanted: Wanted) {
    if (!wanted.doubtful) return 'conflict'
    const file = await current(wanted.key)
    if (file && file.text === drawRecord(github, wanted.value)) {
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

/** Milliseconds for which a file is tried to be saved while others change other files of the branch. */
const patience = 60_000

const longestPause = 2_000

/** Bytes of the longest record that is read. A long incident with many notes has half a megabyte. */
const mostBytes = 8_000_000

const megabytes = (bytes: number) => `${Math.round(bytes / 1_000_000)} MB`

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
  return readBlob(github, sha)
}

function damaged(key: string, how: string): OutageError {
  return new OutageError('record-damaged', `The record \`${pathOf(key)}\` ${how}.`)
}

function contended(key: string, cause: unknown): OutageError {
  return new OutageError('record-contended', `The record \`${key}\` could not be saved.`, { cause })
}

/** A refusal to write as an error that says what lets us; anything else as it is. */
function unwritable(error: unknown): unknown {
  const known = explainGitHub(error)
  const options = { cause: error }
  if (/rule violation/i.test(messageOf(error))) {
    const [first = ''] = messageOf(error).split('\n')
    return new OutageError('records-unwritable', `A ruleset refuses the records: ${first}.`, {
      ...options,
      remedy:
        'Leave the branch `outage-records` out of the ruleset (Settings → Rules), or let GitHub Actions bypass it.',
    })
  }
  if (!(known instanceof OutageError) || known.code !== 'github-denied') return error
  return new OutageError('records-unwritable', 'This token may not write the records.', {
    ...options,
    remedy: 'Give the job `permissions: contents: write`.',
  })
}

function throwUnwritable(error: unknown): never {
  throw unwritable(error)
}
