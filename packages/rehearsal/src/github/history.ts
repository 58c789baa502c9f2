import { readdir, readFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { emailOf } from './actors.ts'
import { readObject } from './git/read.ts'
import { git } from './git/run.ts'
import { moveRef } from './git/mover.ts'
import { commitFiles } from './git/write.ts'

/** What a commit does to the app. */
export type ChangeKind =
  | 'good'
  | 'bad-health'
  | 'crash-at-start'
  | 'harmless'
  | 'workflow-change'
  | 'fix'
  | 'wears-out'
  | 'needs-variable'

type Files = Readonly<Record<string, string>>

type Edit = { readonly message: string; readonly files: Files }

const topics = ['delivery', 'refunds', 'languages', 'invoices', 'privacy', 'holidays', 'accounts']

/** How many questions a release that `wears-out` answers; its health is fine until then. */
export const questionsUntilWorn = 50

/** What a release that `needs-variable` has to find in `OPENING_HOURS` to be healthy. */
export const openingHours = 'We are here from 9:00 to 17:00, every day.'

const edits: Record<ChangeKind, (app: Files, now: Files, count: number) => Edit> = {
  good: (app, _now, count) => ({
    message: `Answer questions about ${topics[count % topics.length] ?? 'more'}`,
    files: { 'answers.json': answers(app, count), 'package.json': version(app, count) },
  }),
  fix: (app, _now, count) => ({
    message: 'Repair the answers',
    files: { 'answers.json': answers(app, count), 'server.js': app['server.js'] ?? '' },
  }),
  'bad-health': (app) => ({
    message: 'Load the answers from the new editor',
    files: { 'answers.json': (app['answers.json'] ?? '').slice(0, -20) },
  }),
  'crash-at-start': (_app, now) => ({
    message: 'Read the limits from a file of their own',
    files: {
      'server.js': `import { limits } from './limits.js'\n${now['server.js'] ?? ''}\nconsole.log(limits)\n`,
    },
  }),
  'wears-out': (app) => ({
    message: 'Remember what was asked before',
    files: {
      'chat.js': (app['chat.js'] ?? '').replace(
        /(export function answer.*\n)/,
        `const asked = []\n\n$1  asked.push(message)\n  if (asked.length > ${questionsUntilWorn}) return 'I have no room for more questions.'\n`,
      ),
    },
  }),
  'needs-variable': (app) => ({
    message: 'Take the opening hours from a variable',
    files: {
      'chat.js': (app['chat.js'] ?? '').replace(
        'return found?.reply',
        `if (found?.words.includes('hours')) return process.env.OPENING_HOURS ?? 'That changes.'\n  return found?.reply`,
      ),
    },
  }),
  harmless: (_app, now, count) => ({
    message: 'Say more in the README',
    files: { 'README.md': `${now['README.md'] ?? ''}\nNote ${count}.\n` },
  }),
  'workflow-change': (_app, now, count) => ({
    message: 'Tidy up the deploy workflow',
    files: {
      '.github/workflows/deploy.yml': `${now['.github/workflows/deploy.yml'] ?? ''}# Revision ${count}\n`,
    },
  }),
}

/** The files of an app, by path; not what was installed for it. */
export async function readApp(directory: string): Promise<Files> {
  const entries = await readdir(directory, { recursive: true, withFileTypes: true })
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => ({ path, name: relative(directory, path).replaceAll('\\', '/') }))
    .filter(({ name }) => !name.startsWith('node_modules/'))
  const pairs = await Promise.all(
    files.map(async ({ path, name }) => [name, await readFile(path, 'utf8')] as const),
  )
  return Object.fromEntries(pairs)
}

export type NewCommit = {
  readonly kind: ChangeKind
  readonly author: string
  readonly at: Date
  readonly app: Files
  readonly parent: string
  /** How many commits there were before; makes each one different. */
  readonly count: number
}

/** Writes a commit of a kind on top of another; no branch is moved. Answers its sha. */
export async function commitOf(directory: string, options: NewCommit): Promise<string> {
  const names = ['server.js', 'README.md', '.github/workflows/deploy.yml']
  const now = await Promise.all(
    names.map(async (name) => {
      const found = await readObject(directory, `${options.parent}:${name}`)
      return [name, found?.content.toString('utf8') ?? ''] as const
    }),
  )
  const edit = edits[options.kind](options.app, Object.fromEntries(now), options.count)
  const { author: name, at, parent } = options
  return commitFiles(directory, { parent, ...edit, author: { name, email: emailOf(name), at } })
}

/**
 * Makes a bare repository of the app with some good releases, written by three people over the
 * days before `until`; the same input gives the same shas. Answers them, oldest first.
 */
export async function seedHistory(
  directory: string,
  app: Files,
  until: Date = new Date('2026-11-20T16:00:00Z'),
): Promise<readonly string[]> {
  await git(directory, ['init', '--quiet', '--bare', '--initial-branch=main'])
  const authors = ['alice', 'bob', 'eve', 'alice', 'bob']
  const hour = 3_600_000
  const at = (index: number): Date =>
    new Date(until.getTime() - (authors.length - index) * 21 * hour)
  const alice = { name: 'alice', email: emailOf('alice'), at: at(0) }
  const first = { files: app, message: 'Start the chatbot', author: alice }
  const shas = [await commitFiles(directory, first)]
  for (const [index, author] of authors.entries()) {
    if (index === 0) continue
    const parent = shas.at(-1) ?? ''
    const kind = 'good'
    shas.push(await commitOf(directory, { kind, author, at: at(index), app, parent, count: index }))
  }
  await moveRef(directory, 'refs/heads/main', shas.at(-1) ?? '', undefined)
  return shas
}

function answers(app: Files, count: number): string {
  const base: unknown = JSON.parse(app['answers.json'] ?? '[]')
  const more = topics
    .slice(0, count)
    .map((topic) => ({ words: [topic], reply: `Ask us about ${topic} any time.` }))
  return JSON.stringify([...(Array.isArray(base) ? base : []), ...more], null, 2) + '\n'
}

function version(app: Files, count: number): string {
  return (app['package.json'] ?? '').replace(/"version": "[^"]*"/, `"version": "1.${count}.0"`)
}
