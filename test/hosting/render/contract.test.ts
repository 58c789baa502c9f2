import { hostingContract } from '../../contracts/hosting.ts'
import { openRenderSite } from './site.ts'

hostingContract('Render', async () => {
  const site = await openRenderSite()
  const [one = '', two = '', slow = ''] = site.history
  const failing = await site.commit('crash-at-start')
  site.render.settings.slow.add(slow)
  return {
    hosting: site.hosting,
    good: [one, two],
    failing,
    slow,
    replaces: true,
    running: async () => site.local.current() ?? '',
    close: site.close,
  }
})
