import { Listr } from 'listr2'
import { summary, type EndedStep, type Story } from './story.ts'

/** One task of the list: what is told of it, and its end. */
type Line = {
  readonly ended: Promise<EndedStep | undefined>
  finish(step: EndedStep | undefined): void
  /** What was told before the list got here. */
  readonly early: string[]
  show?: (text: string) => void
}

/** A story as a list of tasks that changes while it is played; for terminals. */
export function liveStory(titles: readonly string[]): Story {
  const lines = titles.map(openLine)
  const tasks = new Listr(
    lines.map((line, step) => ({
      title: titles[step] ?? '',
      rendererOptions: { persistentOutput: true, outputBar: Infinity },
      async task(_, task) {
        line.show = (text) => void (task.output = text)
        line.early.forEach(line.show)
        const ended = await line.ended
        if (ended === undefined) return task.skip()
        task.title = `${titles[step] ?? ''} · ${summary(ended)}`
        if (!ended.ok) throw new Error(ended.evidence)
      },
    })),
    {
      exitOnError: false,
      registerSignalListeners: false,
      rendererOptions: { showErrorMessage: false, collapseSkips: false },
    },
  )
  const shown = tasks.run()
  return {
    tell(report) {
      const line = lines[report.step]
      if (line === undefined) return
      if (report.kind === 'told') (line.show ?? ((text) => line.early.push(text)))(report.text)
      if (report.kind === 'ended') line.finish(report)
    },
    async end() {
      for (const line of lines) line.finish(undefined)
      await shown
    },
  }
}

function openLine(): Line {
  let finish: Line['finish'] = () => undefined
  const ended = new Promise<EndedStep | undefined>((resolve) => (finish = resolve))
  return { ended, finish, early: [] }
}
