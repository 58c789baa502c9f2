import { readFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { parseConfig } from '../config/load.ts'
import { parsePlaybook } from '../playbook/load.ts'
import type { DrillOptions } from './options.ts'
import type { OwnFiles, Source } from './own-files.ts'

/**
 * The user's configuration, and their playbook: the one named, else the one that the configuration
 * names. Throws what is wrong with them, before anything is started.
 */
export async function readOwn(
  options: Pick<DrillOptions, 'config' | 'playbook'>,
): Promise<OwnFiles> {
  const config = options.config === undefined ? undefined : await read(options.config)
  const named = options.playbook ?? (config && playbookOf(config))
  const playbook = named === undefined ? undefined : await read(named)
  if (playbook !== undefined) parsePlaybook(playbook.source, playbook.file)
  return { ...(config ? { config } : {}), ...(playbook ? { playbook } : {}) }
}

async function read(file: string): Promise<Source> {
  try {
    return { file, source: await readFile(file, 'utf8') }
  } catch (cause) {
    throw new Error(`${file} cannot be read. Name a file that exists.`, { cause })
  }
}

/** Path of the playbook in the configuration's repository; nothing for the built-in one. */
function playbookOf({ file, source }: Source): string | undefined {
  const { playbook } = parseConfig(source, file)
  if (playbook === 'service-outage') return undefined
  const directory = dirname(resolve(file))
  return join(basename(directory) === '.github' ? dirname(directory) : directory, playbook)
}
