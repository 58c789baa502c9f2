import { providers, type ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'
import { hostingConfigs } from './hostings.ts'

/** The repository that a rehearsal is about. */
export const rehearsedRepository = 'acme/chatbot-fluxa'

/** Where the configuration is. */
export const configPath = '.github/outage.yml'

/** `.github/outage.yml` for a rehearsal: the example's, with loopback's address and little patience. `variables` is what stands behind that key, in YAML’s flow style. */
export function rehearsalConfig(name: ProviderName, url: string, variables?: string): string {
  const { workflows } = providers[name]
  return `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        url: ${url}
        branch: main
        workflows: [${workflows.join(', ')}]
        hosting: ${hostingConfigs[name]}
        health:
          timeout: 2s
          confirm: { failures: 2, successes: 2, every: 100ms }
          probes:
            - http: ${url}/api/health
              allow-private: true
              expect: { status: 200, json: { status: ok }, within: 2s }
        rollback: { automatic: when-unhealthy, attempts: 2, branch: revert }
${variables === undefined ? '' : `        variables: ${variables}\n`}people:
  on-call: [alice]
  technical-lead: [bob]
`
}
