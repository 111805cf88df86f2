'use server'

import { redirect } from 'next/navigation'
import { signOut } from '@/lib/reach/sign-in/auth'

export async function signOutAndLeave(): Promise<void> {
  await signOut({ redirect: false })
  redirect('/')
}
