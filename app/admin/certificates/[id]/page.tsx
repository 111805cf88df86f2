import { ExternalLink } from 'lucide-react'
import type { Metadata } from 'next'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { StatusBadge } from '@/components/certificates/status'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { Day, Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Section } from '@/components/ui/section'
import { getCertificate } from '@/lib/awards/certificates/queries'
import { reasonClassLabels } from '@/lib/awards/certificates/schema'
import { listMyIssuers } from '@/lib/awards/issuers/queries'
import { FileList } from './file-list'
import { History } from './history'
import { RevokeForm } from './revoke-form'

export const metadata: Metadata = { title: 'Certificate' }

export default async function CertificatePage({ params }: PageProps<{ id: string }>) {
  const { id } = await params
  const { certificate, role } = await gate(async (ctx) => {
    const certificate = await getCertificate(ctx, { certificateId: id })
    const mine = await listMyIssuers(ctx)
    return { certificate, role: mine.find(({ slug }) => slug === certificate.issuer.slug)?.role }
  })
  const { revocation, status } = certificate
  return (
    <>
      <PageHeader
        back={{ href: '/admin/certificates', label: 'Certificates' }}
        title={<bdi>{certificate.recipientName}</bdi>}
        lead={<bdi>{certificate.title}</bdi>}
        actions={
          <ButtonLink look="plain" href={`/c/${certificate.publicId}`}>
            <ExternalLink aria-hidden="true" className="size-4" />
            Public page
          </ButtonLink>
        }
      />
      {revocation ? (
        <div className="mb-8">
          <Banner
            tone="danger"
            title={
              <>
                Revoked <Moment date={revocation.at} />
                {revocation.byName ? <> by {revocation.byName}</> : null}
              </>
            }
          >
            <p>
              {reasonClassLabels[revocation.reasonClass]}:{' '}
              <span dir="auto">{revocation.reason}</span>
            </p>
          </Banner>
        </div>
      ) : null}
      <div className="grid grid-cols-[minmax(0,1fr)] gap-10 xl:grid-cols-[minmax(0,1fr)_24rem]">
        <div className="min-w-0">
          <CertificateFacts certificate={certificate} />
          <Section title="Files">
            <FileList
              publicId={certificate.publicId}
              status={status}
              files={certificate.artefacts}
            />
          </Section>
          <Section title="History">
            <History entries={certificate.history} />
          </Section>
        </div>
        {role === 'admin' && !revocation && status !== 'superseded' ? (
          <RevokeForm certificateId={certificate.id} name={certificate.recipientName} />
        ) : null}
      </div>
    </>
  )
}

type Certificate = Awaited<ReturnType<typeof getCertificate>>

function CertificateFacts({ certificate }: { certificate: Certificate }) {
  return (
    <Facts>
      <Fact name="Status">
        <StatusBadge status={certificate.status} />
      </Fact>
      <Fact name="E-mail">{certificate.email}</Fact>
      <Fact name="Issuer">
        <bdi>{certificate.issuer.name}</bdi>
      </Fact>
      <Fact name="Awarded">
        <Day date={certificate.awardedAt} />
      </Fact>
      <Fact name="Issued">
        <Moment date={certificate.issuedAt} />
      </Fact>
      <Fact name="Expires">
        {certificate.expiresAt ? <Day date={certificate.expiresAt} /> : 'Never'}
      </Fact>
      {certificate.score === null ? null : <Fact name="Score">{certificate.score} of 100</Fact>}
      <Fact name="Certificate id">
        <code dir="ltr" className="break-all font-mono text-xs">
          {certificate.publicId}
        </code>
      </Fact>
    </Facts>
  )
}
