/**
 * Links to the drill's GitHub, which is gone when somebody reads, made to lead to the place in the
 * report that has what they named.
 */
export function inPage(markdown: string, github: string): string {
  const address = github.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return markdown
    .replaceAll(new RegExp(`${address}/[^/\\s]+/[^/\\s]+/issues/(\\d+)[^\\s)"]*`, 'g'), '#issue-$1')
    .replaceAll(new RegExp(`${address}/[^/\\s]+/[^/\\s]+/commits?/[^\\s)"]*`, 'g'), '#git-log')
    .replaceAll(new RegExp(`${address}/[^\\s)"]*`, 'g'), '#what-happened')
}

/** A place that such a link leads to. */
export function anchor(name: string): string {
  return `<a id="${name}"></a>`
}
