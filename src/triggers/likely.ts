import type { Likely } from '../github/ahead.ts'
import { overviewQuery, overviewVariables } from '../github/overview-query.ts'
import { readLine } from '../parser/line.ts'
import { commandAliases, commandNames } from '../parser/names.ts'
import { serviceKey } from '../incident/keys.ts'
import { pathOf, recordsBranch } from '../records/keys.ts'
import { readIncidentMarker } from '../views/markers.ts'
import type { GitHubEvent } from './event.ts'
import { text } from './payload.ts'

type Env = Readonly<Record<string, string | undefined>>

/**
 * What a comment that begins with a command makes a run ask first, whatever the command is: the
 * configuration, and what its author may do. A rollback asks for the record and for where things stand
 * as well. Nothing where a command stands further down: it may be a quotation.
 */
export function likelyReads({ name, payload }: GitHubEvent, env: Env): readonly Likely[] {
  const [owner, repo] = (env['GITHUB_REPOSITORY'] ?? '').split('/')
  const [first = ''] = text(payload, 'comment', 'body').split(/\r\n|\r|\n/)
  const command = name === 'issue_comment' ? readLine(first) : undefined
  const isOurs = command !== undefined && isKnown(command.name)
  if (!isOurs || !owner || !repo) return []
  const here = `/repos/${owner}/${repo}`
  const contents = (path: string) => `${here}/contents/${encodeURIComponent(path)}`
  const login = text(payload, 'comment', 'user', 'login')
  const allowed = `${here}/collaborators/${encodeURIComponent(login)}/permission`
  // Anything else may be a secret that somebody has put there, and is left to those who cut them out.
  const isUsual = (env['INPUT_CONFIG']?.trim() || usualConfig) === usualConfig
  const reads: readonly Likely[] = [
    ...(isUsual ? [read(contents(usualConfig), raw)] : []),
    // Anybody may ask for help.
    ...(login === '' || command.name === 'help' ? [] : [read(allowed)]),
  ]
  const marked = readIncidentMarker(text(payload, 'issue', 'body'))
  const place = marked ?? { service: repo, environment: 'production' }
  // A place that is named is looked up in the configuration first.
  const isPlain = command.name === 'rollback' && !/--(?:service|env)\b/.test(command.rest)
  if (!isPlain) return reads
  const branch = env['GITHUB_REF_NAME'] ?? 'main'
  const variables = overviewVariables({ owner, repo }, branch, place.environment)
  const record = `${contents(pathOf(serviceKey(place.service, place.environment)))}?ref=${recordsBranch}`
  return [
    ...reads,
    ...(env['OUTAGE_MONGODB_URI'] ? [] : [read(record)]),
    {
      method: 'POST',
      path: '/graphql',
      accept: json,
      body: JSON.stringify({ query: overviewQuery, variables }),
    },
  ]
}

/** What Octokit asks for. */
const json = 'application/vnd.github.v3+json'
const raw = 'application/vnd.github.v3.raw'

const usualConfig = '.github/outage.yml'

const isKnown = (name: string): boolean =>
  [...commandNames, ...commandAliases].some((known) => known === name)

const read = (path: string, accept = json): Likely => ({ method: 'GET', path, accept })
