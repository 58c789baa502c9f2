import { readFileSync } from 'node:fs'
import { refuseFaults, validate } from '../config/faults.ts'
import { readYaml, type YamlFile } from '../config/yaml.ts'
import { playbookFaults } from './checks.ts'
import { extend } from './extend.ts'
import { extensionSchema, playbookSchema, type Playbook } from './schema.ts'

export type PlaybookOptions = {
  /** Names of the commands that exist, such as `health`; `do:` may name no other. */
  readonly commands?: readonly string[]
}

/**
 * Reads a playbook, whole or one that extends the built-in one. `file` is its path, for messages.
 * Throws `playbook-invalid` with every fault at once, each with its line, its key and what to do.
 */
export function parsePlaybook(
  source: string,
  file: string,
  options: PlaybookOptions = {},
): Playbook {
  const document = readYaml(source, file, 'playbook-invalid')
  if (isExtension(document.value)) return parseExtension(document, options)
  return validate(playbookSchema, document, 'playbook-invalid', (playbook) =>
    playbookFaults(playbook, playbook, options.commands),
  )
}

let builtin: Playbook | undefined

/** The playbook that needs no file, `service-outage`. It is read once. */
export function builtinPlaybook(): Playbook {
  // The bundler copies a file along only where its address is written like this.
  builtin ??= parsePlaybook(
    readFileSync(new URL('./service-outage.yml', import.meta.url), 'utf8'),
    'service-outage.yml',
  )
  return builtin
}

function parseExtension(document: YamlFile, { commands }: PlaybookOptions): Playbook {
  const extension = validate(extensionSchema, document, 'playbook-invalid')
  const { playbook, faults } = extend(builtinPlaybook(), extension)
  const others = playbookFaults(extension, playbook, commands)
  refuseFaults([...faults, ...others], document, 'playbook-invalid')
  return playbook
}

function isExtension(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'extends' in value
}
