import { headers } from 'next/headers'
import { clientHeader } from '@/lib/platform/access/client-address'

/** Who asks, for rate limits: what our own server has written down (`clientAddress`). */
export async function clientHere(): Promise<string> {
  return (await headers()).get(clientHeader) ?? 'unknown'
}
