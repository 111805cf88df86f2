'use server'

import type { ActionState } from '@/components/ui/action-form'

/** Fails where the text asks for it; what worked can be taken back. */
export async function pretend(_: ActionState, form: FormData): Promise<ActionState> {
  await new Promise((later) => setTimeout(later, 400))
  const text = String(form.get('text') ?? '')
  const values = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]))
  if (text.includes('x')) {
    return { error: 'It holds an x.', fields: { text: 'Leave out the x.' }, values }
  }
  return { ok: `Taken: ${text}`, undo: takeBack.bind(null, text) }
}

/** @public Bound above; a server action must be exported to be sent. */
export async function takeBack(text: string): Promise<ActionState> {
  return { ok: `Taken back: ${text}` }
}
