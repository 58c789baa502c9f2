import * as v from 'valibot'
import { fullSha } from '../incident/sha.ts'
import { prose } from '../views/markdown.ts'
import { causeKind } from './kind.ts'

const schema = v.object({
  kind: v.literal('deployment-failed'),
  service: v.string(),
  environment: v.string(),
  /** Full sha of the commit that was being deployed, if it is known. */
  sha: v.exactOptional(fullSha),
  /** One line: what failed, and how. */
  summary: v.string(),
  url: v.exactOptional(v.string()),
})

export type DeploymentFailure = v.InferOutput<typeof schema>

/** A deployment that failed: an incident, and a rollback if the configuration wants one. */
export const deploymentFailed = causeKind<DeploymentFailure>({
  schema,
  place: ({ service, environment }) => ({ service, environment }),
  work: (failure) => ({
    act: {
      concerns: 'service',
      looksAhead: true,
      async run(context) {
        const { handleFailure } = await import('../commands/failed-deployment.ts')
        return handleFailure(context, failure)
      },
    },
    args: { words: [], flags: {} },
  }),
  line: () => '',
  words: ({ summary }) => prose(summary),
})
