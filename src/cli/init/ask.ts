import { OutageError } from '../../errors.ts'
import { completed, providerNames, type Answers, type Known } from '../../setup/answers.ts'
import { refusalOf, type Question } from './refusals.ts'

const titles = {
  workflow: 'A deploy workflow of this repository',
  command: 'A command line',
  render: 'Render',
  vercel: 'Vercel',
} as const

/**
 * Asks a person, with what is known as the proposal. `workflowOf` reads a workflow by its file. Throws
 * `cancelled` where they leave.
 */
export async function ask(
  known: Known,
  workflowOf: (file: string) => NonNullable<Known['workflow']>,
): Promise<Answers> {
  // Loaded only where somebody is there to be asked.
  const { intro, isCancel, select, text } = await import('@clack/prompts')

  async function line(message: string, question: Question, proposal = ''): Promise<string> {
    const answer = await text({
      message,
      initialValue: proposal,
      validate: (given) => refusalOf(question, given ?? ''),
    })
    return isCancel(answer) ? left() : answer.trim()
  }

  intro('Outage Playbook')
  const provider = await select({
    message: 'How is it deployed?',
    options: providerNames.map((value) => ({ value, label: titles[value] })),
    ...(known.provider === undefined ? {} : { initialValue: known.provider }),
  })
  if (isCancel(provider)) return left()
  const hosting = {
    workflow: async () => ({
      workflow: workflowOf(
        await line('Which workflow deploys it?', 'workflow', known.workflow?.file),
      ),
    }),
    command: async () => ({
      deploy: await line('Which command deploys it?', 'text', known.deploy ?? 'npm run deploy'),
    }),
    render: async () => ({
      serviceId: await line(
        'Which service is it? (the end of the address of its page at Render)',
        'render',
        known.serviceId,
      ),
    }),
    vercel: async () => ({
      project: await line('Which project is it on Vercel?', 'text', known.project),
    }),
  } satisfies Record<typeof provider, () => Promise<Known>>
  const chosen = { ...known, provider, ...(await hosting[provider]()) }
  return completed({
    ...chosen,
    service: await line('What is the service called?', 'name', known.service),
    environment: await line('And the environment?', 'name', known.environment ?? 'production'),
    branch: await line('Which branch is deployed?', 'text', known.branch ?? 'main'),
    url: await line('Where do people reach it?', 'url', known.url),
    health: await line('Which path tells whether it is well?', 'path', known.health ?? '/'),
    onCall: logins(
      await line('Who is on call? (logins on GitHub)', 'any', known.onCall?.join(' ')),
    ),
  })
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
