// Builds dist/: the action (dist/index.js and its chunks) and the terminal command (dist/cli).
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = process.argv[2] ?? 'dist'
const entries = [{ source: 'src/index.ts', folder: out }]

rmSync(`${root}${out}`, { recursive: true, force: true })
for (const { source, folder } of entries) {
  execFileSync(
    process.execPath,
    [
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      ...['build', source, '-o', folder, '--target', 'es2022'],
      ...['--license', 'licenses.txt', '--transpile-only', '--quiet'],
    ],
    { cwd: root, stdio: 'inherit' },
  )
}
