import { useTranslations } from 'next-intl'
import { ConfirmDialog } from '@/components/ui/confirm-dialog'
import { SelectField, TextField } from '@/components/ui/field'
import { Day } from '@/components/ui/moment'
import { Section } from '@/components/ui/section'
import { ShownOnce, TellingDialog } from '@/components/ui/shown-once'
import type { getPrivacy } from '@/lib/awards/privacy/get-privacy'
import { endLink, makeLink } from './actions'

type Links = Awaited<ReturnType<typeof getPrivacy>>['links']

/** The links that show a certificate to whoever has them. */
export function ShareLinks({
  publicId,
  isPrivate,
  links,
}: {
  publicId: string
  isPrivate: boolean
  links: Links
}) {
  const t = useTranslations('privacy.links')
  const words = {
    ...{ title: t('new.title'), text: t('new.text') },
    ...{ copy: t('new.copy'), done: t('new.done') },
  }
  return (
    <ShownOnce words={words}>
      <Section title={t('title')}>
        <p className="mb-4 text-muted">{t(isPrivate ? 'text' : 'textPublic')}</p>
        {links.length > 0 ? (
          <ul aria-label={t('list')} className="mb-4 divide-y divide-line border-line border-y">
            {links.map((link) => (
              <OneLink key={link.id} link={link} />
            ))}
          </ul>
        ) : (
          <p className="mb-4">{t('none')}</p>
        )}
        {isPrivate ? <MakeLink publicId={publicId} /> : null}
      </Section>
    </ShownOnce>
  )
}

function OneLink({ link: { id, name, createdAt, expiresAt } }: { link: Links[number] }) {
  const t = useTranslations('privacy.links')
  return (
    <li className="flex items-center justify-between gap-3 py-2.5">
      <div className="min-w-0">
        <p className="wrap-anywhere font-medium">
          <bdi>{name}</bdi>
        </p>
        <p className="text-muted text-xs">
          {t('madeOn')} <Day date={createdAt} />
          {', '}
          {expiresAt ? (
            <>
              {t('until')} <Day date={expiresAt} />
            </>
          ) : (
            t('noEnd')
          )}
        </p>
      </div>
      <ConfirmDialog
        trigger={
          <>
            {t('end')}
            <span className="sr-only">: {name}</span>
          </>
        }
        triggerLook="quiet"
        triggerSize="small"
        title={t('endTitle', { name })}
        lead={t('endText')}
        action={endLink}
        verb={t('end')}
        hidden={{ linkId: id }}
      />
    </li>
  )
}

function MakeLink({ publicId }: { publicId: string }) {
  const t = useTranslations('privacy.links')
  return (
    <TellingDialog
      trigger={t('make')}
      triggerLook="primary"
      title={t('makeTitle')}
      action={makeLink}
      verb={t('make')}
      busy={t('busy')}
      look="primary"
      hidden={{ publicId }}
    >
      <TextField
        name="name"
        label={t('name')}
        hint={t('nameHint')}
        autoComplete="off"
        maxLength={80}
        required
      />
      <SelectField name="lifetime" label={t('lifetime')} defaultValue="30" required>
        <option value="7">{t('lifetimes.days7')}</option>
        <option value="30">{t('lifetimes.days30')}</option>
        <option value="365">{t('lifetimes.days365')}</option>
        <option value="never">{t('lifetimes.never')}</option>
      </SelectField>
    </TellingDialog>
  )
}
