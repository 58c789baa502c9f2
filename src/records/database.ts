import type { GitHub } from '../github/client.ts'
import type { RecordStore } from '../ports.ts'
import { addressName, type ConnectedStore, type Kind } from './choose.ts'
import { mongodbRecords } from './mongodb.ts'
import { withStandby } from './standby.ts'

export type DatabaseOptions = {
  readonly github: GitHub
  /** The records on GitHub. */
  readonly branch: RecordStore
  readonly url: string
  readonly kind: () => Promise<Kind>
  readonly say: (notice: string) => void
  readonly duplicate: (issue: number, into: number) => Promise<void>
}

/**
 * Records in the database, or on GitHub where the configuration says so after all. Until it is read
 * the connection is made, and GitHub is asked, whose answer is wanted in any case.
 */
export function databaseRecords(options: DatabaseOptions): ConnectedStore {
  const { branch, url, github, kind } = options
  const repository = github.name
  const main = mongodbRecords({ url, name: addressName, repository, redact: github.redact })
  const asked = new Map<string, ReturnType<RecordStore['load']>>()
  const ahead: RecordStore = {
    ...branch,
    load(key) {
      const early = asked.get(key)
      asked.delete(key)
      return early ?? branch.load(key)
    },
  }
  const both = withStandby({ ...options, main, standby: ahead })
  let isChosen = false
  let choice: Promise<RecordStore> | undefined

  function chosen(): Promise<RecordStore> {
    choice ??= kind()
      // A configuration that cannot be read is answered for in the records on GitHub.
      .catch((): Kind => 'github')
      .then((wanted) => {
        isChosen = true
        return wanted === 'mongodb' ? both : ahead
      })
    return choice
  }

  main.connect()
  return {
    async load(key) {
      if (!isChosen) {
        const early = branch.load(key)
        early.catch(() => undefined)
        asked.set(key, early)
      }
      return (await chosen()).load(key)
    },
    save: async (...args) => (await chosen()).save(...args),
    list: async (prefix) => (await chosen()).list(prefix),
    loadMany: async (listed) => (await chosen()).loadMany(listed),
    close: () => both.close(),
  }
}
