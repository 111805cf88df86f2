import { useTranslations } from 'next-intl'
import { Cell, Columns, Row, Table } from '@/components/ui/table'
import type { Difference } from '@/lib/awards/verification/schema'
import { parted } from './parted'

/** Each field in which what was printed and the record part, with the letters that do. */
export function Differences({ differences }: { differences: Difference[] }) {
  const t = useTranslations('verify.differences')
  const names = [t('field'), t('printed'), t('recorded')]
  return (
    <section data-testid="differences">
      <h3 className="font-serif text-lg">{t('title')}</h3>
      <p className="mt-1 mb-3 text-muted">{t('lead', { count: differences.length })}</p>
      <Table
        label={t('title')}
        className="[&_table]:table-fixed [&_th:first-child]:w-24 sm:[&_th:first-child]:w-32"
      >
        <Columns names={names} />
        <tbody>
          {differences.map(({ field, printed, recorded }) => {
            const [before, after] = parted(printed ?? '', recorded ?? '')
            return (
              <Row key={`${field} ${printed} ${recorded}`}>
                <th scope="row" className="px-3 py-2 text-start align-top font-medium">
                  <FieldName field={field} />
                </th>
                <Cell className="py-2 align-top">
                  <Side text={printed} parts={before} mark="bg-danger-soft text-danger" />
                </Cell>
                <Cell className="py-2 align-top">
                  <Side text={recorded} parts={after} mark="bg-valid-soft text-valid" />
                </Cell>
              </Row>
            )
          })}
        </tbody>
      </Table>
    </section>
  )
}

function FieldName({ field }: { field: string }) {
  const t = useTranslations('verify.fields')
  return <bdi>{t.has(field as 'name') ? t(field as 'name') : field}</bdi>
}

type SideProps = { text: string | null; parts: [string, string, string]; mark: string }

function Side({ text, parts: [start, middle, end], mark }: SideProps) {
  const t = useTranslations('verify.differences')
  if (text === null) return <span className="text-muted">{t('nothing')}</span>
  return (
    <bdi className="wrap-anywhere">
      {start}
      {middle ? (
        <mark className={`rounded-sm font-semibold underline ${mark}`}>{middle}</mark>
      ) : null}
      {end}
    </bdi>
  )
}
