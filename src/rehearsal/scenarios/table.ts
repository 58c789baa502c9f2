import { badDeploy } from './bad-deploy.ts'
import type { Scenario } from './scenario.ts'

/** Every scenario, by name, in the order in which they are told. */
export const scenarios: Readonly<Record<string, Scenario>> = Object.fromEntries(
  [badDeploy].map((scenario) => [scenario.name, scenario]),
)
