import { OutageError } from '../errors.ts'
import { isOwnDeployment } from '../incident/operations.ts'
import { prose } from '../views/markdown.ts'
import { stringFlag } from '../parser/arguments.ts'
import type { Definition } from '../engine/definition.ts'
import { placeFlags } from './flags.ts'
import { done } from '../engine/deciding.ts'

/** `/gate`: the first step of a deploy workflow. */
export const gate: Definition = {
  name: 'gate',
  summary: 'for deploy workflows: fails while deployments are frozen',
  usage: '/gate [--sha SHA] [--service NAME] [--env NAME]',
  examples: ['/gate', '/gate --env production'],
  permission: 'read',
  grammar: { flags: { ...placeFlags, sha: { type: 'string' } }, words: { least: 0, most: 0 } },
  concerns: 'service',
  passive: true,
  async run(context, args) {
    const { frozen } = context.file.value
    const { service, environment } = context.place
    const operations = context.state()?.operations ?? []
    const sha = stringFlag(args, 'sha') ?? ''
    if (frozen && !isOwnDeployment(operations, { sha, url: context.invocation.url })) {
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
