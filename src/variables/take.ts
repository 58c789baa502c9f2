import type { Variable } from '../ports.ts'
import { seal, open } from './age.ts'
import { digestKey, digestOf, named, type DigestKey } from './digest.ts'
import { damaged, readSealed, type Sealed, type Snapshot, type SnapshotEntry } from './snapshot.ts'
import { OutageError } from '../errors.ts'
import { listed } from './names.ts'

/** What a snapshot is made of. */
export type Taking = {
  readonly id: string
  readonly service: string
  readonly environment: string
  readonly at: string
  readonly kind: Snapshot['kind']
  readonly sha: string
  readonly store: string
  readonly variables: readonly Variable[]
  readonly recipients: readonly string[]
  /** A lasting secret that opens the values anyway, where this run has one. */
  readonly secret: string | undefined
}

/** Takes a snapshot: the values sealed to the recipients, the names in the clear. Needs no secret. */
export async function takeSnapshot(taking: Taking): Promise<Snapshot> {
  const { secret, variables, ...about } = taking
  const { id, service, environment, recipients } = about
  const key = digestKey(secret, { service, environment })
  const inOrder = variables.toSorted((a, b) => (a.name < b.name ? -1 : 1))
  const sealed: Sealed = {
    ...{ schema: 1, id, service, environment },
    key: key.bytes.toString('base64'),
    variables: inOrder.map(({ changedAt: _, ...variable }) => variable),
  }
  return {
    schema: 1,
    ...about,
    key: key.id,
    variables: entriesOf(key, inOrder),
    age: await seal(`${JSON.stringify(sealed, null, 2)}\n`, recipients),
  }
}

/** Names with digests. */
export function entriesOf(key: DigestKey, variables: readonly Variable[]): SnapshotEntry[] {
  return variables.map((variable) => {
    const digest = digestOf(key, variable)
    const { name, changedAt } = variable
    return {
      name,
      ...(digest === undefined ? {} : { digest }),
      ...(changedAt === undefined ? {} : { changedAt }),
    }
  })
}

/**
 * What a snapshot holds. Throws `snapshot-sealed` where none of the identities opens it, and
 * `snapshot-damaged` where it is empty, damaged, or another one's.
 */
export async function openSnapshot(
  snapshot: Snapshot,
  identities: readonly string[],
): Promise<Sealed> {
  const opened = await open(snapshot.age, identities)
  if (opened === 'other-recipient') {
    throw new OutageError(
      'snapshot-sealed',
      `No identity in \`OUTAGE_AGE_IDENTITY\` opens the snapshot \`${snapshot.id}\`. Nothing was written.`,
      {
        remedy: `It is sealed to ${listed(snapshot.recipients)}: use the identity of one of them.`,
      },
    )
  }
  if (opened === 'damaged') throw damaged(snapshot.id, 'is damaged')
  const sealed = readSealed(opened.text, snapshot)
  const names = sealed.variables.map(({ name }) => name)
  const shown = snapshot.variables.map(({ name }) => name)
  if (names.join('\n') !== shown.join('\n')) {
    throw damaged(snapshot.id, 'names other variables than it holds')
  }
  return sealed
}

/** The key that the digests of an opened snapshot were made with. */
export function keyOf(sealed: Sealed): DigestKey {
  return named(Buffer.from(sealed.key, 'base64'))
}

/** The same variables, sealed to other recipients. */
export async function reseal(
  snapshot: Snapshot,
  sealed: Sealed,
  recipients: readonly string[],
  secret: string | undefined,
): Promise<Snapshot> {
  const { id, service, environment, at, kind, sha, store } = snapshot
  const about = { id, service, environment, at, kind, sha, store }
  return takeSnapshot({ ...about, variables: sealed.variables, recipients, secret })
}
