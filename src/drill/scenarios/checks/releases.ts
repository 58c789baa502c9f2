import type { Outcome } from '../outcome.ts'
import type { Check } from '../scenario.ts'

const short = (sha: string): string => (sha === '' ? 'nothing' : sha.slice(0, 7))

/** The app answers, is healthy, and says that it runs this commit. */
export function runs(wanted: (outcome: Outcome) => string, name: string): Check {
  return {
    claim: `production answers, healthy, from ${name}`,
    find(outcome) {
      const { status } = outcome.health
      const sha = wanted(outcome)
      return [
        ...(status === 200 ? [] : [`The app answers ${status}, not 200.`]),
        ...(outcome.running === sha
          ? []
          : [`The app runs ${short(outcome.running)}, not ${short(sha)}.`]),
      ]
    },
  }
}

/** The branch has exactly one commit of ours, on top of what it takes back. */
export function revertedTo(wanted: (outcome: Outcome) => string): Check {
  return {
    claim:
      'git log has the revert commit, exactly once, and its files are those of the good release',
    find(outcome) {
      const ours = outcome.log.filter(({ message }) => /^Outage-Operation: /m.test(message))
      const [commit] = ours
      if (commit === undefined) return ['git log has no commit with an Outage-Operation trailer.']
      const target = outcome.log.find(({ sha }) => sha === wanted(outcome))
      const named = /^Outage-Target: (\S+)$/m.exec(commit.message)?.[1] ?? ''
      return [
        ...(ours.length === 1 ? [] : [`git log has ${ours.length} revert commits, not 1.`]),
        ...(named === target?.sha
          ? []
          : [`The revert commit names ${short(named)}, not ${short(wanted(outcome))}.`]),
        ...(commit.tree === target?.tree
          ? []
          : ['The files of the revert commit are not those of the good release.']),
      ]
    },
  }
}

/** After the outage began, the hosting was asked for exactly these commits, in this order. */
export function deployedOnly(
  wanted: (outcome: Outcome) => readonly string[],
  claim: string,
): Check {
  return {
    claim,
    find(outcome) {
      const asked = outcome.deployed.slice(outcome.before.deployments).map(short)
      const expected = wanted(outcome).map(short)
      if (asked.join() === expected.join()) return []
      return [`The hosting was asked for ${asked.join(', ')}; expected was ${expected.join(', ')}.`]
    },
  }
}

/** The branch is as it was before. */
export const branchUntouched: Check = {
  claim: 'the branch, the hosting and the records are untouched',
  find({ log, before, deployed, running, incident, record }) {
    return [
      ...(log[0]?.sha === before.head ? [] : ['The branch has moved.']),
      ...(deployed.length === before.deployments ? [] : ['Something was deployed.']),
      ...(running === before.running ? [] : ['Another release is running.']),
      ...(incident === undefined ? [] : ['An incident was opened.']),
      ...(record.frozen === undefined ? [] : ['Deployments are frozen.']),
    ]
  },
}
