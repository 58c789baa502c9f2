import { createServer, type Socket } from 'node:net'
import { BSON } from 'mongodb'

/** What a server answers to a command: a document, with `ok: 1` unless it says something else. */
export type Answers = (command: string) => Readonly<Record<string, unknown>>

export type StandIn = { readonly port: number; close(): Promise<void> }

const hello = {
  helloOk: true,
  isWritablePrimary: true,
  ismaster: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
}

/**
 * A server that speaks just enough of MongoDB's protocol to give the answers that no server can be
 * brought to give on demand. (MongoDB manual, "MongoDB Wire Protocol": OP_QUERY, OP_REPLY, OP_MSG.)
 */
export async function openStandIn(answers: Answers): Promise<StandIn> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('error', () => undefined)
    let rest: Buffer = Buffer.alloc(0)
    socket.on('data', (chunk: Buffer) => {
      rest = Buffer.concat([rest, chunk])
      while (rest.length >= 4 && rest.length >= rest.readInt32LE(0)) {
        const message = rest.subarray(0, rest.readInt32LE(0))
        rest = rest.subarray(message.length)
        socket.write(replyTo(message, answers))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of sockets) socket.destroy()
      }),
  }
}

const opMessage = 2013

function replyTo(message: Buffer, answers: Answers): Buffer {
  const isMessage = message.readInt32LE(12) === opMessage
  // OP_MSG: flags and the kind of the section; OP_QUERY: flags, a name, two numbers.
  const start = isMessage ? 21 : message.indexOf(0, 20) + 9
  const [command = ''] = Object.keys(BSON.deserialize(message.subarray(start)))
  const isHello = /^(hello|isMaster|ismaster)$/.test(command)
  const body = BSON.serialize({ ok: 1, ...(isHello ? hello : answers(command)) })
  const head = Buffer.alloc(isMessage ? 21 : 36)
  head.writeInt32LE(head.length + body.length, 0)
  head.writeInt32LE(message.readInt32LE(4), 8)
  head.writeInt32LE(isMessage ? opMessage : 1, 12)
  if (!isMessage) head.writeInt32LE(1, 32)
  return Buffer.concat([head, body])
}
