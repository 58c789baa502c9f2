/**
 * Markers are HTML comments by which a comment or an issue of ours is found again. People do not
 * see them. Text from people can never contain one: `markdown.ts` breaks them up.
 */

/** The first line of an incident's issue. */
export function incidentMarker(service: string, environment: string): string {
  return `<!-- outage-playbook:incident service=${encode(service)} environment=${encode(environment)} -->`
}

/** The last line of an incident's issue: the invocation that opened it. */
export function openedMarker(key: string): string {
  return `<!-- outage-playbook:opened ${encode(key)} -->`
}

/** What an issue is about, from its body; nothing where it is not one of ours. */
export function readIncidentMarker(
  body: string,
): { readonly service: string; readonly environment: string } | undefined {
  const [, service, environment] =
    /^<!-- outage-playbook:incident service=(\S+) environment=(\S+) -->/.exec(body) ?? []
  if (service === undefined || environment === undefined) return undefined
  return { service: decode(service), environment: decode(environment) }
}

/** The first line of the comment that answers the invocation `key`. */
export function replyMarker(key: string): string {
  return `<!-- outage-playbook:reply ${encode(key)} -->`
}

/** The last line of an answer that is not the last word yet. */
export const runningMarker = '<!-- outage-playbook:running -->'

/** The first line of the comment that holds the `number`th part of the older timeline, from 1. */
export function timelineMarker(number: number): string {
  return `<!-- outage-playbook:timeline ${number} -->`
}

/** True where a comment is one of ours. */
export function isOurs(body: string): boolean {
  return body.startsWith('<!-- outage-playbook:')
}

/** The end of a line of the checklist. */
export function stepMarker(id: string): string {
  return `<!-- step:${encode(id)} -->`
}

/** Everything but letters, digits and `_ . : / -` percent-encoded; a comment may not hold `--`. */
export function encode(text: string): string {
  const kept = text.replaceAll(/[^\w.:/-]+/g, (part) =>
    [...Buffer.from(part)]
      .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`)
      .join(''),
  )
  return kept.replaceAll(/-(?=-|$)/g, '%2D')
}

/** The text that was encoded. */
export function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
