import { speaker } from '@/app/speaker'
import type { Told } from '@/lib/platform/language/say'

/** Why an outcome is what it is, in the reader's language. */
export async function Reason({ told }: { told: Told }) {
  return (await speaker())(told)
}
