import { ArrowLeftRight } from 'lucide-react'
import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { gate } from '@/app/gate'
import type { PageProps } from '@/app/page-props'
import { linkWith, one } from '@/app/query'
import { ActionForm } from '@/components/ui/action-form'
import { Banner } from '@/components/ui/banner'
import { ButtonLink } from '@/components/ui/button'
import { CheckField } from '@/components/ui/choice-field'
import { PageHeader } from '@/components/ui/page-header'
import { SubmitButton } from '@/components/ui/submit-button'
import { compareLearners } from '@/lib/awards/people/compare'
import { merge } from '../actions'
import { LearnerCard } from './learner-card'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('people'))('merge.title') }
}

/** Two learners side by side, which of them stays, and what merging them would end. */
export default async function MergePage({ searchParams }: PageProps) {
  const query = await searchParams
  const [keepId = '', mergeId = ''] = [one(query.keep), one(query.merge)]
  const {
    keep,
    merge: other,
    heldTwice,
  } = await gate((ctx) => compareLearners(ctx, { keepId, mergeId }))
  // Come back to after the merge, by the Back button say: there is nothing left to decide.
  const stayed = keep.mergedIntoId ?? other.mergedIntoId
  if (stayed) redirect(`/admin/people/${stayed}`)
  const t = await getTranslations('people.merge')
  return (
    <>
      <PageHeader
        back={{ href: '/admin/people/duplicates', label: t('back') }}
        title={t('title')}
        lead={t('lead')}
      />
      <div className="grid gap-4 md:grid-cols-2">
        <LearnerCard learner={keep} heading={t('stays')} />
        <LearnerCard learner={other} heading={t('goes')} />
      </div>
      <ButtonLink
        look="quiet"
        size="small"
        className="-ms-2.5 mt-3"
        href={linkWith('/admin/people/merge', { keep: mergeId, merge: keepId })}
      >
        <ArrowLeftRight aria-hidden="true" className="size-4" />
        {t('swap')}
      </ButtonLink>
      <ActionForm action={merge} className="mt-6 max-w-prose space-y-4">
        <input type="hidden" name="keepId" value={keepId} />
        <input type="hidden" name="mergeId" value={mergeId} />
        <ul className="list-disc space-y-1 ps-5">
          <li>{t('happens.address', { email: keep.email, other: other.email })}</li>
          <li>{t('happens.rows')}</li>
          <li>{t('happens.together')}</li>
        </ul>
        {heldTwice.length > 0 ? (
          <Banner tone="warn" title={t('twice', { count: heldTwice.length })}>
            <ul className="mt-1 list-disc ps-5">
              {heldTwice.map(({ certificateId, title }) => (
                <li key={certificateId} className="wrap-anywhere">
                  <bdi>{title}</bdi>
                  <input type="hidden" name="revokeIds[]" value={certificateId} />
                </li>
              ))}
            </ul>
            <div className="mt-3">
              <CheckField
                name="agreed"
                label={t('agree', { count: heldTwice.length })}
                hint={t('agreeHint')}
                required
              />
            </div>
          </Banner>
        ) : null}
        <SubmitButton look={heldTwice.length > 0 ? 'danger' : 'primary'}>
          {t('do', { count: heldTwice.length })}
        </SubmitButton>
      </ActionForm>
    </>
  )
}
