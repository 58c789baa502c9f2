import { stateOf } from '../engine/ticking.ts'
import { serviceOf } from '../config/select.ts'
import type { IncidentState } from '../incident/state.ts'
import type { Group, Playbook } from '../playbook/schema.ts'
import { openRecord } from '../records/file.ts'
import { serviceShape } from '../records/shapes.ts'
import { looking } from './engine.ts'
import type { GlobalOptions } from './options.ts'
import { guarded, printJson, printLine } from './output.ts'

/** `outage playbook`: every step, and which are done in the open incident. */
export async function playbook(
  options: GlobalOptions,
  wanted: { readonly service?: string; readonly env?: string },
): Promise<void> {
  await guarded(options, () =>
    looking(options, async (engine) => {
      const settings = await engine.settings()
      const place = serviceOf(settings.config, wanted.service, wanted.env)
      const shape = serviceShape(place.service, place.environment)
      const { value } = await openRecord(engine.records, shape, engine.clock)
      const state = stateOf(value, settings.playbook)
      if (options.json) printJson({ playbook: settings.playbook, checks: state?.checks ?? {} })
      else printLine(draw(settings.playbook, state))
    }),
  )
}

function draw(all: Playbook, state: IncidentState | undefined): string {
  const parts = [
    { title: all.headings.assessment?.title ?? 'Initial assessment', groups: all.assessment },
    ...all.phases.map(({ title, groups, id }) => ({
      title: `${title}${state?.phase === id ? ' (now)' : ''}`,
      groups,
    })),
  ]
  return parts
    .map(({ title, groups }) =>
      [title, ...groups.flatMap((group) => drawGroup(group, state))].join('\n'),
    )
    .join('\n\n')
}

function drawGroup(group: Group, state: IncidentState | undefined): string[] {
  return [
    `  ${group.title}`,
    ...group.steps.map((step) => {
      const check = state?.checks[step.id]
      const evidence = check?.evidence === undefined ? '' : `: ${check.evidence.text}`
      const how = check || step.do === undefined ? '' : `  (${step.do})`
      return `    [${check ? 'x' : ' '}] ${step.text}${evidence}${how}`
    }),
  ]
}
