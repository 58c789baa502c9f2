import { actionsBot, type Role } from './actors.ts'
import { isObject, type Json } from './http.ts'
import { appOf, typeOf, userShape } from './shapes/user.ts'

type UpstreamReply = {
  readonly status: number
  readonly body: unknown
  readonly link?: string
}

/** An Upstream is responsible for issues, comments, labels, milestones, assignees and users. */
export type Upstream = {
  /** Sends a request in the name of a login; `path` carries its query. */
  send(method: string, path: string, login: string, body?: unknown): Promise<UpstreamReply>
  close(): Promise<void>
}

export type UpstreamOptions = {
  /** Address that its answers shall carry: the front server's. */
  readonly url: string
  readonly owner: string
  /** Names of its repositories. */
  readonly names: readonly string[]
  readonly defaultBranch: string
  readonly people: ReadonlyMap<string, Role>
}

/** It allows each token 5,000 requests an hour, and a long rehearsal needs more. */
const tokensEach = 50

/** Starts the `emulate` package's GitHub behind our own, and puts its answers right. */
export async function openUpstream(options: UpstreamOptions): Promise<Upstream> {
  const logins = [...options.people.keys(), actionsBot]
  let sent = 0
  const tokens = logins.flatMap((login) =>
    Array.from({ length: tokensEach }, (_, index) => [`${login}~${index}`, { login }] as const),
  )
  // Loaded only here: it is large, and no command but the drill needs it.
  const { createEmulator } = await import('emulate')
  const emulator = await createEmulator({
    service: 'github',
    port: 0,
    seed: {
      tokens: Object.fromEntries(tokens),
      github: {
        users: logins.map((login) => ({ login })),
        orgs: [{ login: options.owner }],
        repos: options.names.map((name) => ({
          owner: options.owner,
          name,
          default_branch: options.defaultBranch,
          auto_init: false,
        })),
      },
    },
  })
  // Given a `baseUrl` it would not say where it listens, so addresses are put right in its answers.
  const address = emulator.url.replace('localhost', '127.0.0.1')
  const relocated = (text: string): string => text.replaceAll(emulator.url, options.url)
  return {
    async send(method, path, login, body) {
      const response = await fetch(`${address}${path}`, {
        method,
        headers: {
          authorization: `token ${login}~${sent++ % tokensEach}`,
          'content-type': 'application/json',
        },
        ...(body === undefined || method === 'GET' ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      const link = response.headers.get('link')
      return {
        status: response.status,
        body: text === '' ? undefined : corrected(JSON.parse(relocated(text)), options),
        ...(link === null ? {} : { link: relocated(link) }),
      }
    },
    close: () => emulator.close(),
  }
}

/**
 * The same JSON as GitHub would have it: times to the second, accounts with all that belongs to
 * them, the author's association, and the app behind what `github-actions[bot]` wrote.
 */
function corrected(value: unknown, options: UpstreamOptions): unknown {
  if (Array.isArray(value)) return value.map((item) => corrected(item, options))
  if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT[\d:]{8}\.\d{3}Z$/.test(value)) {
    return value.replace(/\.\d{3}Z$/, 'Z')
  }
  if (!isObject(value)) return value
  const fresh: Record<string, unknown> = {}
  for (const [key, item] of Object.entries(untouched(value))) {
    // People's texts are left alone, whatever they look like.
    fresh[key] = key === 'body' || key === 'title' ? item : corrected(item, options)
  }
  if (typeof fresh['login'] === 'string') return account(options.url, fresh, fresh['login'])
  if ('author_association' in fresh) addAuthor(fresh, options)
  return fresh
}

/** Milliseconds in which nobody can have changed what they have just made. */
const instant = 10

/**
 * The upstream makes a thing and changes it in the same moment, which may fall into two seconds. To
 * GitHub it is unchanged.
 */
function untouched(value: Json): Json {
  const { created_at: made, updated_at: changed } = value
  if (typeof made !== 'string' || typeof changed !== 'string') return value
  const isSame = Date.parse(changed) - Date.parse(made) < instant
  return isSame ? { ...value, updated_at: made } : value
}

/** An organization that owns a repository stands there as any account does. */
function account(url: string, given: Json, login: string): Json {
  const id = Number(given['id'])
  if (given['type'] === 'Organization') return userShape(url, { login, id, type: 'Organization' })
  return { ...given, ...userShape(url, { login, id, type: typeOf(login) }) }
}

function addAuthor(target: Record<string, unknown>, { people, url }: UpstreamOptions): void {
  const author = isObject(target['user']) ? String(target['user']['login']) : ''
  const role = people.get(author) ?? 'none'
  target['author_association'] =
    role === 'none' || role === 'read' ? 'NONE' : role === 'admin' ? 'MEMBER' : 'COLLABORATOR'
  target['performed_via_github_app'] = appOf(url, author)
}
