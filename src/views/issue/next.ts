import type { IncidentState } from '../../incident/state.ts'
import { code } from '../markdown.ts'
import { conditionOf } from './condition.ts'
import type { IssueContext } from './context.ts'

type Suggestion = { readonly command: string; readonly say: (command: string) => string }

/** The line below the alert: what a reader can do now. */
export function drawNext(state: IncidentState, context: IssueContext): string {
  const sentences = context.nextSteps ?? suggest(state, context)
  return sentences.length === 0 ? '' : `**Next:** ${sentences.join(' ')}`
}

/** At most three suggestions, of commands that exist. */
function suggest(state: IncidentState, context: IssueContext): readonly string[] {
  const known = new Set(context.commands.map(({ usage }) => usage.split(/\s/)[0]))
  return suggestions(state)
    .filter(({ command }) => known.has(command.split(' ')[0]))
    .slice(0, 3)
    .map(({ command, say }) => say(code(command)))
}

function suggestions(state: IncidentState): readonly Suggestion[] {
  const condition = conditionOf(state)
  const isRunning = state.operations.some(({ finishedAt }) => finishedAt === undefined)
  const unfreeze = { command: '/unfreeze', say: (it: string) => `${it} when a fix is ready.` }
  const postmortem = {
    command: '/postmortem',
    say: (it: string) => `${it} opens the post-mortem, or says where it is.`,
  }
  if (condition === 'resolved') return [postmortem, ...(state.frozen ? [unfreeze] : [])]

  const ack: Suggestion = { command: '/ack', say: (it) => `${it} if you are on it.` }
  const list: Suggestion[] = state.acknowledged === undefined ? [ack] : []
  if (isRunning) {
    list.push({ command: '/cancel', say: (it) => `${it} stops what is running.` })
  } else if (condition === 'recovered') {
    list.push({ command: '/resolve', say: (it) => `When it stays healthy, ${it}.` })
  } else if (condition === 'down' || condition === 'degraded') {
    list.push(
      { command: '/rollback', say: (it) => `${it} brings the last good release back.` },
      { command: '/diagnose', say: (it) => `${it} looks for the cause.` },
    )
  } else {
    list.push({ command: '/health', say: (it) => `${it} checks it now.` })
  }
  const mayThaw = condition === 'recovered' || condition === 'up'
  return mayThaw && state.frozen !== undefined ? [...list, unfreeze] : list
}
