import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { IconButton } from '@/components/ui/icon-button'
import { type Look, signatoriesAtMost } from '@/lib/proof/documents/schema'
import { useEditor } from '../editor-context'
import { withoutSlot, withSwapped } from '../look-edits'
import { TextLine } from './controls'
import { PictureField } from './picture-field'

/** Who signs, in the order in which they stand on the page. */
export function PeoplePart() {
  const t = useTranslations('editor.people')
  const { look, edit } = useEditor()
  const { signatories } = look
  return (
    <div className="space-y-4">
      <p className="text-muted">{t('lead', { most: signatoriesAtMost })}</p>
      {signatories.map((_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a signatory is a place in the list
        <Signatory key={at} at={at} />
      ))}
      {signatories.length < signatoriesAtMost ? (
        <Button
          look="plain"
          onClick={() =>
            edit(`add signatory ${signatories.length}`, (look) => ({
              ...look,
              signatories: [...look.signatories, { name: t('newName'), role: t('newRole') }],
            }))
          }
        >
          <Plus aria-hidden="true" className="size-4" />
          {t('add')}
        </Button>
      ) : null}
    </div>
  )
}

function Signatory({ at }: { at: number }) {
  const t = useTranslations('editor.people')
  const { look, edit } = useEditor()
  const person = look.signatories[at]
  if (!person) return null
  const number = at + 1
  const set = (change: Partial<Look['signatories'][number]>, mark: string) =>
    edit(`signatories.${at}.${mark}`, (look) => {
      const { signature, ...rest } = { ...(look.signatories[at] ?? person), ...change }
      const next = { ...rest, ...(signature ? { signature } : {}) }
      return { ...look, signatories: look.signatories.with(at, next) }
    })
  return (
    <fieldset className="space-y-3 rounded-md border border-line p-3">
      <legend className="sr-only">{t('signatory', { number })}</legend>
      <div className="flex items-center justify-between">
        <p aria-hidden="true" className="font-semibold">
          {t('signatory', { number })}
        </p>
        <div className="flex">
          <IconButton
            label={t('up', { number })}
            aria-disabled={at === 0}
            onClick={() => edit(`swap ${at}`, (look) => withSwapped(look, at - 1))}
          >
            <ArrowUp aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton
            label={t('down', { number })}
            aria-disabled={at === look.signatories.length - 1}
            onClick={() => edit(`swap ${at}`, (look) => withSwapped(look, at))}
          >
            <ArrowDown aria-hidden="true" className="size-4" />
          </IconButton>
          <IconButton
            label={t('remove', { number })}
            onClick={() => edit(`remove ${at}`, (look) => withoutSlot(look, 'signatory', at))}
          >
            <Trash2 aria-hidden="true" className="size-4" />
          </IconButton>
        </div>
      </div>
      <TextLine
        label={t('name')}
        path={`signatories.${at}.name`}
        value={person.name}
        maxLength={100}
        onChange={(name) => set({ name }, 'name')}
      />
      <TextLine
        label={t('role')}
        path={`signatories.${at}.role`}
        value={person.role}
        maxLength={100}
        onChange={(role) => set({ role }, 'role')}
      />
      <PictureField
        label={t('signature', { number })}
        hint={t('signatureHint')}
        path={`signatories.${at}.signature`}
        value={person.signature}
        onChange={(signature) => set({ signature }, 'signature')}
      />
    </fieldset>
  )
}
