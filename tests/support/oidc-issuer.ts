import { createHash, randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

type Claims = Record<string, unknown>

/** What the issuer does next; a test changes it to be lied to. */
type Behaviour = {
  /** Who signs in: told at the userinfo endpoint. */
  user: Claims
  /** Put over the claims of the ID token. */
  idToken: Claims
}

/**
 * An OpenID provider on this machine, over HTTP: discovery, authorisation code with PKCE, token, keys
 * and userinfo. It knows one client and asks nobody for a password.
 */
export async function startIssuer(client: { id: string; secret: string; redirectUri: string }) {
  const key = await generateKeyPair('RS256')
  const jwk = { ...(await exportJWK(key.publicKey)), kid: 'one', alg: 'RS256', use: 'sig' }
  const behaviour: Behaviour = { user: {}, idToken: {} }
  const codes = new Map<string, URLSearchParams>()
  const served: string[] = []
  let issuer = ''

  const routes: Record<string, (request: IncomingMessage, url: URL) => Promise<Answer>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/jwks': async () => ({ keys: [jwk] }),
    '/authorize': async (_, { searchParams: asked }) => {
      if (asked.get('client_id') !== client.id) return 400
      if (asked.get('redirect_uri') !== client.redirectUri) return 400
      const code = randomBytes(16).toString('hex')
      codes.set(code, asked)
      const back = new URL(client.redirectUri)
      back.search = `${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`
      return back
    },
    '/token': async (request) => {
      const body = new URLSearchParams(await textOf(request))
      const basic = Buffer.from(`${client.id}:${client.secret}`).toString('base64')
      if (request.headers.authorization !== `Basic ${basic}`) return 401
      const asked = codes.get(body.get('code') ?? '')
      codes.delete(body.get('code') ?? '')
      const verifier = createHash('sha256').update(body.get('code_verifier') ?? '')
      if (asked?.get('code_challenge') !== verifier.digest('base64url')) return 400
      const now = Math.floor(Date.now() / 1000)
      const nonce = asked.get('nonce')
      const claims = {
        ...{
          iss: issuer,
          aud: client.id,
          sub: String(behaviour.user.sub),
          iat: now,
          exp: now + 300,
        },
        ...(nonce && { nonce }),
        ...behaviour.idToken,
      }
      const idToken = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: 'one' })
        .sign(key.privateKey)
      return { access_token: 'access', token_type: 'Bearer', expires_in: 300, id_token: idToken }
    },
    '/userinfo': async (request) =>
      request.headers.authorization === 'Bearer access' ? behaviour.user : 401,
  }

  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '', issuer)
    served.push(url.pathname)
    send(response, (await routes[url.pathname]?.(request, url)) ?? 404)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    ...{ issuer, behaviour, served },
    close: () => new Promise((resolve) => server.close(resolve)),
  }
}

/** A status, a place to go, or JSON. */
type Answer = number | URL | Claims

function send(response: ServerResponse, answer: Answer) {
  if (typeof answer === 'number') return response.writeHead(answer).end('{}')
  if (answer instanceof URL) return response.writeHead(302, { location: answer.href }).end()
  return response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

async function textOf(request: IncomingMessage) {
  let text = ''
  for await (const part of request) text += part
  return text
}
