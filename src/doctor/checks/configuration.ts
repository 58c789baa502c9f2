import { ok, type Check } from '../check.ts'

/** The configuration and the playbook that it names can be read. */
export const configuration: Check = {
  name: 'configuration',
  async run({ engine, path, config, places }) {
    const { playbook } = await config()
    const count = (await places()).length
    const readable = ok(path, `${count} ${count === 1 ? 'environment' : 'environments'}`)
    if (playbook === 'service-outage') return [readable]
    await engine.settings()
    return [readable, ok(playbook, 'the playbook')]
  },
}
