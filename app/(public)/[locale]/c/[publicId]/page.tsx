import { Download, FileText } from 'lucide-react'
import type { Metadata } from 'next'
import { cache } from 'react'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { buttonClasses } from '@/components/ui/button'
import { dateText } from '@/components/ui/moment'
import { getPublicCertificate } from '@/lib/awards/certificates/queries'
import { CertificateFacts } from './certificate-facts'
import { Sheet } from './sheet'
import { Verdict } from './verdict'

const read = cache((publicId: string) => gate((ctx) => getPublicCertificate(ctx, publicId)))

export async function generateMetadata({
  params,
}: PageProps<{ publicId: string }>): Promise<Metadata> {
  const { publicId } = await params
  const { recipientName, title, issuer, awardedAt } = await read(publicId)
  const heading = `${recipientName}: ${title}`
  const description = `Awarded by ${issuer.name} on ${dateText(awardedAt, 'en')}. See whether it is valid.`
  return {
    title: heading,
    description,
    alternates: { canonical: `/c/${publicId}` },
    openGraph: { title: heading, description, type: 'website', siteName: 'Laurel' },
    // Whether people want to be found by name is theirs to say; until they can, nobody is.
    robots: { index: false, follow: false },
  }
}

export default async function CertificatePage({ params }: PageProps<{ publicId: string }>) {
  const { publicId } = await params
  const certificate = await read(publicId)
  return (
    <article>
      <Verdict certificate={certificate} />
      <div className="mx-auto grid max-w-6xl grid-cols-[minmax(0,1fr)] gap-10 px-4 py-8 sm:px-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:py-12">
        <Sheet certificate={certificate} />
        <div>
          {certificate.status === 'revoked' ? null : (
            <Files publicId={publicId} ready={certificate.pdf !== null} />
          )}
          <CertificateFacts certificate={certificate} />
        </div>
      </div>
    </article>
  )
}

function Files({ publicId, ready }: { publicId: string; ready: boolean }) {
  const pdf = `/c/${publicId}/certificate.pdf`
  if (!ready) {
    return (
      <p className="mb-6 text-muted print:hidden">
        The PDF is being made. Come back in a moment; the certificate itself already counts.
      </p>
    )
  }
  return (
    <div className="mb-6 flex flex-wrap gap-2 print:hidden">
      <a href={pdf} download className={buttonClasses()}>
        <Download aria-hidden="true" className="size-4" />
        Download PDF
      </a>
      <a href={`${pdf}?view=1`} className={buttonClasses('plain')}>
        <FileText aria-hidden="true" className="size-4" />
        View PDF
      </a>
    </div>
  )
}
