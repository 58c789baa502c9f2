import { statusOf, type GitHub } from './client.ts'

/** A file of the repository as text, from the default branch or `ref`; nothing where there is none. */
export async function readFile(
  github: GitHub,
  path: string,
  ref?: string,
): Promise<string | undefined> {
  // Such a path would leave the repository's contents for another part of the API.
  if (path.split('/').some((part) => part === '.' || part === '..')) return undefined
  try {
    const { data } = await github.octokit.rest.repos.getContent({
      owner: github.owner,
      repo: github.repo,
      path,
      ...(ref === undefined ? {} : { ref }),
      mediaType: { format: 'raw' },
    })
    // The raw media type answers with the text itself; the types know only the JSON.
    return String(data)
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}
