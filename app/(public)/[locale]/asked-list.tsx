import { Award, BookOpen, Coins } from 'lucide-react'
import Link from 'next/link'
import { useFormatter, useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import type { Asked } from '@/lib/awards/certifications/public-requirements'

const icons = { course: BookOpen, certification: Award, fee: Coins }

/** What a certification asks for, in plain words. */
export function AskedList({ asked }: { asked: Asked[] }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {asked.map((one) => {
        const Icon = icons[one.kind]
        return (
          <li key={one.kind === 'fee' ? 'fee' : one.kind + one.slug} className="flex gap-3 py-3">
            <Icon aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-muted" />
            <p className="min-w-0 wrap-anywhere">
              <AskedWords asked={one} />
            </p>
          </li>
        )
      })}
    </ul>
  )
}

function AskedWords({ asked }: { asked: Asked }) {
  const t = useTranslations('catalogue.ask')
  const format = useFormatter()
  switch (asked.kind) {
    case 'course': {
      const it = () => <EntryLink href={`/courses/${asked.slug}`}>{asked.title}</EntryLink>
      return asked.passMark === null
        ? t.rich('course', { it })
        : t.rich('courseWithMark', { it, mark: asked.passMark })
    }
    case 'certification':
      return t.rich('certification', {
        it: () => <EntryLink href={`/certifications/${asked.slug}`}>{asked.title}</EntryLink>,
      })
    case 'fee': {
      const { currency } = asked
      // Kept in the currency's minor unit, of which there are 100 to a euro and one to a yen.
      const digits =
        new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions()
          .maximumFractionDigits ?? 2
      const fee = format.number(asked.amount / 10 ** digits, { style: 'currency', currency })
      return t('fee', { fee })
    }
  }
}

export function EntryLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="font-medium text-laurel underline">
      <bdi>{children}</bdi>
    </Link>
  )
}
