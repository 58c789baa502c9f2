import { git } from '@outage-playbook/rehearsal/github/git/run.ts'

const folders = 20
const filesEach = 10

/** Files of the repository that is reverted in. */
export const fileCount = folders * filesEach

const pathOf = (index: number): string =>
  `source/${index % folders}/${Math.floor(index / folders) % filesEach}.txt`

/** What a file holds after the commit of that number: two KB, of which one line is new. */
function contentAt(path: string, count: number): string {
  const lines = Array.from({ length: 40 }, (_, line) => `${path}, line ${line}, as it always was.`)
  return [...lines, `Changed by commit ${count}.`, ''].join('\n')
}

/** Makes a bare repository of that many commits on `main`, each of which changes one file. */
export async function makeLongHistory(directory: string, commits: number): Promise<void> {
  await git(directory, ['init', '--quiet', '--bare', '--initial-branch=main'])
  const parts: string[] = []
  for (let count = 0; count < commits; count++) {
    const changed = count === 0 ? Array.from({ length: fileCount }, (_, index) => index) : [count]
    const who = `Alice <alice@users.noreply.github.com> ${1_700_000_000 + count * 60} +0000`
    const message = `Change ${count}`
    parts.push('commit refs/heads/main\n', `author ${who}\n`, `committer ${who}\n`)
    parts.push(`data ${message.length}\n${message}\n`)
    for (const index of changed) {
      const path = pathOf(index)
      const content = contentAt(path, count)
      parts.push(`M 100644 inline ${path}\ndata ${content.length}\n${content}\n`)
    }
    parts.push('\n')
  }
  await git(directory, ['fast-import', '--quiet'], { input: parts.join('') })
}
