import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { rosette, waveBand } from '@/lib/proof/documents/designs/guilloche'

const wave = 26
const band = waveBand(wave * 4, wave, 8.5, 4)
const corner = rosette(13, 13, 3, 10.5, 8)

/**
 * The engraved frame of the documents, round a box of any shape: the band is a pattern that repeats,
 * so it stretches without being distorted.
 */
export function SheetFrame({ voided, children }: { voided: boolean; children: ReactNode }) {
  const inks = voided
    ? { band: 'text-line-strong', gold: 'text-line-strong', rule: 'border-line-strong' }
    : { band: 'text-laurel', gold: 'text-gold-line', rule: 'border-laurel' }
  return (
    <div className={classes('relative border-2 bg-surface p-4 shadow-md sm:p-[26px]', inks.rule)}>
      <svg aria-hidden="true" className={classes('absolute inset-0 size-full', inks.band)}>
        <defs>
          <pattern id="band" width={wave} height="26" patternUnits="userSpaceOnUse">
            <path
              d={band}
              transform={`translate(${-wave} 13)`}
              fill="none"
              stroke="currentColor"
              strokeWidth="0.5"
            />
          </pattern>
          <pattern id="band-down" width="26" height={wave} patternUnits="userSpaceOnUse">
            <path
              d={band}
              transform={`translate(13 ${-wave}) rotate(90)`}
              fill="none"
              stroke="currentColor"
              strokeWidth="0.5"
            />
          </pattern>
        </defs>
      </svg>
      <Band
        className={classes('inset-x-0 top-0 h-4 w-full sm:h-[26px]', inks.band)}
        fill="url(#band)"
      />
      <Band
        className={classes('inset-x-0 bottom-0 h-4 w-full sm:h-[26px]', inks.band)}
        fill="url(#band)"
      />
      <Band
        className={classes('inset-y-0 start-0 h-full w-4 sm:w-[26px]', inks.band)}
        fill="url(#band-down)"
      />
      <Band
        className={classes('inset-y-0 end-0 h-full w-4 sm:w-[26px]', inks.band)}
        fill="url(#band-down)"
      />
      {['start-0 top-0', 'end-0 top-0', 'start-0 bottom-0', 'end-0 bottom-0'].map((place) => (
        <svg
          key={place}
          viewBox="0 0 26 26"
          aria-hidden="true"
          className={classes(
            'absolute size-4 border bg-surface sm:size-[26px]',
            place,
            inks.gold,
            inks.rule,
          )}
        >
          <path d={corner} fill="none" stroke="currentColor" strokeWidth="0.6" />
        </svg>
      ))}
      <div className={classes('relative border bg-surface', inks.rule)}>{children}</div>
    </div>
  )
}

function Band({ className, fill }: { className: string; fill: string }) {
  return (
    <svg aria-hidden="true" className={classes('absolute', className)}>
      <rect width="100%" height="100%" fill={fill} />
    </svg>
  )
}
