import type { Deployment } from '../hub.ts'
import { isObject, route, text, type Call, type Json, type Reply } from '../http.ts'

/** The only query that is understood: the deployments of environments, newest first. */
function query(call: Call): Reply {
  const source = text(call.body, 'query') ?? ''
  if (!/\bdeployments\s*\(/.test(source)) {
    const message = 'The rehearsal answers the deployments query only.'
    return { status: 200, body: { data: null, errors: [{ type: 'UNSUPPORTED', message }] } }
  }
  const variables = isObject(call.body['variables']) ? call.body['variables'] : {}
  const names = Object.values(variables).flatMap((value) =>
    Array.isArray(value) ? value : [value],
  )
  const literal = /environments:\s*\[?([^\])]*)/.exec(source)?.[1] ?? ''
  const wanted = (deployment: Deployment): boolean =>
    literal === '' ||
    literal.includes(`"${deployment.environment}"`) ||
    (literal.includes('$') && names.includes(deployment.environment))
  const first = Number(/deployments\s*\([^)]*first:\s*(\d+)/.exec(source)?.[1] ?? 50)
  const nodes = call.hub.deployments.filter(wanted).toReversed().slice(0, first).map(node)
  return { status: 200, body: { data: { repository: { deployments: { nodes } } } } }
}

function node(deployment: Deployment): Json {
  const latest = deployment.statuses.at(-1)
  return {
    databaseId: deployment.id,
    commitOid: deployment.sha,
    commit: { oid: deployment.sha },
    environment: deployment.environment,
    createdAt: deployment.at,
    state:
      latest === undefined
        ? 'PENDING'
        : latest.state === 'success'
          ? 'ACTIVE'
          : latest.state.toUpperCase(),
    payload: JSON.stringify(deployment.payload),
    statuses: {
      nodes: deployment.statuses.toReversed().map((status) => ({
        state: status.state.toUpperCase(),
        createdAt: status.at,
        environmentUrl: status.environmentUrl,
        logUrl: status.logUrl,
      })),
    },
  }
}

export const graphqlRoutes = [
  route('POST', '//graphql', 'deployments:read', query, { anyone: true }),
]
