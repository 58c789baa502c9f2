import { messageOf, statusOf, type GitHub } from '../github/client.ts'
import { createOnce } from '../github/once.ts'
import { recordsBranch } from './keys.ts'

const readme = `# Outage records

Written by Outage Playbook: one file an incident, one file a service and environment. They are the
truth about every outage; the issues are drawn from them. Do not edit or delete them by hand: this
branch's history has every earlier state.
`

/** Hostings that build every branch leave this one alone. (Vercel: git.deploymentEnabled.) */
const vercel = `${JSON.stringify({ git: { deploymentEnabled: false } }, null, 2)}\n`

/**
 * Makes the branch, without a parent, so that it shares nothing with the code. Where another run
 * was faster its branch is taken.
 */
export async function createRecordsBranch(github: GitHub): Promise<void> {
  const place = { owner: github.owner, repo: github.repo }
  const { git } = github.octokit.rest
  const { data: tree } = await git.createTree({
    ...place,
    tree: [
      { path: 'README.md', mode: '100644', type: 'blob', content: readme },
      { path: 'vercel.json', mode: '100644', type: 'blob', content: vercel },
    ],
  })
  const { data: commit } = await git.createCommit({
    ...place,
    message: 'Begin the outage records',
    tree: tree.sha,
    parents: [],
  })
  try {
    const ref = `refs/heads/${recordsBranch}`
    await createOnce(
      () => git.createRef({ ...place, ref, sha: commit.sha }),
      async () => undefined,
    )
  } catch (error) {
    if (statusOf(error) === 422 && messageOf(error).includes('already exists')) return
    throw error
  }
}
