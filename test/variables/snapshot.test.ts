import { describe, expect, it } from '@jest/globals'
import type { Variable } from '../../src/ports.ts'
import { differenceOf } from '../../src/variables/difference.ts'
import { readSnapshot, type Snapshot } from '../../src/variables/snapshot.ts'
import { openSnapshot, reseal, takeSnapshot, type Taking } from '../../src/variables/take.ts'
import { newKeys } from './keys.ts'

const keys = await newKeys()
const other = await newKeys()

function take(variables: readonly Variable[], more: Partial<Taking> = {}): Promise<Snapshot> {
  return takeSnapshot({
    ...{ id: 'aaaa1111', service: 'shop', environment: 'production', at: '2026-11-24T12:00:00Z' },
    ...{ kind: 'release', sha: 'a'.repeat(40), store: 'a store' },
    ...{ variables, recipients: [keys.recipient], secret: keys.identity },
    ...more,
  })
}

const compared = ({ variables }: Snapshot) =>
  variables.map(({ name, digest }) => ({ name, ...(digest ? { is: digest } : {}) }))

describe('a snapshot', () => {
  it('holds 500 variables of 4 KB each', async () => {
    const many = Array.from({ length: 500 }, (_, index) => ({
      name: `VARIABLE_${String(index).padStart(3, '0')}`,
      value: `${index}${'x0aB'.repeat(1024)}`.slice(0, 4096),
    }))
    const snapshot = readSnapshot(JSON.parse(JSON.stringify(await take(many))), 'aaaa1111')
    const { variables } = await openSnapshot(snapshot, [keys.identity])
    expect(variables).toEqual(many)
  }, 30_000)

  it('holds names with odd characters, and values of several lines, exactly', async () => {
    const odd = [
      'A B',
      'ü',
      'a.b-c',
      'with\nline',
      '`code`',
      '$HOME',
      '=',
      '"',
      "'",
      '__proto__',
      '',
    ]
    const values = ['', ' ', 'a\r\nb\n', '"quoted"', '\u0000', '😀', 'x'.repeat(70_000)]
    const variables = [
      ...odd.map((name, index) => ({ name, value: values[index % values.length] ?? '' })),
    ].toSorted((a, b) => (a.name < b.name ? -1 : 1))
    const { variables: opened } = await openSnapshot(await take(variables), [keys.identity])
    expect(opened).toEqual(variables)
  })

  it('shows no value, and not whether two variables have the same', async () => {
    const snapshot = await take([
      { name: 'ONE', value: 'the same secret' },
      { name: 'TWO', value: 'the same secret' },
    ])
    expect(JSON.stringify(snapshot)).not.toContain('the same secret')
    const [one, two] = snapshot.variables
    expect(one?.digest).not.toBe(two?.digest)
  })

  it('tells without being opened which values are others', async () => {
    const before = await take([
      { name: 'SAME', value: '1' },
      { name: 'OTHER', value: '1' },
      { name: 'GONE', value: '1' },
    ])
    const after = await take([
      { name: 'SAME', value: '1' },
      { name: 'OTHER', value: '2' },
      { name: 'NEW', value: '1' },
    ])
    expect(differenceOf(compared(before), compared(after))).toEqual({
      added: ['NEW'],
      changed: ['OTHER'],
      removed: ['GONE'],
      unknown: [],
    })
  })

  it('cannot be compared, nor its values guessed, where no secret keyed it', async () => {
    const one = await take([{ name: 'A', value: 'true' }], { secret: undefined })
    const two = await take([{ name: 'A', value: 'true' }], { secret: undefined })
    expect(one.key).not.toBe(two.key)
    expect(one.variables[0]?.digest).not.toBe(two.variables[0]?.digest)
  })

  it('names what the store did not give', async () => {
    const snapshot = await take([{ name: 'SECRET', writeOnly: true }])
    expect(snapshot.variables).toEqual([{ name: 'SECRET' }])
  })

  it('is opened by each of two recipients, and by nobody else', async () => {
    const snapshot = await take([{ name: 'A', value: 'x' }], {
      recipients: [keys.recipient, other.recipient],
    })
    for (const { identity } of [keys, other]) {
      expect((await openSnapshot(snapshot, [identity])).variables).toHaveLength(1)
    }
    const stranger = await newKeys()
    await expect(openSnapshot(snapshot, [stranger.identity])).rejects.toMatchObject({
      code: 'snapshot-sealed',
    })
  })

  it('is opened by the new identity alone once it was sealed anew', async () => {
    const before = await take([{ name: 'A', value: 'x' }])
    const sealed = await openSnapshot(before, [other.identity, keys.identity])
    const after = await reseal(before, sealed, [other.recipient], other.identity)
    expect((await openSnapshot(after, [other.identity])).variables).toEqual(sealed.variables)
    await expect(openSnapshot(after, [keys.identity])).rejects.toMatchObject({
      code: 'snapshot-sealed',
    })
    // The next one, taken with the new identity, can be compared with it.
    const next = await take([{ name: 'A', value: 'x' }], { secret: other.identity })
    expect(differenceOf(compared(after), compared(next)).changed).toEqual([])
    expect(after.key).toBe(next.key)
  })

  it.each([
    ['one byte of it is another', (s: Snapshot) => ({ ...s, age: flipped(s.age) })],
    ['it was cut', (s: Snapshot) => ({ ...s, age: s.age.slice(0, 300) })],
    ['it is no file of age’s', (s: Snapshot) => ({ ...s, age: 'hello' })],
    ['it is another service’s', (s: Snapshot) => ({ ...s, service: 'billing' })],
    ['it is another environment’s', (s: Snapshot) => ({ ...s, environment: 'staging' })],
    ['it is another snapshot’s', (s: Snapshot) => ({ ...s, id: 'bbbb2222' })],
    ['its names are others', (s: Snapshot) => ({ ...s, variables: [] })],
  ])('is refused where %s', async (_, damage) => {
    const snapshot = damage(await take([{ name: 'A', value: 'x' }]))
    await expect(openSnapshot(snapshot, [keys.identity])).rejects.toMatchObject({
      code: 'snapshot-damaged',
    })
  })
})

/** The file with one letter of its last line another. */
function flipped(age: string): string {
  const lines = age.split('\n')
  const at = lines.findLastIndex((line) => !line.startsWith('-') && line !== '')
  const line = lines[at] ?? ''
  lines[at] = `${line.startsWith('A') ? 'B' : 'A'}${line.slice(1)}`
  return lines.join('\n')
}
