import * as v from 'valibot'
import { OutageError } from '../../errors.ts'

/** Statuses of a deploy that goes on. (Render API: List deploys, `status`.) */
const going = [
  'created',
  'queued',
  'build_in_progress',
  'pre_deploy_in_progress',
  'update_in_progress',
] as const

/** A deploy, as far as we read it. One of an image has no commit. */
const deployShape = v.object({
  id: v.string(),
  status: v.string(),
  trigger: v.optional(v.string(), ''),
  commit: v.nullish(v.object({ id: v.string(), message: v.optional(v.string(), '') })),
  createdAt: v.string(),
  finishedAt: v.nullish(v.string()),
})

export type RenderDeploy = v.InferOutput<typeof deployShape>

const serviceShape = v.object({
  id: v.string(),
  ownerId: v.optional(v.string(), ''),
  dashboardUrl: v.optional(v.string()),
  autoDeploy: v.optional(v.string(), 'no'),
  autoDeployTrigger: v.optional(v.string()),
  suspended: v.optional(v.string(), 'not_suspended'),
  serviceDetails: v.optional(
    v.object({
      autoscaling: v.nullish(
        v.object({
          enabled: v.optional(v.boolean(), false),
          min: v.optional(v.number()),
          max: v.optional(v.number()),
        }),
      ),
      maintenanceMode: v.nullish(v.object({ uri: v.optional(v.string(), '') })),
    }),
    {},
  ),
})

export type RenderService = v.InferOutput<typeof serviceShape>

const deployPage = v.array(v.object({ deploy: deployShape, cursor: v.optional(v.string()) }))

const variablePage = v.array(
  v.object({
    envVar: v.object({ key: v.string(), value: v.optional(v.string(), '') }),
    cursor: v.optional(v.string()),
  }),
)

const logPage = v.object({
  logs: v.nullish(v.array(v.object({ message: v.string() }))),
  hasMore: v.optional(v.boolean(), false),
  nextStartTime: v.optional(v.string()),
  nextEndTime: v.optional(v.string()),
})

export const readDeploy = (body: unknown): RenderDeploy => understood(deployShape, body)
export const readService = (body: unknown): RenderService => understood(serviceShape, body)
export const readDeploys = (body: unknown): RenderDeploy[] =>
  understood(deployPage, body ?? []).map(({ deploy }) => deploy)
export const readVariables = (body: unknown): v.InferOutput<typeof variablePage> =>
  understood(variablePage, body ?? [])
export const readLogs = (body: unknown): v.InferOutput<typeof logPage> => understood(logPage, body)

/** An answer of a shape that we know. What is said of another one holds none of its values. */
function understood<S extends v.GenericSchema>(shape: S, body: unknown): v.InferOutput<S> {
  const read = v.safeParse(shape, body)
  if (read.success) return read.output
  const where = read.issues.map((issue) => v.getDotPath(issue) ?? 'the whole').join(', ')
  throw new OutageError(
    'hosting-unavailable',
    `Render answered something that is not what its API describes: ${where}.`,
  )
}

/** True while a deploy goes on, so that another one would have to wait for it. */
export function isGoing({ status }: RenderDeploy): boolean {
  return (going as readonly string[]).includes(status)
}

/** True where a deploy is or was what runs: `deactivated` is one that a later one has replaced. */
export function wasLive({ status }: RenderDeploy): boolean {
  return status === 'live' || status === 'deactivated'
}
