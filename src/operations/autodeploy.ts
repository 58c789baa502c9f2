import { explained } from '../engine/answer.ts'
import type { ServiceContext } from '../engine/context.ts'
import type { Json } from '../ports.ts'
import type { Journal } from './journal.ts'

/** How a hosting deploys by itself: as it is to be again once deployments are allowed. */
export type HeldAutodeploy = { readonly setting: Json } | { readonly unread: string } | undefined

/**
 * How the hosting deploys by itself now; nothing where it does not, or where a freeze holds it already.
 * A hosting that cannot say keeps no rollback from going on.
 */
export async function readAutodeploy(context: ServiceContext): Promise<HeldAutodeploy> {
  const { autodeploy } = context.engine.hostingOf(context.place)
  const { frozen } = context.file.value
  if (autodeploy === undefined) return undefined
  if (frozen?.autodeploy !== undefined) return { setting: frozen.autodeploy }
  try {
    const setting = await autodeploy.read()
    return autodeploy.isOn(setting) ? { setting } : undefined
  } catch (error) {
    return { unread: explained(error).message }
  }
}

/** The step that keeps pushes from being deployed while the incident goes on; it may be repeated. */
export async function holdAutodeploy(
  context: ServiceContext,
  journal: Journal,
  held: HeldAutodeploy,
): Promise<void> {
  const { provider, autodeploy } = context.engine.hostingOf(context.place)
  if (held === undefined || autodeploy === undefined) return
  await journal.step<null>({
    name: 'autodeploy',
    title: `deploying of pushes by ${provider} turned off`,
    async run() {
      try {
        if ('unread' in held) return { result: null, ok: false, evidence: { text: held.unread } }
        await autodeploy.off()
        return { result: null, evidence: { text: '`/unfreeze` sets it back' } }
      } catch (error) {
        return { result: null, ok: false, evidence: { text: explained(error).message } }
      }
    },
  })
}
