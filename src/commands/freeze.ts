import { causeOf, done } from '../engine/deciding.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer, Definition } from '../engine/definition.ts'
import { withHappenings } from '../engine/ticking.ts'
import { withFreeze, withoutFreeze } from '../incident/service.ts'
import { readAutodeploy } from '../operations/autodeploy.ts'
import { stringFlag } from '../parser/arguments.ts'
import { code, prose } from '../views/markdown.ts'
import { placeFlags } from './flags.ts'

/** `/freeze`: no deployments until further notice. */
export const freeze: Definition = {
  name: 'freeze',
  summary: 'forbids deployments until `/unfreeze`',
  usage: '/freeze [--reason TEXT] [--service NAME] [--env NAME]',
  examples: ['/freeze', '/freeze --reason "database migration"'],
  permission: 'usual',
  grammar: { flags: { ...placeFlags, reason: { type: 'string' } }, words: { least: 0, most: 0 } },
  concerns: 'service',
  async run(context, args) {
    const { engine, invocation, file, settings } = context
    const { login } = invocation.actor
    if (file.value.frozen && file.value.frozen.by !== login) return frozenAlready(context)
    const reason = stringFlag(args, 'reason') ?? `frozen by ${login}`
    // What is turned off has to be known before it is.
    const held = await readAutodeploy(context)
    const setting = held && 'setting' in held ? { autodeploy: held.setting } : {}
    const at = engine.clock.now().toISOString()
    await context.commit(
      (record) =>
        withHappenings(
          withFreeze(record, { at, by: login, reason, ...setting }),
          settings.playbook,
          causeOf(context),
          [{ type: 'frozen', reason }],
        ),
      `Freeze, by ${login}`,
    )
    const hosting = engine.hostingOf(context.place)
    if (setting.autodeploy !== undefined) await hosting.autodeploy?.off()
    return answered(`Deployments of ${nameOf(context)} are frozen.`, [
      'The gate step of the deploy workflow refuses them; `/unfreeze` allows them again.',
      ...(setting.autodeploy === undefined
        ? []
        : [`${prose(hosting.provider)} deploys no pushes by itself until then.`]),
      ...(held && 'unread' in held
        ? [
            `**${prose(hosting.provider)} may still deploy pushes by itself:** ${prose(held.unread)}`,
          ]
        : []),
    ])
  },
}

async function frozenAlready(context: ServiceContext): Promise<Answer> {
  await context.commit((record) => record, 'Frozen already')
  const { by = '', reason = '' } = context.file.value.frozen ?? {}
  return answered(
    `Deployments of ${nameOf(context)} are frozen already, by ${prose(by)}: ${prose(reason)}.`,
  )
}

/** `/unfreeze`: deployments are welcome again. */
export const unfreeze: Definition = {
  name: 'unfreeze',
  summary: 'allows deployments again',
  usage: '/unfreeze [--service NAME] [--env NAME]',
  examples: ['/unfreeze'],
  permission: 'usual',
  grammar: { flags: placeFlags, words: { least: 0, most: 0 } },
  concerns: 'service',
  async run(context) {
    const { engine, invocation, settings } = context
    await context.commit((record) => record, `Take ${invocation.key}`)
    const { provider, autodeploy } = engine.hostingOf(context.place)
    const before = context.file.value.frozen?.autodeploy
    // The record knows how it was until that is how it is again.
    if (before !== undefined) await autodeploy?.restore(before)
    const at = engine.clock.now().toISOString()
    const wasFrozen = context.file.value.frozen ?? context.state()?.frozen
    await context.commit(
      (record) =>
        withHappenings(
          withoutFreeze(record, at),
          settings.playbook,
          causeOf(context),
          wasFrozen ? [{ type: 'unfrozen' }] : [],
        ),
      `Unfreeze, by ${invocation.actor.login}`,
    )
    return answered(`Deployments of ${nameOf(context)} are allowed.`, [
      ...(before === undefined ? [] : [`${prose(provider)} deploys pushes by itself again.`]),
    ])
  },
}

function nameOf({ place }: ServiceContext): string {
  return code(`${place.service} ${place.environment}`)
}

function answered(headline: string, details: readonly string[] = []): Answer {
  return { outcome: 'succeeded', reply: done(headline, details) }
}
