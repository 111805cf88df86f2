import { StatusBadge } from '@/components/certificates/status'
import { classes } from '@/components/ui/classes'
import { Mark } from '@/components/ui/mark'
import { Day } from '@/components/ui/moment'
import type { PublicCertificate } from './public-certificate'

/** The certificate as one sees it: the words of the document, in any script a browser can draw. */
export function Sheet({ certificate }: { certificate: PublicCertificate }) {
  const { recipientName, title, issuer, awardedAt, status } = certificate
  const voided = status === 'revoked'
  return (
    <div className="self-start rounded-md border border-gold-line/70 bg-surface p-1.5 shadow-md sm:p-2.5">
      <div className="flex flex-col items-center justify-center gap-5 border border-gold-line/50 px-5 py-12 text-center sm:min-h-[30rem] sm:px-12">
        <Mark className={classes('size-16', voided ? 'text-muted' : 'text-laurel')} />
        {/* Said here too, for a picture of this part alone must not pass for more than it is. */}
        {status === 'valid' ? null : <StatusBadge status={status} />}
        <p className="text-muted text-sm">This is to certify that</p>
        <h1
          dir="auto"
          className={classes(
            'max-w-full wrap-anywhere font-semibold',
            nameSize(recipientName),
            voided && 'text-muted',
          )}
        >
          {recipientName}
        </h1>
        <p className="text-muted text-sm">has been awarded</p>
        <p dir="auto" className="max-w-full wrap-anywhere font-serif text-xl">
          {title}
        </p>
        <div className="my-1 h-px w-24 bg-gold-line" />
        <p>
          <bdi className="font-medium">{issuer.name}</bdi>, <Day date={awardedAt} />
        </p>
      </div>
    </div>
  )
}

/** Long names are set smaller, so that they stay a name and do not become a paragraph. */
function nameSize(name: string) {
  if (name.length > 80) return 'text-lg'
  if (name.length > 32) return 'text-xl'
  return 'text-xl sm:text-2xl'
}
