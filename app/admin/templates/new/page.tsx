import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { IssuerTabs, whichIssuer } from '@/app/admin/which-issuer'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { one } from '@/app/query'
import { ActionForm } from '@/components/ui/action-form'
import { RadioField } from '@/components/ui/choice-field'
import { TextField } from '@/components/ui/field'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { designs, orientations, papers } from '@/lib/proof/documents/schema'
import { create } from '../actions'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('templates.form'))('new') }
}

/** Design and paper are all that is asked; the editor that follows changes the rest. */
export default async function NewTemplatePage({ searchParams }: PageProps) {
  const asked = one((await searchParams).issuer)
  const { issuers, issuer } = await gate((ctx) => whichIssuer(ctx, asked))
  const t = await getTranslations('templates')
  return (
    <>
      <PageHeader back={{ href: '/admin/templates', label: t('title') }} title={t('form.new')} />
      <IssuerTabs path="/admin/templates/new" label={t('form.issuers')} {...{ issuers, issuer }} />
      <ActionForm key={issuer.id} action={create} className="max-w-3xl space-y-6">
        <input type="hidden" name="issuerId" value={issuer.id} />
        <TextField
          {...{ name: 'name', label: t('form.name'), hint: t('form.nameHint') }}
          {...{ maxLength: 100, dir: 'auto', required: true }}
        />
        <RadioField
          {...{ name: 'design', label: t('form.design'), required: true, side: true }}
          defaultValue={designs[0]}
          options={designs.map((value) => ({
            value,
            hint: t(`designHint.${value}`),
            label: (
              <>
                {/* biome-ignore lint/performance/noImgElement: a drawing needs no other sizes */}
                <img
                  src={`/admin/templates/designs/${value}.svg`}
                  alt=""
                  width={842}
                  height={595}
                  className="mb-2 h-auto w-full rounded-xs border border-line bg-sunk"
                />
                {t(`design.${value}`)}
              </>
            ),
          }))}
        />
        <RadioField
          {...{ name: 'paper', label: t('form.paper'), required: true, side: true }}
          defaultValue={papers[0]}
          options={papers.map((value) => ({ value, label: t(`paper.${value}`) }))}
        />
        <RadioField
          {...{ name: 'orientation', label: t('form.orientation'), required: true, side: true }}
          defaultValue={orientations[0]}
          options={orientations.map((value) => ({ value, label: t(`orientation.${value}`) }))}
        />
        <SubmitButton busy={t('form.busy')}>{t('form.make')}</SubmitButton>
      </ActionForm>
    </>
  )
}
