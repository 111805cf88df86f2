import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { Fragment, type ReactNode } from 'react'
import type { Entry } from '@/lib/awards/certifications/public-catalogue'
import { kinds } from './kind'
import { useValidity } from './validity'

/** What the catalogue holds, a line each; `by` leaves out the issuer where the page is its own. */
export function EntryList({ entries, by = true }: { entries: Entry[]; by?: boolean }) {
  return (
    <ul className="divide-y divide-line border-line border-y">
      {entries.map((entry) => {
        const { folder, Icon } = kinds[entry.kind]
        return (
          <li
            key={entry.id}
            className="group relative grid grid-cols-[1.5rem_minmax(0,1fr)] gap-x-3 py-5 sm:gap-x-4"
          >
            <Icon aria-hidden="true" className="mt-1 size-5 text-gold" />
            <div className="min-w-0">
              <h3 className="line-clamp-3 wrap-anywhere font-serif text-lg leading-snug">
                <Link
                  href={`/${folder}/${entry.slug}`}
                  dir="auto"
                  className="after:absolute after:inset-0 group-hover:text-laurel group-hover:underline"
                >
                  {entry.title}
                </Link>
              </h3>
              <p dir="auto" className="mt-1 line-clamp-2 max-w-prose wrap-anywhere">
                {entry.description}
              </p>
              <EntryNotes entry={entry} by={by} />
            </div>
          </li>
        )
      })}
    </ul>
  )
}

function EntryNotes({ entry, by }: { entry: Entry; by: boolean }) {
  const t = useTranslations('catalogue')
  const validity = useValidity()
  const { kind, issuerName, validMonths, courses } = entry
  const notes: ReactNode[] = []
  if (by) {
    notes.push(
      <>
        {t(`kind.${kind}`)}{' '}
        {t.rich('by', { issuer: () => <bdi className="wrap-anywhere">{issuerName}</bdi> })}
      </>,
    )
  }
  if (validMonths) notes.push(t('valid', { validity: validity(validMonths) }))
  if (courses !== null) notes.push(t('courses', { count: courses }))
  if (notes.length === 0) return null
  return (
    <p className="mt-2 text-muted text-xs">
      {notes.map((note, i) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: they never change places
        <Fragment key={i}>
          {i > 0 ? ' · ' : null}
          {note}
        </Fragment>
      ))}
    </p>
  )
}
