import { deploymentStatus } from './deployment-status.ts'
import type { Trigger } from './event.ts'
import { issueComment } from './issue-comment.ts'
import { issues } from './issues.ts'
import { schedule } from './schedule.ts'
import { workflowRun } from './workflow-run.ts'

/** What each kind of event asks for. */
export const triggers: Readonly<Record<string, Trigger>> = {
  issue_comment: issueComment,
  issues,
  workflow_run: workflowRun,
  deployment_status: deploymentStatus,
  schedule,
}
