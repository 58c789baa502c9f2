import { messageOf, statusOf, type GitHub } from './client.ts'
import { createOnce } from './once.ts'

/** A file of a branch as it is now. */
export type BranchFile = { readonly text: string; readonly sha: string }

/** A file of a branch, with what a change has to name; nothing where there is none. */
export async function readBranchFile(
  github: GitHub,
  path: string,
  branch?: string,
): Promise<BranchFile | undefined> {
  const { octokit, owner, repo } = github
  try {
    const { data } = await octokit.rest.repos.getContent({
      owner,
      repo,
      path,
      ...(branch === undefined ? {} : { ref: branch }),
    })
    if (Array.isArray(data) || data.type !== 'file') return undefined
    const { sha, encoding, content } = data
    if (encoding === 'base64') return { sha, text: decoded(content) }
    // Over 1 MB the content is left out. (GitHub documentation: repository contents.)
    const blob = await octokit.rest.git.getBlob({ owner, repo, file_sha: sha })
    return { sha, text: decoded(blob.data.content) }
  } catch (error) {
    if (statusOf(error) === 404) return undefined
    throw error
  }
}

const decoded = (content: string): string => Buffer.from(content, 'base64').toString('utf8')

/** How writing a file ended. `refused` holds GitHub's reason, such as a protected branch. */
export type Written = 'written' | 'conflict' | 'no-branch' | { readonly refused: string }

/** Writes a file, where it is still as it was read: `before` is its sha then, if there was one. */
export async function writeBranchFile(
  github: GitHub,
  file: {
    readonly path: string
    readonly branch?: string
    readonly text: string
    readonly before: string | undefined
    readonly message: string
    /** What `verbatim` gives, where the text must not be redacted. */
    readonly request?: { readonly verbatim: readonly string[] }
  },
): Promise<Written> {
  const { octokit, owner, repo } = github
  const { path, branch, text, before, message, request } = file
  const write = async (): Promise<Written> => {
    try {
      await octokit.rest.repos.createOrUpdateFileContents({
        owner,
        repo,
        path,
        ...(branch === undefined ? {} : { branch }),
        message,
        content: Buffer.from(text).toString('base64'),
        ...(before === undefined ? {} : { sha: before }),
        ...(request ? { request } : {}),
      })
      return 'written'
    } catch (error) {
      return judge(error)
    }
  }
  // Where GitHub did not answer it may be written all the same.
  return createOnce(write, async () => {
    const now = await readBranchFile(github, path, branch)
    return now?.text === text ? 'written' : undefined
  })
}

function judge(error: unknown): Written {
  const status = statusOf(error)
  const message = messageOf(error)
  if (status === 404) return 'no-branch'
  if (/protected branch|rule violations|required status|through a pull request/i.test(message)) {
    return { refused: message }
  }
  if (status === 409) return 'conflict'
  if (status === 422 && message.includes("wasn't supplied")) return 'conflict'
  throw error
}
