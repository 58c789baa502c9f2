import { branchRules, readBranch } from '../../github/settings.ts'
import { fault, ok, unchecked, type Check } from '../check.ts'

const name = 'outage-records'

/** Rules that keep us from writing a record, or from making the branch. */
const inTheWay = [
  'pull_request',
  'required_status_checks',
  'merge_queue',
  'update',
  'creation',
  'required_signatures',
  'workflows',
]

/** Records can be read, and nothing on GitHub forbids to write them. */
export const records: Check = {
  name: 'records',
  async run({ engine, config, isSet }) {
    const rules = (await branchRules(engine.github, name)).filter((rule) => inTheWay.includes(rule))
    const found = await readBranch(engine.github, name)
    const branch =
      rules.length > 0
        ? fault(name, `rules: ${rules.join(', ')}`, 'Take the branch out of the ruleset.')
        : ok(name, found === undefined ? 'is made by the first command' : 'is there')
    if ((await config()).records === 'github') return [branch]
    if (!isSet('OUTAGE_MONGODB_URI')) {
      const remedy = 'Set it here, and look again.'
      return [branch, unchecked('mongodb', 'OUTAGE_MONGODB_URI is not set here', remedy)]
    }
    await engine.records.list('services/')
    // Where the database is down GitHub stands in, and says so.
    const trouble = engine.notices().find((notice) => /database|MongoDB/i.test(notice))
    if (trouble === undefined) return [branch, ok('mongodb', 'the database answers')]
    return [branch, fault('mongodb', trouble, 'Look at the database and at OUTAGE_MONGODB_URI.')]
  },
}
