/** Variables of a repository or of an environment, each with the time when it was set last. */
export class Variables extends Map<string, string> {
  readonly #times = new Map<string, Date>()

  constructor(first: Readonly<Record<string, string>> = {}) {
    super()
    for (const [name, value] of Object.entries(first)) this.set(name, value)
  }

  override set(name: string, value: string): this {
    this.#times.set(name, new Date())
    return super.set(name, value)
  }

  changedAt(name: string): Date | undefined {
    return this.#times.get(name)
  }
}

/** The variables of an environment, of the repository where the name is empty; made where there are none. */
export function variablesOf(
  { variables }: { readonly variables: Map<string, Variables> },
  scope: string,
): Variables {
  const known = variables.get(scope) ?? new Variables()
  variables.set(scope, known)
  return known
}
