import { OutageError } from '../errors.ts'

/** The number of an issue as people type it: `42`, `#42`. Throws `command-invalid`. */
export function issueNumber(word: string | undefined): number | undefined {
  if (word === undefined) return undefined
  const [, digits] = /^#?(\d{1,9})$/.exec(word) ?? []
  if (digits !== undefined && Number(digits) > 0) return Number(digits)
  throw new OutageError(
    'command-invalid',
    `\`${word.slice(0, 50)}\` is not the number of an issue.`,
  )
}

/** An issue, in this repository where none is named. */
export type IssueReference = { readonly number: number; readonly repository?: string }

/** An issue as people type it: `42`, `#42`, or `acme/ops#42` in another repository. Throws `command-invalid`. */
export function issueReference(word: string | undefined): IssueReference | undefined {
  const [, repository, number] = /^([\w.-]+\/[\w.-]+)(#\d+)$/.exec(word ?? '') ?? []
  const found = issueNumber(number ?? word)
  if (found === undefined) return undefined
  return { number: found, ...(repository === undefined ? {} : { repository }) }
}
