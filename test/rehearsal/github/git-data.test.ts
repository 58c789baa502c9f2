import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { object } from '@outage-playbook/rehearsal/github/http.ts'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { at, each, openSite, type Site } from '../site.ts'

let site: Site
beforeAll(async () => void (site = await openSite()))
afterAll(() => site.close())

const ask = (request: string, body?: unknown) => site.ask(site.tokens.run, request, body)
const head = async (): Promise<string> => at(await ask('GET /git/ref/heads/main'), 'object.sha')
const treeOf = (sha: string): Promise<string> => git(site.git, ['rev-parse', `${sha}^{tree}`])

async function commit(tree: string, parents: readonly string[], message = 'm'): Promise<string> {
  const made = await ask('POST /git/commits', { message, tree, parents })
  expect(made.status).toBe(201)
  return at(made, 'sha')
}

describe('a revert without a clone', () => {
  it("is a commit of the target's tree on the head, and a fast forward", async () => {
    const [target = ''] = site.history
    const parent = await head()
    const sha = await commit(await treeOf(target), [parent], 'Roll back')
    const moved = await ask('PATCH /git/refs/heads/main', { sha, force: false })
    expect(moved).toMatchObject({ status: 200, body: { object: { sha } } })
    expect(await git(site.git, ['diff', '--stat', target, 'main'])).toBe('')
    expect(await git(site.git, ['log', '-1', '--format=%s', 'main'])).toBe('Roll back')
  })

  it('is signed only where the request names nobody', async () => {
    const tree = await treeOf('main')
    const author = { name: 'x', email: 'x@example.com' }
    const bare = await ask('POST /git/commits', { message: 'm', tree, parents: [await head()] })
    const named = await ask('POST /git/commits', { message: 'm', tree, parents: [], author })
    expect(at(bare, 'verification.verified')).toBe('true')
    expect(at(named, 'verification.verified')).toBe('false')
  })

  it('is refused when the branch has moved on', async () => {
    const old = await git(site.git, ['rev-parse', 'main~1'])
    const sha = await commit(await treeOf('main'), [old])
    const refused = await ask('PATCH /git/refs/heads/main', { sha })
    expect([refused.status, at(refused, 'message')]).toEqual([422, 'Update is not a fast forward'])
  })

  it('is refused on a protected branch, in two ways', async () => {
    const { protection } = site.github.settings
    const sha = await commit(await treeOf('main'), [await head()])
    protection.set('main', 'classic')
    const classic = await ask('PATCH /git/refs/heads/main', { sha })
    protection.set('main', 'ruleset')
    const rules = await ask('PATCH /git/refs/heads/main', { sha })
    protection.delete('main')
    expect(classic.status).toBe(422)
    expect(at(classic, 'message')).toMatch(/^Protected branch update failed/)
    expect(rules.status).toBe(422)
    expect(at(rules, 'message')).toMatch(/^Repository rule violations found/)
  })
})

describe('refs', () => {
  it('are made once', async () => {
    const body = { ref: 'refs/heads/claim', sha: await head() }
    expect((await ask('POST /git/refs', body)).status).toBe(201)
    const again = await ask('POST /git/refs', body)
    expect([again.status, at(again, 'message')]).toEqual([422, 'Reference already exists'])
  })

  it('are made by only one of two at once', async () => {
    const body = { ref: 'refs/heads/both', sha: await head() }
    const answers = await Promise.all([1, 2].map(() => ask('POST /git/refs', body)))
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 422])
  })

  it('are removed, and then do not exist', async () => {
    await ask('POST /git/refs', { ref: 'refs/heads/short', sha: await head() })
    expect((await ask('DELETE /git/refs/heads/short')).status).toBe(204)
    const again = await ask('DELETE /git/refs/heads/short')
    const moved = await ask('PATCH /git/refs/heads/short', { sha: await head() })
    expect([again.status, at(again, 'message')]).toEqual([422, 'Reference does not exist'])
    expect([moved.status, at(moved, 'message')]).toEqual([422, 'Reference does not exist'])
    expect((await ask('GET /git/ref/heads/short')).status).toBe(404)
  })

  it('point to what exists', async () => {
    const body = { ref: 'refs/heads/void', sha: '0123456789'.repeat(4) }
    const refused = await ask('POST /git/refs', body)
    expect([refused.status, at(refused, 'message')]).toEqual([422, 'Object does not exist'])
  })
})

describe('trees', () => {
  it('start an orphan branch without base_tree', async () => {
    const tree = await ask('POST /git/trees', {
      tree: [
        { path: 'README.md', mode: '100644', type: 'blob', content: 'records' },
        { path: 'incidents/1.json', mode: '100644', type: 'blob', content: '{}' },
      ],
    })
    expect(tree.status).toBe(201)
    const sha = await commit(at(tree, 'sha'), [])
    await ask('POST /git/refs', { ref: 'refs/heads/outage-records', sha })
    const all = await ask('GET /git/trees/outage-records?recursive=1')
    expect(each(object(all.body)['tree'], 'path')).toEqual([
      'README.md',
      'incidents',
      'incidents/1.json',
    ])
    expect(await git(site.git, ['rev-list', '--count', 'outage-records'])).toBe('1')
  })

  it('keep the rest of base_tree, and drop what is null', async () => {
    const { body } = await ask('POST /git/trees', {
      base_tree: await treeOf('main'),
      tree: [{ path: 'chat.js', mode: '100644', type: 'blob', sha: null }],
    })
    const names = each(object(body)['tree'], 'path')
    expect(names).toContain('server.js')
    expect(names).not.toContain('chat.js')
  })

  it('refuse to name workflow files, but take a whole .github by its sha', async () => {
    const entry = { mode: '100644', type: 'blob', content: 'x' }
    const named = await ask('POST /git/trees', {
      base_tree: await treeOf('main'),
      tree: [{ ...entry, path: '.github/workflows/x.yml' }],
    })
    expect(named.status).toBe(403)
    const sha = await git(site.git, ['rev-parse', 'main:.github'])
    const whole = await ask('POST /git/trees', {
      base_tree: await treeOf(site.history[0] ?? ''),
      tree: [{ path: '.github', mode: '040000', type: 'tree', sha }],
    })
    expect(whole.status).toBe(201)
  })
})

describe("a change of workflow files with a run's token", () => {
  it('is refused when the ref is to move', async () => {
    const tree = await site.ask(site.tokens.bob, 'POST /git/trees', {
      base_tree: await treeOf('main'),
      tree: [{ path: '.github/workflows/deploy.yml', mode: '100644', type: 'blob', content: 'x' }],
    })
    const sha = await commit(at(tree, 'sha'), [await head()])
    const refused = await ask('PATCH /git/refs/heads/main', { sha })
    expect(refused.status).toBe(403)
    expect(at(refused, 'message')).toContain('.github/workflows/deploy.yml')
    const made = await ask('POST /git/refs', { ref: 'refs/heads/way-round', sha })
    expect(made.status).toBe(403)
    const person = await site.ask(site.tokens.bob, 'PATCH /git/refs/heads/main', { sha })
    expect(person.status).toBe(200)
  })
})

describe('blobs', () => {
  it('go in and come out', async () => {
    const made = await ask('POST /git/blobs', { content: 'hello', encoding: 'utf-8' })
    const read = await ask(`GET /git/blobs/${at(made, 'sha')}`)
    expect(Buffer.from(at(read, 'content'), 'base64').toString()).toBe('hello')
  })
})
