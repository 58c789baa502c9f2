import { OutageError } from '../../errors.ts'
import { verbatim, type GitHub } from '../../github/client.ts'
import { readBranchFile, writeBranchFile } from '../../github/files.ts'
import type { VariableChange, VariableStore } from '../../ports.ts'
import { changeDotenv, readDotenv } from './text.ts'
import { code } from '../names.ts'

const mostTries = 5

/**
 * Variables in a dotenv file on the deployed branch. They are a part of the commit: whoever may read
 * the repository reads them, and a rollback brings those of its target with it.
 */
export function dotenvStore(
  github: GitHub,
  { path, branch }: { readonly path: string; readonly branch: string },
): VariableStore {
  const readAt = async (ref: string) => {
    const file = await readBranchFile(github, path, ref)
    return file && readDotenv(file.text)
  }

  async function write(change: VariableChange): Promise<void> {
    for (let tries = 0; tries < mostTries; tries++) {
      const file = await readBranchFile(github, path, branch)
      const before = file?.text ?? ''
      const text = changeDotenv(before, change)
      if (text === before) return
      const written = await writeBranchFile(github, {
        ...{ path, branch, text, before: file?.sha, message: messageOf(path, change) },
        request: verbatim('content'),
      })
      if (written === 'written') return
      if (written === 'no-branch') break
      if (typeof written === 'object') throw refused(path, branch, written.refused)
    }
    throw refused(path, branch, 'it keeps changing, or is not there')
  }

  return {
    name: `${path} on ${branch}`,
    read: async () => (await readAt(branch)) ?? [],
    readOf: ({ sha }) => readAt(sha),
    write,
    needsBuild: true,
    inCommit: true,
  }
}

/** Names only; the values are in the file, where they were before. */
function messageOf(path: string, { set, remove }: VariableChange): string {
  const names = [...set.map(({ name }) => name), ...remove].toSorted()
  const lines = names.slice(0, 100).map((name) => `- ${name}`)
  return [`Restore variables in ${path}`, '', ...lines].join('\n')
}

function refused(path: string, branch: string, why: string): OutageError {
  return new OutageError(
    'variables-refused',
    `${code(path)} on ${code(branch)} was not changed: ${why}.`,
    {
      remedy: `Where ${code(branch)} is protected, change the file by a pull request; \`outage variables diff\` names the variables.`,
    },
  )
}
