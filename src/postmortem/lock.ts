import { typedText } from '../causes/typed.ts'
import { Taken, type Engine } from '../engine/context.ts'
import { explained, isPassing } from '../engine/answer.ts'
import { OutageError } from '../errors.ts'
import { itself } from '../incident/events.ts'
import type { PostMortemRecord } from '../incident/post-mortem.ts'
import type { Claim } from '../incident/record.ts'
import { askClaim, sameRun, withClaim } from '../records/claims.ts'
import type { RecordFile } from '../records/file.ts'

/** A record that this run alone works on, until it gives it back. */
export type Held = {
  /** True where a run died over it: what it did and could not write down has to be looked for. */
  readonly resumed: boolean
  /** Gives it back, together with a last change. */
  release(change: (record: PostMortemRecord) => PostMortemRecord): Promise<void>
  /**
   * Gives it back after an error; where GitHub did not answer, nothing is given back, and the next run
   * goes on: what was made and could not be written down is looked for.
   */
  abandon(cause: unknown, change: (record: PostMortemRecord) => PostMortemRecord): Promise<void>
}

const key = 'work'

/** Milliseconds to wait for another run, and between two looks. */
const patience = 120_000
const pause = 1_000

/**
 * Takes a post-mortem for this run, and waits while another one works on it. `line` is what a later
 * run has to carry out where this one dies. Throws `operation-running` where the other does not end.
 */
export async function takePostMortem(
  engine: Engine,
  file: RecordFile<PostMortemRecord>,
  line: string,
): Promise<Held> {
  engine.remember(file.key)
  const end = engine.clock.now().getTime() + patience
  for (;;) {
    const held = await attempt(engine, file, line)
    if (held) return held
    if (engine.clock.now().getTime() > end) throw busy(file.key)
    await engine.clock.sleep(pause, engine.signal)
    await file.refresh()
  }
}

async function attempt(
  engine: Engine,
  file: RecordFile<PostMortemRecord>,
  line: string,
): Promise<Held | undefined> {
  const before = await predecessor(engine, file.value)
  if (before === 'busy') return undefined
  const now = engine.clock.now().toISOString()
  const invocation = {
    key: `${file.key}:${engine.run.id}:${engine.run.attempt}:${engine.run.nonce ?? ''}:${now}`,
    cause: typedText(line),
    actor: { login: itself, kind: 'itself' as const },
    at: now,
  }
  const claim: Claim = { key, invocation, run: engine.run, at: now }
  try {
    await file.update((record) => taken(record, claim, before), line)
  } catch (error) {
    if (error instanceof Taken) return undefined
    throw error
  }
  const release: Held['release'] = async (change) => {
    await file.update((record) => {
      const mine = record.claims.some((other) => other.invocation.key === claim.invocation.key)
      if (!mine) throw new Taken()
      return { ...change(record), claims: [] }
    }, `Done: ${line}`)
  }
  return {
    resumed: before !== undefined,
    release,
    async abandon(cause, change) {
      if (!isPassing(explained(cause))) await release(change).catch(() => undefined)
    },
  }
}

/** The claim of a run that died over it; `busy` where one works on it. */
async function predecessor(
  engine: Engine,
  record: PostMortemRecord,
): Promise<Claim | 'busy' | undefined> {
  const answer = await askClaim(record, key, engine.isGone)
  if (answer.status === 'ours') return answer.before
  if (answer.status === 'finished') return undefined
  // An earlier command of this run, that could not give it back.
  return sameRun(answer.claim.run, engine.run) ? answer.claim : 'busy'
}

/** The record with the claim; throws `Taken` where another run was faster. */
function taken(
  record: PostMortemRecord,
  claim: Claim,
  before: Claim | undefined,
): PostMortemRecord {
  const free = { ...record, claims: record.claims.filter(({ finished }) => !finished) }
  const claimed = withClaim(free, claim, before)
  if (claimed === undefined) throw new Taken()
  return claimed
}

function busy(key: string): OutageError {
  return new OutageError('operation-running', `Another run works on \`${key}\` still.`, {
    remedy: 'Type it again when that run has ended.',
  })
}
