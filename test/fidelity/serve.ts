/**
 * Holds traffic against GitHub's description for all tests: reading the description in and compiling
 * its schemas takes seconds, and would be done anew in every test file. Says its address, and ends with
 * whoever started it.
 */
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { strangeIn, type Traffic } from './checker.ts'

const server = createServer((request, response) => {
  const answer = async (): Promise<void> => {
    const traffic = JSON.parse(await text(request)) as Traffic
    response.end(JSON.stringify(strangeIn(traffic)))
  }
  answer().catch((error: unknown) => {
    response.statusCode = 500
    response.end(error instanceof Error ? error.stack : String(error))
  })
})
server.listen(0, '127.0.0.1', () => {
  const address = server.address()
  if (typeof address === 'object') process.stdout.write(`http://127.0.0.1:${address?.port}\n`)
})
process.stdin.resume().once('end', () => process.exit(0))
