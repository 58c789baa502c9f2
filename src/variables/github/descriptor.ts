import * as v from 'valibot'
import { storeDescriptor } from '../descriptor.ts'

/** GitHub's own variables, of the repository or of an environment. */
export const github = storeDescriptor({
  key: 'github',
  schema: v.strictObject({
    github: v.pipe(
      v.picklist(['repository', 'environment']),
      v.description(
        'GitHub’s own variables: of the repository, or of the environment of the same name.',
      ),
    ),
  }),
  example: '{ github: environment }',
  secrets: ['OUTAGE_VARIABLES_TOKEN'],
  async open() {
    const { githubVariables } = await import('./store.ts')
    return ({ github: level }, { withVariables, environment }) =>
      githubVariables(withVariables(), level === 'environment' ? environment : undefined)
  },
})
