/** What a failed request says about the database. */
export type Trouble = {
  /**
   * `unreachable`: no connection; `silent`: no answer in time; `denied`: the credentials or what they
   * may do; `unsupported`: this server has no such command; `refused`: anything else that it said.
   */
  readonly kind: 'unreachable' | 'silent' | 'denied' | 'unsupported' | 'refused'
  /** What happened, in a few words that go on after “the database”; never the address. */
  readonly text: string
  /** The system's code, such as `ECONNREFUSED`, where the network was at fault. */
  readonly code?: string
  /** True where asking again may help. */
  readonly passing: boolean
}

/** What the server says about a command that it does not have. FerretDB says the first. */
const unsupported = new Set([9, 59, 73, 115, 238, 40_324])

/** Authentication failed; not authorized; Atlas's own error for both. */
const denied = new Set([11, 13, 18, 33, 8_000])

/**
 * Codes of a server that is starting, stopping, or not the primary, and of a write that too few have.
 * (MongoDB specifications: Retryable Writes, "Determining Retryable Errors".)
 */
const passing = new Set([
  6, 7, 64, 89, 91, 134, 189, 262, 9_001, 10_107, 11_600, 11_602, 13_435, 13_436,
])

/** Network trouble, by the system's code. */
const words: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'refuses connections',
  ECONNRESET: 'closed the connection',
  EPIPE: 'closed the connection',
  ETIMEDOUT: 'cannot be reached',
  EHOSTUNREACH: 'cannot be reached',
  ENETUNREACH: 'cannot be reached from here',
  ENOTFOUND: 'has a name that does not exist in DNS',
  ENODATA: 'has a name without an address in DNS',
  EAI_AGAIN: 'has a name that the DNS resolver does not answer for',
  ETIMEOUT: 'has a name that the DNS resolver does not answer for',
  ESERVFAIL: 'has a name that the DNS resolver does not answer for',
  EREFUSED: 'has a name that the DNS resolver does not answer for',
  CERT_HAS_EXPIRED: 'has a TLS certificate that has expired',
  ERR_SSL_TLSV1_ALERT_INTERNAL_ERROR:
    'ended the TLS handshake; on Atlas, that is an address which the access list does not have',
}

/**
 * What an error of the driver's means. By its shape, so that asking does not load the driver; its
 * message is left out, because it may hold the address.
 */
export function troubleOf(error: unknown): Trouble {
  const chain = causesOf(error)
  const said = chain.find((one) => typeof one.code === 'number')
  if (said?.code !== undefined) return saidBy(Number(said.code), said.codeName)
  const system = chain.find((one) => typeof one.code === 'string')?.code
  if (typeof system === 'string') {
    const text =
      words[system] ?? (isTls(system) ? `failed in TLS (${system})` : `failed: ${system}`)
    return { kind: 'unreachable', text, code: system, passing: true }
  }
  const names = chain.map(({ name }) => name ?? '')
  if (chain.some(({ reason }) => reason?.type === 'ReplicaSetNoPrimary')) {
    return { kind: 'unreachable', text: 'has no primary', passing: true }
  }
  if (names.some((name) => /Timeout|ServerSelection/.test(name))) {
    return { kind: 'silent', text: 'did not answer in time', passing: true }
  }
  if (names.some((name) => /Network|Pool|Topology|NotConnected|ClientClosed/.test(name))) {
    return { kind: 'unreachable', text: 'closed the connection', code: 'ECONNRESET', passing: true }
  }
  return { kind: 'refused', text: `failed: ${names[0] ?? 'for no known reason'}`, passing: false }
}

function saidBy(code: number, codeName: string | undefined): Trouble {
  const name = codeName ?? `code ${code}`
  if (denied.has(code)) {
    return { kind: 'denied', text: `refused the credentials (${name})`, passing: false }
  }
  if (unsupported.has(code)) {
    return { kind: 'unsupported', text: `has no such command (${name})`, passing: false }
  }
  return { kind: 'refused', text: `answered ${name}`, passing: passing.has(code) }
}

type Shape = {
  readonly name?: string
  readonly code?: unknown
  readonly codeName?: string
  readonly reason?: { readonly type?: string }
}

/** An error and what caused it, outermost first. */
function causesOf(error: unknown): readonly Shape[] {
  const chain: Shape[] = []
  let next: unknown = error
  while (typeof next === 'object' && next !== null && chain.length < 10) {
    chain.push(next)
    next = 'cause' in next ? next.cause : undefined
  }
  return chain
}

function isTls(code: string): boolean {
  return /CERT|SSL|TLS|SIGNED|SIGNATURE|EPROTO/.test(code)
}
