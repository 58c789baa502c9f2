/** Names of services and environments may hold anything; a key holds only what a path may. */
export function encodeName(name: string): string {
  return encodeURIComponent(name).replaceAll('.', '%2E')
}

/** Key of the record of a service in an environment. */
export function serviceKey(service: string, environment: string): string {
  return `services/${encodeName(service)}/${encodeName(environment)}`
}
