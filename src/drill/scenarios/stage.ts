import { readIncidentMarker } from '../../views/markers.ts'
import type { ChangeKind } from '@outage-playbook/rehearsal/github/history.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'

/** What people have done so far. */
export type Script = {
  readonly pushes: readonly {
    readonly kind: ChangeKind
    readonly author: string
    readonly sha: string
  }[]
  readonly commands: readonly Command[]
  /** Steps ticked by hand in the issue's body. */
  readonly ticks: readonly {
    readonly issue: number
    readonly author: string
    readonly step: string
  }[]
}

/** A comment with a command in it. */
export type Command = {
  readonly issue: number
  readonly comment: number
  readonly author: string
  readonly line: string
}

/** A Stage is where a scenario's people act; it remembers what they did. */
export type Stage = {
  readonly world: World
  readonly script: Script
  /** Pushes a change and waits until everything that follows from it is over. */
  push(kind: ChangeKind, author: string): Promise<string>
  /** Pushes a change, and waits for nothing. */
  startPush(kind: ChangeKind, author: string): Promise<string>
  /** Types a command and waits until everything that follows from it is over. */
  command(issue: number, author: string, line: string): Promise<Command>
  /** Types a command, and waits for nothing. */
  startCommand(issue: number, author: string, line: string): Promise<Command>
  openIssue(author: string, title: string, body: string): Promise<number>
  /** Number of the newest incident's issue; waits until there is one. */
  incident(): Promise<number>
  /** Ticks a box of the incident's issue by hand. */
  tick(issue: number, author: string, step: string): Promise<void>
}

/** Milliseconds to wait for an incident's issue. */
const patience = 15_000

/** Opens a stage in a world. */
export function openStage(world: World): Stage {
  const pushes: Script['pushes'][number][] = []
  const commands: Command[] = []
  const ticks: Script['ticks'][number][] = []

  const startPush = async (kind: ChangeKind, author: string): Promise<string> => {
    const sha = await world.push(kind, author)
    pushes.push({ kind, author, sha })
    return sha
  }
  const startCommand = async (issue: number, author: string, line: string): Promise<Command> => {
    const { id } = await world.comment(issue, author, line)
    const command = { issue, comment: Number(id), author, line }
    commands.push(command)
    return command
  }
  return {
    world,
    script: { pushes, commands, ticks },
    startPush,
    startCommand,
    async push(kind, author) {
      const sha = await startPush(kind, author)
      await world.waitForIdle()
      return sha
    },
    async command(issue, author, line) {
      const command = await startCommand(issue, author, line)
      await world.waitForIdle()
      return command
    },
    async openIssue(author, title, body) {
      return Number((await world.openIssue(author, title, body))['number'])
    },
    incident: () => findIncident(world),
    async tick(issue, author, step) {
      const box = new RegExp(`- \\[ \\] (.*<!-- step:${step} -->)`)
      await world.editBody(issue, author, (body) => body.replace(box, '- [x] $1'))
      ticks.push({ issue, author, step })
    },
  }
}

async function findIncident(world: World): Promise<number> {
  const end = Date.now() + patience
  for (;;) {
    const all = await world.issues()
    const incident = all.find(({ body }) => readIncidentMarker(String(body)) !== undefined)
    if (incident !== undefined) return Number(incident['number'])
    if (Date.now() > end) throw new Error('No incident was opened within 15 seconds.')
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}
