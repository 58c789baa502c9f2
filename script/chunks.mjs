import { createHash } from 'node:crypto'

/**
 * Gives every chunk that ncc has made a number that follows from the modules in it. webpack's own
 * follows from a module that it finds by chance where modules import each other in circles: of the
 * same source it makes files of other names, now and then.
 *
 * `code` is the entry, `chunks` the text of each chunk by its file name; so is what it answers.
 */
export function numberChunks(code, chunks) {
  const names = Object.keys(chunks)
  const sorted = names.toSorted((a, b) => (modulesOf(chunks[a]) < modulesOf(chunks[b]) ? -1 : 1))
  const numbers = new Map()
  const taken = new Set()
  for (const name of sorted) {
    let number = hash(modulesOf(chunks[name]))
    while (taken.has(number)) number += 1
    taken.add(number)
    numbers.set(name.split('.')[0], number)
  }
  const renumbered = (text) =>
    text
      .replace(
        /(__(?:webpack|nccwpck)_require__\.e\((?:\/\*[^*]*\*\/ )?)(\d+)\)/g,
        (_, call, id) => {
          return `${call}${numberOf(id)})`
        },
      )
      .replace(/^(export const id = )(\d+)(;\nexport const ids = \[)\2\]/, (_, id, old, ids) => {
        return `${id}${numberOf(old)}${ids}${numberOf(old)}]`
      })
  const numberOf = (id) => {
    const number = numbers.get(id)
    if (number === undefined) throw new Error(`There is no chunk ${id}.`)
    return number
  }
  return {
    code: renumbered(code),
    chunks: Object.fromEntries(
      names.map((name) => [`${numberOf(name.split('.')[0])}.index.js`, renumbered(chunks[name])]),
    ),
  }
}

/** The numbers of the modules in a chunk, which follow from where they are. */
function modulesOf(text) {
  return [...text.matchAll(/^\/\*\*\*\/ (.+):$/gm)].map(([, id]) => id).join(' ')
}

/** Four digits: more than any number of webpack's. */
function hash(text) {
  return 1_000 + (createHash('sha256').update(text).digest().readUInt32BE() % 9_000)
}
