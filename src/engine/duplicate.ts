import { postComment } from '../github/comments.ts'
import type { GitHub } from '../github/client.ts'
import { readIssue, updateIssue } from '../github/issues.ts'
import { duplicateNotice } from '../views/duplicate.ts'

/** Closes the issue of an incident that is a part of another's, and leads there. Asked again, it does nothing. */
export async function closeDuplicate(github: GitHub, issue: number, into: number): Promise<void> {
  const found = await readIssue(github, issue)
  if (found?.state !== 'open') return
  await postComment(github, issue, duplicateNotice(`${github.url}/issues/${into}`, into))
  await updateIssue(github, issue, { state: 'closed' })
}
