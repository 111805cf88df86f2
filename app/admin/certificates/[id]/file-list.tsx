import { Moment } from '@/components/ui/moment'
import { Cell, Columns, Row, Table } from '@/components/ui/table'

type File = { version: number; sha256: string; bytes: number; createdAt: Date }

export function FileList({
  publicId,
  status,
  files,
}: {
  publicId: string
  status: string
  files: File[]
}) {
  if (files.length === 0) {
    return (
      <p className="text-muted">
        No PDF yet: it is being made, or it waits in the review queue with its reason.
      </p>
    )
  }
  return (
    <>
      <Table label="Files">
        <Columns names={['Version', 'Made', 'Size', 'SHA-256']} end={['Size']} />
        <tbody>
          {files.map(({ version, sha256, bytes, createdAt }) => (
            <Row key={version}>
              <Cell nowrap>PDF {version}</Cell>
              <Cell nowrap>
                <Moment date={createdAt} />
              </Cell>
              <Cell end nowrap>
                {Math.ceil(bytes / 1024)} KB
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
            Download the newest
          </a>
        </p>
      )}
    </>
  )
}
