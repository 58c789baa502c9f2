import { revertedTo, runs } from '../../src/drill/scenarios/checks/releases.ts'
import type { Check } from '../../src/drill/scenarios/scenario.ts'
import type { Stage } from '../../src/drill/scenarios/stage.ts'
import { renderOf } from '../hosting/render/of.ts'
import { always, incidentIssues, titled } from './checks.ts'
import type { Operation } from './operation.ts'
import type { Site } from './site.ts'

/** A bad release is live at Render, and pushes do not go live any more. */
const badAtRender = async (stage: Stage): Promise<void> => {
  await stage.push('bad-health', 'bob')
  renderOf(stage.world).state.service.autoDeploy = 'no'
}

/** And another push is being built, which takes longer than a rollback. */
const busyRender = async (stage: Stage): Promise<void> => {
  await badAtRender(stage)
  const { state, settings } = renderOf(stage.world)
  state.service.autoDeploy = 'yes'
  settings.pace = 15_000
  const next = await stage.startPush('harmless', 'eve')
  while (state.deploys[0]?.commit.id !== next) await new Promise((done) => setTimeout(done, 10))
  settings.pace = 20
  state.service.autoDeploy = 'no'
}

/** What was in its way may be live before a run comes that gets as far as that. */
const onceAndLast = (sha: string): Check => ({
  claim: 'Render ran it once, after everything else',
  find({ deployed, before }) {
    const ours = deployed.slice(before.deployments)
    const well = ours.at(-1) === sha && ours.filter((one) => one === sha).length === 1
    return well ? [] : [`Render ran ${ours.map((one) => one.slice(0, 7)).join(', ')}.`]
  },
})

const rolledBackAtRender = ({ good: [good = ''] }: Site): readonly Check[] => [
  ...always,
  incidentIssues(1),
  runs(() => good, 'the release that was live before'),
  revertedTo(() => good),
  onceAndLast(good),
  titled(/recovered/),
]

const act = async ({ stage, issue }: Site): Promise<void> =>
  void (await stage.command(issue, 'alice', '/rollback'))

/** What is done at Render, held under fire. */
export const renderOperations: readonly Operation[] = [
  {
    name: '/rollback, Render',
    world: { hosting: 'render' },
    prepare: badAtRender,
    act,
    checks: rolledBackAtRender,
  },
  {
    name: '/rollback, Render, another deploy in the way',
    world: { hosting: 'render' },
    prepare: busyRender,
    act,
    checks: rolledBackAtRender,
  },
]
