import { CircleCheck, FilePenLine, History, TriangleAlert } from 'lucide-react'
import { useFormatter, useTranslations } from 'next-intl'
import { ActionForm } from '@/components/ui/action-form'
import { Badge } from '@/components/ui/badge'
import { Moment } from '@/components/ui/moment'
import { SubmitButton } from '@/components/ui/submit-button'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { listFiles } from '@/lib/awards/documents/files'
import { redrawThis } from '../documents/actions'

type File = Awaited<ReturnType<typeof listFiles>>[number]

const looks = {
  current: ['valid', CircleCheck],
  older: ['slate', History],
  plain: ['warn', TriangleAlert],
} as const

/** Every file that was made of it, newest first: that is the one given out. */
export function FileList({
  certificateId,
  publicId,
  revoked,
  isAdmin,
  files,
}: {
  certificateId: string
  publicId: string
  revoked: boolean
  isAdmin: boolean
  files: File[]
}) {
  const t = useTranslations('files.list')
  const words = useTranslations('files.stale')
  const format = useFormatter()
  const [newest] = files
  if (!newest) return <p className="text-muted">{t('none')}</p>
  const given = isAdmin && !revoked
  return (
    <>
      <Table label={t('title')}>
        <Columns
          names={[t('version'), t('made'), t('how'), t('size'), t('sha')]}
          end={[t('size')]}
        />
        <tbody>
          {files.map((file) => {
            const { version, sha256, bytes, createdAt, made, signed } = file
            const [tone, icon] = looks[made]
            return (
              <Row key={version}>
                <Cell nowrap>
                  {given ? (
                    <a
                      href={`/admin/certificates/${certificateId}/files/${version}`}
                      download
                      className="text-laurel underline"
                    >
                      {t('pdf', { version })}
                    </a>
                  ) : (
                    t('pdf', { version })
                  )}
                  {file === newest && files.length > 1 ? (
                    <span className="block text-muted text-xs">{t('newest')}</span>
                  ) : null}
                </Cell>
                <Cell nowrap>
                  <Moment date={createdAt} />
                </Cell>
                <Cell nowrap>
                  <span className="flex flex-wrap gap-1">
                    <Badge tone={tone} icon={icon}>
                      {t(made)}
                    </Badge>
                    <Badge tone={signed ? 'valid' : 'slate'} icon={FilePenLine}>
                      {t(signed ? 'signed' : 'unsigned')}
                    </Badge>
                  </span>
                </Cell>
                <Cell end nowrap>
                  {format.number(Math.ceil(bytes / 1024), { style: 'unit', unit: 'kilobyte' })}
                </Cell>
                <Cell className="min-w-40">
                  <code dir="ltr" data-sha256={sha256} className="break-all font-mono text-xs">
                    {sha256}
                  </code>
                </Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
      {given ? (
        <p className="mt-2">
          <a
            href={`/c/${publicId}/print.pdf`}
            download
            className="font-medium text-laurel underline"
          >
            {t('print')}
          </a>
        </p>
      ) : null}
      {isAdmin && newest.made !== 'current' ? (
        <ActionForm action={redrawThis} toast className="mt-4 space-y-2">
          <p className="max-w-prose text-muted">{t('redrawHint')}</p>
          <input type="hidden" name="certificateIds[]" value={certificateId} />
          <SubmitButton look="plain" size="small" busy={words('busy')}>
            {t('redraw')}
          </SubmitButton>
        </ActionForm>
      ) : null}
    </>
  )
}
