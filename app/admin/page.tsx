import type { Metadata } from 'next'
import Link from 'next/link'
import { gate } from '@/app/gate'
import { MonthChart } from '@/components/charts/month-chart'
import { ButtonLink } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getOverview } from '@/lib/awards/certificates/overview'

export const metadata: Metadata = { title: { absolute: 'Overview · Laurel admin' } }

export default async function OverviewPage() {
  const { issued, revoked, expiringSoon, waitingForReview, perMonth } = await gate(getOverview)
  return (
    <>
      <PageHeader
        title="Overview"
        actions={<ButtonLink href="/admin/imports">Import completions</ButtonLink>}
      />
      <Section title="What needs attention">
        <ul className="grid gap-3 sm:grid-cols-2">
          <Attention
            count={waitingForReview}
            href="/admin/review"
            text="waiting for review"
            calm="Nothing waits for review."
          />
          <Attention
            count={expiringSoon}
            text="expiring within 60 days"
            calm="Nothing expires within 60 days."
          />
        </ul>
      </Section>
      <Section
        title="Certificates issued"
        aside={
          <p className="text-muted tabular-nums">
            {issued.toLocaleString('en')} in all, {revoked.toLocaleString('en')} revoked
          </p>
        }
      >
        {issued > 0 ? (
          <MonthChart label="Certificates issued per month" unit="Issued" months={perMonth} />
        ) : (
          <EmptyState
            title="No certificate issued yet"
            action={<ButtonLink href="/admin/imports">Import completions</ButtonLink>}
          >
            <p>
              Import a file of completions, or record one by hand; certificates follow by
              themselves.
            </p>
          </EmptyState>
        )}
      </Section>
    </>
  )
}

function Attention({
  count,
  href,
  text,
  calm,
}: {
  count: number
  href?: string
  text: string
  calm: string
}) {
  if (count === 0) {
    return <li className="rounded-md border border-line px-5 py-4 text-muted">{calm}</li>
  }
  return (
    <li className="relative flex items-baseline gap-3 rounded-md border border-line bg-surface px-5 py-4 has-[a]:hover:border-line-strong">
      <span className="font-serif text-warn text-xl tabular-nums">
        {count.toLocaleString('en')}
      </span>
      {href ? (
        <Link href={href} className="font-medium after:absolute after:inset-0">
          {text}
        </Link>
      ) : (
        <span className="font-medium">{text}</span>
      )}
    </li>
  )
}
