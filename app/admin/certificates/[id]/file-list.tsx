import { useFormatter, useTranslations } from 'next-intl'
import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'

type File = { version: number; sha256: string; bytes: number; createdAt: Date }

/** Every file that was made of it, newest first. */
export function FileList({
  publicId,
  status,
  files,
}: {
  publicId: string
  status: string
  files: File[]
}) {
  const t = useTranslations('certificates.files')
  const format = useFormatter()
  if (files.length === 0) return <p className="text-muted">{t('none')}</p>
  return (
    <>
      <Table label={t('title')}>
        <Columns names={[t('version'), t('made'), t('size'), t('sha')]} end={[t('size')]} />
        <tbody>
          {files.map(({ version, sha256, bytes, createdAt }) => (
            <Row key={version}>
              <Cell nowrap>{t('pdf', { version })}</Cell>
              <Cell nowrap>
                <Moment date={createdAt} />
              </Cell>
              <Cell end nowrap>
                {format.number(Math.ceil(bytes / 1024), { style: 'unit', unit: 'kilobyte' })}
              </Cell>
              <Cell className="min-w-64">
                <code dir="ltr" data-sha256={sha256} className="break-all font-mono text-xs">
                  {sha256}
                </code>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {status === 'revoked' ? null : (
        <p className="mt-2">
          <a
            href={`/c/${publicId}/certificate.pdf`}
            download
            className="font-medium text-laurel underline"
          >
            {t('download')}
          </a>
        </p>
      )}
    </>
  )
}
