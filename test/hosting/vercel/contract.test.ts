import { hostingContract } from '../../contracts/hosting.ts'
import { openVercelSite } from './site.ts'

hostingContract('Vercel', async () => {
  const slow = new Set<string>()
  const site = await openVercelSite({ slow })
  const [one = '', two = ''] = site.history
  const failing = await site.commit('crash-at-start')
  const late = await site.commit('good')
  slow.add(late)
  return {
    hosting: site.hosting,
    good: [one, two],
    failing,
    slow: late,
    running: async () => site.local.current() ?? '',
    close: site.close,
  }
})
