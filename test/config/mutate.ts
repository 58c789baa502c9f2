import fc from 'fast-check'
import { dump } from 'js-yaml'

const values = fc.oneof(
  fc.jsonValue(),
  fc.constantFrom('5s', 'read', 'GET', 'https://a.example', 0, 200, null, [], {}, '', true),
)

/** YAML of `whole` with one value somewhere in it replaced by another. */
export function mutationsOf(whole: unknown): fc.Arbitrary<string> {
  return changesOf(whole).map((changed) => dump(changed))
}

/** `whole` with one value somewhere in it replaced by another. */
export function changesOf(whole: unknown): fc.Arbitrary<unknown> {
  return fc
    .tuple(fc.constantFrom(...pathsOf(whole)), values)
    .map(([path, by]) => replaced(whole, path, by))
}

/** Every place in a value, as a path. */
function pathsOf(value: unknown): string[][] {
  if (typeof value !== 'object' || value === null) return [[]]
  const below = Object.entries(value).flatMap(([key, each]) =>
    pathsOf(each).map((path) => [key, ...path]),
  )
  return [[], ...below]
}

function replaced(value: unknown, path: readonly string[], by: unknown): unknown {
  const [key, ...rest] = path
  if (key === undefined || typeof value !== 'object' || value === null) return by
  const copy: Record<string, unknown> = Object.fromEntries(Object.entries(value))
  copy[key] = replaced(copy[key], rest, by)
  return Array.isArray(value) ? Object.values(copy) : copy
}
