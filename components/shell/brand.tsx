import Link from 'next/link'
import { Mark } from '@/components/ui/mark'

export function Brand() {
  return (
    <Link href="/" className="-ms-1 flex items-center gap-2 rounded-md p-1">
      <Mark className="size-6 text-laurel" />
      <span className="font-semibold font-serif text-lg">Laurel</span>
    </Link>
  )
}
