import { describe, expect, it } from '@jest/globals'
import * as fc from 'fast-check'
import { restored, storable } from '../../src/mongodb/storable.ts'

const name = fc.oneof(
  fc.string(),
  fc.constantFrom('', '%', '%24', '$set', 'a.b', '_bsontype', '%5Fbsontype', '\0', '__proto__'),
)
const json = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 3 },
    fc.jsonValue(),
    fc.array(tie('any')),
    fc.array(fc.tuple(name, tie('any'))).map((entries) => Object.fromEntries(entries)),
  ),
})).any

describe('JSON in a document', () => {
  it('comes back as it was, whatever its fields are called', () => {
    fc.assert(
      fc.property(json, (value) => {
        expect(JSON.stringify(restored(storable(value)))).toBe(JSON.stringify(value))
      }),
    )
  })

  it('has no field that the server or the driver takes for something else', () => {
    fc.assert(
      fc.property(json, (value) => {
        JSON.stringify(storable(value), (key, item: unknown) => {
          if (key !== '') expect(key).not.toMatch(/[.$\0]|^_bsontype$/)
          return item
        })
      }),
    )
  })
})
