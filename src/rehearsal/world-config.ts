/** `.github/outage.yml` for a rehearsal: the example's, with loopback's address and little patience. */
export function rehearsalConfig(hosting: 'workflow' | 'command', url: string): string {
  const provider =
    hosting === 'workflow'
      ? '{ provider: workflow, workflow: deploy.yml, ref-input: ref }'
      : "{ provider: command, deploy: 'npm run deploy -- {sha}', running: 'npm run --silent running' }"
  return `version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        url: ${url}
        branch: main
        workflows: [Deploy]
        hosting: ${provider}
        health:
          timeout: 2s
          confirm: { failures: 2, successes: 2, every: 100ms }
          probes:
            - http: ${url}/api/health
              allow-private: true
              expect: { status: 200, json: { status: ok }, within: 2s }
        rollback: { automatic: when-unhealthy, attempts: 2, branch: revert }
people:
  on-call: [alice]
  technical-lead: [bob]
`
}
