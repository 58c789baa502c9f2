import type { Json } from '@outage-playbook/rehearsal/github/http.ts'
import { unexplained } from './differences.ts'
import { eventMismatches, mismatches, type Exchange, type Mismatch } from './exchange.ts'

/** What a rehearsed GitHub was asked, answered and told others. */
export type Traffic = {
  readonly exchanges: readonly Exchange[]
  readonly events: readonly { readonly name: string; readonly payload: Json }[]
}

/** Everything in it that GitHub's description does not know, a line each. */
export function strangeIn({ exchanges, events }: Traffic): readonly string[] {
  const found = [
    ...exchanges.flatMap((exchange) =>
      unexplained(mismatches(exchange)).map((one) =>
        line(one, `${exchange.method} ${exchange.path}`),
      ),
    ),
    ...events.flatMap(({ name, payload }) =>
      unexplained(eventMismatches(name, payload)).map((one) => line(one, name)),
    ),
  ]
  return [...new Set(found)]
}

function line({ operation, part, place, found }: Mismatch, from: string): string {
  return `${operation}, ${part}${place === '' ? '' : ` at ${place}`}: ${found} (${from})`
}
