import { bech32 } from '@scure/base'
import * as v from 'valibot'
import { variableStores } from '../variables/table.ts'

/** A recipient of age: what `age-keygen` prints as the public key. The checksum tells a typing error. */
const recipient = v.pipe(
  v.string(),
  v.check(
    (value) => !/^AGE-SECRET-KEY-/i.test(value.trim()),
    'is an identity, which must stay secret; put the public key here, which begins with `age1`, and make a new pair: this one is known now',
  ),
  v.trim(),
  v.check(
    isRecipient,
    'is not a recipient of age; copy the whole public key that `age-keygen` prints, such as `age1…`',
  ),
)

function isRecipient(value: string): boolean {
  try {
    const { prefix } = bech32.decode(value as `${string}1${string}`, false)
    return prefix === 'age' || prefix === 'age1pq'
  } catch {
    // What age's own kinds of keys begin with has passed; the check above says what is wrong.
    return /^AGE-SECRET-KEY-/i.test(value)
  }
}

const examples = Object.values(variableStores)
  .map(({ example }) => `\`${example}\``)
  .join(' or ')

const from = v.union(
  Object.values(variableStores).map(({ schema }) => schema),
  `is no place for variables; write ${examples}`,
)

/** The variables that go with a release. */
export const variables = v.strictObject({
  recipients: v.pipe(
    v.array(recipient),
    v.minLength(1, 'names nobody; add the public key that `age-keygen` prints'),
    v.description('Who can open the snapshots: public keys of age.'),
  ),
  restore: v.pipe(
    v.optional(v.picklist(['with-rollback', 'on-request']), 'on-request'),
    v.description('Whether a rollback puts the variables of its release back, too.'),
  ),
  from: v.optional(
    v.pipe(from, v.description('Where they live, where the hosting itself does not hold them.')),
  ),
})

export type VariablesConfig = v.InferOutput<typeof variables>
