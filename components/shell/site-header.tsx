import Link from 'next/link'
import { ButtonLink } from '@/components/ui/button'
import { Brand } from './brand'

/** The head of pages that are the same for everybody: it does not know who looks. */
export function SiteHeader() {
  return (
    <header className="border-line border-b print:hidden">
      <div className="mx-auto flex h-14 max-w-6xl items-center justify-between gap-4 px-4 sm:px-6">
        <Brand />
        <nav aria-label="Main" className="flex items-center gap-2">
          <Link href="/#verify" className="rounded-md px-3 py-2 font-medium hover:bg-sunk">
            Verify
          </Link>
          <ButtonLink look="plain" size="small" href="/sign-in">
            Sign in
          </ButtonLink>
        </nav>
      </div>
    </header>
  )
}
