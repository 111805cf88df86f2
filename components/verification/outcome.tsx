'use client'

import { useTranslations } from 'next-intl'
import { useEffect, useId, useRef } from 'react'
import { classes } from '@/components/ui/classes'
import { Differences } from './differences'
import { Foreign, Ours } from './found'
import { verdictLooks } from './looks'
import { NextSteps } from './next-steps'
import { Steps } from './steps'
import type { ToldVerification } from './told'

/**
 * The answer to whoever asked: one of four outcomes, large, then what it rests on. It takes the focus
 * when it comes, so that it is heard as well as seen.
 */
export function Outcome({ told }: { told: ToldVerification }) {
  const t = useTranslations('verify')
  const id = useId()
  const answer = useRef<HTMLElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each answer is told anew
  useEffect(() => {
    answer.current?.focus({ preventScroll: true })
    answer.current?.scrollIntoView({ block: 'start' })
  }, [told])
  const { verdict, checks, differences, certificate, foreign } = told
  const { Icon, box } = verdictLooks[verdict]
  return (
    <article
      ref={answer}
      tabIndex={-1}
      aria-labelledby={id}
      aria-describedby={`${id}-text`}
      data-testid="outcome"
      data-verdict={verdict}
      className="scroll-mt-4 space-y-10 outline-none"
    >
      <div className={classes('flex items-start gap-4 rounded-md p-5 sm:gap-5 sm:p-7', box)}>
        <Icon aria-hidden="true" className="size-11 shrink-0 sm:size-14" strokeWidth={1.5} />
        <div className="min-w-0">
          <h2 id={id} className="font-semibold font-serif text-xl sm:text-2xl">
            {t(`verdict.${verdict}.title`)}
          </h2>
          <p
            id={`${id}-text`}
            className={classes('mt-1 wrap-anywhere text-base', verdict !== 'invalid' && 'text-ink')}
          >
            <Says told={told} />
          </p>
        </div>
      </div>
      {differences.length > 0 ? <Differences differences={differences} /> : null}
      <Steps checks={checks} />
      <NextSteps told={told} />
      {certificate ? <Ours certificate={certificate} /> : null}
      {foreign ? <Foreign credential={foreign} signed={isSigned(checks)} /> : null}
    </article>
  )
}

function isSigned(checks: ToldVerification['checks']) {
  const passed = checks.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name)
  return passed.includes('issuer') && passed.includes('signature')
}

function Says({ told }: { told: ToldVerification }) {
  const { verdict, differences, certificate } = told
  const t = useTranslations('verify')
  if (verdict === 'invalid' && differences.length > 0) return t('altered')
  if (verdict !== 'valid') return t(`verdict.${verdict}.text`)
  if (!certificate) return t('verdict.valid.foreign')
  return t.rich(isByCode(told) ? 'verdict.valid.code' : 'verdict.valid.ours', {
    issuer: () => <bdi>{certificate.issuer.name}</bdi>,
  })
}

/** Whether a code in a picture was read, and nothing else of it. */
function isByCode({ given, checks }: ToldVerification) {
  return (
    given === 'image' && checks.some(({ name, outcome }) => name === 'record' && outcome === 'none')
  )
}
