import { useTranslations } from 'next-intl'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Fact, Facts } from '@/components/ui/facts'
import { FilterBar, FilterSearch } from '@/components/ui/filter-bar'
import { FilterChips, FilterLinks, FilterSelect } from '@/components/ui/filters'
import { Moment } from '@/components/ui/moment'
import { PageHeader } from '@/components/ui/page-header'
import { Pagination } from '@/components/ui/pagination'
import { Section } from '@/components/ui/section'
import { SelectableTable, SelectCell } from '@/components/ui/selectable-table'
import { Cell, Row } from '@/components/ui/table'

const names = ['Þórdís Ólafsdóttir', 'محمد بن عبد الله', '王小明 🎓', 'a'.repeat(300)]

export function Lists() {
  const t = useTranslations('design')
  const link = (n: number) => ({ href: `#filter${n}`, name: t('step', { n }), here: n === 1 })
  return (
    <Section title={t('lists')}>
      <PageHeader
        title={t('specimen')}
        lead={t('hint')}
        back={{ href: '#', label: t('link') }}
        actions={<Button>{t('verb')}</Button>}
      />
      <FilterLinks label={t('select')} links={[link(1), link(2), link(3)]} />
      <FilterBar action="/design">
        <FilterSearch name="search" label={t('text')} />
        <FilterSelect
          name="kind"
          label={t('select')}
          any={t('select')}
          options={[{ id: 'one', name: t('step', { n: 1 }) }]}
        />
      </FilterBar>
      <FilterChips
        clear="#"
        chips={[
          { name: t('text'), value: names[1], without: '#' },
          { name: t('select'), value: names[3], without: '#' },
        ]}
      />
      <SelectableTable
        label={t('lists')}
        columns={[t('text'), t('date')]}
        end={[t('date')]}
        ids={names}
        name="ids[]"
        action="/design"
        bar={
          <Button look="danger" size="small" type="submit">
            {t('verb')}
          </Button>
        }
      >
        <tbody>
          {names.map((name) => (
            <Row key={name}>
              <SelectCell id={name} label={name} />
              <Cell className="min-w-48 wrap-anywhere">
                <bdi>{name}</bdi>
              </Cell>
              <Cell end nowrap>
                <Moment date={new Date('2026-11-23T14:05:00Z')} />
              </Cell>
            </Row>
          ))}
        </tbody>
      </SelectableTable>
      <Pagination first="#" previous="#" next="#" />
      <div className="mt-6 space-y-6">
        <Facts>
          <Fact name={t('text')}>{t('specimen')}</Fact>
          <Fact name={t('date')}>
            <Moment date={new Date('2026-09-23T14:05:00Z')} />
          </Fact>
        </Facts>
        <EmptyState title={t('empty')} action={<Button>{t('verb')}</Button>}>
          <p>{t('prose')}</p>
        </EmptyState>
      </div>
    </Section>
  )
}
