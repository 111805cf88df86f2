import { useTranslations } from 'next-intl'
import { toast } from '@/components/ui/toast'
import { designs, type Look } from '@/lib/proof/documents/schema'
import { useEditor } from '../editor-context'
import { withDesign, withPaper } from '../look-edits'
import { ColourField } from './colour-field'
import { Group, Segments, TextLine, Tick } from './controls'
import { PictureField } from './picture-field'

/** What it looks like before anything is said on it. */
export function DesignPart() {
  const t = useTranslations('editor.design')
  const tTemplates = useTranslations('templates')
  const { name, rename, look, edit } = useEditor()

  function choose(design: Look['design']) {
    if (Object.keys(look.placements).length > 0) toast(t('placesGone'))
    edit('design', (look) => withDesign(look, design))
  }

  return (
    <div className="space-y-5">
      <TextLine label={t('name')} path="name" value={name} onChange={rename} maxLength={100} />
      <fieldset>
        <legend className="mb-1 font-medium">{t('design')}</legend>
        <div className="grid grid-cols-2 gap-2">
          {designs.map((design) => (
            <label
              key={design}
              className="cursor-pointer rounded-md border border-line bg-surface p-2 hover:border-line-strong has-checked:border-laurel has-checked:bg-laurel-soft has-focus-visible:outline-2 has-focus-visible:outline-laurel"
            >
              <input
                type="radio"
                name="design"
                value={design}
                checked={look.design === design}
                onChange={() => choose(design)}
                className="sr-only"
              />
              {/* biome-ignore lint/performance/noImgElement: a drawing needs no other sizes */}
              <img
                src={`/admin/templates/designs/${design}.svg`}
                alt=""
                loading="lazy"
                width={842}
                height={595}
                className="h-auto w-full rounded-xs border border-line bg-sunk"
              />
              <span className="mt-1.5 block font-medium">{tTemplates(`design.${design}`)}</span>
              <span className="block text-muted text-xs">{tTemplates(`designHint.${design}`)}</span>
            </label>
          ))}
        </div>
      </fieldset>
      <Segments
        label={t('paper')}
        value={look.paper}
        options={[
          { value: 'a4', label: tTemplates('paper.a4') },
          { value: 'letter', label: tTemplates('paper.letter') },
        ]}
        onChange={(paper) => edit('paper', (look) => withPaper(look, { paper }))}
      />
      <Segments
        label={t('orientation')}
        value={look.orientation}
        options={[
          { value: 'landscape', label: tTemplates('orientation.landscape') },
          { value: 'portrait', label: tTemplates('orientation.portrait') },
        ]}
        onChange={(orientation) => edit('orientation', (look) => withPaper(look, { orientation }))}
      />
      <Group title={t('colours')}>
        <ColourField name="ink" />
        <ColourField name="accent" />
        <ColourField name="ornament" />
      </Group>
      <Group title={t('pictures')}>
        <PictureField
          label={t('logo')}
          path="logo"
          value={look.logo}
          onChange={(logo) =>
            edit('logo', ({ logo: _, ...look }) => ({ ...look, ...(logo ? { logo } : {}) }))
          }
        />
        <PictureField
          label={t('background')}
          hint={t('backgroundHint')}
          path="background"
          value={look.background}
          onChange={(background) =>
            edit('background', ({ background: _, ...look }) => ({
              ...look,
              ...(background ? { background } : {}),
            }))
          }
        />
        <Tick
          label={t('ornaments')}
          hint={t('ornamentsHint')}
          checked={look.ornaments}
          onChange={(ornaments) => edit('ornaments', (look) => ({ ...look, ornaments }))}
        />
      </Group>
    </div>
  )
}
