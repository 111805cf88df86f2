import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

const apiKey = 're_test_secret'

/**
 * Resend's `POST /emails`: checks the key and the body's form, keeps each idempotency key's answer and
 * refuses the key with another body. `state.answer` replaces the answer, to play a service in trouble.
 */
export async function startResend() {
  const taken: { id: string; key: string; body: Record<string, unknown> }[] = []
  const state: { answer: ((response: ServerResponse) => void) | null; requests: number } = {
    answer: null,
    requests: 0,
  }
  const server = createServer(async (request, response) => {
    state.requests += 1
    const body = await bodyOf(request)
    if (state.answer) return state.answer(response)
    if (request.method !== 'POST' || request.url !== '/emails') {
      return send(response, 404, { statusCode: 404, name: 'not_found', message: 'No.' })
    }
    if (request.headers.authorization !== `Bearer ${apiKey}`) {
      const message = `API key ${request.headers.authorization} is invalid`
      return send(response, 401, { statusCode: 401, name: 'validation_error', message })
    }
    const key = String(request.headers['idempotency-key'])
    const mail = JSON.parse(body) as Record<string, unknown>
    if (request.headers['content-type'] !== 'application/json' || !mail.from || !mail.to) {
      const message = `Invalid to: ${mail.to}`
      return send(response, 422, { statusCode: 422, name: 'validation_error', message })
    }
    const earlier = taken.find((one) => one.key === key)
    if (earlier && JSON.stringify(earlier.body) !== body) {
      const message = 'Same key, other payload'
      const name = 'invalid_idempotent_request'
      return send(response, 409, { statusCode: 409, name, message })
    }
    const id = earlier?.id ?? `mail-${taken.length + 1}`
    if (!earlier) taken.push({ id, key, body: mail })
    send(response, 200, { id })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    apiKey,
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    taken,
    state,
    async close() {
      server.closeAllConnections()
      await new Promise((closed) => server.close(closed))
    },
  }
}

function send(response: ServerResponse, status: number, body: unknown) {
  response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body))
}

async function bodyOf(request: IncomingMessage) {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString()
}
