import type { PostMortemRecord } from './post-mortem.ts'

/** What the figures need to know of the action items of a post-mortem. */
export type ActionLine = {
  /** Key of the record of the post-mortem. */
  readonly key: string
  /** The day on which each item is due that is open, `2026-12-08`; empty where it has none. */
  readonly open: readonly string[]
}

/** Action items as they stand. */
export type ActionItems = { readonly open: number; readonly overdue: number }

/** The line of a post-mortem. */
export function actionLineOf(key: string, { tickets }: PostMortemRecord): ActionLine {
  const open = tickets.filter(({ done }) => !done)
  return { key, open: open.map(({ due }) => due?.date ?? '').toSorted() }
}

/** All action items that are open by `now`; one is overdue when its day has passed, in UTC. */
export function actionItemsOf(lines: readonly ActionLine[], now: Date): ActionItems {
  const today = now.toISOString().slice(0, 10)
  const days = lines.flatMap(({ open }) => open)
  return { open: days.length, overdue: days.filter((day) => day !== '' && day < today).length }
}
