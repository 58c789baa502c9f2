// Writes the JSON Schemas that editors use, from the schemas that validate.
// `--check` writes nothing, and fails where a file is stale.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { toJsonSchema, type ConversionConfig, type JsonSchema } from '@valibot/to-json-schema'
import type { GenericSchema } from 'valibot'
import { probe } from '../src/config/probes.ts'
import { probeKinds } from '../src/probes/table.ts'
import { configSchema } from '../src/config/schema.ts'
import { extensionSchema, playbookSchema } from '../src/playbook/schema.ts'

const options: ConversionConfig = {
  typeMode: 'input',
  // Checks that are code (`has no service`) have no counterpart; the action still makes them.
  errorMode: 'ignore',
  overrideSchema: ({ valibotSchema }) =>
    valibotSchema === probe
      ? { anyOf: Object.values(probeKinds).map(({ schema }) => convert(schema)) }
      : undefined,
}

function convert(schema: GenericSchema): JsonSchema {
  const { $schema: _dialect, ...converted } = toJsonSchema(schema, options)
  return converted
}

function titled(title: string, description: string, body: JsonSchema): string {
  const $schema = 'http://json-schema.org/draft-07/schema#'
  return `${JSON.stringify({ $schema, title, description, ...body }, null, 2)}\n`
}

const files = {
  'schema/outage.schema.json': titled(
    'Outage Playbook configuration',
    '`.github/outage.yml`, version 1.',
    convert(configSchema),
  ),
  'schema/playbook.schema.json': titled(
    'Outage playbook',
    'A playbook, version 1: whole, or extending a built-in one.',
    {
      type: 'object',
      if: { required: ['extends'] },
      // oxlint-disable-next-line unicorn/no-thenable -- JSON Schema's own word
      then: convert(extensionSchema),
      else: convert(playbookSchema),
    },
  ),
}

function current(path: string): string {
  try {
    return readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')
  } catch {
    return ''
  }
}

const stale = Object.entries(files).filter(([path, text]) => current(path) !== text)

if (process.argv.includes('--check')) {
  for (const [path] of stale) console.error(`${path} is stale: run \`npm run schema\``)
  process.exitCode = stale.length === 0 ? 0 : 1
} else {
  mkdirSync(new URL('../schema', import.meta.url), { recursive: true })
  for (const [path, text] of stale) {
    writeFileSync(new URL(`../${path}`, import.meta.url), text)
    console.log(`${path} written`)
  }
}
