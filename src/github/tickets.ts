import { messageOf, statusOf, type GitHub } from './client.ts'

/** An issue, as far as a ticket needs it. `id` is the database's, which sub-issues are added by. */
export type TicketIssue = {
  readonly id: number
  readonly number: number
  readonly url: string
  readonly title: string
  readonly body: string
  readonly isOpen: boolean
  readonly assignees: readonly string[]
}

export type TicketDraft = {
  readonly title: string
  readonly body: string
  readonly labels: readonly string[]
  readonly milestone?: number
}

type ApiIssue = {
  readonly id: number
  readonly number: number
  readonly html_url: string
  readonly title: string
  readonly body?: string | null
  readonly state: string
  readonly assignees?: readonly { readonly login: string }[] | null
}

/** Opens an issue for a ticket, with nobody assigned: one wrong login would refuse all of it. */
export async function createTicket(github: GitHub, draft: TicketDraft): Promise<TicketIssue> {
  const { data } = await github.octokit.rest.issues.create({
    owner: github.owner,
    repo: github.repo,
    title: draft.title,
    body: draft.body,
    labels: [...draft.labels],
    ...(draft.milestone === undefined ? {} : { milestone: draft.milestone }),
  })
  return shape(data)
}

/** Changes a ticket. */
export async function updateTicket(
  github: GitHub,
  number: number,
  change: { readonly title?: string; readonly body?: string; readonly open?: boolean },
): Promise<void> {
  const { open, ...texts } = change
  await github.octokit.rest.issues.update({
    owner: github.owner,
    repo: github.repo,
    issue_number: number,
    ...texts,
    ...(open === undefined ? {} : { state: open ? 'open' : 'closed' }),
    ...(open === false ? { state_reason: 'completed' as const } : {}),
  })
}

/** Issues with a label that were changed since `since` (ISO 8601), open and closed. */
export async function labelledIssues(
  github: GitHub,
  label: string,
  since: string,
): Promise<readonly TicketIssue[]> {
  const found = await github.octokit.paginate(github.octokit.rest.issues.listForRepo, {
    owner: github.owner,
    repo: github.repo,
    labels: label,
    state: 'all',
    since,
    per_page: 100,
  })
  return found.map(shape)
}

/**
 * Assigns people, and answers those whom GitHub left out: it drops a login that cannot be assigned
 * without a word, and takes ten. (REST API: add assignees to an issue.)
 */
export async function assign(
  github: GitHub,
  number: number,
  logins: readonly string[],
): Promise<readonly string[]> {
  const people = logins.filter((login) => !login.includes('/')).slice(0, 10)
  if (people.length === 0) return logins
  try {
    const { data } = await github.octokit.rest.issues.addAssignees({
      owner: github.owner,
      repo: github.repo,
      issue_number: number,
      assignees: people,
    })
    const assigned = (data.assignees ?? []).map(({ login }) => login.toLowerCase())
    return logins.filter((login) => !assigned.includes(login.toLowerCase()))
  } catch (error) {
    // Some logins are refused in so many words.
    if (statusOf(error) === 422) return logins
    throw error
  }
}

/**
 * Makes an issue a part of another one of the same owner; answers why it could not be done. Asked
 * twice it is done once. (REST API: add sub-issue.)
 */
export async function addSubIssue(
  github: GitHub,
  parent: number,
  child: number,
): Promise<string | undefined> {
  try {
    await github.octokit.rest.issues.addSubIssue({
      owner: github.owner,
      repo: github.repo,
      issue_number: parent,
      sub_issue_id: child,
    })
    return undefined
  } catch (error) {
    const message = messageOf(error)
    if (/duplicate|already/i.test(message)) return undefined
    if ([403, 404, 410, 422].includes(statusOf(error))) return message
    throw error
  }
}

/** The number of the open milestone with that title; nothing where there is none. */
export async function milestoneNamed(github: GitHub, title: string): Promise<number | undefined> {
  const { data } = await github.octokit.rest.issues.listMilestones({
    owner: github.owner,
    repo: github.repo,
    state: 'open',
    per_page: 100,
  })
  return data.find((milestone) => milestone.title.toLowerCase() === title.toLowerCase())?.number
}

function shape(issue: ApiIssue): TicketIssue {
  return {
    id: issue.id,
    number: issue.number,
    url: issue.html_url,
    title: issue.title,
    body: issue.body ?? '',
    isOpen: issue.state === 'open',
    assignees: (issue.assignees ?? []).map(({ login }) => login),
  }
}
