import { instant } from '../instant.ts'
import { statusOf, type GitHub } from './client.ts'

export type ClosedIssue = {
  readonly number: number
  readonly url: string
  readonly closedAt: string
}

/**
 * The closed issues with a label that changed last; nothing where none changed since `etag`. At most a
 * hundred: whoever asks often misses none.
 */
export async function closedIssues(
  github: GitHub,
  label: string,
  etag: string | undefined,
): Promise<{ readonly issues: readonly ClosedIssue[]; readonly etag?: string } | undefined> {
  try {
    const { data, headers } = await github.octokit.rest.issues.listForRepo({
      owner: github.owner,
      repo: github.repo,
      labels: label,
      state: 'closed',
      sort: 'updated',
      direction: 'desc',
      per_page: 100,
      headers: etag === undefined ? {} : { 'if-none-match': etag },
    })
    const issues = data.map(({ number, html_url, closed_at }) => ({
      number,
      url: html_url,
      closedAt: instant(closed_at ?? ''),
    }))
    return { issues, ...(headers.etag === undefined ? {} : { etag: headers.etag }) }
  } catch (error) {
    if (statusOf(error) === 304) return undefined
    throw error
  }
}
