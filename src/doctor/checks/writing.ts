import { readRepository } from '../../github/settings.ts'
import { fault, ok, unchecked, type Check } from '../check.ts'

const needed = 'contents, issues, pull-requests, deployments and actions'

/** The token of this shell may write, as far as that shows without writing. */
export const writing: Check = {
  name: 'token, writing',
  async run({ engine }) {
    const { mayPush, scopes, isPrivate } = await readRepository(engine.github)
    const about = engine.github.name
    if (mayPush === false) {
      return [
        fault(about, 'its account may not push', 'Use a token of somebody with the role Write.'),
      ]
    }
    if (scopes === undefined) {
      return [
        unchecked(
          about,
          'GitHub says only of classic tokens what they may write',
          `See that the token may write ${needed}.`,
        ),
      ]
    }
    const wanted = isPrivate ? ['repo'] : ['repo', 'public_repo']
    const has = scopes.find((scope) => wanted.includes(scope))
    return [
      has === undefined
        ? fault(about, `scopes: ${scopes.join(', ')}`, `Give the token the scope \`repo\`.`)
        : ok(about, `scope ${has}, and its account may push`),
    ]
  },
}
