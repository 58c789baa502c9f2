import { routes, type Vercel } from './routes.ts'
import { refusal, type Answer } from './variables.ts'

/** A token that it does not know is 403, not 401. */
const stranger: Answer = {
  status: 403,
  body: refusal('forbidden', 'Not authorized', { invalidToken: true }),
}

/** Answers those who have the token, and name the team each time. */
export async function answerRequest(
  vercel: Vercel,
  token: string,
  request: Request,
): Promise<Response> {
  const text = await request.text()
  const body: unknown = text === '' ? undefined : JSON.parse(text)
  const may = request.headers.get('authorization') === `Bearer ${token}`
  const made = may ? perform(vercel, request.method, new URL(request.url), body) : stranger
  return new Response(made.body === undefined ? null : JSON.stringify(made.body), {
    status: made.status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  })
}

function perform(vercel: Vercel, method: string, url: URL, body: unknown): Answer {
  const { pathname, searchParams: query } = url
  if (query.get('teamId') !== vercel.project.team) {
    return { status: 404, body: refusal('not_found', 'Not found') }
  }
  const asked = `${method} ${pathname}`
  for (const { on, answer } of routes) {
    const params = on.exec(asked)?.slice(1).map(decodeURIComponent)
    if (params) return answer(vercel, { params, query, body })
  }
  return { status: 404, body: refusal('not_found', 'Not found') }
}
