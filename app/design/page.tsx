import { getTranslations } from 'next-intl/server'
import { Charts } from './charts'
import { Choices } from './choices'
import { Colours } from './colours'
import { Fields } from './fields'
import { Lists } from './lists'
import { Popups } from './popups'
import { Signs } from './signs'

/** Each theme in a column of its own; below 1200 px one above the other. */
export default async function DesignPage() {
  const t = await getTranslations('design')
  return (
    <main className="grid min-h-dvh grid-cols-[minmax(0,1fr)] min-[1200px]:grid-cols-[repeat(2,minmax(0,1fr))]">
      {(['light', 'dark'] as const).map((theme) => (
        <div key={theme} data-theme={theme} className="space-y-10 bg-paper p-6 text-ink">
          <h1 className="text-xl">{t(theme)}</h1>
          <Colours />
          <Signs />
          <Choices />
          <Fields />
          <Popups />
          <Lists />
          <Charts />
        </div>
      ))}
    </main>
  )
}
