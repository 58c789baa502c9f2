/**
 * Random walks, from a terminal: `npm run walk`. Each is a history of pushes, deployments by us and by
 * others, comments, late, doubled and lost events, kills, faults, edits and deletions; after each step
 * an oracle that knows the world's truth says what is wrong. A walk that fails is shrunk.
 *
 *   --walks N   how many (default 20)
 *   --steps N   the longest walk (default 15)
 *   --seed N    of the first walk; the next ones count up from it
 *   --jobs N    walks at a time (default 2)
 *   --except P  faults that match this pattern are known, and do not count
 *   --shrink N  seconds for making a failing walk shorter (default 120)
 */
import { parseArgs } from 'node:util'
import fc from 'fast-check'
import pMap from 'p-map'
import { playWalk } from './play.ts'
import { anyWalk, describeStep, type Step } from './step.ts'

const { values } = parseArgs({
  options: {
    walks: { type: 'string', default: '20' },
    steps: { type: 'string', default: '15' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    jobs: { type: 'string', default: '2' },
    except: { type: 'string' },
    shrink: { type: 'string', default: '120' },
  },
})

const first = Number(values.seed)
const count = Number(values.walks)
const walks = anyWalk(Number(values.steps))
const except = values.except === undefined ? undefined : new RegExp(values.except)
const play = (steps: readonly Step[]): Promise<string | undefined> =>
  playWalk(steps, except).then(() => undefined, String)
const began = performance.now()
let failed = 0
let taken = 0

/** Shortens a failing walk while there is time: it leaves out steps as long as it still fails. */
async function shrink(
  steps: readonly Step[],
): Promise<{ steps: readonly Step[]; message: string }> {
  const end = performance.now() + Number(values.shrink) * 1_000
  let best = steps
  let message = ''
  for (let index = best.length - 1; index >= 0 && performance.now() < end; index--) {
    const shorter = best.toSpliced(index, 1)
    const problem = await play(shorter)
    if (problem === undefined) continue
    best = shorter
    message = problem
  }
  return { steps: best, message }
}

await pMap(
  Array.from({ length: count }, (_, index) => first + index),
  async (seed) => {
    const [steps = []] = fc.sample(walks, { seed, numRuns: 1 })
    taken += steps.length
    const problem = await play(steps)
    if (problem === undefined) return
    failed++
    process.stdout.write(`\nSeed ${seed}: ${problem}\n`)
    const shorter = await shrink(steps)
    if (shorter.message === '') return
    const lines = shorter.steps.map(describeStep).join('\n  ')
    process.stdout.write(`\nSeed ${seed}, shorter: ${shorter.message.split('\n')[0]}\n  ${lines}\n`)
  },
  { concurrency: Number(values.jobs) },
)

const seconds = Math.round((performance.now() - began) / 1_000)
process.stdout.write(
  `\n${count} walks of ${taken} steps in ${seconds} s, seeds ${first} to ${first + count - 1}: ${failed} failed\n`,
)
process.exit(failed > 0 ? 1 : 0)
