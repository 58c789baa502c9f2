import type { ServiceContext } from '../../engine/context.ts'
import { code, linked, plain } from '../../views/markdown.ts'
import { moment } from '../../views/time.ts'
import type { Plan } from './plan-shape.ts'
import { sourceNames, type Candidate } from './target.ts'

/** What will happen, in one sentence. */
export function startingHeadline(context: ServiceContext, plan: Plan): string {
  const { service, environment } = context.place
  const [target] = plan.candidates
  if (target === undefined) return ''
  const since = target.at === undefined ? '' : ` (${moment(target.at, context.engine.clock.now())})`
  return `**Rolling ${plain(environment)} of ${plain(service)} back to ${commit(context, target)}**, the ${sourceNames[target.source]}${since}.`
}

/** A commit with its title, to click on. */
export function commit(context: ServiceContext, { sha, title }: Candidate): string {
  const url = `${context.engine.codeOf(context.place).url}/commit/${sha}`
  const name = linked(code(sha.slice(0, 7)), url)
  return title === undefined ? name : `${name} “${plain(title)}”`
}
