import { bech32 } from '@scure/base'
import * as v from 'valibot'
import { text } from './values.ts'

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

/** Path of a dotenv file in the repository. */
const dotenvPath = v.pipe(
  text,
  v.regex(
    /^(?!\/|\.github\/)(?!.*(?:^|\/)\.\.?(?:\/|$))[^\\\0]+$/,
    'is not a path in the repository; write one such as `.env.production`',
  ),
)

const from = v.union(
  [
    v.strictObject({
      dotenv: v.pipe(dotenvPath, v.description('Path of a dotenv file on the deployed branch.')),
    }),
    v.strictObject({
      github: v.pipe(
        v.picklist(['repository', 'environment']),
        v.description(
          'GitHub’s own variables: of the repository, or of the environment of the same name.',
        ),
      ),
    }),
  ],
  'is no place for variables; write `{ dotenv: .env.production }` or `{ github: environment }`',
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
