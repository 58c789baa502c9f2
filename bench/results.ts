import { writeFile } from 'node:fs/promises'
import { arch, availableParallelism, platform } from 'node:os'
import { tryGit } from '@outage-playbook/rehearsal/github/git/run.ts'

/** The machine, as far as the figures depend on it. */
export async function machine(): Promise<Record<string, string | number>> {
  const { stdout } = await tryGit('.', ['--version'])
  return {
    node: process.version,
    git: stdout
      .toString('utf8')
      .replace(/^git version /, '')
      .trim(),
    platform: `${platform()} ${arch()}`,
    cores: availableParallelism(),
  }
}

/** Keeps a run's figures in `bench/results.json`. */
export async function keep(results: object): Promise<void> {
  const text = `${JSON.stringify(results, null, 2)}\n`
  await writeFile(new URL('results.json', import.meta.url), text)
}
