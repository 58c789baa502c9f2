import type { Config } from '../../config/schema.ts'
import type { Engine } from '../../engine/context.ts'
import type { GitHub } from '../../github/client.ts'
import { elsewhere } from '../../github/repository.ts'
import { readArea, readRepository } from '../../github/settings.ts'
import { milestoneNamed } from '../../github/tickets.ts'
import { fault, ok, unchecked, type Check, type Finding, type Patient } from '../check.ts'
import { fields } from '../workflow-file.ts'
import { asFinding } from '../trouble.ts'
import { playbookJob } from './workflow.ts'

/** Post-mortems and tickets can be kept where the configuration wants them, if that is not here. */
export const otherRepositories: Check = {
  name: 'other repositories',
  async run(patient) {
    const { engine } = patient
    const { repository, tickets } = (await patient.config())['post-mortem']
    const wanted = [repository, tickets.repository].flatMap((name) => {
      const other = elsewhere(name, engine.github.name)
      return other === undefined ? [] : [other]
    })
    const names = [...new Set(wanted)]
    const findings = await Promise.all([
      ...names.map((name) => reachable(engine, name)),
      milestone(engine, tickets),
    ])
    const token = names.length === 0 ? [] : await tokenOfStep(patient, names)
    return [...findings.flat(), ...token]
  },
}

async function reachable(engine: Engine, name: string): Promise<Finding[]> {
  const github = engine.repository(name)
  try {
    const [{ mayPush }] = await Promise.all([readRepository(github), readArea(github, 'issues')])
    if (mayPush !== false) return [ok(name, 'GitHub answers')]
    return [fault(name, 'the token’s account may not write there', 'Give it the role Write there.')]
  } catch (error) {
    return [asFinding(error, name)]
  }
}

async function milestone(
  engine: Engine,
  tickets: Config['post-mortem']['tickets'],
): Promise<Finding[]> {
  const { milestone: title, repository } = tickets
  if (title === undefined) return []
  const github: GitHub = repository === undefined ? engine.github : engine.repository(repository)
  const about = `${github.name}, milestone “${title}”`
  try {
    if ((await milestoneNamed(github, title)) !== undefined) return [ok(about, 'open')]
    const evidence = 'there is no open one: tickets are filed without'
    return [fault(about, evidence, 'Open it, or correct `tickets: { milestone: … }`.')]
  } catch (error) {
    return [asFinding(error, about)]
  }
}

/** The token of a run is for its own repository. */
async function tokenOfStep(patient: Patient, names: readonly string[]): Promise<Finding[]> {
  const found = await playbookJob(patient)
  if (found === undefined) return [unchecked('', 'no workflow runs the action')]
  const { file } = found.workflow
  const token = fields(found.step['with'])['github-token']
  const isOwn = token === undefined || /github\.token|secrets\.GITHUB_TOKEN/.test(String(token))
  if (!isOwn) return [ok(file, 'the step is given a token of its own')]
  const evidence = 'the step has the token of its run, which is for its own repository only'
  const remedy = `Pass \`github-token:\` one that may write issues in ${names.join(' and ')}: a fine-grained token, or an App’s.`
  return [fault(file, evidence, remedy)]
}
