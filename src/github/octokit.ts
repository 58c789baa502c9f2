import { Octokit as Rest } from '@octokit/rest'

/** What we use of Octokit, which `@octokit/rest` and `@actions/github` both have. */
export type Octokit = Pick<Rest, 'rest' | 'request' | 'graphql' | 'paginate' | 'hook'>

/** What every client of ours is made with. */
export type OctokitSettings = {
  readonly auth: string
  readonly baseUrl: string
  readonly userAgent: string
  readonly request: { readonly fetch: typeof fetch }
  readonly log: Rest['log']
}

/** Makes a client for one token. */
export type OpenOctokit = (settings: OctokitSettings) => Octokit

/** A client where there is no action: in a terminal, in tests. */
export const openRest: OpenOctokit = (settings) => new Rest(settings)
