// Builds dist/: the action (index.js and its chunks) and the terminal (cli/index.js), which is a few
// lines that load the same bundle. An argument names another folder, to compare with.
import { minify } from '@swc/core'
import ncc from '@vercel/ncc'
import { chmodSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = join(root, process.argv[2] ?? 'dist')

const { code, assets } = await ncc(join(root, 'src/index.ts'), {
  target: 'es2022',
  cache: false,
  license: 'licenses.txt',
  transpileOnly: true,
  quiet: true,
  sourceMapRegister: false,
})

/**
 * ncc's own `minify` covers `index.js` and leaves the chunks as they are. Functions and classes keep
 * their names, as with ncc's, so that a stack trace can be read; properties keep theirs. ASCII,
 * because V8 keeps a source with any other character in two bytes a character.
 */
const settings = {
  module: true,
  ecma: 2022,
  mangle: { keep_fnames: true, keep_classnames: true },
  compress: { defaults: false, unused: true, dead_code: true, side_effects: true },
  format: { comments: false, asciiOnly: true },
}

rmSync(out, { recursive: true, force: true })
await write('index.js', code)
for (const [name, { source }] of Object.entries(assets)) await write(name, source)
await write('cli/index.js', readFileSync(join(root, 'src/cli/start.mjs'), 'utf8'))
chmodSync(join(out, 'cli/index.js'), 0o755)
// ncc leaves TypeScript's compiler running.
process.exit(0)

async function write(name, content) {
  const path = join(out, name)
  const isBundle = /^(\d+\.)?index\.js$/.test(name)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, isBundle ? `${(await minify(String(content), settings)).code}\n` : content)
  chmodSync(path, 0o644)
}
