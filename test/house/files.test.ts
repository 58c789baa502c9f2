import { describe, expect, it } from '@jest/globals'
import ts from 'typescript'
import { rehearsalSources, sources as ownSources } from './source.ts'

const sources = [...ownSources, ...rehearsalSources]

/** Longest file that can still be said to have one job. */
const longest = 250

const isExported = (node: ts.Statement): boolean =>
  ts.canHaveModifiers(node) &&
  (ts.getModifiers(node) ?? []).some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword)

describe('every file of the source', () => {
  it('exports by name, never by default', () => {
    const byDefault = sources.filter(({ tree }) =>
      tree.statements.some(
        (node) =>
          ts.isExportAssignment(node) ||
          (ts.canHaveModifiers(node) &&
            (ts.getModifiers(node) ?? []).some(
              ({ kind }) => kind === ts.SyntaxKind.DefaultKeyword,
            )),
      ),
    )
    expect(byDefault.map(({ path }) => path)).toEqual([])
  })

  it('is more than a list of what other files export', () => {
    const barrels = sources.filter(
      ({ tree }) => tree.statements.length > 0 && tree.statements.every(ts.isExportDeclaration),
    )
    expect(barrels.map(({ path }) => path)).toEqual([])
  })

  it('has one job: 250 lines at most', () => {
    const long = sources.filter(({ lines }) => lines > longest)
    expect(long.map(({ path, lines }) => `${path}: ${lines}`)).toEqual([])
  })

  it('has no `any`, no `!`, and no `as unknown as` outside the edges', () => {
    const found: string[] = []
    for (const { path, tree } of sources) {
      const visit = (node: ts.Node): void => {
        if (node.kind === ts.SyntaxKind.AnyKeyword) found.push(`${path}: any`)
        if (ts.isNonNullExpression(node)) found.push(`${path}: !`)
        ts.forEachChild(node, visit)
      }
      visit(tree)
    }
    expect(found).toEqual([])
  })

  it('says of every exported function what it is for', () => {
    const silent = sources.flatMap(({ path, tree }) =>
      tree.statements
        .filter((node) => ts.isFunctionDeclaration(node) && isExported(node))
        .filter((node) => ts.getJSDocCommentsAndTags(node).length === 0)
        .map((node) => `${path}: ${ts.isFunctionDeclaration(node) ? node.name?.text : ''}`),
    )
    expect(silent).toEqual([])
  })
})
