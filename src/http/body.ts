import type { IncomingMessage } from 'node:http'
import type { Readable } from 'node:stream'
import type { Transform } from 'node:stream'

/** The body of an answer, decompressed. */
export type Body = {
  readonly bytes: Buffer
  /** True where there was more than was wanted. */
  readonly isCut: boolean
}

/** The code of an error for a body in a compression that we do not know. */
export const unknownEncoding = 'ERR_UNKNOWN_ENCODING'

/**
 * Reads a body, however it was compressed, up to `most` bytes; a small one that decompresses to
 * gigabytes ends there too. Rejects where it breaks off, or is no such compression.
 */
export async function readBody(message: IncomingMessage, most: number): Promise<Body> {
  const chunks: Buffer[] = []
  let size = 0
  try {
    for await (const chunk of decoded(message) as AsyncIterable<Buffer>) {
      chunks.push(chunk)
      size += chunk.length
      if (size > most) break
    }
  } finally {
    // Where no more of it is wanted, it must not hold its connection.
    if (!message.complete) message.destroy()
  }
  const bytes = Buffer.concat(chunks)
  return { bytes: size > most ? bytes.subarray(0, most) : bytes, isCut: size > most }
}

/** RFC 9110, 8.4: encodings in the order in which they were applied. */
function decoded(message: IncomingMessage): Readable {
  const encodings = (message.headers['content-encoding'] ?? '')
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity')
  // A HEAD, a 204 or an empty answer may name one, and have nothing to decompress.
  if (encodings.length === 0 || message.headers['content-length'] === '0') return message
  if (isEmptyByNature(message)) return message
  const { pipeline } = process.getBuiltinModule('node:stream')
  const decoders = encodings.toReversed().map(decoder)
  // Ends with an error where the connection is cut, which the reader of the last one meets.
  return pipeline([message, ...decoders], () => undefined) as unknown as Readable
}

function isEmptyByNature(message: IncomingMessage): boolean {
  const { statusCode } = message
  // `req` is there for every answer to a request of ours, and not in its type.
  const { method }: { method?: string } = Object(Reflect.get(message, 'req'))
  return method === 'HEAD' || statusCode === 204 || statusCode === 304
}

/** Reading it in takes time, and most answers are not compressed. */
function decoder(name: string): Transform {
  const zlib = process.getBuiltinModule('node:zlib')
  if (name === 'gzip' || name === 'x-gzip') return zlib.createGunzip()
  if (name === 'br') return zlib.createBrotliDecompress()
  if (name === 'deflate') return zlib.createInflate()
  throw Object.assign(new Error(`the answer is compressed by \`${name}\``), {
    code: unknownEncoding,
  })
}

/**
 * Bytes as text: by their byte order mark, else the charset of the `content-type`, else that which
 * HTML names in its first kilobyte, else UTF-8. (Encoding standard; HTML, "encoding sniffing".)
 */
export function textOf(bytes: Buffer, contentType: string | undefined): string {
  const label = markOf(bytes) ?? charsetOf(contentType ?? '') ?? charsetInHtml(bytes, contentType)
  try {
    return new TextDecoder(label ?? 'utf-8').decode(bytes)
  } catch {
    return new TextDecoder().decode(bytes)
  }
}

function markOf(bytes: Buffer): string | undefined {
  const mark = bytes.subarray(0, 3).toString('hex')
  if (mark === 'efbbbf') return 'utf-8'
  if (mark.startsWith('feff')) return 'utf-16be'
  return mark.startsWith('fffe') ? 'utf-16le' : undefined
}

function charsetOf(text: string): string | undefined {
  return /charset\s*=\s*["']?\s*([^\s"';>/]+)/i.exec(text)?.[1]
}

function charsetInHtml(bytes: Buffer, contentType = ''): string | undefined {
  if (!/html/i.test(contentType)) return undefined
  const [meta = ''] = /<meta[^>]*charset[^>]*>/i.exec(bytes.toString('latin1', 0, 1_024)) ?? []
  return charsetOf(meta)
}
