import { useTranslations } from 'next-intl'
import { classes } from './classes'

/** Stands where something will come, in its shape, so that nothing jumps. `className` gives the shape. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classes('block animate-pulse rounded-md bg-line/70', className ?? 'h-4 w-full')}
    />
  )
}

const widths = ['w-3/4', 'w-1/2', 'w-2/3', 'w-1/3']

/** A table that is on its way: as many rows and columns, in the same frame. */
export function SkeletonTable({ rows = 8, columns = 4 }: { rows?: number; columns?: number }) {
  const t = useTranslations('ui')
  const cells = Array.from({ length: columns }, (_, column) => column)
  return (
    <div role="status" className="overflow-hidden rounded-md border border-line bg-surface">
      <span className="sr-only">{t('loading')}</span>
      {Array.from({ length: rows + 1 }, (_, row) => row).map((row) => (
        <div key={row} className="flex h-9 items-center border-line border-b px-3 last:border-b-0">
          {cells.map((column) => (
            <span key={column} className="flex-1 pe-6">
              <Skeleton
                className={classes(
                  row === 0 ? 'h-2.5' : 'h-3.5',
                  widths[(row * 3 + column) % widths.length],
                )}
              />
            </span>
          ))}
        </div>
      ))}
    </div>
  )
}
