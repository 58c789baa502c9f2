import { OutageError } from '../errors.ts'

/** How releases are deployed, as somebody who sets us up says it. */
export type HostingAnswer =
  | {
      readonly provider: 'workflow'
      /** File name below `.github/workflows`. */
      readonly workflow: string
      /** Its `name:`. */
      readonly name: string
      readonly refInput?: string
    }
  | {
      readonly provider: 'command'
      readonly deploy: string
      readonly running?: string
      /** `name:` of the workflow that deploys every push, if there is one. */
      readonly workflow?: string
    }
  | { readonly provider: 'render'; readonly serviceId: string }
  | { readonly provider: 'vercel'; readonly project: string; readonly team?: string }

export const providerNames = ['workflow', 'command', 'render', 'vercel'] as const

export type ProviderName = (typeof providerNames)[number]

/** Everything that the files are made of. */
export type Answers = {
  readonly service: string
  readonly environment: string
  /** Where people reach it. */
  readonly url: string
  readonly branch: string
  readonly hosting: HostingAnswer
  /** Path that tells whether it is well, such as `/api/health`. */
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
  readonly provider?: ProviderName
  readonly workflow?: { readonly file: string; readonly name: string; readonly refInput?: string }
  readonly deploy?: string
  readonly running?: string
  readonly serviceId?: string
  readonly project?: string
  /** Id of the team at Vercel. */
  readonly team?: string
  readonly health?: string
  readonly onCall?: readonly string[]
}

/** What is known as answers. Throws `command-invalid`, with the flag, where one is missing. */
export function completed(known: Known): Answers {
  return {
    service: known.service ?? missing('What is the service called?', '--service NAME'),
    environment: known.environment ?? 'production',
    url: known.url ?? missing('Where do people reach it?', '--url https://…'),
    branch: known.branch ?? 'main',
    hosting: hostingOf(known),
    health: known.health ?? '/',
    onCall: known.onCall ?? [],
  }
}

function hostingOf(known: Known): HostingAnswer {
  const { provider, workflow, running } = known
  if (provider === undefined) {
    return missing('How is it deployed?', `--hosting ${providerNames.join('|')}`)
  }
  switch (provider) {
    case 'workflow': {
      const { file, name, refInput } =
        workflow ?? missing('Which workflow deploys it?', '--workflow deploy.yml')
      return { provider, workflow: file, name, ...(refInput === undefined ? {} : { refInput }) }
    }
    case 'command':
      return {
        provider,
        deploy: known.deploy ?? missing('Which command deploys it?', '--deploy "npm run deploy"'),
        ...(running === undefined ? {} : { running }),
        ...(workflow === undefined ? {} : { workflow: workflow.name }),
      }
    case 'render':
      return {
        provider,
        serviceId:
          known.serviceId ?? missing('Which service is it at Render?', '--service-id srv-…'),
      }
    case 'vercel':
      return {
        provider,
        project: known.project ?? missing('Which project is it on Vercel?', '--project NAME'),
        ...(known.team === undefined ? {} : { team: known.team }),
      }
  }
}

function missing(question: string, flag: string): never {
  throw new OutageError('command-invalid', `${question} Nothing in this folder says it.`, {
    remedy: `Add \`${flag}\`, or run \`outage init\` in a terminal, where it asks.`,
  })
}
