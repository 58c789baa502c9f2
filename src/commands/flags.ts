/** The flags that say which service and environment a command is about. */
export const placeFlags = {
  service: { type: 'string' },
  env: { type: 'string' },
} as const
