import { log } from '../../github/git/read.ts'
import { deploysOnPush } from '../../runner/listens.ts'
import type { GitHub } from '../../github/github.ts'
import { openApiFront, type ProviderApi } from '../front.ts'
import type { OpenProvider, Provider, ProviderOptions } from '../provider.ts'
import { openDeployments, type DeploymentsOptions } from './deployments.ts'
import { newProject } from './project.ts'
import type { Vercel } from './routes.ts'
import { answerRequest } from './server.ts'
import { openVariables } from './variables.ts'

const token = 'vcp_rehearsal_5d1f0c'

/** Vercel, which deploys whatever is pushed, by itself and without any workflow. */
export const vercelProvider: Provider = {
  workflows: [],
  checkout: false,
  open: (options) => openVercel(options),
}

export type VercelOptions = Omit<ProviderOptions, 'hosting'> &
  Pick<DeploymentsOptions, 'hosting' | 'building'> & { readonly plan?: Vercel['plan'] }

/** A Vercel on loopback, and what a test may look at. */
export type OpenVercel = OpenProvider & Vercel & { readonly api: ProviderApi }

/** Opens a Vercel with one project, of which nothing is deployed yet. */
export async function openVercel(options: VercelOptions): Promise<OpenVercel> {
  const project = newProject(options.name)
  const variables = openVariables()
  const deployments = openDeployments({ ...options, project, variables: variables.forBuild })
  const vercel: Vercel = { project, deployments, variables, plan: options.plan ?? 'pro' }
  let now = (): number => performance.now()
  const api = await openApiFront({
    answer: (request) => answerRequest(vercel, token, request),
    now: () => now(),
  })
  let leave = (): void => undefined

  return {
    ...vercel,
    api,
    env: { VERCEL_API_URL: api.url, VERCEL_TOKEN: token, VERCEL_TEAM_ID: project.team },
    async configure(key, value) {
      const one = { key, value, type: 'encrypted', target: ['production'] }
      variables.set(one, new URLSearchParams({ upsert: 'true' }))
    },
    async deployed(sha) {
      const commits = (await log(options.git, ['-20', sha, '--'])).toReversed()
      for (const commit of commits) {
        const meta = { githubCommitSha: commit.sha, githubCommitRef: 'main' }
        const wanted = { sha: commit.sha, ref: 'main', meta }
        deployments.remember(wanted, Date.parse(commit.committer.date))
      }
      await options.hosting.deploy(sha, { variables: variables.forBuild() })
    },
    attach(github: GitHub) {
      now = () => github.now()
      leave = github.bus.onEvent((event) => {
        // It hears of what a run's own token pushed as well: that holds back workflows only.
        const sha = deploysOnPush({ ...event, startsRuns: true }, github.hub.defaultBranch)
        if (sha === undefined) return
        const meta = { githubCommitSha: sha, githubCommitRef: github.hub.defaultBranch }
        deployments.create({ sha, ref: github.hub.defaultBranch, meta })
      })
    },
    idle: deployments.idle,
    async close() {
      leave()
      await deployments.close()
      await api.close()
    },
  }
}
