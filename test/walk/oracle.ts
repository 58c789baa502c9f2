import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { Truth } from './truth.ts'
import type { Happened, Written } from './walker.ts'

/**
 * An Oracle is responsible for what must be so after each step and at the end of a walk. It knows the
 * truth of the world and imports nothing of the product. Each finding is a sentence.
 */
export type Oracle = {
  after(happened: Happened): Promise<readonly string[]>
  /** At the end, after a sweep without trouble. */
  finally(comments: readonly Written[]): Promise<readonly string[]>
}

const writers = ['alice', 'bob']

/** Commands of the walk that may have something deployed. */
const deploying = /^\/(rollback|retry|release)\b/m

/** Begins to watch a world. */
export async function openOracle(world: World, truth: Truth): Promise<Oracle> {
  let asked = truth.askedByAction().length
  let wasUp = await truth.isUp()
  let runs = world.runner.runs.length
  let records = sizeOf(truth)
  let isTouchedByHand = false
  /** Commits that somebody asked for by name: they may be what nobody would choose. */
  const named = new Set<string>()

  async function deployments({ step, comment }: Happened): Promise<string[]> {
    const all = truth.askedByAction()
    const fresh = all.slice(asked)
    asked = all.length
    for (const [sha] of comment?.text.matchAll(/\b[0-9a-f]{40}\b/g) ?? []) named.add(sha)
    const isTyped = comment !== undefined && deploying.test(comment.text)
    const faults: string[] = []
    const main = await truth.main()
    for (const sha of fresh) {
      const short = sha.slice(0, 7)
      if (!main.includes(sha)) faults.push(`It deployed ${short}, which main does not hold.`)
      if (!named.has(sha) && !(await truth.isHealthy(sha))) {
        faults.push(`It chose to deploy ${short}, which is not healthy.`)
      }
    }
    const isExpected = isTyped || step.kind !== 'comment' || step.event !== 'delivered'
    if (fresh.length > 0 && !isExpected) {
      faults.push('It deployed although nobody asked for it, and no deployment had failed.')
    }
    return faults
  }

  async function endedRuns(happened: Happened): Promise<string[]> {
    const fresh = world.runner.runs.slice(runs)
    runs = world.runner.runs.length
    const faults: string[] = []
    for (const run of fresh) {
      const { exitCode, signal, stdout, stderr, outputs } = await run.ended
      const said = `${stdout}${stderr}`
      if (/\(unexpected\)|^\s+at .*\.js:\d+/m.test(said)) {
        faults.push(`Run ${run.id} met something unexpected: ${said.slice(-500)}`)
      }
      if (
        exitCode !== 0 &&
        signal === null &&
        !happened.hit &&
        !/::error.*\([a-z-]+\)/.test(said)
      ) {
        faults.push(`Run ${run.id} failed and does not say why: ${said.slice(-500)}`)
      }
      const target = outputs['rolled-back-to'] ?? ''
      if (run === fresh.at(-1) && outputs['outcome'] === 'succeeded' && target !== '') {
        faults.push(...(await rolledBack(target, happened)))
      }
    }
    return faults
  }

  async function rolledBack(target: string, { hit }: Happened): Promise<string[]> {
    const running = truth.running() ?? 'nothing'
    if (running !== target) {
      return [`It says that ${target.slice(0, 7)} runs; ${running.slice(0, 7)} does.`]
    }
    const faults = (await truth.isUp())
      ? []
      : ['It says that it rolled back, and production is down.']
    const [head = ''] = await truth.main()
    if (!hit && (await truth.treeOf(head)) !== (await truth.treeOf(target))) {
      faults.push(`It rolled back to ${target.slice(0, 7)}, and main holds something else.`)
    }
    return faults
  }

  async function automatic(happened: Happened): Promise<string[]> {
    const { step, hit } = happened
    const isClean = step.kind === 'push' && step.event === 'delivered' && !hit
    if (!isClean || step.change !== 'bad-health' || !wasUp) return []
    return (await truth.isUp()) ? [] : ['A bad deployment was told of, and production stayed down.']
  }

  function strangers({ step }: Happened): string[] {
    const size = sizeOf(truth)
    const grown = size - records
    records = size
    if (step.kind !== 'comment' || step.author !== 'mallory' || step.event === 'lost') return []
    return grown > 0 ? [`A reader's comment left ${grown} bytes in the records.`] : []
  }

  async function releases(): Promise<string[]> {
    const faults: string[] = []
    for (const { sha, verdict } of releasesIn(truth)) {
      const short = sha.slice(0, 7)
      const isHealthy = await truth.isHealthy(sha)
      if (verdict === 'good' && !isHealthy) faults.push(`${short} is recorded good, and is bad.`)
      if (verdict === 'bad' && isHealthy) faults.push(`${short} is recorded bad, and is good.`)
      if (verdict === 'bad' && !(await truth.starts(sha))) {
        faults.push(`${short} is recorded bad, and was never live.`)
      }
    }
    return faults
  }

  async function replies(comments: readonly Written[]): Promise<string[]> {
    const faults: string[] = []
    for (const comment of comments) {
      const { id, issue, author, text, touched } = comment
      const all = (await world.comments(issue)).map(({ body }) => String(body))
      const commands = text.split('\n').filter((line) => line.startsWith('/'))
      const ours = all.filter((body) => new RegExp(`^<!-- \\S+ comment:${id}:`).test(body))
      const markers = ours.map((body) => body.split('\n')[0])
      if (new Set(markers).size !== markers.length) faults.push(`“${text}” has two replies.`)
      if (ours.some(isRunning)) faults.push(`The reply to “${text}” says that it is running.`)
      if (touched || !writers.includes(author)) continue
      if (ours.length < commands.length) {
        faults.push(`“${text}” has ${ours.length} replies of ${commands.length}.`)
      }
    }
    return faults
  }

  async function notes(comments: readonly Written[]): Promise<string[]> {
    const everything = [...truth.records().values()].join('\n')
    const faults: string[] = []
    for (const { id, issue, text, note } of comments) {
      if (note === undefined || !text.startsWith('/note')) continue
      const all = (await world.comments(issue)).map(({ body }) => String(body))
      const reply = all.find((body) => body.includes(` comment:${id}:1 `))
      if (reply?.includes('Noted') && !everything.includes(note)) {
        faults.push(`“${text}” was noted, and is nowhere.`)
      }
    }
    return faults
  }

  async function incidents(): Promise<string[]> {
    const everything = [...truth.records().values()].join('\n')
    const issues = (await world.issues()).filter(({ labels }) =>
      JSON.stringify(labels).includes('"incident"'),
    )
    const faults: string[] = []
    for (const { number, state, body } of issues) {
      if (!new RegExp(`"issue":\\s*${Number(number)}\\b`).test(everything)) {
        faults.push(`No record knows of the incident's issue #${Number(number)}.`)
      }
      if (!isTouchedByHand && !String(body).startsWith('<!-- ')) {
        faults.push(`The issue #${Number(number)} (${String(state)}) lost its marker.`)
      }
    }
    return faults
  }

  function leftovers(): string[] {
    const faults: string[] = []
    for (const [path, text] of truth.records()) {
      if (!path.startsWith('services/') && !path.startsWith('commands/')) continue
      const record: unknown = JSON.parse(text)
      for (const claim of listOf(record, 'claims')) {
        if (!('finished' in claim))
          faults.push(`${path} holds the open claim ${String(claim['key'])}.`)
      }
      for (const entry of listOf(record, 'outbox')) {
        faults.push(`${path} holds ${String(entry['id'])}, which was not delivered.`)
      }
      const events = listOf(objectOf(record)['incident'], 'events')
      const ended = events.filter(isA('operation-finished')).map(({ operation }) => operation)
      for (const { operation } of events.filter(isA('operation-started'))) {
        if (!ended.includes(operation))
          faults.push(`The operation ${String(operation)} never ended.`)
      }
    }
    return faults
  }

  return {
    async after(happened) {
      const { step } = happened
      isTouchedByHand ||= step.kind === 'clear-body' || step.kind === 'close-by-hand'
      const faults = [
        ...(await deployments(happened)),
        ...(await endedRuns(happened)),
        ...(await automatic(happened)),
        ...strangers(happened),
        ...(await releases()),
      ]
      wasUp = await truth.isUp()
      return faults
    },
    async finally(comments) {
      return [
        ...(await replies(comments)),
        ...(await notes(comments)),
        ...(await incidents()),
        ...leftovers(),
      ]
    },
  }
}

const isRunning = (body: string): boolean => /⏳|stop with `\/cancel`|:running -->/.test(body)

type Fields = Readonly<Record<string, unknown>>

function objectOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? { ...value } : {}
}

function listOf(value: unknown, name: string): readonly Fields[] {
  const list = objectOf(value)[name]
  return Array.isArray(list) ? list.map(objectOf) : []
}

const isA =
  (type: string) =>
  (event: Fields): boolean =>
    event['type'] === type

function releasesIn(truth: Truth): readonly { readonly sha: string; readonly verdict: string }[] {
  return [...truth.records()]
    .filter(([path]) => path.startsWith('services/'))
    .flatMap(([, text]) => listOf(JSON.parse(text), 'releases'))
    .map(({ sha, verdict }) => ({ sha: String(sha), verdict: String(verdict) }))
}

/** Bytes of the records that a comment may change: not what a sweep remembers. */
function sizeOf(truth: Truth): number {
  return [...truth.records()]
    .filter(([path]) => /^(services|commands|incidents)\//.test(path))
    .reduce((sum, [, text]) => sum + text.length, 0)
}
