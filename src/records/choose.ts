import { OutageError } from '../errors.ts'
import type { GitHub } from '../github/client.ts'
import type { RecordStore } from '../ports.ts'
import { githubRecords } from './github.ts'

/** The variable that holds the address of the database. */
export const addressName = 'OUTAGE_MONGODB_URI'

/** `records` of the configuration. */
export type Kind = 'github' | 'mongodb'

/** A store that holds connections, and has to be closed for the process to end. */
export type ConnectedStore = RecordStore & { close(): Promise<void> }

export type RecordsOptions = {
  readonly github: GitHub
  /** Value of `OUTAGE_MONGODB_URI`, if there is one. */
  readonly url: string | undefined
  /** What the configuration says. */
  readonly kind: () => Promise<Kind>
  /** Told what people have to know: that GitHub took over, that the database has all again. */
  readonly say: (notice: string) => void
  /** Told of an issue whose incident turned out to be a part of another's; may be told again. */
  readonly duplicate: (issue: number, into: number) => Promise<void>
}

/**
 * The store of records. Without a database's address it is the branch on GitHub, at once, and nothing
 * that is for databases is loaded.
 */
export function chooseRecords({ url, ...options }: RecordsOptions): ConnectedStore {
  const branch = githubRecords(options.github)
  if (url === undefined || url === '') return { ...branch, close: async () => undefined }
  const opened = import('./database.ts').then(({ databaseRecords }) =>
    databaseRecords({ ...options, url, branch }),
  )
  return {
    load: async (key) => (await opened).load(key),
    save: async (...args) => (await opened).save(...args),
    list: async (prefix) => (await opened).list(prefix),
    loadMany: async (listed) => (await opened).loadMany(listed),
    close: async () => (await opened).close(),
  }
}

/** Throws where the configuration wants a database, and its address is missing or is none. */
export async function requireDatabase(kind: Kind, url: string | undefined): Promise<void> {
  if (kind === 'github') return
  if (url !== undefined && url !== '') {
    const { checkAddress } = await import('../mongodb/client.ts')
    return checkAddress(url, addressName)
  }
  throw new OutageError(
    'secret-missing',
    `The configuration keeps records in MongoDB, and \`${addressName}\` is not set.`,
    {
      remedy: `Pass it to the step's \`env:\`, as in \`${addressName}: \${{ secrets.${addressName} }}\`, or write \`records: github\`.`,
    },
  )
}
