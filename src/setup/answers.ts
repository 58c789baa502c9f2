import { OutageError } from '../errors.ts'
import type { Checkout, Given, Question } from '../hosting/set-up.ts'
import type { Chosen, Offer } from './set-ups.ts'

/** Everything that the files are made of. */
export type Answers = {
  readonly service: string
  readonly environment: string
  /** Where people reach it. */
  readonly url: string
  readonly branch: string
  readonly hosting: Chosen
  /** Path that tells whether it is healthy, such as `/api/health`. */
  readonly health: string
  /** Logins on GitHub. */
  readonly onCall: readonly string[]
}

/** What is known before anybody is asked: what a folder shows, or flags say. */
export type Known = {
  readonly service?: string
  readonly environment?: string
  readonly url?: string
  readonly branch?: string
  readonly provider?: string
  /** What is known of each hosting, by its provider. */
  readonly given: Readonly<Record<string, Given>>
  readonly health?: string
  readonly onCall?: readonly string[]
}

/** What is known as answers. Throws `command-invalid`, with the flag, if one is missing. */
export function completed(known: Known, offers: readonly Offer[], checkout: Checkout): Answers {
  return {
    service: known.service ?? missing('What is the service called?', '--service NAME'),
    environment: known.environment ?? 'production',
    url: known.url ?? missing('Where do people reach it?', '--url https://…'),
    branch: known.branch ?? 'main',
    hosting: chosenOf(known, offers, checkout),
    health: known.health ?? '/',
    onCall: known.onCall ?? [],
  }
}

function chosenOf(known: Known, offers: readonly Offer[], checkout: Checkout): Chosen {
  const offer = offers.find(({ provider }) => provider === known.provider)
  if (offer === undefined) {
    const names = offers.map(({ provider }) => provider).join('|')
    return missing('How is it deployed?', `--hosting ${names}`)
  }
  const given = known.given[offer.provider] ?? {}
  for (const question of offer.setUp.questions) {
    if (given[question.name] === undefined) return missing(question.asks, flagOf(question))
  }
  return { ...offer, given: offer.setUp.complete?.(given, checkout) ?? given }
}

/** The flag of a question: `--service-id <id>`. */
export function flagOf({ name, takes }: Pick<Question, 'name' | 'takes'>): string {
  return `--${name} ${takes}`
}

function missing(question: string, flag: string): never {
  throw new OutageError('command-invalid', `${question} Nothing in this folder says it.`, {
    remedy: `Add \`${flag}\`, or run \`outage init\` in a terminal, where it asks.`,
  })
}
