import { param, Refusal, route, type Call, type Reply } from '../http.ts'
import type { Hub } from '../hub.ts'
import { issueShape } from '../shapes/issue.ts'
import { issueOf } from './issues.ts'

const refused = (why: string): Refusal =>
  new Refusal(422, `An error occurred while adding the sub-issue to the parent issue. ${why}`)

/** Sub-issues are added by the database id, not by the number; there is no second parent. */
function addSubIssue(call: Call): Reply {
  const { hub, body } = call
  const parent = `${hub.fullName}#${param(call, 'number')}`
  const child = issueWithId(hub, body['sub_issue_id'])
  if (child === undefined) throw new Refusal(404, 'The provided sub-issue does not exist')
  const known = hub.parents.get(child)
  if (known === parent) throw refused('Issue may not contain duplicate sub-issues')
  if (known !== undefined || child === parent) throw refused('Sub issue may only have one parent')
  hub.parents.set(child, parent)
  return { status: 201, body: issueShape(hub, issueOf(call)) }
}

/** An issue of any of the owner's repositories, as `owner/name#1`. */
function issueWithId({ siblings }: Hub, id: unknown): string | undefined {
  for (const [name, store] of siblings) {
    for (const issue of store.issues.values()) if (issue.id === id) return `${name}#${issue.number}`
  }
  return undefined
}

export const subIssueRoutes = [
  route('POST', '/issues/:number/sub_issues', 'issues:write', addSubIssue),
]
