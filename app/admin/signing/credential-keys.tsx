import { Archive, History, KeyRound, ShieldX } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Badge } from '@/components/ui/badge'
import { Code } from '@/components/ui/code'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { Fact, Facts } from '@/components/ui/facts'
import { TextField } from '@/components/ui/field'
import { Day } from '@/components/ui/moment'
import { Section } from '@/components/ui/section'
import type { ListedKey, listCredentialKeys } from '@/lib/awards/credentials/list-keys'
import { compromiseKey, replaceCredentials, retireKey } from './actions'

type Listed = Awaited<ReturnType<typeof listCredentialKeys>>
type Issuer = { id: string; name: string }

/** The keys of an issuer's credentials, the ones that sign first, with what can be done to each. */
export function CredentialKeys({ issuer, listed }: { issuer: Issuer; listed: Listed }) {
  const t = useTranslations('credentials.keys')
  const { did, slug, keys } = listed
  const order = ['in-use', 'replaced', 'retired', 'compromised']
  const sorted = keys.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state))
  return (
    <Section title={t('title')}>
      <p className="mb-4 text-muted">{t('lead', { issuer: issuer.name })}</p>
      <Facts>
        <Fact name={t('did')}>
          <Code>{did}</Code>
        </Fact>
        <Fact name={t('document')}>
          <a href={`/issuers/${slug}/did.json`} className="text-laurel underline">
            did.json
          </a>
        </Fact>
      </Facts>
      {keys.length === 0 ? <p className="mt-4 text-muted">{t('noneHint')}</p> : null}
      <ul className="mt-6 space-y-6">
        {sorted.map((key) => (
          <li key={key.id}>
            <OneKey {...{ issuer, credentialKey: key }} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

const looks = {
  'in-use': { tone: 'valid', icon: KeyRound },
  replaced: { tone: 'slate', icon: History },
  retired: { tone: 'slate', icon: Archive },
  compromised: { tone: 'danger', icon: ShieldX },
} as const

function OneKey({ issuer, credentialKey }: { issuer: Issuer; credentialKey: ListedKey }) {
  const t = useTranslations('credentials.keys')
  const { id, algorithm, publicKey, state, createdAt, replacedAt } = credentialKey
  const { retiredAt, compromisedSince } = credentialKey
  return (
    <div className="space-y-3">
      <Facts>
        <Fact name={t('state')}>
          <Badge {...looks[state]}>{t(`states.${state}`)}</Badge>
        </Fact>
        <Fact name={t('kind')}>{t(algorithm)}</Fact>
        <Fact name={t('key')}>
          <Code>{publicKey}</Code>
        </Fact>
        <Fact name={t('made')}>
          <Day date={createdAt} />
        </Fact>
        {replacedAt && state === 'replaced' ? (
          <Fact name={t('states.replaced')}>
            <Day date={replacedAt} />
          </Fact>
        ) : null}
        {retiredAt ? (
          <Fact name={t('states.retired')}>
            <Day date={retiredAt} />
          </Fact>
        ) : null}
        {compromisedSince ? (
          <Fact name={t('since')}>
            <Day date={compromisedSince} />
          </Fact>
        ) : null}
      </Facts>
      <div className="flex flex-wrap gap-2">
        {state === 'in-use' ? (
          <ConfirmDialog
            trigger={t('replace')}
            triggerSize="small"
            title={t('replaceTitle')}
            lead={t('replaceText')}
            action={replaceCredentials}
            verb={t('replace')}
            busy={t('busy')}
            look="primary"
            hidden={{ issuerId: issuer.id, algorithm, replaces: id }}
          />
        ) : null}
        {state === 'replaced' ? (
          <ConfirmDialog
            trigger={t('retire')}
            triggerSize="small"
            title={t('retireTitle')}
            lead={t('retireText')}
            action={retireKey}
            verb={t('retire')}
            busy={t('busy')}
            hidden={{ keyId: id }}
          />
        ) : null}
        {state === 'compromised' ? null : (
          <ConfirmDialog
            trigger={t('compromise')}
            triggerSize="small"
            title={t('compromiseTitle')}
            lead={t('compromiseText')}
            action={compromiseKey}
            verb={t('compromise')}
            busy={t('busy')}
            hidden={{ keyId: id }}
          >
            <TextField name="since" type="date" label={t('since')} required />
          </ConfirmDialog>
        )}
      </div>
    </div>
  )
}
