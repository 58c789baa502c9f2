import { readFileSync } from 'node:fs'
import { parseConfig } from '../config/load.ts'
import type { Answers } from './answers.ts'
import { drawConfiguration, scalar } from './configuration.ts'
import { drawOutageWorkflow } from './outage-workflow.ts'

/** A file to be written. */
export type SetupFile = { readonly path: string; readonly text: string }

export const configPath = '.github/outage.yml'
export const workflowPath = '.github/workflows/outage.yml'

/**
 * Every file that a repository needs. The configuration has passed the parser that reads it later:
 * `config-invalid` names the answer that cannot be.
 */
export function setupFiles(answers: Answers, commands: readonly string[]): readonly SetupFile[] {
  const configuration = drawConfiguration(answers)
  parseConfig(configuration, configPath, { commands })
  return [
    { path: configPath, text: configuration },
    { path: workflowPath, text: drawOutageWorkflow(answers) },
    { path: '.github/ISSUE_TEMPLATE/outage-report.yml', text: reportForm(answers) },
    { path: '.github/ISSUE_TEMPLATE/post-mortem.yml', text: postMortemForm() },
  ]
}

// The bundler copies files along only where their addresses are written like these.
function reportForm({ service, environment }: Answers): string {
  const form = new URL('../../.github/ISSUE_TEMPLATE/outage-report.yml', import.meta.url)
  return readFileSync(form, 'utf8')
    .replace('placeholder: chatbot-fluxa', () => `placeholder: ${scalar(service)}`)
    .replace('value: production', () => `value: ${scalar(environment)}`)
}

function postMortemForm(): string {
  const form = new URL('../../.github/ISSUE_TEMPLATE/post-mortem.yml', import.meta.url)
  return readFileSync(form, 'utf8')
}
