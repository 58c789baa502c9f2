import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** Every line in the code blocks of the README and of docs/ that runs `outage`, as it is written. */
export function documentedLines(): readonly string[] {
  const docs = readdirSync(join(root, 'docs'), { recursive: true }).map(String)
  const files = [
    'README.md',
    ...docs.filter((name) => name.endsWith('.md')).map((name) => join('docs', name)),
  ]
  const lines = files.flatMap((file) => {
    const blocks = readFileSync(join(root, file), 'utf8').matchAll(/^```\w*\n([^]*?)^```$/gm)
    return [...blocks].flatMap(([, block = '']) => block.replaceAll(/\\\n\s*/g, '').split('\n'))
  })
  return [...new Set(lines.filter((line) => line.startsWith('outage ')))]
}
