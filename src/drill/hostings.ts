import { renderService } from '@outage-playbook/rehearsal/providers/render/state.ts'
import type { ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'

/** What stands behind `hosting:` in the configuration for each provider, in YAML's flow style. */
export const hostingConfigs: Readonly<Record<ProviderName, string>> = {
  workflow: '{ provider: workflow, workflow: deploy.yml, ref-input: ref }',
  command:
    "{ provider: command, deploy: 'npm run deploy -- {sha}', running: 'npm run --silent running' }",
  render: `{ provider: render, service-id: ${renderService} }`,
  vercel: '{ provider: vercel, project: chatbot-fluxa }',
}
