import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from '@jest/globals'
import { open, seal } from '../../src/variables/age.ts'
import { takeSnapshot } from '../../src/variables/take.ts'
import { describeWith, programPath } from '../program.ts'
import { newKeys } from './keys.ts'

const folder = mkdtempSync(join(tmpdir(), 'age-'))
afterAll(() => rmSync(folder, { recursive: true }))

const age = (args: readonly string[], input: string): string =>
  execFileSync(programPath('age'), args, { input, encoding: 'utf8', maxBuffer: 100_000_000 })

describeWith('age', 'the program age', () => {
  it('opens the file in a snapshot of ours, with either of two identities', async () => {
    const [one, two] = [await newKeys(), await newKeys()]
    const variables = [
      { name: 'GREETING', value: 'Grüße,\n"quoted" and\r\nmore' },
      { name: 'LARGE', value: 'x'.repeat(300_000) },
    ]
    const snapshot = await takeSnapshot({
      ...{ id: 'aaaa1111', service: 'shop', environment: 'production', at: '', store: '' },
      ...{ kind: 'release', sha: '', variables, secret: undefined },
      recipients: [one.recipient, two.recipient],
    })
    for (const [index, { identity }] of [one, two].entries()) {
      const file = join(folder, `key-${index}`)
      writeFileSync(file, `# created by nobody\n${identity}\n`)
      const opened: unknown = JSON.parse(age(['-d', '-i', file], snapshot.age))
      expect(opened).toMatchObject({ id: 'aaaa1111', variables })
    }
  })

  it('makes files that we open, armored or not', async () => {
    const { identity, recipient } = await newKeys()
    const text = 'one\nTWO=2\n'
    expect(await open(age(['-r', recipient, '-a'], text), [identity])).toEqual({ text })
    const sealed = join(folder, 'sealed')
    age(['-r', recipient, '-o', sealed], text)
    const bytes = execFileSync('cat', [sealed])
    expect(await open(new Uint8Array(bytes), [identity])).toEqual({ text })
  })

  it('says of a file that is not for it what we say', async () => {
    const [one, two] = [await newKeys(), await newKeys()]
    const file = join(folder, 'other')
    writeFileSync(file, two.identity)
    const sealed = await seal('x', [one.recipient])
    expect(() => age(['-d', '-i', file], sealed)).toThrow(/no identity matched/)
    expect(await open(sealed, [two.identity])).toBe('other-recipient')
  })
})
