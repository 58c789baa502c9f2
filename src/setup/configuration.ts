import ipaddr from 'ipaddr.js'
import type { Answers } from './answers.ts'
import type { Chosen } from './set-ups.ts'

/** `.github/outage.yml`, with a comment where people will want to change something. */
export function drawConfiguration(answers: Answers): string {
  const { service, environment, url, branch, hosting, onCall } = answers
  const probe = new URL(answers.health, url).href
  const workflows = workflowsOf(hosting).map(scalar).join(', ')
  const lines = [
    '# What the Outage Playbook knows about this repository. Every key: docs/configuration.md of',
    '# https://github.com/outage-playbook/outage-playbook',
    'version: 1',
    'services:',
    `  ${scalar(service)}:`,
    '    environments:',
    `      ${scalar(environment)}:`,
    `        url: ${scalar(url)}`,
    `        branch: ${scalar(branch)}`,
    ...(workflows === '' ? [] : [`        workflows: [${workflows}]`]),
    `        hosting: ${drawHosting(hosting)}`,
    '        health:',
    '          probes:',
    `            - http: ${scalar(probe)}`,
    ...(isPrivate(url) ? ['              allow-private: true'] : []),
    '              expect: { status: 200, within: 2s }',
    '        rollback:',
    '          automatic: when-unhealthy # always | when-unhealthy | never',
    ...(onCall.length === 0
      ? ['# people:', '#   on-call: [alice] # logins on GitHub of those who are called']
      : ['people:', `  on-call: [${onCall.map(scalar).join(', ')}]`]),
  ]
  return `${lines.join('\n')}\n`
}

/** Names of the workflows that deploy pushes by themselves. */
export function workflowsOf({ setUp, given }: Chosen): readonly string[] {
  return setUp.workflows?.(given) ?? []
}

function drawHosting({ provider, setUp, given }: Chosen): string {
  const keys = Object.entries(setUp.configuration(given))
  const fields = keys.map(([key, value]) => `${key}: ${scalar(value)}`)
  return `{ ${[`provider: ${provider}`, ...fields].join(', ')} }`
}

/** Words that YAML reads as something else than a text. */
const words = /^(?:true|false|null|yes|no|on|off|y|n)$/i

/** A text as YAML reads it back, in a flow too: bare where that is safe. */
export function scalar(text: string): string {
  const isBare = /^[A-Za-z][\w./-]*(?: [\w./-]+)*$/.test(text) && !words.test(text)
  const isAddress = /^https?:\/\/[\w./:@%~-]+[\w/]$/.test(text)
  return isBare || isAddress ? text : JSON.stringify(text)
}

/** True where a probe has to be allowed to go there: a private address, or this machine. */
function isPrivate(url: string): boolean {
  const host = new URL(url).hostname.replace(/^\[|\]$/g, '')
  if (host === 'localhost') return true
  return ipaddr.isValid(host) && ipaddr.process(host).range() !== 'unicast'
}
