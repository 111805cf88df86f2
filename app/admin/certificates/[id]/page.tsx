import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { StatusBadge } from '@/components/certificates/status'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { Day, Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getCertificate } from '@/lib/awards/certificates/queries'
import { listFiles } from '@/lib/awards/documents/files'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { revoke } from '../actions'
import { RevokeFields } from '../revoke-fields'
import { DeliveryList } from './delivery-list'
import { FileList } from './file-list'
import { History } from './history'

type Props = PageProps<{ id: string }>

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('certificates'))('one') }
}

export default async function CertificatePage({ params }: Props) {
  const { id } = await params
  const [t, words] = await Promise.all([
    getTranslations('certificates'),
    getTranslations('files.list'),
  ])
  const { certificate, files, role } = await gate(async (ctx) => {
    const certificate = await getCertificate(ctx, { certificateId: id })
    const [files, mine] = await Promise.all([
      listFiles(ctx, { certificateId: id }),
      listMyIssuers(ctx),
    ])
    return {
      certificate,
      files,
      role: mine.find(({ slug }) => slug === certificate.issuer.slug)?.role,
    }
  })
  const { revocation, status } = certificate
  const revocable = role === 'admin' && !revocation && status !== 'superseded'
  return (
    <>
      <PageHeader
        back={{ href: '/admin/certificates', label: t('title') }}
        title={<bdi>{certificate.recipientName}</bdi>}
        lead={<bdi>{certificate.title}</bdi>}
        actions={
          <>
            {certificate.privateSince ? null : (
              <ButtonLink look="plain" href={`/c/${certificate.publicId}`}>
                <ExternalLink aria-hidden="true" className="size-4" />
                {t('facts.publicPage')}
              </ButtonLink>
            )}
            {revocable ? (
              <>
                <ConfirmDialog
                  trigger={t('revoke.open')}
                  title={t('revoke.title', { count: 1 })}
                  lead={<bdi>{certificate.recipientName}</bdi>}
                  action={revoke}
                  hidden={{ 'certificateIds[]': certificate.id }}
                  verb={t('revoke.verb', { count: 1 })}
                  busy={t('revoke.busy')}
                >
                  <RevokeFields count={1} />
                </ConfirmDialog>
                <noscript>
                  <Link href={`/admin/certificates/revoke?certificateIds[]=${certificate.id}`}>
                    {t('revoke.open')}
                  </Link>
                </noscript>
              </>
            ) : null}
          </>
        }
      />
      {revocation ? (
        <div className="mb-8">
          <Banner
            tone="danger"
            title={t.rich('revokedBanner', {
              moment: () => <Moment date={revocation.at} />,
              by: revocation.byName ?? 'none',
            })}
          >
            <p>
              {t(`reasonClass.${revocation.reasonClass}`)}:{' '}
              <span dir="auto">{revocation.reason}</span>
            </p>
          </Banner>
        </div>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 xl:grid-cols-[minmax(0,1fr)_22rem]">
        <div className="min-w-0">
          <CertificateFacts certificate={certificate} />
          <Section title={words('title')}>
            <FileList
              certificateId={certificate.id}
              publicId={certificate.publicId}
              revoked={revocation !== null}
              isAdmin={role === 'admin'}
              files={files}
            />
          </Section>
          <Section title={t('mails.title')}>
            <DeliveryList deliveries={certificate.deliveries} email={certificate.email} />
          </Section>
        </div>
        <Section title={t('history.title')}>
          <History entries={certificate.history} />
        </Section>
      </div>
    </>
  )
}

type Certificate = Awaited<ReturnType<typeof getCertificate>>

async function CertificateFacts({ certificate }: { certificate: Certificate }) {
  const t = await getTranslations('certificates.facts')
  const words = await getTranslations('privacy.admin')
  return (
    <Facts>
      <Fact name={t('status')}>
        <StatusBadge status={certificate.status} />
      </Fact>
      {certificate.privateSince ? (
        <Fact name={words('fact')}>
          {words.rich('private', { day: () => <Day date={certificate.privateSince as Date} /> })}
        </Fact>
      ) : null}
      <Fact name={t('learner')}>
        <Link href={`/admin/people/${certificate.learnerId}`} className="text-laurel underline">
          {certificate.email}
        </Link>
      </Fact>
      <Fact name={t('issuer')}>
        <bdi>{certificate.issuer.name}</bdi>
      </Fact>
      <Fact name={t('awarded')}>
        <Day date={certificate.awardedAt} />
      </Fact>
      <Fact name={t('issued')}>
        <Moment date={certificate.issuedAt} />
      </Fact>
      <Fact name={t('expires')}>
        {certificate.expiresAt ? <Day date={certificate.expiresAt} /> : t('never')}
      </Fact>
      {certificate.score === null ? null : (
        <Fact name={t('score')}>{t('scoreOf', { score: certificate.score })}</Fact>
      )}
      <Fact name={t('id')}>
        <span className="flex flex-wrap items-center gap-2">
          <code dir="ltr" className="break-all font-mono text-xs">
            {certificate.publicId}
          </code>
          <CopyButton look="quiet" text={certificate.publicId} />
        </span>
      </Fact>
    </Facts>
  )
}
