import { route } from '../http.ts'
import { forward } from './issues.ts'

/** What the upstream answers well enough by itself. Nothing else of it is reachable. */
export const upstreamRoutes = [
  route('GET', '', 'metadata:read', forwardAsIs),
  route('GET', '//user', 'metadata:read', forwardAsIs),
  route('GET', '//users/*rest', 'metadata:read', forwardAsIs),
  route('GET', '//search/issues', 'issues:read', forwardAsIs),
  ...['/issues', '/issues/*rest', '/labels', '/labels/*rest', '/milestones', '/milestones/*rest']
    .concat('/assignees', '/assignees/*rest')
    .map((path) => route('GET', path, 'issues:read', forwardAsIs)),
  ...['/labels', '/milestones'].flatMap((path) => [
    route('POST', path, 'issues:write', forwardAsIs),
    route('PATCH', `${path}/*rest`, 'issues:write', forwardAsIs),
    route('DELETE', `${path}/*rest`, 'issues:write', forwardAsIs),
  ]),
]

function forwardAsIs(call: Parameters<typeof forward>[0]): ReturnType<typeof forward> {
  return forward(call)
}
