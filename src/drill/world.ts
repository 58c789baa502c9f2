import { join } from 'node:path'
import type { ActionWorkflow } from '@outage-playbook/rehearsal/runner/action-workflow.ts'
import type { Listens } from '@outage-playbook/rehearsal/runner/listens.ts'
import * as rehearsal from '@outage-playbook/rehearsal/world.ts'
import { root } from './root.ts'
import { configPath, rehearsalConfig, rehearsedRepository } from './world-config.ts'

/** Directory of the app that is rehearsed with. */
const exampleApp = join(root, 'examples/chatbot-fluxa')

/** What the example's `outage.yml` listens to; a test holds the two together. */
export const outageListens: Listens = {
  schedule: [],
  issue_comment: ['created'],
  issues: ['edited', 'closed', 'reopened'],
  workflow_run: ['completed'],
  deployment_status: [],
  workflow_dispatch: [],
}

/** The example's `outage.yml`, as the runner plays it. */
const outageWorkflow: ActionWorkflow = {
  path: '.github/workflows/outage.yml',
  name: 'Outage',
  job: 'playbook',
  action: '__outage-playbook',
  listens: outageListens,
  with: ({ token, inputs }) => ({
    'github-token': token,
    command: inputs['command'] ?? '',
    config: configPath,
  }),
  ownerToken: 'OUTAGE_VARIABLES_TOKEN',
}

type Own = 'repository' | 'app' | 'files' | 'workflow'

export type WorldOptions = Omit<rehearsal.WorldOptions, Own> & {
  /** `.github/outage.yml`, as text, or made from the addresses. */
  readonly config?: string | ((urls: rehearsal.Urls) => string)
  /** Directory of another app than the example. */
  readonly app?: string
  /** Further files of the repository, by path. */
  readonly files?: Readonly<Record<string, string>>
  readonly listens?: Listens
}

/** Opens a world in which Outage Playbook looks after the example's app. */
export function openWorld(options: WorldOptions): Promise<rehearsal.World> {
  const { config, app = exampleApp, files, listens = outageListens, ...world } = options
  const usual = ({ app: url }: rehearsal.Urls): string =>
    rehearsalConfig(options.hosting ?? 'workflow', url)
  const configured = config ?? usual
  return rehearsal.openWorld({
    ...world,
    app,
    repository: rehearsedRepository,
    workflow: { ...outageWorkflow, listens },
    files: (urls) => ({
      ...files,
      [configPath]: typeof configured === 'string' ? configured : configured(urls),
    }),
  })
}
