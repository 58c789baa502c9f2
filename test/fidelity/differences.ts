import type { Mismatch } from './exchange.ts'

/** A difference that stays. */
export type Difference = {
  /** The operations or events, `*` for all. */
  readonly of: readonly string[] | '*'
  readonly part: string
  readonly place: string
  readonly because: string
}

/** Where the rehearsed GitHub, or we, differ from the description, and why. Each is needed. */
export const differences: readonly Difference[] = [
  {
    of: '*',
    part: 'answer 422',
    place: '/status',
    because: 'every error of the real GitHub carries it; the schema of validation errors forgot it',
  },
  {
    of: ['actions/list-workflow-runs', 'actions/list-workflow-runs-for-repo'],
    part: 'query',
    place: '/created',
    because: 'takes a search such as `>=2026-01-31`, says its text; its schema wants a bare date',
  },
  {
    of: ['actions/create-workflow-dispatch'],
    part: 'answer 400',
    place: '',
    because: 'Enterprise Server up to 3.20 refuses `return_run_details`; played where a test asks',
  },
  {
    of: ['actions/create-repo-variable', 'actions/create-environment-variable'],
    part: 'answer 409',
    place: '',
    because: 'a variable that is there already is answered so; the description names only 201',
  },
  {
    of: ['deployment-status-created'],
    part: 'event',
    place: '/deployment_status/environment_url',
    because: 'is empty where there is no address, as in the answer; its schema there allows that',
  },
  {
    of: ['deployment-status-created'],
    part: 'event',
    place: '/deployment_status/log_url',
    because: 'is empty where there is no address, as in the answer; its schema there allows that',
  },
  {
    of: ['issue-comment-created', 'issue-comment-edited', 'issue-comment-deleted'],
    part: 'event',
    place: '/issue/user/user_view_type',
    because: 'every account carries it; this one copy of the schema is older',
  },
  {
    of: ['issues-reopened'],
    part: 'event',
    place: '/issue/assignee/user_view_type',
    because: 'every account carries it; this one copy of the schema is older',
  },
  {
    of: ['issues-edited', 'issues-reopened'],
    part: 'event',
    place: '/issue/assignees/*/user_view_type',
    because: 'every account carries it; this one copy of the schema is older',
  },
]

const used = new Set<Difference>()

/** What is left of the mismatches when the known differences are taken away. */
export function unexplained(all: readonly Mismatch[]): readonly Mismatch[] {
  return all.filter((mismatch) => {
    const difference = differences.find((one) => explains(one, mismatch))
    if (difference !== undefined) used.add(difference)
    return difference === undefined
  })
}

/** Differences that have explained nothing yet. */
export function unusedDifferences(): readonly Difference[] {
  return differences.filter((one) => !used.has(one))
}

function explains({ of, part, place }: Difference, mismatch: Mismatch): boolean {
  const same = part === mismatch.part && place === mismatch.place
  return same && (of === '*' || of.includes(mismatch.operation))
}
