import Link from 'next/link'
import { useTranslations } from 'next-intl'
import type { ReactNode } from 'react'
import { Moment } from '@/components/ui/moment'

/** Where the log has it, by its newest checkpoint. */
export type Logged = { position: number; size: number; time: Date }

/** That the transparency log has the certificate, with the way to the proof; `logged` is null while it waits. */
export function LogProof({ path, logged }: { path: string; logged: Logged | null }) {
  const t = useTranslations('log.proof')
  const log = (words: ReactNode) => (
    <Link href="/log" className="font-medium text-laurel underline">
      {words}
    </Link>
  )
  if (!logged) return <p>{t.rich('soon', { log })}</p>
  const { position, size, time } = logged
  return (
    <p>
      {t.rich('there', { log, position, size, moment: () => <Moment date={time} /> })}{' '}
      <a href={`${path}/log-proof.json`} className="font-medium text-laurel underline">
        {t('open')}
      </a>
    </p>
  )
}
