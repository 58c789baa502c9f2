import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const folder = fileURLToPath(new URL('../fixtures/records-0.1/', import.meta.url))

/** A record as version 0.1 wrote it, by its key. */
export type Recorded = { readonly key: string; readonly value: unknown }

/**
 * The records of one of the moments in `test/fixtures/records-0.1`. They were written by the action as
 * it was before its stored shapes changed for the first time, and are never written again.
 */
export function recorded(moment: string): readonly Recorded[] {
  return readdirSync(`${folder}${moment}`, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json'))
    .map((path) => ({
      key: path.slice(0, -'.json'.length),
      value: JSON.parse(readFileSync(`${folder}${moment}/${path}`, 'utf8')),
    }))
    .toSorted((a, b) => (a.key < b.key ? -1 : 1))
}
