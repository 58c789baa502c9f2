import fc from 'fast-check'

/** What goes wrong while a run of the action answers a step. */
export type Trouble =
  | { readonly kind: 'none' }
  /** The process is killed at its nth request, before the request is performed or after it. */
  | { readonly kind: 'kill'; readonly request: number; readonly when: 'before' | 'after' }
  /** GitHub fails once at the nth request. */
  | {
      readonly kind: 'fault'
      readonly request: number
      readonly when: 'before' | 'after'
      readonly answer: '500' | '502' | '429' | '403' | 'reset' | 'cut'
    }
  /** Somebody cancels the run at its nth request. */
  | { readonly kind: 'cancel'; readonly request: number }

/** Where a comment is written: an ordinary issue, or the newest incident's. */
export type Place = 'ordinary' | 'incident'

/** One thing that happens to a team's repository. Plain data, so that a failing walk can be shrunk. */
export type Step =
  | {
      readonly kind: 'push'
      readonly change: 'good' | 'fix' | 'bad-health' | 'crash-at-start' | 'harmless'
      /** `lost`: GitHub starts no run of ours for what the push sets off. */
      readonly event: 'delivered' | 'lost'
      readonly trouble: Trouble
    }
  /** A person deploys an older commit of main by hand, with the deploy workflow's input. */
  | { readonly kind: 'deploy'; readonly back: number; readonly event: 'delivered' | 'lost' }
  | {
      readonly kind: 'comment'
      readonly author: 'alice' | 'bob' | 'mallory'
      readonly place: Place
      readonly text: string
      /** `lost`: GitHub starts no run for the comment; `twice`: it starts two. */
      readonly event: 'delivered' | 'lost' | 'twice'
      readonly trouble: Trouble
    }
  | { readonly kind: 'sweep'; readonly trouble: Trouble }
  /** The newest run of the action is started again, with the same event. */
  | { readonly kind: 'rerun' }
  /** A person edits the newest comment; what it says then was not typed. */
  | { readonly kind: 'edit' }
  | { readonly kind: 'delete-comment' }
  | { readonly kind: 'close-by-hand' }
  | { readonly kind: 'clear-body' }

const request = fc.integer({ min: 1, max: 25 })
const when = fc.constantFrom('before' as const, 'after' as const)

const trouble: fc.Arbitrary<Trouble> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Trouble>({ kind: 'none' }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('kill' as const), request, when }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('fault' as const),
      request,
      when,
      answer: fc.constantFrom('500', '502', '429', '403', 'reset', 'cut'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('cancel' as const), request }) },
)

/** `NOTE` becomes a text that occurs once in the walk; `SHA` the commit that was deployed before. */
const lines = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.constantFrom(
      '/rollback',
      '/rollback',
      '/rollback',
      '/rollback SHA',
      '/rollback 2',
      '/rollback --dry-run',
    ),
  },
  {
    weight: 6,
    arbitrary: fc.constantFrom(
      '/declare',
      '/declare "NOTE"',
      '/ack',
      '/note NOTE',
      '/note NOTE\n/ack',
      'Some prose. NOTE\n/health',
      '/resolve',
      '/resolve --cause "NOTE"',
      '/resolve --close',
      '/reopen',
      '/retry',
      '/cancel',
      '/freeze --reason "NOTE"',
      '/unfreeze',
      '/release',
      '/health',
      '/severity P2',
      '/update "NOTE"',
      '/postmortem',
      '/correct started 10 minutes ago',
    ),
  },
  { weight: 1, arbitrary: fc.constantFrom('/help', '/history', '/timeline', '/gate', '/rolback') },
)

const author = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('alice' as const, 'bob' as const) },
  { weight: 1, arbitrary: fc.constant('mallory' as const) },
)

const arrival = fc.oneof(
  { weight: 8, arbitrary: fc.constant('delivered' as const) },
  { weight: 1, arbitrary: fc.constantFrom('lost' as const, 'twice' as const) },
)

const eventOfPush = fc.oneof(
  { weight: 4, arbitrary: fc.constant('delivered' as const) },
  { weight: 1, arbitrary: fc.constant('lost' as const) },
)

/** Any step, those that teams take often more often. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constant('push' as const),
      change: fc.constantFrom(
        'good',
        'bad-health',
        'bad-health',
        'crash-at-start',
        'fix',
        'harmless',
      ),
      event: eventOfPush,
      trouble,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('deploy' as const),
      back: fc.integer({ min: 0, max: 3 }),
      event: eventOfPush,
    }),
  },
  {
    weight: 10,
    arbitrary: fc.record({
      kind: fc.constant('comment' as const),
      author,
      place: fc.constantFrom('ordinary' as const, 'incident' as const, 'incident' as const),
      text: lines,
      event: arrival,
      trouble,
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sweep' as const), trouble }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'rerun' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'edit' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'delete-comment' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'close-by-hand' }) },
  { weight: 1, arbitrary: fc.constant<Step>({ kind: 'clear-body' }) },
)

/** A walk of exactly `length` steps. */
export const anyWalk = (length: number): fc.Arbitrary<readonly Step[]> =>
  fc.array(anyStep, { minLength: length, maxLength: length })

/** A step in a line, for people. */
export function describeStep(step: Step): string {
  const { kind, ...rest } = step
  return `${kind} ${JSON.stringify(rest)}`
}
