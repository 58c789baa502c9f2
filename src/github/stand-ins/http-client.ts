/**
 * Stands in for `@actions/http-client` in what is built; `paths` in tsconfig.json puts it there.
 * `@actions/github` makes a client when it is loaded, to find the proxy of the built-in `fetch`, and
 * `@actions/core` has one for OpenID tokens. We ask through a transport of our own (`transport.ts`),
 * which knows proxies itself, and want no such token; the package would bring 0.9 MB of undici into
 * every run.
 */
export class HttpClient {
  getAgent(): undefined {
    return undefined
  }

  getAgentDispatcher(): undefined {
    return undefined
  }
}

// Only `core.getIDToken` makes one.
export { HttpClient as BearerCredentialHandler }
