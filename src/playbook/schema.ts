import * as v from 'valibot'
import { duration } from '../config/duration.ts'
import { text } from '../config/values.ts'

const id = v.pipe(
  v.string(),
  v.regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'is not an id; use lower-case words joined by hyphens'),
)

const command = v.pipe(
  v.string(),
  v.regex(/^\/[a-z-]+( \S.*)?$/, 'is not a command line; write one such as `/health`'),
)

/** One line of the checklist: done by a person, or by the command in `do`. */
const step = v.strictObject({
  id: v.pipe(id, v.description('Name of the step for `/check`, unique in the whole playbook.')),
  text,
  do: v.optional(
    v.pipe(
      command,
      v.description(
        'The command that does this step. The step ticks itself when the command succeeds, unless `ticked-by` says otherwise.',
      ),
    ),
  ),
  later: v.optional(
    v.pipe(command, v.description('A command that will do this step once it exists.')),
  ),
  'ticked-by': v.optional(
    v.pipe(
      v.array(text),
      v.description(
        'Facts that tick the step by themselves, such as `acknowledged`; `docs/playbooks.md` lists them.',
      ),
    ),
  ),
})

const group = v.strictObject({
  id,
  title: text,
  section: v.optional(v.pipe(text, v.description('Heading above this group and those after it.'))),
  steps: v.pipe(v.array(step), v.minLength(1, 'has no step; add one')),
})

const phase = v.strictObject({
  id,
  title: text,
  from: v.optional(
    v.pipe(duration, v.description('When it begins, counted from the start of the incident.')),
  ),
  to: v.optional(
    v.pipe(
      duration,
      v.description('When it should be over, counted from the start of the incident.'),
    ),
  ),
  groups: v.pipe(v.array(group), v.minLength(1, 'has no group; add one')),
})

const target = v.strictObject({ title: v.optional(text), within: duration, means: text })

const severity = v.strictObject({
  id: v.pipe(
    v.string(),
    v.regex(
      /^[A-Za-z0-9]+$/,
      'is not the name of a severity; write letters and digits, such as `P1`',
    ),
  ),
  name: text,
  means: text,
  default: v.optional(v.boolean()),
  acknowledge: target,
  resolve: target,
  'post-mortem': v.optional(
    v.pipe(
      v.strictObject({ within: duration }),
      v.description(
        'An incident of this severity gets a post-mortem by itself when it is resolved; when that is due.',
      ),
    ),
  ),
})

const procedure = v.strictObject({
  title: text,
  steps: v.optional(v.array(text)),
  lines: v.optional(
    v.pipe(v.string(), v.description('Lines to paste into a shell, or to follow.')),
  ),
  language: v.optional(text),
  do: v.optional(v.pipe(command, v.description('The command that does the same.'))),
  later: v.optional(v.pipe(command, v.description('A command that will do it once it exists.'))),
})

const section = v.strictObject({ id, title: text, procedures: v.array(procedure) })

const template = v.strictObject({ title: text, text: v.string() })

const contact = v.strictObject({ role: text, primary: text, secondary: text })

const heading = v.strictObject({
  title: text,
  introduction: v.optional(text),
  columns: v.optional(v.array(text)),
})

/** The parts of a playbook that have a heading of their own. */
const headings = v.strictObject({
  severities: v.optional(heading),
  triggers: v.optional(heading),
  assessment: v.optional(heading),
  phases: v.optional(heading),
  troubleshooting: v.optional(heading),
  templates: v.optional(heading),
  appendix: v.optional(heading),
  contacts: v.optional(heading),
  architecture: v.optional(heading),
  history: v.optional(heading),
  'rollback-procedures': v.optional(heading),
})

/** A playbook: everything a team does in an outage, as data. */
export const playbookSchema = v.strictObject({
  version: v.literal(1, 'is not a version that exists; write `version: 1`'),
  id,
  title: text,
  introduction: text,
  headings: v.optional(headings, {}),
  severities: v.pipe(v.array(severity), v.minLength(1, 'names no severity; add one')),
  escalation: v.strictObject({ title: v.optional(text), path: v.array(text), means: text }),
  watch: v.optional(
    v.pipe(
      duration,
      v.description('How long a resolved incident is watched, before it closes by itself.'),
    ),
    '24h',
  ),
  triggers: v.array(v.strictObject({ id, title: text, items: v.array(text) })),
  assessment: v.array(group),
  phases: v.pipe(v.array(phase), v.minLength(1, 'names no phase; add one')),
  troubleshooting: v.array(section),
  templates: v.strictObject({ outage: template, update: template, resolved: template }),
  contacts: v.array(contact),
  architecture: v.string(),
  history: v.strictObject({ columns: v.array(text), empty: v.array(text) }),
  'rollback-procedures': v.array(procedure),
})

const changedStep = v.strictObject({ ...step.entries, text: v.optional(text) })

const changedGroup = v.strictObject({
  ...group.entries,
  title: v.optional(text),
  steps: v.optional(v.array(changedStep)),
})

const changedPhase = v.strictObject({
  ...phase.entries,
  title: v.optional(text),
  groups: v.optional(v.array(changedGroup)),
})

const whole = playbookSchema.entries

/** A playbook that gives only what differs from a built-in one; `extend.ts` has the rules. */
export const extensionSchema = v.strictObject({
  version: whole.version,
  extends: v.pipe(
    v.picklist(['service-outage']),
    v.description('The built-in playbook to start from; give only what differs.'),
  ),
  remove: v.exactOptional(
    v.pipe(v.array(id), v.description('Ids of steps, groups and phases to leave out.')),
  ),
  assessment: v.exactOptional(v.array(changedGroup)),
  phases: v.exactOptional(v.array(changedPhase)),
  id: v.exactOptional(whole.id),
  title: v.exactOptional(whole.title),
  introduction: v.exactOptional(whole.introduction),
  headings: v.exactOptional(headings),
  severities: v.exactOptional(whole.severities),
  escalation: v.exactOptional(whole.escalation),
  watch: v.exactOptional(duration),
  triggers: v.exactOptional(whole.triggers),
  troubleshooting: v.exactOptional(whole.troubleshooting),
  templates: v.exactOptional(whole.templates),
  contacts: v.exactOptional(whole.contacts),
  architecture: v.exactOptional(whole.architecture),
  history: v.exactOptional(whole.history),
  'rollback-procedures': v.exactOptional(whole['rollback-procedures']),
})

export type Playbook = v.InferOutput<typeof playbookSchema>
export type Phase = Playbook['phases'][number]
export type Group = Phase['groups'][number]
export type Step = Group['steps'][number]
export type Severity = Playbook['severities'][number]
export type Extension = v.InferOutput<typeof extensionSchema>
