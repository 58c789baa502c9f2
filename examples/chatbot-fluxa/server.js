import { createServer } from 'node:http'
import { answer, loadAnswers } from './chat.js'
import { openChats } from './chats.js'
import { health } from './health.js'

const release = process.env.RELEASE ?? 'development'
const answers = loadAnswers()
const chats = openChats(process.env.MONGODB_URI)

const routes = {
  'GET /': () => ({ status: 200, body: { service: 'chatbot-fluxa', release } }),
  'GET /api/health': () => health(answers, release, chats),
  'POST /api/chat': ({ message }) => {
    const reply = answer(answers, message)
    // Whoever chats does not wait for the database.
    chats.keep({ message, reply }).catch((error) => console.error(`not kept: ${error.message}`))
    return { status: 200, body: { reply } }
  },
  'GET /api/chats': async () => ({ status: 200, body: { chats: await chats.last(10) } }),
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, 'http://localhost')
  const route = routes[`${request.method} ${pathname}`]
  const { status, body } = route
    ? await attempt(route, request)
    : { status: 404, body: { error: 'not found' } }
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' })
  response.end(JSON.stringify(body))
})

async function attempt(route, request) {
  try {
    return await route(await readJson(request))
  } catch (error) {
    return { status: 500, body: { error: error.message } }
  }
}

async function readJson(request) {
  let text = ''
  for await (const chunk of request) text += chunk
  return text === '' ? {} : JSON.parse(text)
}

server.listen(Number(process.env.PORT ?? 3000), '127.0.0.1', () => {
  console.log(`listening on ${server.address().port}`)
})
process.on('SIGTERM', () => server.close(() => process.exit(0)))
