import { getProperty, hasProperty } from 'dot-prop'
import type { HttpProbeConfig } from './http/descriptor.ts'
import type { Finding } from './finding.ts'
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
  if (fault !== undefined) return { verdict: 'down', detail: fault, milliseconds }
  const taken = `${Math.round(milliseconds)} ms`
  if (expect.within !== undefined && milliseconds > expect.within) {
    const detail = `${answer.status}, slow: ${taken}, expected ${expect.within} ms`
    return { verdict: 'degraded', detail, milliseconds }
  }
  return { verdict: 'up', detail: `${answer.status} in ${taken}`, milliseconds }
}

function faultOf(
  answer: Answer,
  expect: Expected,
  hide: (text: string) => string,
): string | undefined {
  if (!isExpected(answer.status, expect)) {
    return `${answer.status}, expected ${[expect.status].flat().join(' or ')}`
  }
  const { 'body-contains': wanted, 'body-lacks': unwanted, json } = expect
  if (wanted !== undefined && !answer.body.includes(wanted)) return `body lacks ${quote(wanted)}`
  if (unwanted !== undefined && answer.body.includes(unwanted)) {
    return `body contains ${quote(unwanted)}`
  }
  return json === undefined ? undefined : jsonFault(answer, json, hide)
}

function jsonFault(
  answer: Answer,
  expected: NonNullable<Expected['json']>,
  hide: (text: string) => string,
): string | undefined {
  const value = parse(answer.body)
  if (typeof value !== 'object' || value === null) {
    return answer.isCut ? 'body is longer than 1 MB, so not read as JSON' : 'body is not JSON'
  }
  for (const [path, wanted] of Object.entries(expected)) {
    if (!hasProperty(value, path)) return `JSON has no ${path}`
    const found = getProperty(value, path) as unknown
    if (found !== wanted) return `JSON ${path} is ${quote(found, hide)}, expected ${quote(wanted)}`
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
