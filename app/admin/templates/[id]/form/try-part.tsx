import { useTranslations } from 'next-intl'
import { useEditor } from '../editor-context'
import { Group, TextBlock, TextLine, Tick } from './controls'
import { Downloads } from './downloads'
import { names } from './sample-names'

/** Any name, any text, any script: nothing here belongs to the template. */
export function TryPart() {
  const t = useTranslations('editor.try')
  const { sample, trySample } = useEditor()
  const { score, expiresOn, details } = sample
  return (
    <div className="space-y-5">
      <p className="text-muted">{t('lead')}</p>
      <TextLine
        label={t('name')}
        path="recipientName"
        value={sample.recipientName}
        onChange={(recipientName) => trySample({ recipientName })}
      />
      <fieldset>
        <legend className="mb-1.5 font-medium">{t('quick')}</legend>
        <div className="flex flex-wrap gap-1.5">
          {Object.entries(names).map(([kind, name]) => (
            <button
              key={kind}
              type="button"
              aria-pressed={sample.recipientName === name}
              onClick={() => trySample({ recipientName: name })}
              className="min-h-8 cursor-pointer rounded-full border border-line-strong bg-surface px-3 py-1 hover:bg-sunk aria-pressed:border-laurel aria-pressed:bg-laurel-soft aria-pressed:text-laurel"
            >
              {t(`names.${kind as keyof typeof names}`)}
            </button>
          ))}
        </div>
      </fieldset>
      <Group title={t('certificate')}>
        <TextLine
          label={t('title')}
          path="certificationTitle"
          value={sample.title}
          onChange={(title) => trySample({ title })}
        />
        <TextBlock
          label={t('description')}
          path="description"
          value={sample.description}
          onChange={(description) => trySample({ description })}
        />
        <TextLine
          label={t('skills')}
          hint={t('skillsHint')}
          path="skills.0"
          value={sample.skills.join(', ')}
          onChange={(typed) =>
            trySample({
              skills: typed
                .split(/, ?/)
                .filter((skill, at, all) => skill !== '' || at < all.length - 1)
                .slice(0, 20),
            })
          }
        />
        <Tick
          label={t('score')}
          checked={score !== null}
          onChange={(on) => trySample({ score: on ? 87.5 : null })}
        />
        <Tick
          label={t('expires')}
          checked={expiresOn !== null}
          onChange={(on) => trySample({ expiresOn: on ? twoYearsAfter(sample.awardedOn) : null })}
        />
        {Object.entries(details).map(([name, value]) => (
          <TextLine
            key={name}
            label={t('detail', { name: `{${name}}` })}
            path={`details.${name}`}
            value={value}
            maxLength={100}
            onChange={(typed) => trySample({ details: { ...details, [name]: typed } })}
          />
        ))}
      </Group>
      <Downloads />
    </div>
  )
}

function twoYearsAfter(isoDay: string): string {
  const [year, rest] = [isoDay.slice(0, 4), isoDay.slice(4)]
  return `${Number(year) + 2}${rest === '-02-29' ? '-03-01' : rest}`
}
