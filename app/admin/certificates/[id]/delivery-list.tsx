import { CircleAlert, CircleCheck, Clock, MailX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'

type Delivery = {
  id: string
  type: 'issued' | 'revoked' | 'expiring' | 'expired'
  address: string | null
  state: 'pending' | 'sent' | 'failed' | 'bounced'
  at: Date
}

const looks = {
  pending: ['slate', Clock],
  sent: ['valid', CircleCheck],
  failed: ['danger', CircleAlert],
  bounced: ['danger', MailX],
} as const

/** The e-mails about a certificate, and whether each arrived. */
export function DeliveryList({ deliveries, email }: { deliveries: Delivery[]; email: string }) {
  const t = useTranslations('certificates.mails')
  if (deliveries.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <Table label={t('title')}>
      <Columns names={[t('what'), t('to'), t('state'), t('when')]} />
      <tbody>
        {deliveries.map(({ id, type, address, state, at }) => {
          const [tone, icon] = looks[state]
          return (
            <Row key={id}>
              <Cell nowrap>{t(`type.${type}`)}</Cell>
              <Cell className="min-w-40 break-all">{address ?? email}</Cell>
              <Cell>
                <Badge tone={tone} icon={icon}>
                  {t(`states.${state}`)}
                </Badge>
              </Cell>
              <Cell nowrap muted>
                <Moment date={at} />
              </Cell>
            </Row>
          )
        })}
      </tbody>
    </Table>
  )
}
