/**
 * Links to the drill's GitHub, which is gone when somebody reads, made to lead to the place in the
 * report that has what they named. `story` tells the scenarios of one report apart.
 */
export function inPage(markdown: string, github: string, story: string): string {
  const address = github.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return markdown
    .replaceAll(
      new RegExp(`${address}/[^/\\s]+/[^/\\s]+/issues/(\\d+)[^\\s)"]*`, 'g'),
      `#${story}-issue-$1`,
    )
    .replaceAll(
      new RegExp(`${address}/[^/\\s]+/[^/\\s]+/commits?/[^\\s)"]*`, 'g'),
      `#${story}-git-log`,
    )
    .replaceAll(new RegExp(`${address}/[^\\s)"]*`, 'g'), `#${story}-what-happened`)
}

/** A place that such a link leads to. */
export function anchor(story: string, name: string): string {
  return `<a id="${story}-${name}"></a>`
}
