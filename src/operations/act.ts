import { causeOf } from '../engine/deciding.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Answer } from '../engine/definition.ts'
import { withHappenings } from '../engine/ticking.ts'
import { OutageError } from '../errors.ts'
import { confirmedHealth } from '../engine/confirmed-health.ts'
import type { Capability, Evidence, Hosting } from '../ports.ts'
import { link, plain } from '../views/markdown.ts'
import { drawFindings, drawVerdictLine } from '../views/verdict.ts'

export type Act = {
  readonly capability: Capability
  /** What it is called where the hosting lacks it: `restart`. */
  readonly name: string
  /** Asks the hosting for it; missing where that cannot. It may be asked for twice. */
  readonly ask: (hosting: Hosting) => (() => Promise<Evidence>) | undefined
  /** What was done, for the timeline: `restarted`. */
  readonly done: string
  /** False where health checks fail by design afterwards. */
  readonly verifies: boolean
}

/**
 * Asks the hosting for one thing that may be repeated, writes it on the timeline, and verifies the
 * health. Throws `hosting-unable` where it lacks it, with what people can do instead.
 */
export async function actAtHosting(context: ServiceContext, act: Act): Promise<Answer> {
  const { engine, place, settings } = context
  const hosting = engine.hostingOf(place)
  const ask = act.ask(hosting)
  if (ask === undefined) throw unable(hosting, act)
  await context.commit((record) => record, `Take ${context.invocation.key}`)
  const name = `${place.environment} of ${place.service}`
  const evidence = await ask()
  const text = `${name} ${act.done}: ${evidence.text}`
  await context.commit(
    (record) =>
      withHappenings(record, settings.playbook, causeOf(context), [
        { type: 'acted', text, ...(evidence.url === undefined ? {} : { link: evidence.url }) },
      ]),
    text.slice(0, 100),
  )
  const headline = `**${plain(name)} ${act.done}.** ${link(evidence.text, evidence.url)}.`
  if (!act.verifies) return { outcome: 'succeeded', reply: { status: 'succeeded', headline } }
  return { ...(await verified(context, headline, name)), outcome: 'succeeded' }
}

async function verified(
  context: ServiceContext,
  headline: string,
  name: string,
): Promise<Pick<Answer, 'reply' | 'verdict'>> {
  const { engine, place, settings } = context
  await context.reply.show({ status: 'running', headline }).catch(() => undefined)
  const report = await confirmedHealth(context)
  const { verdict, results } = report
  await context.commit(
    (record) =>
      withHappenings(record, settings.playbook, causeOf(context), [
        { type: 'probed', verdict, results },
      ]),
    `Health of ${place.service} ${place.environment}: ${verdict}`,
  )
  return {
    verdict,
    reply: {
      status: 'succeeded',
      headline,
      details: [drawVerdictLine(report, name), drawFindings(report, engine.clock.now())],
      next: verdict === 'down' ? [{ command: '/rollback', why: 'It is down still:' }] : [],
    },
  }
}

/** That a hosting lacks something, by name, and what to do instead. */
export function unable(hosting: Hosting, act: Pick<Act, 'capability' | 'name'>): OutageError {
  const instead = hosting.lacks?.[act.capability]
  return new OutageError(
    'hosting-unable',
    `The hosting \`${hosting.provider}\` cannot ${act.name}.`,
    instead === undefined ? {} : { remedy: instead },
  )
}
