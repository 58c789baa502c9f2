import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, it } from '@jest/globals'
import { drop, ladder, missing, openServer, withDatabase, type Server } from './server.ts'

/** Databases on a server, each for one test or suite alone. */
export type Databases = {
  /** An address with a database that nobody else has. */
  readonly fresh: () => string
  /** The address of the server itself. */
  readonly url: () => string
}

/** Milliseconds that building and starting a server may take. */
const patience = 300_000

/**
 * A suite that needs a server which speaks MongoDB's protocol. Where there is none it is skipped, and
 * says so; REQUIRE_MONGODB=1 makes that a failure.
 */
export function describeMongo(name: string, suite: (databases: Databases) => void): void {
  if (missing === undefined) describe(name, () => withServer(suite))
  else if (process.env['REQUIRE_MONGODB'] === '1') {
    describe(name, () => {
      it('has a server to run against', () => {
        throw new Error(`REQUIRE_MONGODB is set, and there is ${missing}.`)
      })
    })
  } else {
    describe.skip(name, () => {
      it(`is skipped: ${missing}`, () => undefined)
    })
  }
}

function withServer(suite: (databases: Databases) => void): void {
  let server: Server | undefined
  const made: string[] = []
  beforeAll(async () => {
    server = await openServer()
  }, patience)
  afterAll(async () => {
    // A server of our own goes with all that it holds.
    if (ladder.named !== '') await Promise.all(made.map(drop))
    await server?.close()
  })
  const url = (): string => {
    if (server === undefined) throw new Error('The server is not up yet.')
    return server.url
  }
  suite({
    url,
    fresh() {
      const address = withDatabase(url(), `outage_test_${randomBytes(6).toString('hex')}`)
      made.push(address)
      return address
    },
  })
}
