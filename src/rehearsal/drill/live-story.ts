import { Listr } from 'listr2'
import type { StepReport } from './play.ts'
import { summary, type Story } from './story.ts'

type Ended = Extract<StepReport, { kind: 'ended' }>

type Line = {
  readonly started: PromiseWithResolvers<undefined>
  readonly ended: PromiseWithResolvers<Ended | undefined>
  tell(text: string): void
}

/** A story as a list of tasks that changes while it is played; for terminals. */
export function liveStory(titles: readonly string[]): Story {
  const lines = titles.map(openLine)
  const tasks = new Listr(
    titles.map((title, step) => ({
      title,
      rendererOptions: { persistentOutput: true, outputBar: Infinity },
      async task(_: unknown, task) {
        const line = lines[step]
        if (line === undefined) return
        line.tell = (text) => (task.output = text)
        const report = await line.ended.promise
        if (report === undefined) return task.skip()
        task.title = `${title} · ${summary(report)}`
        if (!report.ok) throw new Error(report.evidence)
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
      if (report.kind === 'told') line?.tell(report.text)
      if (report.kind === 'ended') line?.ended.resolve(report)
    },
    async end() {
      for (const { ended } of lines) ended.resolve(undefined)
      await shown
    },
  }
}
