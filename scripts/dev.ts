import { serve } from '@/scripts/start'

/** `npm run dev`: pages follow the sources; the worker keeps those it started with. */
export function main(): Promise<never> {
  return serve({ dev: true })
}
