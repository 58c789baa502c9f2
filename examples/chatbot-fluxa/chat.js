import { readFileSync } from 'node:fs'

/** The canned answers: a list of `{ words, reply }`. A file that cannot be read gives none. */
export function loadAnswers() {
  try {
    return JSON.parse(readFileSync(new URL('answers.json', import.meta.url), 'utf8'))
  } catch (error) {
    console.error(`answers.json: ${error.message}`)
    return []
  }
}

/** The reply whose words fit the message. */
export function answer(answers, message) {
  const words = String(message).toLowerCase()
  const found = answers.find((candidate) => candidate.words.some((word) => words.includes(word)))
  return found?.reply ?? 'I do not know that yet.'
}
