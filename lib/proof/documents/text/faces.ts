import path from 'node:path'

/** Made from the package's compressed font by the build step. */
const emojiFont = 'dist/twemoji.ttf'

/**
 * The fonts a certificate is set in: whole TTF files, so that every glyph of a script is there.
 * A family without a cut gives its regular file for it.
 */
const files = {
  'Source Serif 4': {
    regular: 'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
    bold: 'source-serif-4/600SemiBold/SourceSerif4_600SemiBold.ttf',
    italic: 'source-serif-4/400Regular_Italic/SourceSerif4_400Regular_Italic.ttf',
  },
  Inter: {
    light: 'inter/300Light/Inter_300Light.ttf',
    regular: 'inter/400Regular/Inter_400Regular.ttf',
    bold: 'inter/600SemiBold/Inter_600SemiBold.ttf',
  },
  'Noto Serif': {
    regular: 'noto-serif/400Regular/NotoSerif_400Regular.ttf',
    bold: 'noto-serif/600SemiBold/NotoSerif_600SemiBold.ttf',
  },
  'Noto Sans SC': { regular: 'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf' },
  'Noto Sans TC': { regular: 'noto-sans-tc/400Regular/NotoSansTC_400Regular.ttf' },
  'Noto Sans JP': { regular: 'noto-sans-jp/400Regular/NotoSansJP_400Regular.ttf' },
  'Noto Sans KR': { regular: 'noto-sans-kr/400Regular/NotoSansKR_400Regular.ttf' },
  'Noto Naskh Arabic': {
    regular: 'noto-naskh-arabic/400Regular/NotoNaskhArabic_400Regular.ttf',
    bold: 'noto-naskh-arabic/600SemiBold/NotoNaskhArabic_600SemiBold.ttf',
  },
  'Noto Serif Hebrew': {
    regular: 'noto-serif-hebrew/400Regular/NotoSerifHebrew_400Regular.ttf',
    bold: 'noto-serif-hebrew/600SemiBold/NotoSerifHebrew_600SemiBold.ttf',
  },
  'Noto Sans Devanagari': {
    regular: 'noto-sans-devanagari/400Regular/NotoSansDevanagari_400Regular.ttf',
    bold: 'noto-sans-devanagari/600SemiBold/NotoSansDevanagari_600SemiBold.ttf',
  },
  'Noto Sans Bengali': {
    regular: 'noto-sans-bengali/400Regular/NotoSansBengali_400Regular.ttf',
    bold: 'noto-sans-bengali/600SemiBold/NotoSansBengali_600SemiBold.ttf',
  },
  'Noto Sans Tamil': {
    regular: 'noto-sans-tamil/400Regular/NotoSansTamil_400Regular.ttf',
    bold: 'noto-sans-tamil/600SemiBold/NotoSansTamil_600SemiBold.ttf',
  },
  'Noto Sans Thai': {
    regular: 'noto-sans-thai/400Regular/NotoSansThai_400Regular.ttf',
    bold: 'noto-sans-thai/600SemiBold/NotoSansThai_600SemiBold.ttf',
  },
  'Noto Sans Armenian': {
    regular: 'noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf',
    bold: 'noto-sans-armenian/600SemiBold/NotoSansArmenian_600SemiBold.ttf',
  },
  'Noto Sans Georgian': {
    regular: 'noto-sans-georgian/400Regular/NotoSansGeorgian_400Regular.ttf',
    bold: 'noto-sans-georgian/600SemiBold/NotoSansGeorgian_600SemiBold.ttf',
  },
  'Noto Sans Ethiopic': {
    regular: 'noto-sans-ethiopic/400Regular/NotoSansEthiopic_400Regular.ttf',
    bold: 'noto-sans-ethiopic/600SemiBold/NotoSansEthiopic_600SemiBold.ttf',
  },
  /** Its layers of plain colours (COLR, version 0) can be drawn by any reader of PDF. */
  Twemoji: { regular: emojiFont },
} as const

type Files = { regular: string; light?: string; bold?: string; italic?: string }
export type Family = keyof typeof files
export type Cut = keyof Files
export const cuts: readonly Cut[] = ['light', 'regular', 'bold', 'italic']

export const families = Object.keys(files) as Family[]

/** What a design speaks with: the family of its Latin, Greek and Cyrillic, the one to fall back on after it. */
export const voices = {
  serif: ['Source Serif 4', 'Noto Serif'],
  sans: ['Inter', 'Noto Serif'],
} as const satisfies Record<string, readonly Family[]>
export type Voice = keyof typeof voices

/** The cut that a family has for the one asked for. */
export function nearestCut(family: Family, cut: Cut): Cut {
  const face: Files = files[family]
  return face[cut] ? cut : 'regular'
}

/** Absolute path of a font file. The installation's root holds node_modules, also when bundled. */
export function fontFile(family: Family, cut: Cut = 'regular'): string {
  const face: Files = files[family]
  const file = face[cut] ?? face.regular
  const root = process.env.LAUREL_ROOT ?? process.cwd()
  const folder = file.startsWith('dist/') ? '' : 'node_modules/@expo-google-fonts'
  return path.join(/* turbopackIgnore: true */ root, folder, file)
}
