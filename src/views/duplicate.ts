import { link } from './markdown.ts'

/** What is said in the issue of an incident that turned out to be a part of another one. */
export function duplicateNotice(url: string, issue: number): string {
  return `This is the same outage as ${link(`#${issue}`, url)}: it was opened while the database of the records could not be reached. Everything that was recorded here is there now, so please go on there.`
}
