/** What the server said no to, in its words. */
export class Refused extends Error {}

/** Asks a route of ours from the page. Throws `Refused` with its sentence, or as fetch does. */
export async function askServer(path: string, body: unknown = {}) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Refused(await answer.text())
  return answer.json()
}
