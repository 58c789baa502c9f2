import * as v from 'valibot'
import type { Found, Scene, SweepTask } from './task.ts'
import { closings } from './tasks/closings.ts'
import { comments } from './tasks/comments.ts'
import { history } from './tasks/history.ts'
import { incidents } from './tasks/incidents.ts'
import { marks } from './tasks/marks.ts'
import { orphans } from './tasks/orphans.ts'
import { releases } from './tasks/releases.ts'
import { reminders } from './tasks/reminders.ts'
import { runs } from './tasks/runs.ts'

/** A task with what it remembers read from the record; what does not read is forgotten. */
export type AnyTask = {
  readonly find: (scene: Scene, kept: unknown) => Promise<Found<unknown>>
  readonly due: (kept: unknown, now: string) => readonly string[]
}

/**
 * Everything that a sweep does, by the name of its memory. What is about one service is done in this
 * order: what runs left first, then what people asked for, then what happened, then what is due.
 */
export const tasks: Readonly<Record<string, AnyTask>> = {
  orphans: remembering(orphans),
  comments: remembering(comments),
  closings: remembering(closings),
  runs: remembering(runs),
  releases: remembering(releases),
  marks: remembering(marks),
  incidents: remembering(incidents),
  reminders: remembering(reminders),
  history: remembering(history),
}

function remembering<M>({ memory, find, due }: SweepTask<M>): AnyTask {
  const read = (kept: unknown): M | undefined => {
    const known = v.safeParse(memory, kept)
    return known.success ? known.output : undefined
  }
  return {
    find: (scene, kept) => find(scene, read(kept)),
    due(kept, now) {
      const before = read(kept)
      return before === undefined ? [] : (due?.(before, now) ?? [])
    },
  }
}
