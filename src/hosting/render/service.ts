import { OutageError } from '../../errors.ts'
import type { Autodeploy, Evidence, Json } from '../../ports.ts'
import { ApiError } from '../../http/api-error.ts'
import type { Render } from './client.ts'
import { readLogs } from './shapes.ts'

type Setting = { readonly autoDeploy: string; readonly autoDeployTrigger?: string }

/** Render's deploying of every push. A rollback does not stop it. */
export function renderAutodeploy(render: Render): Autodeploy {
  const read = async (): Promise<Setting> => {
    const { autoDeploy, autoDeployTrigger } = await render.settings()
    return { autoDeploy, ...(autoDeployTrigger === undefined ? {} : { autoDeployTrigger }) }
  }
  return {
    read,
    isOn: (setting) => settingIn(setting).autoDeploy === 'yes',
    async off() {
      await render.change({ autoDeploy: 'no' })
    },
    /** Turning it on alone may forget that it waited for checks, so both are written, and looked at. */
    async restore(setting) {
      const { autoDeploy, autoDeployTrigger } = settingIn(setting)
      if (autoDeployTrigger === undefined) return void (await render.change({ autoDeploy }))
      const after = await render.change({ autoDeploy, autoDeployTrigger })
      if (after.autoDeployTrigger === autoDeployTrigger) return
      const { autoDeployTrigger: now } = await render.change({ autoDeployTrigger })
      if (now === autoDeployTrigger) return
      throw new OutageError(
        'hosting-refused',
        `Render deploys on \`${now ?? autoDeploy}\` now, and not on \`${autoDeployTrigger}\` as before.`,
        { remedy: `Set it on ${render.page('/settings')}: Auto-Deploy.` },
      )
    },
  }
}

function settingIn(setting: Json): Setting {
  const { autoDeploy, autoDeployTrigger } = Object(setting) as Readonly<Record<string, unknown>>
  return {
    autoDeploy: autoDeploy === 'yes' ? 'yes' : 'no',
    ...(typeof autoDeployTrigger === 'string' ? { autoDeployTrigger } : {}),
  }
}

/** Starts the running deploy again; variables that were changed since are not picked up. */
export async function restart(render: Render): Promise<Evidence> {
  await unlessUnable('restart', render, async () => {
    await render.ask({ method: 'POST', path: '/restart', repeatable: true })
  })
  return { text: 'Render starts it again, with the variables it has', url: render.page('/events') }
}

/** Render takes the number, and ignores it, while autoscaling is on. */
export async function scale(render: Render, instances: number): Promise<Evidence> {
  const { autoscaling } = (await render.settings()).serviceDetails
  const url = render.page()
  if (autoscaling?.enabled === true) {
    const range = `${autoscaling.min ?? '?'} to ${autoscaling.max ?? '?'}`
    throw new OutageError(
      'hosting-unable',
      `Autoscaling is on (${range} instances), and Render ignores a number that is asked for.`,
      { remedy: `Change its range, or turn it off, on ${url}.` },
    )
  }
  await unlessUnable('scale', render, async () => {
    const body = { numInstances: instances }
    await render.ask({ method: 'POST', path: '/scale', body, repeatable: true })
  })
  return { text: `${instances} ${instances === 1 ? 'instance' : 'instances'} asked for`, url }
}

/** Render answers 503 itself while it is on, so health checks fail by design. */
export async function maintenance(render: Render, on: boolean): Promise<Evidence> {
  const { maintenanceMode } = (await render.settings()).serviceDetails
  const uri = maintenanceMode?.uri ?? ''
  await unlessUnable('maintenance mode', render, async () => {
    await render.change({ serviceDetails: { maintenanceMode: { enabled: on, uri } } })
  })
  const text = on ? 'Render answers 503 in its place' : 'Render passes requests on again'
  return { text, url: render.page('/settings') }
}

/** Some plans and kinds of services cannot: what Render says of that is no trouble of ours. */
async function unlessUnable(
  what: string,
  render: Render,
  work: () => Promise<void>,
): Promise<void> {
  try {
    await work()
  } catch (error) {
    const unable = error instanceof ApiError && error.code === 'hosting-refused'
    if (!unable) throw error
    throw new OutageError('hosting-unable', `Render refused the ${what}. ${error.message}`, {
      remedy: `Its plan or its kind may not have that: look on ${render.page()}.`,
      cause: error,
    })
  }
}

/** Lines that one answer holds at most. */
const linesAtOnce = 100

/** The last lines of the service's own log since then, oldest first. */
export async function logs(render: Render, since: string, limit: number): Promise<string[]> {
  const { ownerId } = await render.settings()
  const newestFirst: string[] = []
  let endTime: string | undefined
  while (newestFirst.length < limit) {
    const { body } = await render.ask({
      method: 'GET',
      path: '//logs',
      query: {
        ownerId,
        resource: render.service,
        startTime: since,
        endTime,
        direction: 'backward',
        type: 'app',
        limit: Math.min(linesAtOnce, limit - newestFirst.length),
      },
    })
    const page = readLogs(body)
    newestFirst.push(...(page.logs ?? []).map(({ message }) => message))
    if (!page.hasMore || page.nextEndTime === undefined || page.nextEndTime === endTime) break
    endTime = page.nextEndTime
  }
  return newestFirst.toReversed()
}
