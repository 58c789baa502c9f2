import { createHash } from 'node:crypto'

/** Eight hexadecimal characters that follow from a text. */
export function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}
