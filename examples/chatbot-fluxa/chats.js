/** Milliseconds that the database has; nobody who chats waits longer for it. */
const patience = 1_000

/**
 * Where chats are kept: in the MongoDB at `url`. Without an address they are not kept, and where the
 * database is down the bot answers all the same.
 */
export function openChats(url) {
  if (!url) return { state: async () => 'none', keep: async () => {}, last: async () => [] }
  const connecting = connect(url)
  connecting.catch((error) => console.error(`chats are not kept: ${error.message}`))
  const chats = async () => (await connecting).db().collection('chats')
  return {
    /** `ok` or `down`, found out anew. */
    async state() {
      try {
        await soon((await connecting).db().command({ ping: 1 }))
        return 'ok'
      } catch {
        return 'down'
      }
    },
    async keep(chat) {
      await (await chats()).insertOne({ ...chat, at: new Date() })
    },
    /** The newest first. */
    async last(count) {
      const found = (await chats()).find({}, { projection: { _id: 0 } })
      return soon(found.sort({ at: -1 }).limit(count).toArray())
    },
  }
}

/** The driver is an optional dependency: the app runs without it, and without any package. */
async function connect(url) {
  const { MongoClient } = await import('mongodb')
  return new MongoClient(url, { serverSelectionTimeoutMS: patience, connectTimeoutMS: patience })
}

function soon(work) {
  let timer
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('the database does not answer')), patience)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}
