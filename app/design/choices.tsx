import { Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button, ButtonLink } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { Section } from '@/components/ui/section'

const looks = ['primary', 'plain', 'quiet', 'danger'] as const

export function Choices() {
  const t = useTranslations('design')
  return (
    <Section title={t('buttons')}>
      <div className="space-y-3">
        {(['small', 'normal', 'large'] as const).map((size) => (
          <p key={size} className="flex flex-wrap items-center gap-2">
            {looks.map((look) => (
              <Button key={look} look={look} size={size}>
                <Plus aria-hidden="true" className="size-4" />
                {t('verb')}
              </Button>
            ))}
          </p>
        ))}
        <p className="flex flex-wrap items-center gap-2">
          {looks.map((look) => (
            <Button key={look} look={look} disabled>
              {t('verb')}
            </Button>
          ))}
        </p>
        <p className="flex flex-wrap items-center gap-2">
          <ButtonLink href="#">{t('link')}</ButtonLink>
          <IconButton label={t('verb')}>
            <Trash2 aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton look="plain" label={t('verb')} aria-disabled>
            <Trash2 aria-hidden="true" className="size-4" />
          </IconButton>
        </p>
      </div>
    </Section>
  )
}
