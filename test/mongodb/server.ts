import { execFile, spawn, type ChildProcess } from 'node:child_process'
import { accessSync, constants, existsSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { createServer, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { MongoClient } from 'mongodb'

/** A server that speaks MongoDB's protocol. */
export type Server = {
  /** Its address, without a database: `mongodb://127.0.0.1:27017/`. */
  readonly url: string
  close(): Promise<void>
}

const run = promisify(execFile)
const root = fileURLToPath(new URL('../..', import.meta.url))
const ferretdb = join(root, 'node_modules/.cache/ferretdb/ferretdb')

/**
 * What there is to test with, the best first: the server that MONGODB_URI names, `mongod`, or
 * FerretDB built with Go.
 */
export const ladder = {
  named: process.env['MONGODB_URI'] ?? '',
  mongod: programNamed('mongod'),
  ferretdb: programNamed('go') !== undefined || existsSync(ferretdb),
}

/** Why there is no server to test with, or nothing where there is one. */
export const missing =
  ladder.named !== '' || ladder.mongod !== undefined || ladder.ferretdb
    ? undefined
    : 'no MONGODB_URI, no mongod, no Go to build FerretDB with'

/** Starts a server of our own, or takes the one that MONGODB_URI names. */
export async function openServer(): Promise<Server> {
  if (ladder.named !== '') return { url: ladder.named, close: async () => undefined }
  const folder = await mkdtemp(join(tmpdir(), 'outage-mongodb-'))
  const { child, url } = await (ladder.mongod === undefined
    ? startFerretdb(folder)
    : startMongod(ladder.mongod, folder))
  return {
    url,
    async close() {
      const gone = new Promise((resolve) => child.once('close', resolve))
      child.kill('SIGKILL')
      await gone
      await rm(folder, { recursive: true, force: true, maxRetries: 3 })
    },
  }
}

type Started = { readonly child: ChildProcess; readonly url: string }

/** It ends with its standard input, so it does not outlive us however we end. */
async function startFerretdb(folder: string): Promise<Started> {
  await run(join(root, 'script/ferretdb'))
  const child = spawn(ferretdb, [folder], { cwd: folder, stdio: ['pipe', 'pipe', 'inherit'] })
  const url = await new Promise<string>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`FerretDB ended with ${code}.`)))
    child.stdout.once('data', (chunk: Buffer) => resolve(String(chunk).trim()))
  })
  return { child, url }
}

async function startMongod(program: string, folder: string): Promise<Started> {
  const port = await freePort()
  const data = join(folder, 'data')
  await mkdir(data)
  const args = ['--dbpath', data, '--port', String(port), '--bind_ip', '127.0.0.1', '--quiet']
  const child = spawn(program, args, { cwd: folder, stdio: 'ignore' })
  const ended = new Promise<never>((_, reject) => {
    child.once('error', reject)
    child.once('close', (code) => reject(new Error(`mongod ended with ${code}.`)))
  })
  ended.catch(() => undefined)
  process.once('exit', () => child.kill('SIGKILL'))
  await Promise.race([listening(port), ended])
  return { child, url: `mongodb://127.0.0.1:${port}/` }
}

function programNamed(name: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  return folders.map((folder) => join(folder, name)).find(isExecutable)
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

async function listening(port: number): Promise<void> {
  for (;;) {
    const answers = await new Promise<boolean>((resolve) => {
      const socket = connect(port, '127.0.0.1', () => resolve(true))
      socket.on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (answers) return
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

/** The address with that database in it; what is said of options stays. */
export function withDatabase(url: string, name: string): string {
  const [, server = '', options = ''] =
    /^(mongodb(?:\+srv)?:\/\/[^/?]+)\/?[^?]*(\?.*)?$/.exec(url) ?? []
  return `${server}/${name}${options}`
}

/** Removes the database that the address names. */
export async function drop(address: string): Promise<void> {
  const client = new MongoClient(address)
  try {
    await client.db().dropDatabase()
  } finally {
    await client.close()
  }
}
