import { getProperty, hasProperty } from 'dot-prop'
import type { HttpProbeConfig } from './descriptor.ts'
import type { Finding } from '../finding.ts'
import type { Answer } from './request.ts'

type Expected = HttpProbeConfig['expect']

/** Whether a status is one of those expected. */
export function isExpected(status: number, { status: expected }: Expected): boolean {
  return [expected].flat().includes(status)
}

/**
 * Compares an answer with what is expected. A wrong answer is down, however fast or slow it came.
 * `hide` takes secrets out of what is quoted, before it is cut.
 */
export function compare(
  answer: Answer,
  expect: Expected,
  milliseconds: number,
  hide: (text: string) => string = (text) => text,
): Finding {
  const fault = faultOf(answer, expect, hide)
  if (fault !== undefined) return { ...fault, milliseconds }
  const taken = `${Math.round(milliseconds)} ms`
  if (expect.within !== undefined && milliseconds > expect.within) {
    const detail = `${answer.status}, slow: ${taken}, expected ${expect.within} ms`
    return { verdict: 'degraded', detail, milliseconds }
  }
  return { verdict: 'up', detail: `${answer.status} in ${taken}`, milliseconds }
}

/** What an answer lacks, or what of it we cannot know. */
function faultOf(
  answer: Answer,
  expect: Expected,
  hide: (text: string) => string,
): Finding | undefined {
  if (!isExpected(answer.status, expect)) {
    return down(`${answer.status}, expected ${[expect.status].flat().join(' or ')}`)
  }
  const { 'body-contains': wanted, 'body-lacks': unwanted, json } = expect
  if (wanted !== undefined && !answer.body.includes(wanted)) {
    return answer.isCut
      ? tooLong(`looked for ${quote(wanted)}`)
      : down(`body lacks ${quote(wanted)}`)
  }
  if (unwanted !== undefined) {
    if (answer.body.includes(unwanted)) return down(`body contains ${quote(unwanted)}`)
    if (answer.isCut) return tooLong(`looked for ${quote(unwanted)}`)
  }
  return json === undefined ? undefined : jsonFault(answer, json, hide)
}

/** True where more than the status is expected. */
export function readsBody(expect: Expected): boolean {
  const { 'body-contains': wanted, 'body-lacks': unwanted, json } = expect
  return wanted !== undefined || unwanted !== undefined || json !== undefined
}

const down = (detail: string): Finding => ({ verdict: 'down', detail })

/** What the rest of a body holds, nobody has seen. */
function tooLong(what: string): Finding {
  return {
    verdict: 'unknown',
    detail: `body is longer than 1 MiB: ${what} in that much of it only`,
  }
}

function jsonFault(
  answer: Answer,
  expected: NonNullable<Expected['json']>,
  hide: (text: string) => string,
): Finding | undefined {
  if (answer.isCut) {
    return { verdict: 'unknown', detail: 'body is longer than 1 MiB, so not read as JSON' }
  }
  const value = parse(answer.body)
  if (typeof value !== 'object' || value === null) return down('body is not JSON')
  for (const [path, wanted] of Object.entries(expected)) {
    if (!hasProperty(value, path)) return down(`JSON has no ${path}`)
    const found = getProperty(value, path) as unknown
    if (found !== wanted) {
      return down(`JSON ${path} is ${quote(found, hide)}, expected ${quote(wanted)}`)
    }
  }
  return undefined
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

function quote(value: unknown, hide: (text: string) => string = (text) => text): string {
  const text = hide(JSON.stringify(value) ?? 'nothing')
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
