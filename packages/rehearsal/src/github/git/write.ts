import { randomUUID } from 'node:crypto'
import { git, nothing, tryGit, type Signature } from './run.ts'

export type Change = {
  readonly parent?: string
  /** Path → its new content, or null to remove it. */
  readonly files: Readonly<Record<string, string | Buffer | null>>
  readonly message: string
  readonly author: Signature
  readonly committer?: Signature
}

/** Writes one commit (in a single git process); no branch is moved. Answers its sha. */
export async function commitFiles(directory: string, change: Change): Promise<string> {
  const scratch = `refs/rehearsal/${randomUUID()}`
  const message = Buffer.from(change.message)
  const parts: (string | Buffer)[] = [
    `commit ${scratch}\nmark :1\n`,
    `author ${signature(change.author)}\n`,
    `committer ${signature(change.committer ?? change.author)}\n`,
    `data ${message.length}\n`,
    message,
    '\n',
  ]
  if (change.parent !== undefined) parts.push(`from ${change.parent}\n`)
  for (const [path, content] of Object.entries(change.files)) {
    const name = JSON.stringify(path)
    if (content === null) parts.push(`D ${name}\n`)
    else {
      const bytes = Buffer.from(content)
      parts.push(`M 100644 inline ${name}\ndata ${bytes.length}\n`, bytes, '\n')
    }
  }
  parts.push(`\nget-mark :1\nreset ${scratch}\nfrom ${nothing}\n\n`)
  const input = Buffer.concat(parts.map((part) => Buffer.from(part)))
  return git(directory, ['fast-import', '--quiet'], { input })
}

export type CommitRequest = {
  readonly tree: string
  readonly parents: readonly string[]
  readonly message: string
  readonly author: Signature
  readonly committer: Signature
}

/** Writes a commit of an existing tree; no branch is moved. Answers its sha. */
export function commitTree(directory: string, request: CommitRequest): Promise<string> {
  const parents = request.parents.flatMap((parent) => ['-p', parent])
  return git(directory, ['commit-tree', request.tree, ...parents, '-F', '-'], {
    input: request.message,
    env: {
      GIT_AUTHOR_NAME: request.author.name,
      GIT_AUTHOR_EMAIL: request.author.email,
      GIT_AUTHOR_DATE: date(request.author),
      GIT_COMMITTER_NAME: request.committer.name,
      GIT_COMMITTER_EMAIL: request.committer.email,
      GIT_COMMITTER_DATE: date(request.committer),
    },
  })
}

/** Whether `ancestor` is in the history of `descendant`. */
export async function isAncestor(
  directory: string,
  ancestor: string,
  descendant: string,
): Promise<boolean> {
  const args = ['merge-base', '--is-ancestor', ancestor, descendant]
  return (await tryGit(directory, args)).code === 0
}

function date(who: Signature): string {
  return `${Math.floor(who.at.getTime() / 1000)} +0000`
}

function signature(who: Signature): string {
  return `${who.name} <${who.email}> ${date(who)}`
}
