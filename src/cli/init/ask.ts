import { OutageError } from '../../errors.ts'
import type { Checkout, Question } from '../../hosting/set-up.ts'
import { completed, type Answers, type Known } from '../../setup/answers.ts'
import type { Offer } from '../../setup/set-ups.ts'
import { refusalOf, type Kind } from './refusals.ts'

/**
 * Asks a person, with what is known as the proposal. Throws `cancelled` if they leave.
 */
export async function ask(
  known: Known,
  offers: readonly Offer[],
  checkout: Checkout,
): Promise<Answers> {
  // Loaded only where somebody is there to be asked.
  const { intro, isCancel, select, text } = await import('@clack/prompts')

  async function type(
    message: string,
    proposal: string,
    validate: (typed: string) => string | undefined,
  ): Promise<string> {
    const answer = await text({
      message,
      initialValue: proposal,
      validate: (typed) => validate(typed ?? ''),
    })
    return isCancel(answer) ? left() : answer.trim()
  }

  const line = (message: string, kind: Kind, proposal = ''): Promise<string> =>
    type(message, proposal, (typed) => refusalOf(kind, typed))

  const question = ({ asks, shape, refusal, proposal = '' }: Question, known: string | undefined) =>
    type(asks, known ?? proposal, (typed) => (shape.test(typed) ? undefined : refusal))

  intro('Outage Playbook')
  const provider = await select({
    message: 'How is it deployed?',
    options: offers.map(({ provider: value, setUp }) => ({ value, label: setUp.label })),
    ...(known.provider === undefined ? {} : { initialValue: known.provider }),
  })
  if (isCancel(provider)) return left()
  const before = known.given[provider] ?? {}
  const given: Record<string, string> = { ...before }
  for (const one of offers.find((offer) => offer.provider === provider)?.setUp.questions ?? []) {
    given[one.name] = await question(one, before[one.name])
  }
  const chosen = { ...known, provider, given: { ...known.given, [provider]: given } }
  const all = {
    ...chosen,
    service: await line('What is the service called?', 'name', known.service),
    environment: await line('And the environment?', 'name', known.environment ?? 'production'),
    branch: await line('Which branch is deployed?', 'text', known.branch ?? 'main'),
    url: await line('Where do people reach it?', 'url', known.url),
    health: await line('Which path tells whether it is well?', 'path', known.health ?? '/'),
    onCall: logins(
      await line('Who is on call? (logins on GitHub)', 'any', known.onCall?.join(' ')),
    ),
  }
  return completed(all, offers, checkout)
}

/** Logins in a text, with or without `@`, between blanks or commas. */
export function logins(text: string): readonly string[] {
  return text
    .split(/[\s,]+/)
    .map((login) => login.replace(/^@/, ''))
    .filter((login) => login !== '')
}

function left(): never {
  throw new OutageError('cancelled', 'You left before the end. Nothing was written.', {
    remedy: 'Run `outage init` again.',
  })
}
