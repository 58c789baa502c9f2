import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { connectGitHub, type GitHub as Client } from '../../src/github/client.ts'
import { openRest } from '../../src/github/octokit.ts'
import { workflowActor } from '@outage-playbook/rehearsal/github/actors.ts'
import { openGitHub, type GitHub } from '@outage-playbook/rehearsal/github/github.ts'
import { openTemporary } from '@outage-playbook/rehearsal/hosting/temporary.ts'
import { makeLongHistory } from './long-history.ts'

/** A rehearsed GitHub over a repository of some length, and our client for it. */
export type Site = {
  readonly github: GitHub
  readonly client: Client
  readonly token: string
  /** Address of the API for the repository. */
  readonly api: string
  /** Path of the bare repository. */
  readonly git: string
  /** Path of a folder for whatever is written on the way. */
  readonly scratch: string
  close(): Promise<void>
}

/** Opens one whose `main` has that many commits. */
export async function openSite(commits: number): Promise<Site> {
  const directory = await openTemporary('bench')
  const git = join(directory.path, 'repository.git')
  await mkdir(git)
  await makeLongHistory(git, commits)
  const repository = 'acme/chatbot-fluxa'
  const github = await openGitHub({ repository, git, people: { alice: 'admin' } })
  github.settings.rateLimit = 1_000_000
  const token = github.token(workflowActor())
  const client = connectGitHub({
    open: openRest,
    token,
    repository,
    apiUrl: github.url,
    serverUrl: 'https://github.com',
    secrets: [token],
  })
  return {
    github,
    client,
    token,
    api: `${github.url}/repos/${repository}`,
    git,
    scratch: directory.path,
    async close() {
      await github.close()
      await directory.remove()
    },
  }
}
