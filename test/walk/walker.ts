import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import { makeTrouble } from './trouble.ts'
import type { Step } from './step.ts'

/** A comment that was written in the walk. */
export type Written = {
  readonly id: number
  readonly issue: number
  readonly author: string
  readonly text: string
  /** The text that occurs once in the walk, if it holds one. */
  readonly note: string | undefined
  /** True once somebody edited or deleted it. */
  touched: boolean
}

/** What happened in one step, as far as the oracle has to know. */
export type Happened = {
  readonly step: Step
  /** True if the trouble of the step hit a run. */
  readonly hit: boolean
  readonly comment?: Written
  /** The commit that was pushed or deployed by hand. */
  readonly sha?: string
}

/** A Walker carries the steps of a walk out in a world, one at a time. */
export type Walker = {
  /** Every comment so far, oldest first. */
  readonly comments: readonly Written[]
  take(step: Step): Promise<Happened>
}

/** Begins a walk; `ordinary` is the number of an issue that is no incident's. */
export function openWalker(world: World, ordinary: number): Walker {
  const comments: Written[] = []
  let count = 0

  async function incident(): Promise<number> {
    const all = await world.issues()
    const numbers = all
      .filter(({ labels }) => JSON.stringify(labels).includes('"incident"'))
      .map(({ number }) => Number(number))
    return Math.max(ordinary, ...numbers)
  }

  async function older(back: number): Promise<string> {
    const commits = await world.gitLog()
    return (commits[Math.min(back, commits.length - 1)] ?? commits[0])?.sha ?? ''
  }

  async function write(step: Extract<Step, { kind: 'comment' }>): Promise<Written> {
    const note = step.text.includes('NOTE') ? `remark-${++count}-of-walk` : undefined
    const sha = step.text.includes('SHA') ? await older(1) : ''
    const text = step.text.replaceAll('NOTE', note ?? '').replaceAll('SHA', sha)
    const issue = step.place === 'ordinary' ? ordinary : await incident()
    const { id } = await world.comment(issue, step.author, text)
    const written = { id: Number(id), issue, author: step.author, text, note, touched: false }
    comments.push(written)
    return written
  }

  async function comment(
    step: Extract<Step, { kind: 'comment' }>,
  ): Promise<Omit<Happened, 'step'>> {
    if (step.event === 'lost') {
      const written = await world.runner.whileDown(() => write(step))
      return { hit: false, comment: written }
    }
    const made = makeTrouble(world, step.trouble)
    const before = world.runner.runs.length
    const written = await write(step)
    if (step.event === 'twice') {
      await world.waitForIdle()
      const first = world.runner.runs[before]
      const payload = first && isObject(first.payload) ? first.payload : undefined
      if (payload !== undefined) await world.runner.start('issue_comment', payload)
    }
    await world.waitForIdle()
    made.stop()
    return { hit: made.hit(), comment: written }
  }

  async function push(step: Extract<Step, { kind: 'push' }>): Promise<Omit<Happened, 'step'>> {
    const act = async (): Promise<string> => {
      const sha = await world.push(step.change, 'bob')
      await world.waitForIdle()
      return sha
    }
    if (step.event === 'lost') return { hit: false, sha: await world.runner.whileDown(act) }
    const made = makeTrouble(world, step.trouble)
    const sha = await act()
    made.stop()
    return { hit: made.hit(), sha }
  }

  async function deploy(step: Extract<Step, { kind: 'deploy' }>): Promise<Omit<Happened, 'step'>> {
    const sha = await older(step.back)
    const { hub } = world.github
    const path = `/repos/${hub.fullName}/actions/workflows/deploy.yml/dispatches`
    const act = async (): Promise<void> => {
      const token = world.github.personToken('bob')
      await world.github.request(token, 'POST', path, { ref: 'main', inputs: { ref: sha } })
      await world.waitForIdle()
    }
    await (step.event === 'lost' ? world.runner.whileDown(act) : act())
    return { hit: false, sha }
  }

  async function touch(change: (id: number, path: string) => Promise<unknown>): Promise<void> {
    const last = comments.findLast(({ touched }) => !touched)
    if (last === undefined) return
    last.touched = true
    const { hub } = world.github
    await change(last.id, `/repos/${hub.fullName}/issues/comments/${last.id}`)
    await world.waitForIdle()
  }

  async function act(step: Step): Promise<Omit<Happened, 'step'>> {
    switch (step.kind) {
      case 'comment':
        return comment(step)
      case 'push':
        return push(step)
      case 'deploy':
        return deploy(step)
      case 'sweep': {
        const made = makeTrouble(world, step.trouble)
        await world.runner.start('schedule', { schedule: '*/5 * * * *' })
        await world.waitForIdle()
        made.stop()
        return { hit: made.hit() }
      }
      case 'rerun': {
        const last = world.runner.runs.findLast((run) => run.status() === 'ended')
        if (last !== undefined) world.runner.rerun(last)
        await world.waitForIdle()
        return { hit: false }
      }
      case 'edit':
        await touch((_, path) =>
          world.github.request(world.github.personToken('alice'), 'PATCH', path, {
            body: '/rollback 1',
          }),
        )
        return { hit: false }
      case 'delete-comment':
        await touch((_, path) =>
          world.github.request(world.github.personToken('alice'), 'DELETE', path),
        )
        return { hit: false }
      case 'close-by-hand': {
        const number = await incident()
        if (number !== ordinary) await world.setState(number, 'alice', 'closed')
        await world.waitForIdle()
        return { hit: false }
      }
      case 'clear-body': {
        const number = await incident()
        if (number !== ordinary) await world.editBody(number, 'alice', () => 'Emptied by hand.')
        await world.waitForIdle()
        return { hit: false }
      }
    }
  }

  return {
    comments,
    async take(step) {
      return { step, ...(await act(step)) }
    },
  }
}
