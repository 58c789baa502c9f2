import type { Hub } from '../hub.ts'

/** Address below the repository, in the API. */
export function api(hub: Pick<Hub, 'url' | 'fullName'>, path: string): string {
  return encodeURI(`${hub.url}/repos/${hub.fullName}${path}`)
}

/** Address below the repository, for people. */
export function page(hub: Pick<Hub, 'url' | 'fullName'>, path: string): string {
  return encodeURI(`${hub.url}/${hub.fullName}${path}`)
}

/** The id of a thing in GraphQL: a text that says nothing, and is always the same for it. */
export function nodeId(kind: string, id: string | number): string {
  return Buffer.from(`${kind}:${id}`).toString('base64url')
}
