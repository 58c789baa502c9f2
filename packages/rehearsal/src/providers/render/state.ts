/** Why a deploy was made. (Render API: Deploy, `trigger`.) */
export type Trigger = 'api' | 'new_commit' | 'rollback' | 'manual'

/** A deploy as Render's API gives it. */
export type StoredDeploy = {
  readonly id: string
  status: string
  readonly trigger: Trigger
  readonly commit: { readonly id: string; readonly message: string; readonly createdAt: string }
  readonly createdAt: string
  startedAt?: string
  finishedAt?: string
  updatedAt: string
}

/** Everything the emulated Render holds, as plain data. */
export type RenderState = {
  readonly service: {
    readonly id: string
    readonly ownerId: string
    readonly name: string
    readonly branch: string
    readonly dashboardUrl: string
    readonly suspended: 'suspended' | 'not_suspended'
    autoDeploy: 'yes' | 'no'
    autoDeployTrigger: 'commit' | 'checksPass' | 'off'
    readonly serviceDetails: {
      numInstances: number
      autoscaling?: { enabled: boolean; min: number; max: number }
      maintenanceMode: { enabled: boolean; uri: string }
    }
  }
  /** Newest first. */
  readonly deploys: StoredDeploy[]
}

/** What a rehearsal may change at any time. */
export type RenderSettings = {
  /** Milliseconds of each status. */
  pace: number
  /** The workspace's policy for overlapping deploys. */
  overlap: 'wait' | 'override'
  /** Commits whose build fails, takes a minute, or does not get out of the queue. */
  readonly failingBuilds: Set<string>
  readonly slow: Set<string>
  readonly stuck: Set<string>
  /** True: deploys of the past cannot be gone back to any more. */
  artifactsGone: boolean
  /** True: the plan has neither scaling nor maintenance. */
  freePlan: boolean
  /** Requests a minute of each kind. */
  readonly limits: { deploys: number; reads: number; writes: number }
}

/** Id of the one service. */
export const renderService = 'srv-rehearsal000000000'

/** A service that has never been deployed, and deploys every push. */
export function freshState(name: string): RenderState {
  return {
    service: {
      id: renderService,
      ownerId: 'tea-acme0000000000000',
      name,
      branch: 'main',
      dashboardUrl: `https://dashboard.render.com/web/${renderService}`,
      suspended: 'not_suspended',
      autoDeploy: 'yes',
      autoDeployTrigger: 'commit',
      serviceDetails: { numInstances: 1, maintenanceMode: { enabled: false, uri: '' } },
    },
    deploys: [],
  }
}

/** Nothing fails, and deploys wait for each other, as in a new workspace. */
export function usualSettings(): RenderSettings {
  return {
    pace: 20,
    overlap: 'wait',
    failingBuilds: new Set(),
    slow: new Set(),
    stuck: new Set(),
    artifactsGone: false,
    freePlan: false,
    limits: { deploys: 10, reads: 400, writes: 100 },
  }
}
