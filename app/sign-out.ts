'use server'

import { redirect } from 'next/navigation'
import { currentCtx } from '@/lib/reach/sign-in/current-ctx'
import { signOutHere } from '@/lib/reach/sign-in/session-jar'

export async function signOutAndLeave(): Promise<void> {
  await signOutHere(await currentCtx())
  redirect('/')
}
