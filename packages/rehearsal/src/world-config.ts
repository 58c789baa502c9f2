import { providers, type ProviderName } from './providers/table.ts'

/** The repository that a rehearsal is about. */
export const rehearsedRepository = 'acme/chatbot-fluxa'

/** `.github/outage.yml` for a rehearsal: the example's, with loopback's address and little patience. `variables` is what stands behind that key, in YAML’s flow style. */
export function rehearsalConfig(name: ProviderName, url: string, variables?: string): string {
  const { config, workflows } = providers[name]
  return `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        url: ${url}
        branch: main
        workflows: [${workflows.join(', ')}]
        hosting: ${config}
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
