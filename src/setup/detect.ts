import type { Known } from './answers.ts'
import type { Folder } from './folder.ts'
import { findHealthPath } from './health-path.ts'
import { fieldsIn, fieldsOf, textOf } from './parsed.ts'
import { findDeployWorkflow, type DeployWorkflow } from './workflows.ts'

/** What a checkout shows of how its service is deployed, and what showed it, a sentence each. */
export type Detected = { readonly known: Known; readonly because: readonly string[] }

/** Looks at a checkout, and asks nobody. */
export function detect(at: Folder): Detected {
  const workflow = findDeployWorkflow(at)
  const script = command(at)
  const hosting = render(at) ?? vercel(at) ?? actions(workflow, script) ?? script
  const repository = repositoryName(at)
  const branch = defaultBranch(at)
  const health = findHealthPath(at)
  const home = textOf(fieldsIn(at.read('package.json'))['homepage'])
  const url = workflow?.url ?? domainOf(at) ?? (isOwnPage(home) ? home : undefined)
  const known: Known = {
    ...(repository === undefined ? {} : { service: repository }),
    ...(branch === undefined ? {} : { branch }),
    ...(health === undefined ? {} : { health }),
    ...(url === undefined ? {} : { url }),
    ...(workflow?.environment === undefined ? {} : { environment: workflow.environment }),
    ...(workflow === undefined ? {} : { workflow }),
    // Whoever chooses another hosting than the likeliest finds what is known of it, too.
    ...script?.known,
    ...hosting?.known,
  }
  return {
    known,
    because: [
      ...(hosting?.because ?? []),
      ...(health === undefined ? [] : [`${known.health} stands in the sources`]),
    ],
  }
}

function render(at: Folder): Detected | undefined {
  const source = at.read('render.yaml') ?? at.read('render.yml')
  if (source === undefined) return undefined
  const services = fieldsIn(source)['services']
  const all = Array.isArray(services) ? services.map(fieldsOf) : []
  const service = all.find((one) => one['type'] === 'web') ?? all[0] ?? {}
  const health = textOf(service['healthCheckPath'])
  const branch = textOf(service['branch'])
  const name = textOf(service['name'])
  return {
    known: {
      provider: 'render',
      ...(health === undefined ? {} : { health }),
      ...(branch === undefined ? {} : { branch }),
      ...(name === undefined ? {} : { service: name }),
    },
    because: ['render.yaml is there: Render'],
  }
}

function vercel(at: Folder): Detected | undefined {
  const linked = at.read('.vercel/project.json')
  if (linked === undefined && at.read('vercel.json') === undefined) return undefined
  const { projectId, projectName, orgId } = fieldsIn(linked)
  const project = textOf(projectName) ?? textOf(projectId)
  const team = textOf(orgId)?.startsWith('team_') ? textOf(orgId) : undefined
  return {
    known: {
      provider: 'vercel',
      ...(project === undefined ? {} : { project }),
      ...(team === undefined ? {} : { team }),
    },
    because: [`${linked === undefined ? 'vercel.json' : '.vercel/project.json'} is there: Vercel`],
  }
}

function actions(
  workflow: DeployWorkflow | undefined,
  script: Detected | undefined,
): Detected | undefined {
  if (workflow === undefined) return undefined
  // One that cannot be started by hand cannot roll back; a command can.
  if (!workflow.startable && script !== undefined) return script
  return {
    known: { provider: 'workflow' },
    because: [`.github/workflows/${workflow.file} is there: a deploy workflow`],
  }
}

function command(at: Folder): Detected | undefined {
  const scripts = fieldsOf(fieldsIn(at.read('package.json'))['scripts'])
  if (textOf(scripts['deploy']) === undefined) return undefined
  return {
    known: {
      provider: 'command',
      deploy: 'npm run deploy',
      ...(textOf(scripts['running']) ? { running: 'npm run --silent running' } : {}),
    },
    because: ['package.json has a script `deploy`: a command'],
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
