import { validate } from './faults.ts'
import { referenceFaults } from './references.ts'
import { configSchema, type Config } from './schema.ts'
import { readYaml } from './yaml.ts'

export type ConfigOptions = {
  /** Names of the commands that exist, such as `rollback`; permissions may name no other. */
  readonly commands?: readonly string[]
}

/**
 * Reads `.github/outage.yml`. `file` is its path, for messages. Throws `config-invalid` with every
 * fault at once, each with its line, its key and what to do.
 */
export function parseConfig(source: string, file: string, options: ConfigOptions = {}): Config {
  const document = readYaml(source, file, 'config-invalid')
  return validate(configSchema, document, 'config-invalid', (config) =>
    referenceFaults(config, options.commands),
  )
}
