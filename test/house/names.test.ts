import { describe, expect, it } from '@jest/globals'
import { commandNames } from '../../src/parser/names.ts'
import { commands, table } from '../../src/commands/table.ts'
import { catalogue } from '../../src/error-catalogue.ts'
import { eventKinds } from '../../src/incident/events.ts'
import { sources } from './source.ts'

describe('the table of commands', () => {
  it('has exactly the names that comments are searched for', () => {
    expect(Object.keys(table).toSorted()).toEqual([...commandNames].toSorted())
  })

  it('lists each command under its own name', () => {
    for (const [name, definition] of Object.entries(table)) expect(definition.name).toBe(name)
  })

  it('has no alias that is another command’s name or alias', () => {
    const all = commands.all().flatMap(({ name, aliases }) => [name, ...(aliases ?? [])])
    expect(new Set(all).size).toBe(all.length)
  })

  it('gives every command a usage and examples that begin with its name', () => {
    for (const { name, usage, examples } of commands.all()) {
      for (const line of [usage, ...examples]) expect(line).toMatch(new RegExp(`^/${name}\\b`))
      expect(examples.length).toBeGreaterThan(0)
    }
  })

  it('finds a command by name', () => {
    for (const name of commandNames) expect(commands.find(name)).toBe(table[name])
    expect(commands.find('constructor')).toBeUndefined()
  })
})

describe('the table of events', () => {
  it('has a line for each file of a kind, which is called what the kind is', () => {
    const shared = ['kind', 'parts']
    const files = sources.flatMap(
      ({ path }) => /^incident\/events\/(.+)\.ts$/.exec(path)?.[1] ?? [],
    )
    expect(eventKinds.map(({ type }) => type).toSorted()).toEqual(
      files.filter((name) => !shared.includes(name)).toSorted(),
    )
  })
})

describe('the catalogue of errors', () => {
  it('holds only what can be met: each code is used somewhere', () => {
    const text = sources
      .filter(({ part }) => part !== 'error-codes' && part !== 'drill')
      .map(({ tree }) => tree.text)
      .join('\n')
    const unused = Object.keys(catalogue).filter((code) => !text.includes(`'${code}'`))
    // Nobody foresees `unexpected`, and the first hosting that is unable of something is to come.
    expect(unused.filter((code) => !['unexpected', 'hosting-unable'].includes(code))).toEqual([])
  })

  it('says in whole sentences what happened and what to do', () => {
    for (const { means, remedy } of Object.values(catalogue)) {
      expect(means).toMatch(/^[A-Z].*\.$/)
      expect(remedy).toMatch(/^[A-Z].*\.$/)
    }
  })
})
