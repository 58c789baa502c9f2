import type { Actor, Role } from './actors.ts'
import { Refusal, type Route } from './http.ts'

/** Refuses what the token may not do: by a job's `permissions:`, or by a person's role. */
export function checkAccess(
  actor: Actor,
  role: Role,
  asked: Pick<Route, 'needs' | 'anyone'>,
): void {
  const [permission, level] = asked.needs.split(':')
  if (permission === 'metadata') return
  if (actor.workflow || actor.type === 'Bot') {
    const granted = Object.entries(actor.permissions).find(([key]) => key === permission)?.[1]
    const enough = granted === undefined || granted === 'write' || granted === level
    if (!enough) throw new Refusal(403, 'Resource not accessible by integration')
    return
  }
  if (level === 'read' || asked.anyone || mayWrite(role)) return
  throw new Refusal(403, 'Resource not accessible by personal access token')
}

/** Whether a role lets its person push. */
export function mayWrite(role: Role): boolean {
  return role === 'admin' || role === 'maintain' || role === 'write'
}
