import { Moment } from '@/components/ui/moment'

const words: Record<string, string> = {
  'certificate/issued': 'Issued',
  'certificate/rendered': 'PDF made',
  'certificate/revoked': 'Revoked',
  'certificate/expiring': 'Expiry announced',
  'certificate/expired': 'Expired',
  'document/requested': 'PDF asked for again',
}

/** What was done to it and by whom, newest first. */
export function History({ entries }: { entries: { name: string; at: Date; actor: string }[] }) {
  return (
    <ol className="space-y-3 border-line border-s ps-4">
      {entries.map(({ name, at, actor }) => (
        <li key={`${name}${at.getTime()}`}>
          <p className="font-medium">{words[name] ?? name}</p>
          <p className="text-muted text-xs">
            <Moment date={at} />, {actor}
          </p>
        </li>
      ))}
    </ol>
  )
}
