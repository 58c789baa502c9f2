import { permissionLevels, permissionOf } from '../../github/people.ts'
import { fault, ok, unchecked, type Check } from '../check.ts'

/** Those who are called may act: commands ask for a permission, `write` where nothing else is said. */
export const people: Check = {
  name: 'people',
  async run({ engine, config }) {
    const { people, permissions } = await config()
    const logins = [...new Set(Object.values(people).flat())]
    if (people['on-call'].length === 0) {
      const remedy = 'Name somebody: `people: { on-call: [alice] }`.'
      return [fault('on-call', 'nobody is named, so nobody is called', remedy)]
    }
    const wanted = permissions.default ?? 'write'
    return Promise.all(
      logins.map(async (login) => {
        const level = await permissionOf(engine.github, login).catch(() => undefined)
        if (level === undefined) return unchecked(login, 'GitHub does not say what they may do')
        const isEnough = permissionLevels.indexOf(level) >= permissionLevels.indexOf(wanted)
        return isEnough
          ? ok(login, level)
          : fault(
              login,
              level === 'none'
                ? 'no collaborator of that name'
                : `${level}, and commands take ${wanted}`,
              `Give them \`${wanted}\` in the repository, or correct \`people:\`.`,
            )
      }),
    )
  },
}
