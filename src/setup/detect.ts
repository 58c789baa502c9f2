import type { Checkout, Given } from '../hosting/set-up.ts'
import type { Known } from './answers.ts'
import type { Folder } from './folder.ts'
import { findHealthPath } from './health-path.ts'
import { fieldsIn, textOf } from './parsed.ts'
import type { Offer } from './set-ups.ts'
import { findDeployWorkflow } from './workflows.ts'

/** What a checkout shows of how its service is deployed, and what showed it, a sentence each. */
export type Detected = {
  readonly known: Known
  readonly because: readonly string[]
  readonly checkout: Checkout
}

/** Reads a checkout, and asks nobody. */
export function detect(at: Folder, offers: readonly Offer[]): Detected {
  const checkout = { at, workflow: findDeployWorkflow(at) }
  const shown = offers
    .flatMap(({ provider, setUp }) => {
      const found = setUp.detect(checkout)
      return found === undefined ? [] : [{ provider, ...found }]
    })
    .toSorted((a, b) => b.sureness - a.sureness)
  const [surest] = shown
  const { workflow } = checkout
  const branch = surest?.service?.branch ?? defaultBranch(at)
  const named = surest?.service?.health
  const health = named ?? findHealthPath(at)
  const home = textOf(fieldsIn(at.read('package.json'))['homepage'])
  const url = workflow?.url ?? domainOf(at) ?? (isOwnPage(home) ? home : undefined)
  const service = surest?.service?.name ?? repositoryName(at)
  const known: Known = {
    ...(service === undefined ? {} : { service }),
    ...(branch === undefined ? {} : { branch }),
    ...(health === undefined ? {} : { health }),
    ...(url === undefined ? {} : { url }),
    ...(workflow?.environment === undefined ? {} : { environment: workflow.environment }),
    ...(surest === undefined ? {} : { provider: surest.provider }),
    // Whoever chooses another hosting than the likeliest finds what is known of it, too.
    given: Object.fromEntries(
      shown.map(({ provider, given }): [string, Given] => [provider, given]),
    ),
  }
  return {
    known,
    because: [
      ...(surest === undefined ? [] : [surest.because]),
      ...(health === undefined || named !== undefined ? [] : [`the sources name ${health}`]),
    ],
    checkout,
  }
}

function repositoryName(at: Folder): string | undefined {
  const url = at.git('remote', 'get-url', 'origin')
  return /[/:]([\w.-]+?)(?:\.git)?\/?$/.exec(url ?? at.path)?.[1]
}

function defaultBranch(at: Folder): string | undefined {
  const head = at.git('symbolic-ref', '--short', 'refs/remotes/origin/HEAD')
  return head?.replace(/^origin\//, '') ?? at.git('symbolic-ref', '--short', 'HEAD')
}

/** The domain of GitHub Pages and of others that read the same file. */
function domainOf(at: Folder): string | undefined {
  const domain = at.read('CNAME')?.trim()
  return domain !== undefined && /^[\w-]+(\.[\w-]+)+$/.test(domain)
    ? `https://${domain}`
    : undefined
}

function isOwnPage(url: string | undefined): boolean {
  return url !== undefined && /^https?:\/\//.test(url) && !/github\.com|npmjs\./.test(url)
}
