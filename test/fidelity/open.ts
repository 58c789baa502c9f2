import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { playScenario } from '../../src/drill/play.ts'
import * as github from '@outage-playbook/rehearsal/github/github.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import * as world from '../../src/drill/world.ts'
import { watch } from './watch.ts'

/** Hundreds of runs of the same files: they are compiled once. */
const compiled = { NODE_COMPILE_CACHE: join(tmpdir(), 'outage-playbook-compiled') }

/** A rehearsed GitHub that is held against GitHub's description. Tests open no other. */
export async function openGitHub(options: github.GitHubOptions): Promise<github.GitHub> {
  const opened = await github.openGitHub(options)
  watch(opened)
  return opened
}

/** A world whose GitHub is held against it. */
export async function openWorld(options: world.WorldOptions): Promise<World> {
  const opened = await world.openWorld({ ...options, env: { ...compiled, ...options.env } })
  watch(opened.github)
  return opened
}

/** A scenario in a world whose GitHub is held against it. */
export const playWatched: typeof playScenario = (scenario, options, onStep) =>
  playScenario(scenario, { ...options, opened: ({ github }) => watch(github) }, onStep)
