import { builtinPlaybook, parsePlaybook } from '../../playbook/load.ts'
import { failures, lookAround, lookBefore, type Outcome } from '../scenarios/outcome.ts'
import { judge, type Act, type Finding, type Scenario } from '../scenarios/scenario.ts'
import { openStage, type Stage } from '../scenarios/stage.ts'
import { openWorld, type World } from '../world.ts'
import { narrate } from './narrate.ts'
import { rehearsalFiles, type OwnFiles } from './own-files.ts'

export type PlayOptions = {
  /** Path of the built action. */
  readonly dist: string
  /** Directory of the app; the example's by default. */
  readonly app?: string
  /** The node that runs the action and the app. */
  readonly node?: string
  /** The user's own configuration and playbook. */
  readonly own?: OwnFiles
  /** Leaves the world open; whoever asked closes it. */
  readonly keep?: boolean
}

/** What happens while a scenario is played. Steps are numbered as in `stepsOf`. */
export type StepReport =
  | { readonly kind: 'started'; readonly step: number }
  | { readonly kind: 'told'; readonly step: number; readonly text: string }
  | {
      readonly kind: 'ended'
      readonly step: number
      readonly ok: boolean
      readonly evidence: string
      readonly milliseconds: number
    }

/** A step as it went, for reports. */
export type PlayedStep = {
  readonly title: string
  readonly ok: boolean
  readonly evidence: string
  readonly milliseconds: number
  readonly told: readonly string[]
}

/** A scenario that was played to the end. */
export type Played = {
  readonly scenario: Scenario
  readonly steps: readonly PlayedStep[]
  readonly findings: readonly Finding[]
  readonly outcome: Outcome
  readonly milliseconds: number
  /** Where things can be seen while the world is open. */
  readonly urls: { readonly app: string; readonly github: string; readonly token: string }
  /** Whether every step and every check went well. */
  readonly ok: boolean
  close(): Promise<void>
}

/** Milliseconds that a request of a run takes longer than it would on loopback. */
const roundTrip = 60

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
  const files = rehearsalFiles(options.own ?? {}, scenario.automatic)
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

  const world = await perform(opening, () => open(scenario, options, files.config, files.files))
  try {
    const stage = openStage(world)
    const play = (act: Act) => perform(act.title, (tell) => playAct(act, stage, tell))
    await play(scenario.past)
    const before = await lookBefore(world)
    for (const act of scenario.acts) await play(act)
    const playbook = playbookOf(options.own)
    const about = { script: stage.script, before, place: files.place, playbook }
    const { outcome, findings } = await perform(judging, async (tell) => {
      const seen = await lookAround(world, about)
      return told(seen, judge(scenario.checks, seen), tell)
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

async function open(
  scenario: Scenario,
  options: PlayOptions,
  config: (urls: { readonly app: string }) => string,
  files: Readonly<Record<string, string>>,
): Promise<Done<World>> {
  const { dist, node, app } = options
  const world = await openWorld({
    dist,
    config,
    files,
    ...(node === undefined ? {} : { node }),
    ...(app === undefined ? {} : { app }),
    ...scenario.world,
  })
  world.github.intercept(({ phase, request }) =>
    phase === 'before' && request.run !== undefined ? slowly() : undefined,
  )
  return { value: world, evidence: 'nothing leaves it' }
}

/** GitHub is not next door: what leaves together must be seen to leave together. */
async function slowly(): Promise<undefined> {
  await new Promise((resolve) => setTimeout(resolve, roundTrip))
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

function playbookOf(own: OwnFiles | undefined): Outcome['playbook'] {
  return own?.playbook === undefined
    ? builtinPlaybook()
    : parsePlaybook(own.playbook.source, own.playbook.file)
}
