import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { cache } from 'react'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { Banner } from '@/components/ui/banner'
import { Fact, Facts } from '@/components/ui/facts'
import { Day } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { getLearner } from '@/lib/awards/people/get-learner'
import { AddressDialog, SendAgainForm } from '../address-forms'
import { FormerAddresses } from './former-addresses'
import { CertificateTable, CompletionTable, DeliveryTable } from './learner-tables'
import { MergeDialog } from './merge-dialog'
import { MergedHere } from './merged-here'

type Props = PageProps<{ id: string }>

const read = cache((learnerId: string) =>
  gate(async (ctx) => {
    const [learner, issuers] = await Promise.all([
      getLearner(ctx, { learnerId }),
      listMyIssuers(ctx),
    ])
    const role = issuers.find(({ id }) => id === learner.issuerId)?.role
    return { learner, admin: role === 'admin' }
  }),
)

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: (await read((await params).id)).learner.name }
}

export default async function LearnerPage({ params }: Props) {
  const { learner, admin } = await read((await params).id)
  const t = await getTranslations('people')
  const undelivered = learner.deliveries.some(({ state }) => /failed|bounced/.test(state))
  return (
    <>
      <PageHeader
        back={{ href: '/admin/people', label: t('tabs.learners') }}
        title={<bdi>{learner.name}</bdi>}
        actions={
          admin && !learner.mergedIntoId ? (
            <>
              <MergeDialog id={learner.id} name={learner.name} />
              {undelivered ? <SendAgainForm id={learner.id} name={learner.name} /> : null}
              <AddressDialog id={learner.id} name={learner.name} email={learner.email} />
            </>
          ) : null
        }
      />
      {learner.mergedIntoId ? (
        <div className="mb-6">
          <Banner tone="slate" title={t('learner.isMerged')}>
            <Link className="text-laurel underline" href={`/admin/people/${learner.mergedIntoId}`}>
              {t('learner.whoStayed')}
            </Link>
          </Banner>
        </div>
      ) : null}
      <Facts>
        <Fact name={t('learner.email')}>{learner.email}</Fact>
        {learner.formerAddresses.length > 0 ? (
          <Fact name={t('learner.before')}>
            <FormerAddresses addresses={learner.formerAddresses} />
          </Fact>
        ) : null}
        <Fact name={t('learners.issuer')}>
          <bdi>{learner.issuerName}</bdi>
        </Fact>
        <Fact name={t('learners.since')}>
          <Day date={learner.createdAt} />
        </Fact>
      </Facts>
      {learner.mergedHere.length > 0 ? (
        <MergedHere rows={learner.mergedHere} admin={admin} />
      ) : null}
      <Section title={t('learner.certificates')}>
        <CertificateTable rows={learner.certificates} />
      </Section>
      <Section title={t('learner.completions')}>
        <CompletionTable rows={learner.completions} />
      </Section>
      <Section title={t('learner.mails')}>
        <DeliveryTable rows={learner.deliveries} />
      </Section>
    </>
  )
}
