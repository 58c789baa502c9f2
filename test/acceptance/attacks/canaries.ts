import { isObject } from '@outage-playbook/rehearsal/github/http.ts'
import type { World } from '@outage-playbook/rehearsal/world.ts'
import type { EndedRun } from '@outage-playbook/rehearsal/runner/played-run.ts'

/** A word that stands in every canary, and nowhere else. */
const song = 'K4n4r1'

/** What no encoder and no Markdown leaves as it is. */
const awkward = `_*[x](y)<b>&"'\\|\`~#%+ @/=ü`

const bird = (name: string): string => `${song}${name.replaceAll(/[^A-Za-z]/g, '')}${song}`

const pem = (name: string): string =>
  [
    '-----BEGIN PRIVATE KEY-----',
    `${bird(name)}AAAABBBB`,
    `CCCCDDDD${bird(name)}`,
    '-----END PRIVATE KEY-----',
  ].join('\n')

/** A secret in every variable that we name, and in some of a user's own. */
export const canaries: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    [
      'RENDER_API_KEY',
      'VERCEL_TOKEN',
      'SLACK_BOT_TOKEN',
      'PAGERDUTY_ROUTING_KEY',
      'STATUSPAGE_API_KEY',
      'ATLAS_CLIENT_SECRET',
      'GLOBALPING_TOKEN',
      'OUTAGE_AGE_IDENTITY',
      'GITHUB_TOKEN',
      'ACTIONS_RUNTIME_TOKEN',
      'ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      'INPUT_SOMETHING_SECRET',
      'MY_TOKEN',
      'DB_PASSWORD',
      'SOME_SECRET_VALUE',
      'SIGNING_KEY',
      'GH_PAT',
      'SESSION_COOKIE',
      'BASIC_AUTH',
    ].map((name) => [name, `${bird(name)}${awkward}${bird(name)}`]),
  ),
  OUTAGE_MONGODB_URI: `mongodb+srv://user:${encodeURIComponent(`${bird('mongo')}@x`)}@cluster.example.net/db`,
  DATABASE_URL: `postgres://user:${bird('postgres')}@db.example.net/app`,
  SLACK_WEBHOOK_URL: `https://hooks.slack.com/services/T0/B0/${bird('hook')}`,
  DEPLOY_HEADER: `ghp_${bird('header')}`,
  TLS_PRIVATE_KEY: pem('pem'),
  GOOGLE_CREDENTIALS: JSON.stringify({ type: 'service_account', private_key: pem('google') }),
  LONG_TOKEN: `${bird('long')}${'x'.repeat(400)}${bird('long')}`,
}

/**
 * A script that gives away every variable that it has: as it is, and as programs write it. It ends
 * as it is told to.
 */
export const leak = String.raw`
const own = Object.entries(process.env).filter(([, value]) => value.includes('${song.slice(0, 3)}' + '${song.slice(3)}'))
const base64 = (text) => Buffer.from(text).toString('base64')
for (const [name, value] of own) {
  console.log('env ' + name + '=' + value)
  console.log('json ' + JSON.stringify({ [name]: value }))
  console.log('twice ' + JSON.stringify(JSON.stringify({ [name]: value })))
  console.log('url https://example.net/?a=' + encodeURIComponent(value))
  console.log('form ' + new URLSearchParams({ value }))
  console.log('base64 ' + base64(value) + ' ' + base64('x:' + value) + ' ' + base64('xy:' + value))
  console.log('base64url ' + Buffer.from(value).toString('base64url'))
  console.log('hex ' + Buffer.from(value).toString('hex'))
  console.log('html ' + value.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;'))
  for (const line of value.split('\n')) console.log('line ' + line)
  if (URL.canParse(value)) console.log('password ' + decodeURIComponent(new URL(value).password || 'none'))
  if (value.startsWith('{')) console.log('parsed ' + JSON.parse(value).private_key)
  process.stdout.write(value.slice(0, 9))
  process.stdout.write(value.slice(9) + '\n')
}
console.error(new Error('failed with ' + process.env.MY_TOKEN, { cause: own }))
console.log('x'.repeat(4085) + process.env.MY_TOKEN)
console.log('last: ' + process.env[process.argv[2]])
process.exit(Number(process.argv[3] || '0'))
`

/** Where a canary sings: pieces of the text around it. Encoded ones are heard too. */
export function heardIn(text: string): readonly string[] {
  const pieces = [song, ...[0, 1, 2].map(aligned), Buffer.from(song).toString('hex')]
  return pieces.flatMap((piece) => {
    const at = text.indexOf(piece)
    return at < 0 ? [] : [text.slice(Math.max(0, at - 60), at + 60)]
  })
}

/** What is left of the song in base64, whatever stands before and behind it. */
function aligned(offset: number): string {
  const encoded = Buffer.from(`${'x'.repeat(offset)}${song}`).toString('base64')
  return encoded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + song.length) * 8) / 6))
}

/**
 * Listens to everything that leaves for GitHub, but for the token in its own header, and for what a
 * store of variables is sent, whose paths match `store`.
 */
export function listen(world: World, store?: RegExp): () => readonly string[] {
  const sent: string[] = []
  const stop = world.github.intercept(({ phase, request, headers, body }) => {
    if (phase !== 'before' || request.run === undefined) return undefined
    const { authorization: _, ...others } = headers
    sent.push(request.path, decodeURIComponent(request.path), JSON.stringify(others))
    if (store?.test(request.path)) return undefined
    sent.push(body)
    const content: unknown = body === '' ? undefined : JSON.parse(body)
    if (isObject(content) && typeof content['content'] === 'string') {
      sent.push(Buffer.from(content['content'], 'base64').toString('utf8'))
    }
    return undefined
  })
  return () => {
    stop()
    return sent
  }
}

/** Everything that a run leaves behind on its machine. */
export function leftBy(run: EndedRun): readonly string[] {
  const { stdout, stderr, summary, outputs, state } = run
  return [stdout, stderr, summary, JSON.stringify(outputs), JSON.stringify(state)]
}
