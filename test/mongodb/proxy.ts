import { connect, createServer, type Socket } from 'node:net'

/** What becomes of a request, by what is in it. */
export type Fault =
  /** The connection breaks before the request arrives. */
  | 'lost'
  /** It is carried out, and the connection breaks before the answer. */
  | 'answer lost'
  /** It is carried out, and no answer ever comes. */
  | 'silent'

/** A way to a server that can fail as networks do. */
export type Proxy = {
  readonly url: string
  /** Commands that went through, such as `update`, in order. */
  readonly commands: readonly string[]
  /** Breaks the next requests with that command in them. */
  fail(command: string, ...faults: readonly Fault[]): void
  /** Runs once before the next request with that command goes on. */
  before(command: string, work: () => Promise<void>): void
  /** Refuses and breaks every connection, until `open`. */
  shut(): Promise<void>
  open(): Promise<void>
  close(): Promise<void>
}

/** Commands of the protocol that we look for in what goes by. */
const commands = ['find', 'insert', 'update', 'distinct', 'getMore', 'serverStatus'] as const

/** Listens on loopback in front of the server at `url`. */
export async function openProxy(url: string): Promise<Proxy> {
  const { hostname, port, pathname, search } = new URL(url.replace(/^mongodb:/, 'http:'))
  const faults = new Map<string, Fault[]>()
  const works = new Map<string, () => Promise<void>>()
  const seen: string[] = []
  const sockets = new Set<Socket>()

  const server = createServer((client) => {
    const upstream = connect(Number(port || 27_017), hostname)
    let held: Fault | undefined
    const end = (): void => {
      client.destroy()
      upstream.destroy()
    }
    for (const socket of [client, upstream]) {
      sockets.add(socket)
      socket.on('error', end)
      socket.on('close', () => {
        sockets.delete(socket)
        end()
      })
    }
    client.on('data', (chunk: Buffer) => {
      const command = commandIn(chunk)
      if (command !== undefined) seen.push(command)
      const fault = command === undefined ? undefined : faults.get(command)?.shift()
      if (fault === 'lost') return end()
      const work = command === undefined ? undefined : works.get(command)
      if (command !== undefined) works.delete(command)
      held = fault
      if (work === undefined) upstream.write(chunk)
      else void work().then(() => upstream.write(chunk))
    })
    upstream.on('data', (chunk: Buffer) => {
      if (held === 'answer lost') end()
      else if (held === undefined) client.write(chunk)
    })
  })

  const listen = (at: number): Promise<void> =>
    new Promise((resolve) => server.listen(at, '127.0.0.1', () => resolve()))
  await listen(0)
  const address = server.address()
  const own = typeof address === 'object' && address !== null ? address.port : 0
  const shut = async (): Promise<void> => {
    const closed = new Promise((resolve) => server.close(resolve))
    for (const socket of sockets) socket.destroy()
    await closed
  }
  return {
    // Without it, the driver would ask the server for its own address, and go around us.
    url: `mongodb://127.0.0.1:${own}${pathname}${search === '' ? '?' : `${search}&`}directConnection=true`,
    commands: seen,
    fail: (command, ...list) => void faults.set(command, [...list]),
    before: (command, work) => void works.set(command, work),
    shut,
    open: () => listen(own),
    close: () => (server.listening ? shut() : Promise.resolve()),
  }
}

/** The command in a message: the name of the first element of a document, a string. (BSON 1.1.) */
function commandIn(chunk: Buffer): string | undefined {
  return commands.find((name) => chunk.includes(Buffer.from(`\u0002${name}\0`)))
}
