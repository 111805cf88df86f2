import { Download } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { speaker } from '@/app/speaker'
import { buttonClasses } from '@/components/ui/button'
import { Section } from '@/components/ui/section'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { FoundRow } from './found'

type Given = { importId: string; rows: FoundRow[]; total: number; canDownload: boolean }

/** Each row that was not taken: where it stands, what is wrong, and what to do about it. */
export async function RejectedRows({ importId, rows, total, canDownload }: Given) {
  if (rows.length === 0) return null
  const [t, speak] = await Promise.all([getTranslations('imports.rows'), speaker()])
  return (
    <Section
      title={t('title')}
      aside={
        canDownload ? (
          <a
            href={`/admin/imports/${importId}/rejected.csv`}
            className={buttonClasses('plain', 'small')}
            download
          >
            <Download aria-hidden="true" className="size-4" />
            {t('download')}
          </a>
        ) : null
      }
    >
      {canDownload ? (
        <p className="-mt-1 mb-3 max-w-prose text-muted">{t('downloadLead')}</p>
      ) : null}
      <Table label={t('title')}>
        <Columns
          names={[t('line'), t('column'), t('reason'), t('hint'), t('row')]}
          end={[t('line')]}
        />
        <tbody>
          {rows.map(({ line, column, reason, hint, cells }) => (
            <Row key={line}>
              <Cell end>{line}</Cell>
              <Cell className="min-w-28 font-medium">
                <bdi>{column}</bdi>
              </Cell>
              <Cell className="min-w-56 wrap-anywhere">{reason && speak(reason)}</Cell>
              <Cell className="min-w-56">{hint && speak(hint)}</Cell>
              <Cell muted className="min-w-64">
                <span dir="auto" className="line-clamp-2 break-all text-xs">
                  {cells?.join(', ').replace(/[\u202A-\u202E\u2066-\u2069]/g, '')}
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {total > rows.length ? (
        <p className="mt-2 text-muted">{t('more', { shown: rows.length, total })}</p>
      ) : null}
    </Section>
  )
}
