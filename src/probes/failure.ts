import { ForbiddenAddress } from './http/address.ts'
import { unknownEncoding } from '../http/body.ts'
import type { Finding } from './finding.ts'

/** Ours: the service was never reached, and nothing is known of it. */
const ours: Readonly<Record<string, string>> = {
  EAI_AGAIN: 'the DNS resolver does not answer',
  ETIMEOUT: 'the DNS resolver does not answer',
  ESERVFAIL: 'the DNS resolver does not answer',
  EREFUSED: 'the DNS resolver does not answer',
  ENETUNREACH: 'there is no network to that address from here',
  ENETDOWN: 'the network is down here',
  EADDRNOTAVAIL: 'there is no such network here',
  EAFNOSUPPORT: 'there is no such network here',
  EMFILE: 'too many files are open here',
  ENFILE: 'too many files are open here',
  ENOBUFS: 'there is no memory for a connection here',
  EACCES: 'connections are not allowed here',
  EPERM: 'connections are not allowed here',
}

/** The service's. */
const theirs: Readonly<Record<string, string>> = {
  ENOTFOUND: 'the name does not exist in DNS',
  ENODATA: 'the name has no address in DNS',
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection reset',
  EPIPE: 'connection closed',
  ERR_STREAM_PREMATURE_CLOSE: 'the answer broke off',
  ETIMEDOUT: 'no connection in time',
  EHOSTUNREACH: 'the host cannot be reached',
  EHOSTDOWN: 'the host is down',
  CERT_HAS_EXPIRED: 'the TLS certificate has expired',
  CERT_NOT_YET_VALID: 'the TLS certificate is not valid yet',
  DEPTH_ZERO_SELF_SIGNED_CERT: 'the TLS certificate is self-signed',
  SELF_SIGNED_CERT_IN_CHAIN: 'the TLS certificate is self-signed',
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: 'the TLS certificate cannot be verified',
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: 'the TLS certificate cannot be verified',
  ERR_TLS_CERT_ALTNAME_INVALID: 'the TLS certificate is for another name',
  EPROTO: 'TLS failed',
}

/**
 * What a failed request says about the service. Where several addresses were tried, one failure of
 * theirs outweighs ours: that address could be reached.
 */
export function findingOf(error: unknown): Finding {
  if (error instanceof ForbiddenAddress) return forbidden(error)
  const codes = codesOf(error)
  const known = codes.find((code) => code in theirs)
  if (known !== undefined) return { verdict: 'down', detail: theirs[known] ?? known }
  if (codes.length > 0 && codes.every((code) => code in ours)) {
    return { verdict: 'unknown', detail: codes.map((code) => ours[code])[0] ?? 'no network' }
  }
  const [code = ''] = codes
  if (code.startsWith('ERR_SSL') || code.startsWith('ERR_TLS') || code.includes('CERT')) {
    return { verdict: 'down', detail: `TLS failed: ${code}` }
  }
  if (code === 'HPE_HEADER_OVERFLOW') {
    return { verdict: 'unknown', detail: 'the answer has more headers than are read' }
  }
  if (code === unknownEncoding) {
    return { verdict: 'unknown', detail: 'the answer is compressed in a way that cannot be read' }
  }
  if (code.startsWith('Z_')) return { verdict: 'down', detail: 'the compressed answer is damaged' }
  if (code.startsWith('HPE_')) return { verdict: 'down', detail: 'the answer is not HTTP' }
  if (code.startsWith('ERR_'))
    return { verdict: 'unknown', detail: `the request is wrong: ${code}` }
  return {
    verdict: 'down',
    detail: code === '' ? 'the request failed' : `the request failed: ${code}`,
  }
}

function forbidden({ reach }: ForbiddenAddress): Finding {
  const remedy = '; `allow-private` would allow it'
  return reach === 'redirected'
    ? { verdict: 'down', detail: `redirects to a private address${remedy}` }
    : { verdict: 'unknown', detail: `is where clouds keep metadata, not asked${remedy}` }
}

/** By shape, since an error may come from another realm. */
function codesOf(error: unknown): readonly string[] {
  if (typeof error !== 'object' || error === null) return []
  if ('errors' in error && Array.isArray(error.errors)) return error.errors.flatMap(codesOf)
  return 'code' in error && typeof error.code === 'string' ? [error.code] : []
}
