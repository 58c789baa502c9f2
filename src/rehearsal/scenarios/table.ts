import { badDeploy } from './bad-deploy.ts'
import { comment } from './comment.ts'
import { crash } from './crash.ts'
import { full } from './full.ts'
import { refused } from './refused.ts'
import type { Scenario } from './scenario.ts'
import { vercel } from './vercel.ts'
import { walkBack } from './walk-back.ts'

/** Every scenario, by name, in the order in which they are told. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'bad-deploy': badDeploy,
  comment,
  'walk-back': walkBack,
  crash,
  refused,
  vercel,
  full,
}
