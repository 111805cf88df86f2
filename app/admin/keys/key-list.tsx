import { Clock, History, KeyRound, ShieldX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Day } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { ListedApiKey } from '@/lib/reach/api/list-api-keys'
import { KeyForms } from './key-forms'

const looks = {
  working: { tone: 'valid', icon: KeyRound },
  replaced: { tone: 'warn', icon: History },
  expired: { tone: 'slate', icon: Clock },
  revoked: { tone: 'danger', icon: ShieldX },
} as const

/** An issuer's keys for programs, with what each may do and what can be done to it. */
export function KeyList({ keys }: { keys: ListedApiKey[] }) {
  const t = useTranslations('apiKeys')
  return (
    <Table label={t('list')}>
      <Columns names={[t('key'), t('scopes'), t('state'), t('ends'), t('used'), '']} />
      <tbody>
        {keys.map((key) => (
          <OneKey key={key.id} listed={key} />
        ))}
      </tbody>
    </Table>
  )
}

function OneKey({ listed }: { listed: ListedApiKey }) {
  const t = useTranslations('apiKeys')
  const { id, name, prefix, scopes, state, createdAt, expiresAt, lastUsedAt, madeBy } = listed
  const works = state === 'working' || state === 'replaced'
  return (
    <Row>
      <Cell className="min-w-52">
        <span className="wrap-anywhere line-clamp-2 font-medium">
          <bdi>{name}</bdi>
        </span>
        <code dir="ltr" className="block font-mono text-muted text-xs">
          {prefix}_…
        </code>
        <span className="block text-muted text-xs">
          {t('made')} <Day date={createdAt} />
          {madeBy ? <bdi className="wrap-anywhere"> {t('madeBy', { name: madeBy })}</bdi> : null}
        </span>
      </Cell>
      <Cell className="min-w-44">
        <ul className="space-y-0.5">
          {scopes.map((scope) => (
            <li key={scope}>{t(`scope.${nameOf(scope)}`)}</li>
          ))}
        </ul>
      </Cell>
      <Cell nowrap>
        <Badge {...looks[state]}>{t(`states.${state}`)}</Badge>
      </Cell>
      <Cell nowrap muted>
        {state === 'revoked' ? '–' : expiresAt ? <Day date={expiresAt} /> : t('noEnd')}
      </Cell>
      <Cell nowrap muted>
        {lastUsedAt ? <Day date={lastUsedAt} /> : t('neverUsed')}
      </Cell>
      <Cell end nowrap>
        {works ? <KeyForms keyId={id} name={name} replaceable={state === 'working'} /> : null}
      </Cell>
    </Row>
  )
}

const nameOf = (scope: string) => scope.split(':')[1] as 'issue' | 'verify' | 'status'
