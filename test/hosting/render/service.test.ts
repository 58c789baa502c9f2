import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals'
import type { VariableStore } from '../../../src/ports.ts'
import { openingHours } from '@outage-playbook/rehearsal/github/history.ts'
import { openRenderSite, type RenderSite } from './site.ts'

let site: RenderSite
let one = ''
let two = ''
beforeAll(async () => {
  site = await openRenderSite()
  ;[one = '', two = ''] = site.history
  await site.live(one)
  await site.live(two)
})
beforeEach(() => {
  site.render.settings.freePlan = false
})
afterAll(() => site.close())

const service = () => site.render.state.service
const since = (): number => site.asked().length
const writesSince = (before: number): readonly string[] =>
  site
    .asked()
    .slice(before)
    .filter((line) => !line.startsWith('GET'))
const statusOfApp = async (): Promise<number> =>
  (await fetch(`${site.local.url}/api/health`)).status

describe('autodeploy', () => {
  it('is not stopped by a rollback: it has to be turned off', async () => {
    await site.live(one)
    expect(service().autoDeploy).toBe('yes')
    const { autodeploy } = site.hosting
    const setting = await autodeploy?.read()
    expect(autodeploy?.isOn(setting ?? null)).toBe(true)
    await autodeploy?.off()
    expect(service().autoDeploy).toBe('no')
    expect(autodeploy?.isOn((await autodeploy.read()) ?? null)).toBe(false)
    await autodeploy?.restore(setting ?? null)
    expect(service()).toMatchObject({ autoDeploy: 'yes', autoDeployTrigger: 'commit' })
  })

  it('that waited for checks waits for them again: turning it on alone would forget that', async () => {
    Object.assign(service(), { autoDeploy: 'yes', autoDeployTrigger: 'checksPass' })
    const setting: unknown = JSON.parse(JSON.stringify(await site.hosting.autodeploy?.read()))
    await site.hosting.autodeploy?.off()
    expect(service().autoDeployTrigger).toBe('off')
    await site.hosting.autodeploy?.restore(setting as Record<string, string>)
    await site.hosting.autodeploy?.restore(setting as Record<string, string>)
    expect(service()).toMatchObject({ autoDeploy: 'yes', autoDeployTrigger: 'checksPass' })
    Object.assign(service(), { autoDeployTrigger: 'commit' })
  })

  it('that was off stays off', async () => {
    Object.assign(service(), { autoDeploy: 'no', autoDeployTrigger: 'off' })
    const setting = await site.hosting.autodeploy?.read()
    await site.hosting.autodeploy?.off()
    await site.hosting.autodeploy?.restore(setting ?? null)
    expect(service()).toMatchObject({ autoDeploy: 'no', autoDeployTrigger: 'off' })
    Object.assign(service(), { autoDeploy: 'yes', autoDeployTrigger: 'commit' })
  })
})

describe('variables', () => {
  const store = (): VariableStore => {
    const { variables } = site.hosting
    if (variables === undefined) throw new Error('it has none')
    return variables
  }
  const replace = (values: Readonly<Record<string, string>>): void => {
    for (const name of Object.keys(site.local.variables)) delete site.local.variables[name]
    Object.assign(site.local.variables, values)
  }

  it('are read page by page until there are no more', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 250 }, (_, index) => [`NAME_${index}`, `value\n${index}`]),
    )
    replace(many)
    const read = await store().read()
    expect(Object.fromEntries(read.map(({ name, value }) => [name, value]))).toEqual(many)
  })

  it('are written one by one, only those that differ, and never all at once', async () => {
    replace({ SAME: 'a', CHANGED: 'b', OLD: 'c', LEFT: 'd' })
    const before = since()
    const set = [
      { name: 'SAME', value: 'a' },
      { name: 'CHANGED', value: 'two\nlines = "ü"' },
      { name: 'NEW/ODD NAME', value: '' },
    ]
    await store().write({ set, remove: ['OLD', 'NEVER_THERE'] })
    expect(site.local.variables).toEqual({
      SAME: 'a',
      CHANGED: 'two\nlines = "ü"',
      'NEW/ODD NAME': '',
      LEFT: 'd',
    })
    expect([...writesSince(before)].toSorted()).toEqual([
      'DELETE /env-vars/OLD',
      'PUT /env-vars/CHANGED',
      'PUT /env-vars/NEW%2FODD%20NAME',
    ])
    const again = since()
    await store().write({ set, remove: ['OLD'] })
    expect(writesSince(again)).toEqual([])
  })

  it('are not wiped by an empty change: Render’s PUT of an empty list would wipe them', async () => {
    replace({ KEPT: 'a' })
    const before = since()
    await store().write({ set: [], remove: [] })
    expect(writesSince(before)).toEqual([])
    expect(site.local.variables).toEqual({ KEPT: 'a' })
    // What it would have been.
    const url = `${site.render.api.url}/v1/services/${service().id}/env-vars`
    const headers = { authorization: `Bearer ${site.render.env['RENDER_API_KEY']}` }
    expect((await fetch(url, { method: 'PUT', headers, body: 'null' })).status).toBe(200)
    expect(site.local.variables).toEqual({})
  })

  it('that were not taken are named, without their values', async () => {
    replace({})
    const secret = 'canary-5f2a9c'
    const stop = site.render.api.intercept(({ phase, request: { method, path } }) =>
      phase === 'before' && method === 'PUT' && path.endsWith('BAD')
        ? Response.json({ message: `value ${secret} is not allowed` }, { status: 400 })
        : undefined,
    )
    const set = [{ name: 'BAD', value: secret }]
    const error: unknown = await store()
      .write({ set, remove: [] })
      .catch((thrown: unknown) => thrown)
    stop()
    expect(error).toMatchObject({ code: 'hosting-refused' })
    expect(String(Object(error)['message'])).toContain('`BAD` was not written')
    expect(String(Object(error)['message'])).not.toContain(secret)
  })

  it('act only once a release is built; a rollback runs with its own, and leaves the bad ones', async () => {
    expect(store().needsBuild).toBe(true)
    replace({ OPENING_HOURS: openingHours })
    const needs = await site.commit('needs-variable')
    await site.live(needs)
    expect(await statusOfApp()).toBe(200)
    replace({ OPENING_HOURS: 'never' })
    await site.hosting.restart?.()
    expect(await statusOfApp()).toBe(200)

    const request = { sha: needs, operation: 'a1b2c3d4', reason: 'why' }
    const never = new AbortController().signal
    const silent = (): void => undefined
    const built = await site.hosting.deploy({ ...request, way: 'build' })
    await site.hosting.wait(built, silent, never)
    expect(await statusOfApp()).toBe(503)
    // The newest deploy of the commit that was live is the one with the bad variables.
    const good = site.render.state.deploys.findLast(({ commit }) => commit.id === needs)
    expect(good).toBeDefined()
    const url = `${site.render.api.url}/v1/services/${service().id}/rollback`
    const headers = { authorization: `Bearer ${site.render.env['RENDER_API_KEY']}` }
    await fetch(url, { method: 'POST', headers, body: JSON.stringify({ deployId: good?.id }) })
    await site.render.idle?.()
    expect(await statusOfApp()).toBe(200)
    expect((await store().read())[0]).toEqual({ name: 'OPENING_HOURS', value: 'never' })
  })
})

describe('a service on Render', () => {
  it('is started again with what runs, and the variables that it has', async () => {
    const before = since()
    const runs = site.local.current()
    expect(await site.hosting.restart?.()).toMatchObject({
      text: expect.stringMatching(/starts it/),
    })
    expect(writesSince(before)).toEqual(['POST /restart'])
    expect(site.local.current()).toBe(runs)
  })

  it('runs on as many instances as are asked for', async () => {
    const { url, text } = (await site.hosting.scale?.(3)) ?? {}
    expect(service().serviceDetails.numInstances).toBe(3)
    expect(text).toBe('3 instances asked for')
    expect(url).toBe(service().dashboardUrl)
  })

  it('with autoscaling is not asked for a number, which Render would take and ignore', async () => {
    service().serviceDetails.autoscaling = { enabled: true, min: 1, max: 4 }
    await expect(site.hosting.scale?.(5)).rejects.toMatchObject({
      code: 'hosting-unable',
      message: expect.stringContaining('1 to 4 instances'),
    })
    delete service().serviceDetails.autoscaling
    expect(service().serviceDetails.numInstances).toBe(3)
  })

  it('answers 503 during maintenance, with the page that was set, until it is turned off', async () => {
    service().serviceDetails.maintenanceMode.uri = 'https://example.com/sorry'
    await site.hosting.maintenance?.(true)
    expect(await statusOfApp()).toBe(503)
    expect(service().serviceDetails.maintenanceMode).toEqual({
      enabled: true,
      uri: 'https://example.com/sorry',
    })
    await site.hosting.maintenance?.(false)
    expect(await statusOfApp()).toBe(200)
  })

  it('whose plan lacks something says so, and where to look', async () => {
    site.render.settings.freePlan = true
    for (const work of [site.hosting.scale?.(2), site.hosting.maintenance?.(true)]) {
      await expect(work).rejects.toMatchObject({
        code: 'hosting-unable',
        message: expect.stringContaining('free services'),
        remedy: expect.stringContaining('dashboard.render.com'),
      })
    }
  })

  it('gives the last lines of its log since a time, oldest first, over several pages', async () => {
    const now = Date.now()
    const lines = Array.from({ length: 250 }, (_, index) => ({
      at: new Date(now + index).toISOString(),
      text: `line ${index}`,
    }))
    site.local.printed.push(...lines)
    const from = new Date(now).toISOString()
    const read = (await site.hosting.logs?.(from, 150)) ?? []
    expect(read).toEqual(lines.slice(100).map(({ text }) => text))
    expect(await site.hosting.logs?.(from, 1_000)).toHaveLength(250)
  })
})
