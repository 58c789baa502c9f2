/** True where both name one repository, as `owner/name`: letters of either case are the same to GitHub. */
export function isSameRepository(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

/** A repository's name, where it is another one than `home`. */
export function elsewhere(name: string | undefined, home: string): string | undefined {
  return name === undefined || isSameRepository(name, home) ? undefined : name
}
