import { atLeast } from './authorize.ts'
import type { Engine } from './context.ts'

type Written = { readonly author: string; readonly byBot: boolean }

/**
 * The first text that may be ours, of those that hold a marker of ours. Anybody can type a marker,
 * so who wrote it decides: a bot, or somebody who could change our own texts anyway, as do runs with
 * a person's token and terminals.
 */
export async function firstOwn<T extends Written>(
  engine: Pick<Engine, 'levelOf'>,
  marked: readonly T[],
): Promise<T | undefined> {
  for (const text of marked) {
    if (text.byBot || atLeast(await engine.levelOf(text.author), 'write')) return text
  }
  return undefined
}
