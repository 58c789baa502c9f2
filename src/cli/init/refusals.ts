/** What kind of answer is wanted. The configuration's own parser has the last word. */
export type Question = 'any' | 'text' | 'name' | 'url' | 'path' | 'workflow' | 'render'

const shapes: Readonly<Record<Question, { readonly shape: RegExp; readonly refusal: string }>> = {
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
  workflow: { shape: /^\s*[^/\\\s]+\.ya?ml\s*$/, refusal: 'The name of its file: deploy.yml' },
  render: { shape: /^\s*srv-[a-z0-9]+\s*$/, refusal: 'It begins with srv-' },
}

/** Why an answer cannot be taken; nothing where it can. */
export function refusalOf(question: Question, answer: string): string | undefined {
  const { shape, refusal } = shapes[question]
  return shape.test(answer) ? undefined : refusal
}
