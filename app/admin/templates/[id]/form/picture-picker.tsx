import { useTranslations } from 'next-intl'
import { Popover } from '@/components/ui/popover'
import { useEditor } from '../editor-context'

/** The pictures that the issuer has already. */
export function PicturePicker({
  label,
  value,
  onChange,
}: {
  label: string
  value: string | undefined
  onChange: (id: string) => void
}) {
  const t = useTranslations('editor.picture')
  const { pictures } = useEditor()
  return (
    <Popover
      trigger={t('choose')}
      label={t('chooseFor', { label })}
      size="small"
      title={t('choose')}
    >
      <ul className="grid max-h-64 grid-cols-3 gap-2 overflow-y-auto p-0.5">
        {pictures.map(({ id, width, height }, at) => (
          <li key={id}>
            <button
              type="button"
              aria-pressed={id === value}
              aria-label={t('one', { number: at + 1, width, height })}
              onClick={() => onChange(id)}
              className="grid h-16 w-full cursor-pointer place-items-center rounded-sm border border-line bg-white p-1 hover:border-line-strong aria-pressed:border-laurel aria-pressed:ring-1 aria-pressed:ring-laurel"
            >
              {/* biome-ignore lint/performance/noImgElement: a drawing of ours, in any size */}
              <img
                src={`/admin/templates/pictures/${id}`}
                alt=""
                loading="lazy"
                className="max-h-14 max-w-full object-contain"
              />
            </button>
          </li>
        ))}
      </ul>
    </Popover>
  )
}
