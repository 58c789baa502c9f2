import { afterAll, beforeAll, describe, expect, it } from '@jest/globals'
import { Octokit } from '@octokit/rest'
import { git } from '@outage-playbook/rehearsal/github/git/run.ts'
import { openSite, type Site } from '../site.ts'

let site: Site
let octokit: Octokit
const repo = { owner: 'acme', repo: 'chatbot-fluxa' }
beforeAll(async () => {
  site = await openSite()
  const silent = { debug() {}, info() {}, warn() {}, error() {} }
  octokit = new Octokit({ auth: site.tokens.run, baseUrl: site.github.url, log: silent })
})
afterAll(() => site.close())

const at = (index: number): string => site.history.at(index) ?? ''

describe('the list of commits', () => {
  it('is newest first, with authors who are people', async () => {
    const { data } = await octokit.repos.listCommits(repo)
    expect(data.map(({ sha }) => sha)).toEqual(site.history.toReversed())
    expect(data[0]?.author?.login).toBe('bob')
  })

  it('comes in pages, with links', async () => {
    const all = await octokit.paginate(octokit.repos.listCommits, { ...repo, per_page: 2 })
    expect(all).toHaveLength(site.history.length)
    const second = await octokit.repos.listCommits({ ...repo, per_page: 2, page: 2 })
    expect(second.headers.link).toMatch(/page=3>; rel="next"/)
    expect(second.headers.link).toMatch(/rel="prev"/)
  })

  it('can be of a path, since a time, or up to a commit', async () => {
    const path = await octokit.repos.listCommits({ ...repo, path: 'server.js' })
    expect(path.data.map(({ sha }) => sha)).toEqual([at(0)])
    const since = await octokit.repos.listCommits({ ...repo, since: '2026-11-18T12:00:00Z' })
    expect(since.data.map(({ sha }) => sha)).toEqual([at(-1), at(-2)])
    const older = await octokit.repos.listCommits({ ...repo, sha: at(1) })
    expect(older.data).toHaveLength(2)
  })
})

describe('one commit', () => {
  it('is found by branch, tag, short and full sha', async () => {
    await git(site.git, ['tag', 'v1', at(2)])
    for (const [ref, sha] of [
      ['main', at(-1)],
      ['v1', at(2)],
      [at(1).slice(0, 7), at(1)],
      [at(1), at(1)],
    ] as const) {
      expect((await octokit.repos.getCommit({ ...repo, ref })).data.sha).toBe(sha)
    }
    expect((await octokit.repos.listTags(repo)).data).toMatchObject([
      { name: 'v1', commit: { sha: at(2) } },
    ])
  })

  it('is 422 where there is none', async () => {
    expect(await site.ask(site.tokens.run, 'GET /commits/deadbeef')).toMatchObject({
      status: 422,
      body: { message: 'No commit found for SHA: deadbeef' },
    })
  })

  it('lists the files it changed', async () => {
    const { data } = await octokit.repos.getCommit({ ...repo, ref: 'main' })
    expect(data.files?.map(({ filename, status }) => [filename, status])).toEqual([
      ['answers.json', 'modified'],
      ['package.json', 'modified'],
    ])
  })
})

describe('a comparison', () => {
  const compare = (base: string, head: string) =>
    octokit.repos.compareCommitsWithBasehead({ ...repo, basehead: `${base}...${head}` })

  it('is ahead, behind or identical', async () => {
    const ahead = await compare(at(1), at(3))
    expect(ahead.data).toMatchObject({ status: 'ahead', ahead_by: 2, behind_by: 0 })
    expect(ahead.data.commits.map(({ sha }) => sha)).toEqual([at(2), at(3)])
    expect(ahead.data.merge_base_commit.sha).toBe(at(1))
    expect(ahead.data.files?.map(({ filename }) => filename)).toEqual([
      'answers.json',
      'package.json',
    ])
    expect((await compare('main', at(1))).data).toMatchObject({ status: 'behind', behind_by: 3 })
    expect((await compare('main', at(-1))).data.status).toBe('identical')
  })

  it('is diverged after a fork', async () => {
    const tree = await git(site.git, ['rev-parse', `${at(0)}^{tree}`])
    const parents = [at(1)]
    const { data } = await octokit.git.createCommit({ ...repo, message: 'm', tree, parents })
    const compared = await compare('main', data.sha)
    expect(compared.data).toMatchObject({ status: 'diverged', ahead_by: 1, behind_by: 3 })
  })

  it('is 404 for what does not exist', async () => {
    await expect(compare('main', 'nothing')).rejects.toMatchObject({ status: 404 })
  })
})

describe('a branch', () => {
  it('says whether it is protected', async () => {
    const { data } = await octokit.repos.getBranch({ ...repo, branch: 'main' })
    expect(data).toMatchObject({ name: 'main', protected: false, commit: { sha: at(-1) } })
    await expect(octokit.repos.getBranch({ ...repo, branch: 'no' })).rejects.toMatchObject({
      status: 404,
    })
  })

  it('has rules that rulesets know of, and protection that only the classic kind has', async () => {
    const ask = (request: string) => site.ask(site.tokens.alice, request)
    site.github.settings.protection.set('main', 'ruleset')
    const [rules, classic] = await Promise.all([
      ask('GET /rules/branches/main'),
      ask('GET /branches/main/protection'),
    ])
    site.github.settings.protection.clear()
    expect(rules.body).toMatchObject([{ type: 'pull_request' }])
    expect(classic.status).toBe(404)
  })
})
