import { answer } from './chat.js'

/**
 * The self check: a real question has to get a real answer. `database` is `ok`, `down`, or `none`
 * where chats are not kept; the bot answers without one too.
 */
export async function health(answers, release, chats) {
  const reply = answer(answers, 'What are your opening hours?')
  const ok = reply.includes('9:00')
  const body = {
    status: ok ? 'ok' : 'error',
    release,
    database: await chats.state(),
    uptime: Math.round(process.uptime()),
    ...(ok ? {} : { error: 'the self check got no answer to a question about opening hours' }),
  }
  return { status: ok ? 200 : 503, body }
}
