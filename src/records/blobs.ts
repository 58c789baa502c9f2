import pMap from 'p-map'
import { statusOf, type GitHub } from '../github/client.ts'
import { restInPlace } from '../github/rest-in-place.ts'
import { readBlob } from './record-text.ts'

/** Files in one question. */
export const mostBlobs = 50

type Blobs = {
  readonly repository: Readonly<
    Record<string, { readonly text: string | null; readonly isTruncated: boolean } | null>
  > | null
}

/**
 * The texts of files by the shas of their content, at most `mostBlobs` of them, in one question; those
 * that GraphQL cuts (over 512 KB) one by one, as all if it is in trouble; nothing for one that does not
 * exist.
 */
export async function blobTexts(
  github: GitHub,
  shas: readonly string[],
): Promise<readonly (string | undefined)[]> {
  const names = shas.map(
    (sha, index) => `b${index}: object(oid: "${sha}") { ... on Blob { text isTruncated } }`,
  )
  const query = `query ($owner: String!, $repo: String!) {
    repository(owner: $owner, name: $repo) { ${names.join('\n')} }
  }`
  const ask = async (): Promise<readonly (string | undefined)[]> => {
    const { repository } = await github.octokit.graphql<Blobs>(query, {
      owner: github.owner,
      repo: github.repo,
    })
    return Promise.all(
      shas.map((sha, index) => {
        const blob = repository?.[`b${index}`]
        if (blob === null || blob === undefined) return undefined
        return blob.text === null || blob.isTruncated ? readBlob(github, sha) : blob.text
      }),
    )
  }
  return restInPlace(ask, () => pMap(shas, (sha) => blobIfAny(github, sha), { concurrency }))
}

/** Requests at once. */
const concurrency = 8

async function blobIfAny(github: GitHub, sha: string): Promise<string | undefined> {
  try {
    return await readBlob(github, sha)
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
