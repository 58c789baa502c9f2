import { hostname } from 'node:os'
import { setByServer, systemClock } from './clock.ts'
import { commands } from './commands/table.ts'
import { channels } from './channels/table.ts'
import type { Engine, Held, Settings } from './engine/context.ts'
import { closeDuplicate } from './engine/duplicate.ts'
import { commandNames } from './parser/names.ts'
import { parseConfig } from './config/load.ts'
import type { Config } from './config/schema.ts'
import type { Place } from './config/select.ts'
import { OutageError } from './errors.ts'
import { attemptEnded } from './github/actions.ts'
import type { Ahead } from './github/ahead.ts'
import { connectGitHub, type GitHub } from './github/client.ts'
import { permissionOf, type Level } from './github/people.ts'
import { isSameRepository } from './github/repository.ts'
import { policyOf } from './http/retry.ts'
import { openWaits } from './http/waits.ts'
import { readFile } from './github/contents.ts'
import type { OpenOctokit } from './github/octokit.ts'
import { openHostings } from './hosting/open.ts'
import type { RunIdentity } from './incident/record.ts'
import { builtinPlaybook, parsePlaybook } from './playbook/load.ts'
import type { Playbook } from './playbook/schema.ts'
import { checkHealth } from './probes/health.ts'
import { likelySecrets } from './secrets.ts'
import { chooseRecords, requireDatabase } from './records/choose.ts'
import { openStores } from './variables/open.ts'
import { digestSecretOf } from './variables/digest-secret.ts'
import type { Reply } from './views/reply.ts'
import { waitedNotice, waitingLine } from './views/waiting.ts'

export type Environment = Readonly<Record<string, string | undefined>>

/** How the engine is reached: by whom, with what, for which repository. */
export type WiringOptions = {
  readonly env: Environment
  readonly token: string
  /** Makes GitHub's client. */
  readonly octokit: OpenOctokit
  /** `owner/name` */
  readonly repository: string
  /** Path of the configuration in the repository, or its text where it is somewhere else. */
  readonly config: string
  readonly run: RunIdentity
  readonly show: (reply: Reply) => void
  /** Output of commands that run, line by line. */
  readonly log: (line: string) => void
  readonly signal: AbortSignal
  readonly remember?: (record: string) => void
  /** Receives what is wrong and stops nobody; the log, where it is left out. */
  readonly warn?: (text: string) => void
  /** What was asked of GitHub before anything of this was loaded. */
  readonly ahead?: Ahead
}

/** The only place that knows every adapter: puts the engine together. */
export function wire(options: WiringOptions): Engine {
  const { env, token, repository } = options
  if (token === '') {
    throw new OutageError('secret-missing', 'There is no GitHub token.', {
      remedy: 'Pass `github-token` to the action, or set GITHUB_TOKEN in the terminal.',
    })
  }
  const secrets = [...new Set([token, ...likelySecrets(env)])]
  const over = new AbortController()
  const clock = setByServer(systemClock)
  const waits = openWaits((wait) => options.log(waitingLine(wait, clock.now())))
  const policy = { ...policyOf(env), over: over.signal, onWait: waits.begin }
  const connect = (name: string, as = token): GitHub =>
    connectGitHub({
      token: as,
      open: options.octokit,
      repository: name,
      isAnother: !isSameRepository(name, repository),
      ...(options.ahead === undefined || as !== token ? {} : { ahead: options.ahead }),
      apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
      serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
      secrets,
      policy,
      hear: clock.hear,
    })
  const github = connect(repository)
  const repositories = new Map([[repository, github]])
  const levels = new Map<string, Promise<Level>>()
  const notices: string[] = []
  const url = env['OUTAGE_MONGODB_URI']
  const records = chooseRecords({
    github,
    url,
    kind: async () => (await configuration()).records,
    say: (notice) => void notices.push(notice),
    duplicate: (issue, into) => closeDuplicate(github, issue, into),
  })
  let config: Promise<Config> | undefined
  let loaded: Promise<Settings> | undefined
  const cwd = env['GITHUB_WORKSPACE'] ?? process.cwd()
  const ofChildren = forChildren(env)
  const codeOf = (place: Place): GitHub => repositoryNamed(place.repository ?? repository)
  const hostings = openHostings(
    { env, ofChildren, secrets, clock, policy, workspace: cwd, log: options.log },
    codeOf,
  )

  const stores = openStores({
    hostingOf: hostings.of,
    codeOf,
    withVariables(place) {
      const token = env['OUTAGE_VARIABLES_TOKEN'] ?? ''
      return token === '' ? codeOf(place) : connect(place.repository ?? repository, token)
    },
  })

  function configuration(): Promise<Config> {
    const load = async (): Promise<Config> => {
      const read = await readConfig(github, options.config)
      await requireDatabase(read.records, url)
      await Promise.all([hostings.load(read), stores.load(read)])
      return read
    }
    return (config ??= load())
  }

  function settings(): Promise<Settings> {
    const load = async (): Promise<Settings> => {
      const read = await configuration()
      return { config: read, playbook: await readPlaybook(github, read) }
    }
    return (loaded ??= load())
  }

  function repositoryNamed(name: string): GitHub {
    const known = repositories.get(name) ?? connect(name)
    repositories.set(name, known)
    return known
  }

  return {
    clock,
    github,
    variablesOf: stores.of,
    vault: {
      identity: env['OUTAGE_AGE_IDENTITY'] ?? '',
      digestSecretOf: (place) => digestSecretOf(env, place),
    },
    codeOf,
    repository: repositoryNamed,
    hostingOf: hostings.of,
    // Events of issues and of other workflows run on the default branch.
    likelyBranch: env['GITHUB_REF_NAME'] ?? 'main',
    records,
    notices: () => [...notices, ...waits.all().map(waitedNotice)],
    async close() {
      await records.close()
      over.abort()
    },
    commands,
    run: options.run,
    signal: options.signal,
    show: options.show,
    remember: options.remember ?? (() => {}),
    levelOf: (login) => {
      const known = levels.get(login) ?? permissionOf(github, login)
      levels.set(login, known)
      return known
    },
    config: configuration,
    settings,
    checkHealth: (place, signal) =>
      checkHealth(place.settings.health, { clock, env: ofChildren, cwd }, signal),
    isGone: askedOnce((held) => isGone(github, held, clock.now())),
    channels,
    warn: options.warn ?? options.log,
  }
}

async function readConfig(github: GitHub, path: string): Promise<Config> {
  const source = await readFile(github, path)
  if (source === undefined) {
    throw new OutageError('config-missing', `There is no \`${path}\` on the default branch.`)
  }
  return parseConfig(source, path, { commands: [...commandNames] })
}

async function readPlaybook(github: GitHub, { playbook }: Config): Promise<Playbook> {
  if (playbook === 'service-outage') return builtinPlaybook()
  const source = await readFile(github, playbook)
  if (source === undefined) {
    throw new OutageError('playbook-missing', `There is no playbook \`${playbook}\`.`)
  }
  return parsePlaybook(source, playbook, { commands: [...commandNames] })
}

/** The environment without what only we need: no command of a user gets our token. */
function forChildren(env: Environment): Environment {
  return Object.fromEntries(
    Object.entries(env).filter(([name]) => !/^(INPUT_|ACTIONS_|GITHUB_TOKEN$|OUTAGE_)/.test(name)),
  )
}

/** Milliseconds for which a run that was alive is taken to be so still. */
const trust = 5_000

/** Asks once for all claims of a run: there can be many, and a run that has ended stays so. */
function askedOnce(ask: (held: Held) => Promise<boolean>): (held: Held) => Promise<boolean> {
  const known = new Map<string, Promise<boolean>>()
  return (claim) => {
    const key = `${claim.run.id}:${claim.run.attempt}`
    const answer = known.get(key) ?? ask(claim)
    known.set(key, answer)
    const forget = () => setTimeout(() => known.delete(key), trust).unref()
    answer.then(
      (gone) => (gone ? undefined : forget()),
      () => known.delete(key),
    )
    return answer
  }
}

/** Milliseconds that a job on a hosted runner lives at most, and a little more. */
const jobLife = 6.5 * 3_600_000

/** Milliseconds after which a command in a terminal that cannot be asked is taken for dead. */
const terminalLife = 45 * 60_000

async function isGone(github: GitHub, claim: Held, now: Date): Promise<boolean> {
  const age = now.getTime() - Date.parse(claim.at)
  if (age > jobLife) return true
  const { id, attempt } = claim.run
  const [kind, host, pid] = id.split(':')
  if (kind !== 'terminal') return attemptEnded(github, Number(id), attempt)
  return host === hostname() ? !isAlive(Number(pid)) : age > terminalLife
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}
