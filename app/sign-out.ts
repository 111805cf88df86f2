'use server'

import { signOut } from '@/lib/reach/sign-in/auth'

export async function signOutAndLeave(): Promise<void> {
  await signOut({ redirectTo: '/' })
}
