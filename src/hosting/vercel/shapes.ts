import * as v from 'valibot'

/** What we read of Vercel's answers. Everything that may be missing is taken for optional. */

const aliasRequest = v.looseObject({
  jobStatus: v.string(),
  requestedAt: v.number(),
  toDeploymentId: v.string(),
})

export const project = v.looseObject({
  id: v.string(),
  name: v.string(),
  autoAssignCustomDomains: v.nullish(v.boolean()),
  link: v.nullish(
    v.looseObject({
      type: v.optional(v.string()),
      repoId: v.optional(v.union([v.number(), v.string()])),
      productionBranch: v.optional(v.string()),
    }),
  ),
  targets: v.nullish(
    v.looseObject({ production: v.nullish(v.looseObject({ id: v.optional(v.string()) })) }),
  ),
  lastAliasRequest: v.nullish(aliasRequest),
})

export type Project = v.InferOutput<typeof project>
export type AliasRequest = v.InferOutput<typeof aliasRequest>

const deploymentFields = {
  url: v.nullish(v.string()),
  inspectorUrl: v.nullish(v.string()),
  readyState: v.optional(v.string()),
  state: v.optional(v.string()),
  readySubstate: v.nullish(v.string()),
  meta: v.optional(v.record(v.string(), v.unknown()), {}),
  ready: v.nullish(v.number()),
}

/** In a list, where its id is called `uid`. */
export const listed = v.looseObject({
  ...deploymentFields,
  uid: v.string(),
  created: v.number(),
  isRollbackCandidate: v.nullish(v.boolean()),
})

export const listOfDeployments = v.looseObject({ deployments: v.array(listed) })

export type Listed = v.InferOutput<typeof listed>

/** By itself, where its id is called `id`. */
export const deployment = v.looseObject({
  ...deploymentFields,
  id: v.string(),
  aliasAssigned: v.nullish(v.union([v.boolean(), v.number()])),
  errorMessage: v.nullish(v.string()),
})

export type Single = v.InferOutput<typeof deployment>

export const variable = v.looseObject({
  id: v.optional(v.string(), ''),
  key: v.string(),
  type: v.string(),
  value: v.nullish(v.string()),
  decrypted: v.nullish(v.boolean()),
  target: v.pipe(
    v.optional(v.union([v.string(), v.array(v.string())]), []),
    v.transform((target) => [target].flat()),
  ),
  gitBranch: v.nullish(v.string()),
  /** Milliseconds since 1970. */
  updatedAt: v.nullish(v.number()),
})

export type Entry = v.InferOutput<typeof variable>

export const listOfVariables = v.looseObject({
  envs: v.array(variable),
  pagination: v.nullish(v.looseObject({ next: v.nullish(v.number()) })),
})

export const pulled = v.looseObject({ env: v.record(v.string(), v.string()) })

/** What a bulk of variables was answered; `failed` is in a 201 as well. */
export const taken = v.looseObject({
  failed: v.nullish(
    v.array(
      v.looseObject({
        error: v.looseObject({
          code: v.nullish(v.string()),
          message: v.nullish(v.string()),
          key: v.nullish(v.string()),
          envVarKey: v.nullish(v.string()),
        }),
      }),
    ),
  ),
})

export const failedAliases = v.looseObject({
  aliases: v.array(v.looseObject({ alias: v.string() })),
})
