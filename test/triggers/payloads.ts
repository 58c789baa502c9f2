/** Payloads as GitHub sends them, cut down to what may matter; each takes what is different. */

const repository = { id: 1, name: 'chatbot-fluxa', full_name: 'acme/chatbot-fluxa', private: true }
const alice = { login: 'alice', id: 7, type: 'User', site_admin: false }
const page = 'https://github.com/acme/chatbot-fluxa'

export const sha = 'a1b2c3d4e5f60718293a4b5c6d7e8f9001122334'

type Part = Readonly<Record<string, unknown>>

/** `issue_comment`, on an incident's issue. */
export function comment(
  body: string,
  more: { comment?: Part; issue?: Part; action?: string } = {},
): unknown {
  return {
    action: more.action ?? 'created',
    issue: {
      number: 42,
      state: 'open',
      body: 'the incident',
      html_url: `${page}/issues/42`,
      user: { login: 'github-actions[bot]', type: 'Bot' },
      labels: [
        { id: 1, name: 'incident' },
        { id: 2, name: 'severity:P1' },
      ],
      ...more.issue,
    },
    comment: {
      id: 987,
      body,
      user: alice,
      created_at: '2026-05-01T10:00:00Z',
      updated_at: '2026-05-01T10:00:00Z',
      author_association: 'MEMBER',
      performed_via_github_app: null,
      html_url: `${page}/issues/42#issuecomment-987`,
      ...more.comment,
    },
    repository,
    sender: alice,
  }
}

/** `workflow_run` completed, of the deploy workflow on main. */
export function run(more: Part = {}, action = 'completed'): unknown {
  return {
    action,
    workflow_run: {
      id: 5001,
      name: 'Deploy',
      path: '.github/workflows/deploy.yml',
      head_branch: 'main',
      head_sha: sha,
      event: 'push',
      status: 'completed',
      conclusion: 'failure',
      run_attempt: 1,
      html_url: `${page}/actions/runs/5001`,
      created_at: '2026-05-01T10:00:00Z',
      updated_at: '2026-05-01T10:03:00Z',
      head_repository: { id: 1, full_name: 'acme/chatbot-fluxa', fork: false },
      ...more,
    },
    workflow: { id: 1001, name: 'Deploy', path: '.github/workflows/deploy.yml' },
    repository,
    sender: alice,
  }
}

/** `deployment_status`, of production. */
export function deployment(
  state: string,
  more: { deployment?: Part; status?: Part } = {},
): unknown {
  return {
    action: 'created',
    deployment: {
      id: 300,
      sha,
      ref: 'main',
      task: 'deploy',
      environment: 'production',
      payload: {},
      ...more.deployment,
    },
    deployment_status: {
      id: 301,
      state,
      environment: 'production',
      log_url: `${page}/actions/runs/5001/job/1`,
      target_url: '',
      environment_url: 'https://chatbot-fluxa.com',
      creator: { login: 'vercel[bot]', type: 'Bot' },
      created_at: '2026-05-01T10:03:00Z',
      ...more.status,
    },
    repository,
    sender: { login: 'vercel[bot]', type: 'Bot' },
  }
}

/** `issues` edited, of an incident, by alice. */
export function edit(
  from: string,
  body: string,
  more: { issue?: Part; sender?: Part } = {},
): unknown {
  return {
    action: 'edited',
    issue: {
      number: 42,
      state: 'open',
      body,
      html_url: `${page}/issues/42`,
      updated_at: '2026-05-01T10:05:00Z',
      labels: [{ name: 'incident' }],
      ...more.issue,
    },
    changes: { body: { from } },
    repository,
    sender: more.sender ?? alice,
  }
}
