import { parseConfig } from '../../src/config/load.ts'
import type { Config } from '../../src/config/schema.ts'
import { commandNames } from '../../src/parser/names.ts'

const health = 'health: { probes: [{ http: "https://example.com/health" }] }'

/** One service, deployed by the workflow Deploy. */
export const oneService = config(`version: 1
services:
  chatbot-fluxa:
    environments:
      production:
        branch: main
        workflows: [Deploy]
        hosting: { provider: workflow, workflow: deploy.yml, ref-input: ref }
        ${health}
`)

/** Two services in one repository, and one whose hosting only GitHub's deployments tell of. */
export const severalServices = config(`version: 1
services:
  api:
    environments:
      production: { workflows: [Deploy], hosting: { provider: command, deploy: ./d }, ${health} }
  web:
    environments:
      production: { workflows: [Deploy], hosting: { provider: command, deploy: ./d }, ${health} }
      staging: { branch: next, workflows: [Deploy], hosting: { provider: command, deploy: ./d }, ${health} }
  docs:
    environments:
      production: { hosting: { provider: command, deploy: ./d }, ${health} }
  jobs:
    environments:
      production: { hosting: { provider: workflow, workflow: jobs.yml }, ${health} }
`)

/** Names that have to be quoted on a command line. */
export const blanks = config(`version: 1
services:
  the web shop:
    environments:
      production (eu): { workflows: [Deploy], hosting: { provider: command, deploy: ./d }, ${health} }
`)

function config(text: string): Config {
  return parseConfig(text, '.github/outage.yml', { commands: [...commandNames] })
}

/** A configuration that must not be asked for. */
export const unread = (): never => {
  throw new Error('the configuration was read')
}
