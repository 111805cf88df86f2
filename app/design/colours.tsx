import { useTranslations } from 'next-intl'
import { Mark } from '@/components/ui/mark'
import { Section } from '@/components/ui/section'

const grounds = ['paper', 'surface', 'sunk', 'laurel-soft', 'gold-soft'] as const
const inks = ['ink', 'muted', 'laurel', 'gold', 'valid', 'warn', 'danger', 'slate'] as const
const scale = ['text-2xl', 'text-xl', 'text-lg', 'text-base', 'text-sm', 'text-xs']

export function Colours() {
  const t = useTranslations('design')
  return (
    <Section title={t('colours')}>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-5">
        {grounds.map((ground) => (
          <div
            key={ground}
            className="rounded-md border border-line p-3"
            style={{ background: `var(--${ground})` }}
          >
            <code className="font-mono text-xs">{ground}</code>
            <ul>
              {inks.map((ink) => (
                <li key={ink} className="font-medium" style={{ color: `var(--${ink})` }}>
                  {ink}
                </li>
              ))}
            </ul>
          </div>
        ))}
      </div>
      <div className="mt-6">
        {scale.map((size) => (
          <p key={size} className={`${size} truncate font-serif`}>
            {t('specimen')}
          </p>
        ))}
        <p className="mt-2 max-w-prose">{t('prose')}</p>
      </div>
      <p className="mt-6 flex items-end gap-4 text-laurel">
        <Mark small className="size-4" />
        <Mark className="size-6" />
        <Mark className="size-10" />
        <Mark className="size-20 text-gold-line" />
      </p>
    </Section>
  )
}
