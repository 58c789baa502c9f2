import { actionsBot } from '@outage-playbook/rehearsal/github/actors.ts'
import { repliesTo } from '../answers.ts'
import type { Check } from '../scenario.ts'

/** The incident and the issue where the command was typed name each other. */
export const linkedBothWays: Check = {
  claim: 'the incident and the issue where the command was typed link to each other',
  find({ incident, incidentIssue, script, issues }) {
    const origin = script.commands[0]?.issue
    const number = incidentIssue?.number
    if (number === undefined) return ['There is no incident.']
    const answers = issues.find((issue) => issue.number === origin)?.comments ?? []
    return [
      ...(number === origin ? ['The incident is the issue where the command was typed.'] : []),
      ...(incident?.linked.some((link) => link.number === origin)
        ? []
        : [`The incident does not know of #${origin}.`]),
      ...(incidentIssue?.body.includes(`#${origin}`) ||
      incidentIssue?.body.includes(`/issues/${origin})`)
        ? []
        : [`The incident's issue does not name #${origin}.`]),
      ...(answers.some(
        ({ author, body }) => author === actionsBot && body.includes(`/issues/${number})`),
      )
        ? []
        : [`The answer in #${origin} does not link to #${number}.`]),
    ]
  },
}

/** The one who was refused is told why, and what it takes; nobody is named. */
export const toldWhoMay: Check = {
  claim: 'the refusal says why and what it takes, and names nobody',
  find(outcome) {
    return outcome.script.commands.flatMap((command) => {
      const [reply] = repliesTo(outcome, command)
      const text = reply?.body ?? ''
      return [
        ...(/permission/.test(text) ? [] : ['The answer does not speak of permission.']),
        ...(/somebody with \w+ permission/.test(text) ? [] : ['The answer does not say who may.']),
        ...(/alice|bob/.test(text) ? ['The answer names people to a stranger.'] : []),
      ]
    })
  },
}

/** Every command has exactly one answer. */
export const oneReplyEach: Check = {
  claim: 'every command has one answer',
  find(outcome) {
    return outcome.script.commands.flatMap((command) => {
      const count = repliesTo(outcome, command).length
      return count === 1
        ? []
        : [`${command.line} of ${command.author} in #${command.issue} has ${count} answers.`]
    })
  },
}
