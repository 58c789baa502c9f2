import * as v from 'valibot'
import { duration } from './duration.ts'
import { text, workflowFile } from './values.ts'

const timeout = v.pipe(
  v.optional(duration, '30m'),
  v.description('How long one deployment may take.'),
)

/** Where releases run, and how one is deployed. */
export const hosting = v.variant('provider', [
  v.strictObject({
    provider: v.literal('workflow'),
    workflow: v.pipe(
      workflowFile,
      v.description('File name of the deploy workflow below `.github/workflows`.'),
    ),
    'ref-input': v.optional(
      v.pipe(
        text,
        v.description(
          'Name of the workflow’s input that takes the commit; without one it deploys the branch’s head.',
        ),
      ),
    ),
    inputs: v.optional(
      v.pipe(
        v.record(v.string(), v.string()),
        v.description('Further inputs, passed as they are.'),
      ),
    ),
    timeout,
  }),
  v.strictObject({
    provider: v.literal('command'),
    deploy: v.pipe(
      text,
      v.description(
        'Command line; split like a shell’s, never given to one. `{sha}` stands for the commit.',
      ),
    ),
    running: v.optional(
      v.pipe(
        text,
        v.description(
          'Command line that prints the commit that runs; a run that takes over asks it before it deploys again.',
        ),
      ),
    ),
    timeout,
  }),
  v.strictObject({
    provider: v.literal('render'),
    'service-id': v.pipe(
      text,
      v.regex(/^srv-[a-z0-9]+$/, 'must be the id of a service, such as `srv-abc123`'),
      v.description('Id of the service: the end of the address of its page at Render.'),
    ),
    timeout,
  }),
  v.strictObject({
    provider: v.literal('vercel'),
    project: v.pipe(text, v.description('Name of the project on Vercel, or its id (`prj_…`).')),
    timeout,
  }),
])

export type HostingConfig = v.InferOutput<typeof hosting>
