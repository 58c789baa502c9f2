// Everything that must hold besides the tests: one line a check, with its time. `npm run check`;
// names after it are the checks to make, or with `--without` those to leave out.
import { spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('..', import.meta.url))
const node = 'node_modules/.bin/node'
const fresh = 'node_modules/.cache/dist-check'

/** What is checked, and what to do where it does not hold. The longest first. */
const checks = [
  ['dist fresh', 'Run `npm run build` and commit dist/.', distFresh],
  ['counts', 'A rollback costs more than it did; see docs/bench.md.', counts],
  ['types', 'Mend the types; `npx tsc -p .` lists them.', bin('tsc', '-p', '.')],
  ['types of bench', 'Mend the types; `npx tsc -p bench` lists them.', bin('tsc', '-p', 'bench')],
  ['format', 'Run `npm run format`.', bin('prettier', '--check', '--log-level', 'warn', '.')],
  ['unused', 'Remove what nothing uses, or do not export it.', bin('knip', '--no-progress')],
  ['lint', 'Mend the findings; `npx oxlint` lists them.', bin('oxlint', '--quiet')],
  ['schema fresh', 'Run `npm run schema`.', () => run(node, ['script/schema.ts', '--check'])],
  ['readme fresh', 'Run `npm run readme`.', () => run(node, ['script/readme.ts', '--check'])],
  ['licence', 'Put the licence of package.json into LICENSE.', licence],
]

/** Requests, round trips and sizes of the built action against bench/limits.json. */
function counts() {
  return run(node, ['bench/run.ts', '--counts'])
}

/** Runs a program of node_modules/.bin. */
function bin(name, ...args) {
  return () => run(`node_modules/.bin/${name}`, args)
}

/** Runs a program, and rejects with what it said where it fails. */
function run(program, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env: { ...process.env, NO_COLOR: '1' } })
    const said = []
    child.stdout.on('data', (chunk) => said.push(chunk))
    child.stderr.on('data', (chunk) => said.push(chunk))
    child.on('error', reject)
    child.on('close', (code) =>
      code === 0 ? resolve() : reject(new Error(Buffer.concat(said).toString('utf8').trim())),
    )
  })
}

/** Builds into a folder of its own, and answers the files that are not byte for byte as they are kept. */
async function staleFiles() {
  await run(process.execPath, ['script/build.mjs', fresh])
  const [built, kept] = [filesOf(fresh), filesOf('dist')]
  return [...new Set([...built.keys(), ...kept.keys()])].filter(
    (path) => !built.get(path)?.equals(kept.get(path) ?? Buffer.alloc(0)),
  )
}

async function distFresh() {
  try {
    const stale = await staleFiles()
    if (stale.length > 0) throw new Error(stale.map((path) => `dist/${path} is stale`).join('\n'))
  } finally {
    rmSync(join(root, fresh), { recursive: true, force: true })
  }
}

/** The files below a folder, by path. */
function filesOf(folder) {
  const base = join(root, folder)
  const entries = existsSync(base)
    ? readdirSync(base, { recursive: true, withFileTypes: true })
    : []
  return new Map(
    entries
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((path) => [path.slice(base.length + 1), readFileSync(path)]),
  )
}

async function licence() {
  const { license } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (!existsSync(join(root, 'LICENSE'))) throw new Error('There is no file LICENSE.')
  const text = readFileSync(join(root, 'LICENSE'), 'utf8')
  if (!text.startsWith(`${license} License`))
    throw new Error(`LICENSE is not the ${license} licence.`)
}

/** Runs one check, and says how it went. */
async function check([name, remedy, work]) {
  const begin = performance.now()
  const line = (mark) =>
    `${mark} ${name.padEnd(14)} ${((performance.now() - begin) / 1_000).toFixed(1)} s`
  try {
    await work()
    console.log(line('✓'))
    return true
  } catch (error) {
    console.log(`${line('✗')}  ${remedy}\n${indented(error.message)}`)
    return false
  }
}

/** The first lines of a text, below the line that they belong to. */
function indented(text) {
  const lines = text.split('\n')
  const more = lines.length > 30 ? [`… and ${lines.length - 30} more lines`] : []
  return [...lines.slice(0, 30), ...more].map((line) => `    ${line}`).join('\n')
}

const [first, ...names] = process.argv.slice(2)
const isWanted = (name) => {
  if (first === undefined) return true
  return first === '--without' ? !names.includes(name) : [first, ...names].includes(name)
}
const queue = checks.filter(([name]) => isWanted(name))
const results = []
const worker = async () => {
  for (let next = queue.shift(); next; next = queue.shift()) results.push(await check(next))
}
await Promise.all([worker(), worker()])
process.exitCode = results.every(Boolean) ? 0 : 1
