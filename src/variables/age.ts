import { OutageError } from '../errors.ts'

// Loaded only where something is sealed or opened.
const load = () => import('age-encryption')

/** Seals a text to recipients: a file of age's, armored. Needs no secret. */
export async function seal(text: string, recipients: readonly string[]): Promise<string> {
  const { Encrypter, armor } = await load()
  const encrypter = new Encrypter()
  for (const recipient of recipients) {
    try {
      encrypter.addRecipient(recipient)
    } catch (cause) {
      throw new OutageError('config-invalid', `\`${recipient}\` is not a recipient of age.`, {
        remedy: 'Correct `variables.recipients` in `.github/outage.yml`.',
        cause,
      })
    }
  }
  return armor.encode(await encrypter.encrypt(text))
}

/** Why a file could not be opened: the identities are none of its recipients', or it is damaged. */
export type Unopened = 'other-recipient' | 'damaged'

/** Opens a file of age's, armored or not. */
export async function open(
  file: string | Uint8Array,
  identities: readonly string[],
): Promise<{ readonly text: string } | Unopened> {
  const { Decrypter, armor } = await load()
  const decrypter = new Decrypter()
  for (const identity of identities) decrypter.addIdentity(identity)
  try {
    const bytes = typeof file === 'string' ? armor.decode(file) : file
    return { text: await decrypter.decrypt(bytes, 'text') }
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error)
    return /no identity matched/i.test(said) ? 'other-recipient' : 'damaged'
  }
}

/**
 * The identities in a text, as `age-keygen` writes it: one a line, and comments. Throws
 * `secret-missing` or `secret-invalid`, without the text.
 */
export async function identitiesIn(text: string): Promise<readonly string[]> {
  const lines = text.split(/[\r\n]+/).map((line) => line.trim())
  const identities = lines.filter((line) => line !== '' && !line.startsWith('#'))
  if (identities.length === 0) {
    throw new OutageError('secret-missing', '`OUTAGE_AGE_IDENTITY` is not set.', {
      remedy:
        'Pass the identity to the step’s `env:` as `OUTAGE_AGE_IDENTITY`; it begins with `AGE-SECRET-KEY-`.',
    })
  }
  const { Decrypter } = await load()
  for (const identity of identities) {
    try {
      new Decrypter().addIdentity(identity)
    } catch {
      throw new OutageError('secret-invalid', '`OUTAGE_AGE_IDENTITY` is not an identity of age.', {
        remedy:
          'It is the line that begins with `AGE-SECRET-KEY-`, whole, as `age-keygen` printed it.',
      })
    }
  }
  return identities
}

/** The recipients of identities. */
export async function recipientsOf(identities: readonly string[]): Promise<readonly string[]> {
  const { identityToRecipient } = await load()
  return Promise.all(identities.map((identity) => identityToRecipient(identity)))
}
