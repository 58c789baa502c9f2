import { createServer, type Socket } from 'node:net'

/** A port that takes connections and never says a word. */
export async function openHole(): Promise<{ readonly port: number; close(): Promise<void> }> {
  const held = new Set<Socket>()
  const server = createServer((socket) => {
    socket.on('error', () => undefined)
    held.add(socket)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()))
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        for (const socket of held) socket.destroy()
      }),
  }
}
