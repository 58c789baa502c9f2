/**
 * Characters that nobody sees, or that change how others are seen: controls, direction marks, what
 * has no width, line ends that are none to us.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\u2028\u2029\u2800]/u.source

/**
 * What joins or varies its neighbours, as in Persian and in emoji of several parts. Beside ASCII it
 * could only hide something.
 */
const joining =
  /(?<=[^\0-\x7f])[\u200c\u200d](?=[^\0-\x7f])|(?<=[^\0-\x7f])\ufe0f|\ufe0f(?=\u20e3)/u.source

const either = new RegExp(`(\t|${joining})|${unseen}`, 'gu')

/** The text with a blank in place of each character that nobody would see. */
export function withoutUnseen(text: string): string {
  return text.replaceAll(either, (_, seen: string | undefined) => seen ?? ' ')
}

/** True where a text holds a character that nobody would see. */
export function holdsUnseen(text: string): boolean {
  return withoutUnseen(text) !== text
}
