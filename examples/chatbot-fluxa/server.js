import { createServer } from 'node:http'
import { answer, loadAnswers } from './chat.js'
import { health } from './health.js'

const release = process.env.RELEASE ?? 'development'
const answers = loadAnswers()

const routes = {
  'GET /': () => ({ status: 200, body: { service: 'chatbot-fluxa', release } }),
  'GET /api/health': () => health(answers, release),
  'POST /api/chat': (body) => ({ status: 200, body: { reply: answer(answers, body.message) } }),
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
    return route(await readJson(request))
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
