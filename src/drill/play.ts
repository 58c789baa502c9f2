import { builtinPlaybook, parsePlaybook } from '../playbook/load.ts'
import { failures, lookAround, lookBefore, type Outcome } from './scenarios/outcome.ts'
import { fewRequests } from './scenarios/checks/effort.ts'
import { always } from './scenarios/checks/always.ts'
import { judge, type Act, type Check, type Finding, type Scenario } from './scenarios/scenario.ts'
import { openStage, type Stage } from './scenarios/stage.ts'
import type { WorldOptions } from './world.ts'
import { openDistantWorld } from './distant-world.ts'
import { narrate } from './narrate.ts'
import { openSecrecy } from './secrecy.ts'
import { rehearsalFiles, type OwnFiles, type RehearsalFiles } from './own-files.ts'
import type { Played, PlayedStep, PlayOptions, StepReport } from './played.ts'

const opening = 'A GitHub, a hosting and a runner start on this machine'
const judging = 'Is everything as it should be?'

/** The titles of a scenario's steps, first to last. */
export function stepsOf(scenario: Scenario): string[] {
  return [opening, scenario.past.title, ...scenario.acts.map(({ title }) => title), judging]
}

/**
 * Plays a scenario in a world of its own, and checks what became of it. Throws only where it could
 * not be played to the end; what the checks found is in the answer.
 */
export async function playScenario(
  scenario: Scenario,
  options: PlayOptions,
  onStep: (report: StepReport) => void = () => undefined,
): Promise<Played> {
  const began = performance.now()
  const steps: PlayedStep[] = []
  const keys = scenario.variables && (await newKeys())
  const secrecy = openSecrecy(keys === undefined ? [] : [keys.identity])
  const files = rehearsalFiles(options.own ?? {}, scenario, keys?.recipient)
  const perform = async <T>(title: string, run: (tell: Tell) => Promise<Done<T>>): Promise<T> => {
    const step = steps.length
    const told: string[] = []
    const started = performance.now()
    onStep({ kind: 'started', step })
    const finish = (ok: boolean, evidence: string): void => {
      const milliseconds = Math.round(performance.now() - started)
      steps.push({ title, ok, evidence, milliseconds, told })
      onStep({ kind: 'ended', step, ok, evidence, milliseconds })
    }
    try {
      const {
        ok = true,
        evidence,
        value,
      } = await run((text) => {
        told.push(text)
        onStep({ kind: 'told', step, text })
      })
      finish(ok, evidence)
      return value
    } catch (error) {
      finish(false, messageOf(error))
      throw error
    }
  }

  const env = { ...secrecy.env, ...(keys && { OUTAGE_AGE_IDENTITY: keys.identity }) }
  const world = await perform(opening, async () => {
    const value = await openDistantWorld(worldOptions(scenario, options, files, env))
    await secrecy.plant(value, files.place.environment)
    return { value, evidence: 'nothing leaves it' }
  })
  try {
    options.opened?.(world)
    const stage = openStage(world)
    const play = (act: Act) => perform(act.title, (tell) => playAct(act, stage, tell))
    await play(scenario.past)
    const before = await lookBefore(world)
    for (const act of scenario.acts) await play(act)
    const playbook = playbookOf(options.own)
    const about = { script: stage.script, before, place: files.place, playbook }
    const { outcome, findings } = await perform(judging, async (tell) => {
      const seen = await lookAround(world, { ...about, leaks: await secrecy.leaks() })
      return told(seen, judge(checksFor(scenario, options), seen), tell)
    })
    if (options.keep !== true) await world.close()
    return {
      scenario,
      steps,
      findings,
      outcome,
      milliseconds: Math.round(performance.now() - began),
      urls: {
        app: world.hosting.url,
        github: world.github.url,
        token: world.github.personToken('alice'),
      },
      ok: findings.every(({ ok }) => ok),
      close: () => world.close(),
    }
  } catch (error) {
    const said = await failures(world)
    await world.close()
    throw new Error([messageOf(error), ...said].join('\n'), { cause: error })
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

type Tell = (text: string) => void

type Done<T> = { readonly value: T; readonly evidence: string; readonly ok?: boolean }

function worldOptions(
  scenario: Scenario,
  { dist, node, app }: PlayOptions,
  { config, files }: RehearsalFiles,
  env: WorldOptions['env'] & object,
): WorldOptions {
  return {
    dist,
    config,
    files,
    ...(node === undefined ? {} : { node }),
    ...(app === undefined ? {} : { app }),
    env,
    ...scenario.world,
  }
}

/** An identity of age for this rehearsal alone, and its recipient. */
async function newKeys(): Promise<{ readonly identity: string; readonly recipient: string }> {
  const { generateX25519Identity, identityToRecipient } = await import('age-encryption')
  const identity = await generateX25519Identity()
  return { identity, recipient: await identityToRecipient(identity) }
}

async function playAct(act: Act, stage: Stage, tell: Tell): Promise<Done<undefined>> {
  const { bus } = stage.world.github
  const stop = bus.onEvent((event) => {
    const text = narrate(event)
    if (text !== undefined) tell(text)
  })
  try {
    return { value: undefined, evidence: await act.run(stage) }
  } finally {
    stop()
  }
}

function told(
  outcome: Outcome,
  findings: readonly Finding[],
  tell: Tell,
): Done<{ outcome: Outcome; findings: readonly Finding[] }> {
  for (const { claim, ok, faults } of findings) {
    tell(ok ? `✓ ${claim}` : `✗ ${claim}: ${faults.join(' ')}`)
  }
  const bad = findings.filter(({ ok }) => !ok).length
  const evidence =
    bad === 0
      ? `all ${findings.length} checks hold`
      : `${bad} of ${findings.length} checks do not hold`
  return { value: { outcome, findings }, evidence, ok: bad === 0 }
}

/** A playbook of one's own has to be read, too: then the figures are told, and not judged. */
function checksFor({ checks }: Scenario, { own }: PlayOptions): readonly Check[] {
  const all = [...checks, ...always]
  return own?.playbook === undefined ? all : all.filter((check) => check !== fewRequests)
}

function playbookOf(own: OwnFiles | undefined): Outcome['playbook'] {
  return own?.playbook === undefined
    ? builtinPlaybook()
    : parsePlaybook(own.playbook.source, own.playbook.file)
}
