/** What kind of answer is wanted. The configuration's own parser has the last word. */
export type Kind = 'any' | 'text' | 'name' | 'url' | 'path'

const shapes: Readonly<Record<Kind, { readonly shape: RegExp; readonly refusal: string }>> = {
  any: { shape: /^/, refusal: '' },
  text: { shape: /\S/, refusal: 'Something has to stand here.' },
  name: {
    shape: /^\s*[\p{L}\p{N}_][\p{L}\p{N}_ .–()-]*$/u,
    refusal: 'Letters, digits, blanks, `-`, `_` and `.` only.',
  },
  url: {
    shape: /^\s*https?:\/\/[^\s/]+/,
    refusal: 'The whole address, such as https://example.com',
  },
  path: { shape: /^\s*\/\S*\s*$/, refusal: 'A path, such as /api/health' },
}

/** Why an answer cannot be taken; nothing where it can. */
export function refusalOf(kind: Kind, answer: string): string | undefined {
  const { shape, refusal } = shapes[kind]
  return shape.test(answer) ? undefined : refusal
}
