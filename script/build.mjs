// Builds dist/: the action (index.js and its chunks) and the terminal command.
// An argument names another folder, to compare with.
import ncc from '@vercel/ncc'
import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { numberChunks } from './chunks.mjs'
import { shrink } from './shrink.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = process.argv[2] ?? 'dist'
const entries = [
  {
    source: 'src/index.ts',
    folder: out,
    // Only `core.getIDToken` needs an HTTP client, and we do not call it: with it come 0.9 MB of
    // undici, which every run would load. Any module that is always there stands in.
    externals: {
      '@actions/http-client': 'node:path',
      '@actions/http-client/lib/auth': 'node:path',
    },
  },
  {
    source: 'src/cli/index.ts',
    folder: join(out, 'cli'),
    externals: [],
  },
]

rmSync(join(root, out), { recursive: true, force: true })
for (const { source, folder, externals } of entries) {
  const { code, assets } = await ncc(join(root, source), {
    externals,
    target: 'es2022',
    cache: false,
    license: 'licenses.txt',
    transpileOnly: true,
    quiet: true,
    sourceMapRegister: false,
  })
  const write = (name, content, mode = 0o644) => {
    const path = join(root, folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, content)
    chmodSync(path, mode)
  }
  const isChunk = ([name]) => /^\d+\.index\.js$/.test(name)
  const files = Object.entries(assets).map(([name, { source: content }]) => [name, content])
  const texts = files.filter(isChunk).map(([name, content]) => [name, content.toString()])
  const numbered = numberChunks(code, Object.fromEntries(texts))
  write('index.js', await shrink(numbered.code), code.startsWith('#!') ? 0o755 : 0o644)
  for (const [name, text] of Object.entries(numbered.chunks)) write(name, await shrink(text))
  for (const [name, content] of files.filter((file) => !isChunk(file))) write(name, content)
}
process.exit(0)
