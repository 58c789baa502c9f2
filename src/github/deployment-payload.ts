/** What the payload of a deployment says: the operation of ours that wrote it, and its service. */
export type DeploymentPayload = { readonly operation?: string; readonly service?: string }

/** GitHub gives the payload as JSON, and as JSON in a string where it was posted as an object. */
export function oursIn(payload: unknown): DeploymentPayload {
  const known = object(json(json(payload)))
  const operation = known['outageOperation']
  const service = known['outageService']
  return {
    ...(typeof operation === 'string' ? { operation } : {}),
    ...(typeof service === 'string' ? { service } : {}),
  }
}

function json(text: unknown): unknown {
  if (typeof text !== 'string') return text
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function object(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}
