import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { root } from './root.ts'

/** What everybody may know of an adapter: plain data that loads nothing of it. */
const descriptors = /^(hosting|probes|variables)\/(.+\/)?(descriptor|set-up|shared-keys|table)\.ts$/

export type Import = {
  /** Path below the folder of sources, or the name of a package. */
  readonly target: string
  readonly kind: 'file' | 'package'
  /** True where nothing of it is left when the types are gone. */
  readonly typeOnly: boolean
  /** True where it is loaded when it is needed. */
  readonly lazy: boolean
}

export type Source = {
  /** Path below the folder of sources. */
  readonly path: string
  /** The folder below it, or the file's own name where it is in none. */
  readonly part: string
  readonly tree: ts.SourceFile
  readonly imports: readonly Import[]
  readonly lines: number
}

/** Every TypeScript file of `src`, parsed. */
export const sources: readonly Source[] = readAll(join(root, 'src'))

/** Every TypeScript file of the rehearsal's package, parsed. */
export const rehearsalSources: readonly Source[] = readAll(join(root, 'packages/rehearsal/src'))

function readAll(folder: string): Source[] {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((path) => path.endsWith('.ts'))
    .toSorted()
    .map((path) => read(folder, path))
}

function read(folder: string, path: string): Source {
  const text = readFileSync(join(folder, path), 'utf8')
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true)
  const lines = text.trimEnd().split('\n').length
  return { path, part: partOf(path), tree, imports: importsOf(folder, path, tree), lines }
}

/**
 * The folder below `src` of a file, or its own name; the descriptors of hostings, probes and variable
 * stores are a part too, with their tables.
 */
export function partOf(path: string): string {
  if (descriptors.test(path)) return 'descriptors'
  return path.split('/')[0] ?? path
}

function importsOf(folder: string, path: string, tree: ts.SourceFile): Import[] {
  const found: Import[] = []
  const add = (specifier: ts.Node | undefined, typeOnly: boolean, lazy: boolean): void => {
    if (specifier === undefined || !ts.isStringLiteralLike(specifier)) return
    const { text } = specifier
    const local = text.startsWith('.')
    const target = local ? relative(folder, resolve(folder, dirname(path), text)) : text
    found.push({ target, kind: local ? 'file' : 'package', typeOnly, lazy })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) add(node.moduleSpecifier, isTypeOnly(node), false)
    if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, node.isTypeOnly, false)
    if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node.arguments[0], false, true)
    }
    ts.forEachChild(node, visit)
  }
  visit(tree)
  return found
}

function isTypeOnly({ importClause: clause }: ts.ImportDeclaration): boolean {
  if (clause === undefined) return false
  if (clause.phaseModifier === ts.SyntaxKind.TypeKeyword) return true
  const { name, namedBindings: names } = clause
  if (name !== undefined || names === undefined || !ts.isNamedImports(names)) return false
  return names.elements.every((element) => element.isTypeOnly)
}

/** Files of `src` that are loaded at once with `path`, itself included. */
export function loadedWith(path: string): ReadonlySet<string> {
  const loaded = new Set<string>()
  const visit = (file: string): void => {
    if (loaded.has(file)) return
    loaded.add(file)
    const imports = sources.find((one) => one.path === file)?.imports ?? []
    for (const { target, kind, typeOnly, lazy } of imports) {
      if (kind === 'file' && !typeOnly && !lazy) visit(target)
    }
  }
  visit(path)
  return loaded
}

/** The file of that path below `src`. */
export function source(path: string): Source {
  const found = sources.find((one) => one.path === path)
  if (found === undefined) throw new Error(`There is no src/${path}.`)
  return found
}
