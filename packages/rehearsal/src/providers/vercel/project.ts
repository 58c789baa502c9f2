import type { Json } from '../../github/http.ts'

/** The one project, and the team that it belongs to. */
export type Project = {
  readonly team: string
  readonly id: string
  readonly name: string
  /** Whether what is built gets the production domain by itself. */
  autoAssignCustomDomains: boolean
  /** Milliseconds since the epoch. */
  readonly createdAt: number
  updatedAt: number
}

/** A project that is linked to a repository, and of which nothing is deployed yet. */
export function newProject(name: string): Project {
  const now = Date.now()
  return {
    team: 'team_rehearsal0000000000000',
    id: 'prj_rehearsal00000000000000',
    name,
    autoAssignCustomDomains: true,
    createdAt: now,
    updatedAt: now,
  }
}

/** What the project's page says, but for its deployments. (Vercel REST API: "Find a project".) */
export function projectShape(project: Project): Json {
  const { team, ...own } = project
  return {
    accountId: team,
    ...own,
    framework: null,
    nodeVersion: '24.x',
    rootDirectory: null,
    live: false,
    link: {
      type: 'github',
      repo: project.name,
      org: 'acme',
      repoId: 1,
      productionBranch: 'main',
      createdAt: project.createdAt,
    },
  }
}
