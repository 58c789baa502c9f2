import { badDeploy } from './bad-deploy.ts'
import { badVariable } from './bad-variable.ts'
import { both } from './both.ts'
import { comment } from './comment.ts'
import { crash } from './crash.ts'
import { full } from './full.ts'
import { refused } from './refused.ts'
import { render } from './render.ts'
import type { Scenario } from './scenario.ts'
import { vercel } from './vercel.ts'
import { walkBack } from './walk-back.ts'

/** Every scenario, by name, in the order in which they are told. */
export const scenarios: Readonly<Record<string, Scenario>> = {
  'bad-deploy': badDeploy,
  comment,
  'walk-back': walkBack,
  crash,
  'bad-variable': badVariable,
  both,
  refused,
  render,
  vercel,
  full,
}
