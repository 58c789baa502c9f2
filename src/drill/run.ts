import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { clocksOf, revertCommit } from './report/facts.ts'
import { writeReports, type ReportPaths } from './report/write.ts'
import { providers, type ProviderName } from '@outage-playbook/rehearsal/providers/table.ts'
import { root } from './root.ts'
import { fewRequests } from './scenarios/checks/effort.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { scenarios } from './scenarios/table.ts'
import { drawBox } from './box.ts'
import { stayUp } from './keep.ts'
import { liveStory } from './live-story.ts'
import type { DrillOptions, DrillResult, DrillSummary } from './options.ts'
import { hostingOf, rehearsalFiles } from './own-files.ts'
import { readOwn } from './read-own.ts'
import { playScenario, stepsOf } from './play.ts'
import type { Played, PlayOptions } from './played.ts'
import { isLive, plainStory, type Output } from './story.ts'
import { verdictLines } from './verdict.ts'

/**
 * Plays one outage or all of them on this machine, tells the story, and writes the reports. Throws
 * where a scenario does not exist, a file cannot be read, or a scenario could not be played to its
 * end; what the checks found is in the answer.
 */
export async function runDrill(options: DrillOptions): Promise<DrillResult> {
  const own = await readOwn(options)
  const hosting = hostingOf(own)
  const wanted = choose(options.scenario ?? usual(hosting)).map((one) => onHosting(one, hosting))
  const output = options.output ?? process.stdout
  const settings: PlayOptions = {
    dist: options.dist ?? join(root, 'dist/index.js'),
    node: nodeOfActions(),
    own,
  }
  const say = (text: string): void => void (options.json === true || output.write(`${text}\n`))
  for (const sentence of rehearsalFiles(own).replaced) say(sentence)
  const plays: Played[] = []
  for (const [index, scenario] of wanted.entries()) {
    const keep = options.keep === true && index === wanted.length - 1
    say(`\n${scenario.title}\n${scenario.story}\n`)
    plays.push(
      await tell(scenario, { ...settings, keep }, options.json === true ? undefined : output),
    )
  }
  const report = await writeReports(options.out ?? 'drill', plays)
  const result = { ok: plays.every(({ ok }) => ok), scenarios: plays.map(summarize), report }
  if (options.json === true) output.write(`${JSON.stringify(result, null, 2)}\n`)
  else for (const played of plays) say(boxOf(played, report, output))
  const last = plays.at(-1)
  if (options.keep === true && last) await stayUp(last, say)
  return result
}

/** The scenario of those who name none: that of their hosting, where it has one of its own. */
function usual(hosting: ProviderName): string {
  return Object.hasOwn(scenarios, hosting) ? hosting : 'bad-deploy'
}

/** The scenario, played on the hosting of the user's configuration where it asks for no other one. */
function onHosting(scenario: Scenario, hosting: ProviderName): Scenario {
  const needsOther = scenario.world?.hosting !== undefined || scenario.variables !== undefined
  if (needsOther || providers[hosting].workflows.length === 0) return scenario
  // A command is no request, so there is nothing to count from.
  const checks = scenario.checks.filter((one) => hosting !== 'command' || one !== fewRequests)
  return { ...scenario, checks, world: { ...scenario.world, hosting } }
}

function choose(name: string): readonly Scenario[] {
  if (name === 'all') return Object.values(scenarios)
  const scenario = scenarios[name]
  if (scenario !== undefined) return [scenario]
  const names = Object.keys(scenarios).join(', ')
  throw new Error(`There is no scenario ${name}. There are: ${names}, and all.`)
}

/** Actions run on Node 24, which the package `node` brings; else on what runs now. */
function nodeOfActions(): string {
  const path = join(root, 'node_modules/.bin/node')
  return existsSync(path) ? path : process.execPath
}

async function tell(
  scenario: Scenario,
  settings: PlayOptions,
  output: Output | undefined,
): Promise<Played> {
  if (output === undefined) return playScenario(scenario, settings)
  const titles = stepsOf(scenario)
  const story = isLive(output, process.env) ? liveStory(titles) : plainStory(titles, output)
  try {
    return await playScenario(scenario, settings, (report) => story.tell(report))
  } finally {
    await story.end()
  }
}

function summarize({ scenario, ok, milliseconds, findings, outcome }: Played): DrillSummary {
  const revert = revertCommit(outcome)
  return {
    scenario: scenario.name,
    ok,
    milliseconds,
    faults: findings.flatMap(({ faults }) => faults),
    clocks: clocksOf(outcome),
    ...(outcome.figures ? { figures: outcome.figures } : {}),
    ...(revert === undefined ? {} : { revert }),
  }
}

function boxOf(played: Played, report: ReportPaths, output: Output): string {
  const title = `${played.scenario.name}: ${played.ok ? 'passed' : 'FAILED'}`
  return `\n${drawBox(title, verdictLines(played, report), output.columns ?? 100)}`
}
