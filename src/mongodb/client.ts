import type { MongoClient } from 'mongodb'
import { OutageError } from '../errors.ts'
import { redact, secretsOf } from '../secrets.ts'

/** How long a database may keep us waiting, in milliseconds. */
export type Patience = {
  /** Until there is a server that takes the request. */
  readonly connect: number
  /** Between two signs of life, once there is one. */
  readonly answer: number
}

/**
 * A client for the database at `url`; `name` is the variable that holds it, for messages. The driver
 * is loaded here and nowhere else, so that whoever needs no database does not load it either. No
 * connection is made yet. Throws `secret-invalid` where the address is none.
 */
export async function openClient(
  url: string,
  name: string,
  patience: Patience,
): Promise<MongoClient> {
  const { MongoClient } = await import(/* webpackChunkName: "mongodb" */ 'mongodb')
  try {
    return new MongoClient(url, {
      appName: 'outage-playbook',
      serverSelectionTimeoutMS: patience.connect,
      connectTimeoutMS: patience.connect,
      socketTimeoutMS: patience.answer,
      maxPoolSize: 5,
    })
  } catch (error) {
    const why = error instanceof Error ? redact(error.message, secretsOf(url)) : ''
    throw new OutageError('secret-invalid', `\`${name}\` is not an address of MongoDB: ${why}`, {
      remedy: `Set \`${name}\` to a connection string such as \`mongodb+srv://USER:PASSWORD@HOST/outage\`.`,
    })
  }
}

/** Throws `secret-invalid` where `url` is no address of a database; asks nobody. */
export async function checkAddress(url: string, name: string): Promise<void> {
  await openClient(url, name, { connect: 1_000, answer: 1_000 })
}

/** The database that an address names, or `otherwise` where it names none. */
export function databaseOf(url: string, otherwise: string): string {
  const [, name] = /^mongodb(?:\+srv)?:\/\/[^/?]+\/([^?]+)/.exec(url) ?? []
  return name === undefined ? otherwise : decodeURIComponent(name)
}
