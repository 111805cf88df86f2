import { Cell, Columns, Row, Table } from '@/components/ui/table'

type Rejected = {
  line: number
  column: string | null
  reason: string | null
  hint: string | null
  values: Record<string, string>
}

/** Each row that was not taken: where it stands, what is wrong, and what to do about it. */
export function RejectedRows({ rows, total }: { rows: Rejected[]; total: number }) {
  if (rows.length === 0) return <p className="text-muted">No row was rejected.</p>
  return (
    <>
      <Table label="Rejected rows">
        <Columns names={['Line', 'Column', 'Reason', 'What to do', 'Row']} end={['Line']} />
        <tbody>
          {rows.map(({ line, column, reason, hint, values }) => (
            <Row key={line}>
              <Cell end>{line}</Cell>
              <Cell>
                <code className="font-mono text-xs">{column}</code>
              </Cell>
              <Cell className="min-w-56">{reason}</Cell>
              <Cell className="min-w-56">{hint}</Cell>
              <Cell muted className="min-w-64">
                <span dir="auto" className="line-clamp-2 break-all text-xs">
                  {Object.values(values).join(', ')}
                </span>
              </Cell>
            </Row>
          ))}
        </tbody>
      </Table>
      {total > rows.length ? (
        <p className="mt-2 text-muted">
          The first {rows.length} of {total.toLocaleString('en')}.
        </p>
      ) : null}
    </>
  )
}
