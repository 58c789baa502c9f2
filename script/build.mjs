// Builds dist/: the action (index.js and its chunks) and the terminal command.
// An argument names another folder, to compare with.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const out = process.argv[2] ?? 'dist'
const entries = [
  { source: 'src/index.ts', folder: out, external: [] },
  // The rehearsal's large parts are read from node_modules, which `npm ci` has filled.
  { source: 'src/cli/index.ts', folder: `${out}/cli`, external: ['emulate', 'marked', 'mermaid'] },
]

rmSync(`${root}${out}`, { recursive: true, force: true })
for (const { source, folder, external } of entries) {
  execFileSync(
    process.execPath,
    [
      'node_modules/@vercel/ncc/dist/ncc/cli.js',
      ...['build', source, '-o', folder, '--target', 'es2022', '--no-cache'],
      ...['--license', 'licenses.txt', '--transpile-only', '--quiet'],
      ...external.flatMap((name) => ['--external', name]),
    ],
    { cwd: root, stdio: 'inherit' },
  )
}
