import { fieldsIn, fieldsOf, textOf } from '../../setup/parsed.ts'
import { secret, type SetUp } from '../set-up.ts'

export const setUp: SetUp = {
  label: 'Render',
  questions: [
    {
      name: 'service-id',
      takes: '<id>',
      about: 'of the service at Render, such as srv-abc123',
      asks: 'Which service is it? (the end of the address of its page at Render)',
      shape: /^\s*srv-[a-z0-9]+\s*$/,
      refusal: 'It begins with srv-',
    },
  ],
  detect({ at }) {
    const source = at.read('render.yaml') ?? at.read('render.yml')
    if (source === undefined) return undefined
    const services = fieldsIn(source)['services']
    const all = Array.isArray(services) ? services.map(fieldsOf) : []
    const one = all.find(({ type }) => type === 'web') ?? all[0] ?? {}
    const [name, branch, health] = ['name', 'branch', 'healthCheckPath'].map((key) =>
      textOf(one[key]),
    )
    return {
      sureness: 1,
      given: {},
      service: {
        ...(name === undefined ? {} : { name }),
        ...(branch === undefined ? {} : { branch }),
        ...(health === undefined ? {} : { health }),
      },
      because: 'render.yaml is there: Render',
    }
  },
  configuration: ({ 'service-id': id = '' }) => ({ 'service-id': id }),
  env: () => [secret('RENDER_API_KEY')],
}
