import * as v from 'valibot'
import { duration } from '../config/duration.ts'

const text = v.pipe(v.string(), v.trim(), v.nonEmpty('is empty'))

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id; use lower-case words joined by hyphens'),
)

const command = v.pipe(v.string(), v.regex(/^\/[a-z-]+( .*)?$/, 'is not a command line such as `/health`'))

/** One line of the checklist: done by a person, or by the command in `do`. */
const step = v.strictObject({
  id,
  text,
  /** The command that does this step; the step ticks itself when the command succeeds. */
  do: v.optional(command),
  /** A command that will do this step once it exists. */
  later: v.optional(command),
  /** Something that ticks the step by itself: the name of an event, such as `acknowledged`. */
  'ticked-by': v.optional(v.array(text)),
})

const group = v.strictObject({ id, title: text, steps: v.pipe(v.array(step), v.minLength(1)) })

const phase = v.strictObject({
  id,
  title: text,
  /** Begin and end, counted from the start of the incident; absent after the incident. */
  from: v.optional(duration),
  to: v.optional(duration),
  groups: v.pipe(v.array(group), v.minLength(1)),
})

const severity = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9]+$/)),
  name: text,
  means: text,
  default: v.optional(v.boolean()),
  acknowledge: v.strictObject({ within: duration, means: text }),
  resolve: v.strictObject({ within: duration, means: text }),
})

const procedure = v.strictObject({
  title: text,
  steps: v.optional(v.array(text)),
  /** Lines to paste into a shell, or to follow. */
  lines: v.optional(v.string()),
  language: v.optional(text),
})

const section = v.strictObject({ id, title: text, procedures: v.array(procedure) })

const contact = v.strictObject({
  role: text,
  primary: text,
  secondary: text,
})

/** A playbook: everything a team does in an outage, as data. */
export const playbookSchema = v.strictObject({
  version: v.literal(1),
  /** Id of a playbook to extend; only what differs is then given. */
  id,
  title: text,
  introduction: text,
  severities: v.pipe(v.array(severity), v.minLength(1)),
  escalation: v.strictObject({ path: v.array(text), means: text }),
  triggers: v.array(v.strictObject({ id, title: text, items: v.array(text) })),
  assessment: v.array(group),
  phases: v.pipe(v.array(phase), v.minLength(1)),
  troubleshooting: v.array(section),
  templates: v.strictObject({
    outage: v.strictObject({ title: text, text: v.string() }),
    update: v.strictObject({ title: text, text: v.string() }),
    resolved: v.strictObject({ title: text, text: v.string() }),
  }),
  contacts: v.array(contact),
  architecture: v.string(),
  history: v.strictObject({ columns: v.array(text), empty: v.array(text) }),
  'rollback-procedures': v.array(procedure),
})

export type Playbook = v.InferOutput<typeof playbookSchema>
export type Phase = Playbook['phases'][number]
export type Group = Phase['groups'][number]
export type Step = Group['steps'][number]
export type Severity = Playbook['severities'][number]
