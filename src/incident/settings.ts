import { meaningOf, type EventBody, type IncidentEvent } from './events.ts'
import type { IncidentState, Setting } from './state.ts'

/**
 * Some events set something: the severity, who has a role, whether a step is done. Of those that set
 * the same thing, the one that was asked for last holds, also if a run that waited in a queue writes
 * an older one down after it.
 */
export function isSetting(body: EventBody): boolean {
  return meaningOf(body)?.sets !== undefined
}

/** The state with the event noted that sets `thing`; nothing if a newer one holds. */
export function withSetting(
  state: IncidentState,
  thing: string,
  event: IncidentEvent,
): IncidentState | undefined {
  const setting = settingOf(event)
  const before = state.settings[thing]
  if (before !== undefined && isNewer(before, setting)) return undefined
  return { ...state, settings: { ...state.settings, [thing]: setting } }
}

function settingOf({ id, at, asked }: Pick<IncidentEvent, 'id' | 'at' | 'asked'>): Setting {
  const [, comment] = /^comment:(\d+):/.exec(id) ?? []
  return { at: asked ?? at, ...(comment === undefined ? {} : { comment: Number(comment) }) }
}

/** True if one of these was asked for before what holds now, and so changed nothing. */
export function isOvertaken(
  state: IncidentState | undefined,
  { key, asked }: { readonly key: string; readonly asked?: string },
  bodies: readonly EventBody[],
): boolean {
  if (state === undefined || asked === undefined) return false
  const ours = settingOf({ id: `${key}:`, at: asked })
  return bodies.some((body) => {
    const thing = meaningOf(body)?.sets?.(body)
    const holds = thing === undefined ? undefined : state.settings[thing]
    return holds !== undefined && isNewer(holds, ours)
  })
}

/** GitHub dates comments in whole seconds; within one, their numbers grow. */
function isNewer(a: Setting, b: Setting): boolean {
  if (a.at !== b.at) return a.at > b.at
  return a.comment !== undefined && b.comment !== undefined && a.comment > b.comment
}
