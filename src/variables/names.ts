/** A name between backticks. It may be anything, and must not end the code that it stands in. */
export function code(name: string): string {
  return `\`${name.replaceAll(/[`\r\n]/g, '?')}\``
}

/** Names for people: a few of them, and how many more there are. */
export function listed(names: readonly string[], most = 20): string {
  const shown = names.slice(0, most).map(code).join(', ')
  return names.length > most ? `${shown} and ${names.length - most} more` : shown
}
