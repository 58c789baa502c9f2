import { OutageError } from '../errors.ts'
import { runningOperation } from '../incident/operations.ts'
import { prose } from '../views/markdown.ts'
import { stringFlag } from './arguments.ts'
import type { ServiceContext } from './context.ts'
import type { Definition } from './definition.ts'
import { placeFlags } from './flags.ts'
import { done } from './simple.ts'

/** `/gate`: the first step of a deploy workflow. */
export const gate: Definition = {
  name: 'gate',
  summary: 'for deploy workflows: fails while deployments are frozen',
  usage: '/gate [--sha SHA] [--service NAME] [--env NAME]',
  examples: ['/gate', '/gate --env production'],
  permission: 'read',
  grammar: { flags: { ...placeFlags, sha: { type: 'string' } }, words: { least: 0, most: 0 } },
  concerns: 'service',
  async run(context, args) {
    const { frozen } = context.file.value
    const { service, environment } = context.place
    if (frozen && !isOurs(context, stringFlag(args, 'sha'))) {
      throw new OutageError(
        'frozen',
        `Deployments of ${service} ${environment} are frozen by ${prose(frozen.by)} since ${frozen.at.slice(11, 16)} UTC: ${prose(frozen.reason)}.`,
      )
    }
    return {
      outcome: 'succeeded',
      reply: done(`Deployments of ${service} ${environment} are allowed.`),
    }
  },
}

/** True where the deployment is the one that a running rollback asked for. */
function isOurs(context: ServiceContext, sha: string | undefined): boolean {
  const operation = runningOperation(context.state()?.operations ?? [])
  if (operation === undefined || sha === undefined) return false
  return (
    operation.steps.some(({ name, result }) => name.startsWith('redeploy') && wants(result, sha)) ||
    operation.steps.some(({ name, result }) => name === 'target' && wants(result, sha))
  )
}

function wants(result: unknown, sha: string): boolean {
  return sha.length >= 7 && JSON.stringify(result ?? '').includes(sha)
}
