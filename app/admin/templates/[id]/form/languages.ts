import type { Look } from '@/lib/proof/documents/schema'

type Wording = Look['wording']

/** In the order of heading, before, between, awarded, expires, score, number, scan. */
const phrases: Record<string, string[]> = {
  ar: [
    'شهادة إتمام',
    'نشهد بأن',
    'قد أتمّ بنجاح',
    'تاريخ المنح',
    'صالحة حتى',
    'النتيجة',
    'شهادة رقم',
    'امسح للتحقق',
  ],
  de: [
    'Zertifikat',
    'Hiermit wird bescheinigt, dass',
    'erfolgreich abgeschlossen hat:',
    'Verliehen am',
    'Gültig bis',
    'Ergebnis',
    'Zertifikat Nr.',
    'Zum Prüfen scannen',
  ],
  es: [
    'Certificado de finalización',
    'Se certifica que',
    'ha completado con éxito',
    'Fecha de emisión',
    'Válido hasta',
    'Puntuación',
    'Certificado n.º',
    'Escanee para verificar',
  ],
  fr: [
    'Certificat de réussite',
    'Nous certifions que',
    'a suivi avec succès',
    'Délivré le',
    'Valable jusqu’au',
    'Note',
    'Certificat n°',
    'Scannez pour vérifier',
  ],
  it: [
    'Certificato di completamento',
    'Si certifica che',
    'ha completato con successo',
    'Rilasciato il',
    'Valido fino al',
    'Punteggio',
    'Certificato n.',
    'Scansiona per verificare',
  ],
  ja: [
    '修了証',
    '下記の者が',
    '次の課程を修了したことを証します',
    '授与日',
    '有効期限',
    '得点',
    '証明書番号',
    'スキャンして確認',
  ],
  nl: [
    'Certificaat van voltooiing',
    'Hierbij wordt verklaard dat',
    'met succes heeft afgerond:',
    'Uitgereikt op',
    'Geldig tot',
    'Score',
    'Certificaatnr.',
    'Scan om te controleren',
  ],
  pl: [
    'Certyfikat ukończenia',
    'Zaświadcza się, że',
    'ukończył(a) z powodzeniem',
    'Data wydania',
    'Ważny do',
    'Wynik',
    'Certyfikat nr',
    'Zeskanuj, aby sprawdzić',
  ],
  pt: [
    'Certificado de conclusão',
    'Certificamos que',
    'concluiu com êxito',
    'Emitido em',
    'Válido até',
    'Classificação',
    'Certificado n.º',
    'Digitalize para verificar',
  ],
  sv: [
    'Intyg',
    'Härmed intygas att',
    'med godkänt resultat har genomfört',
    'Utfärdat den',
    'Giltigt till',
    'Resultat',
    'Intyg nr',
    'Skanna för att kontrollera',
  ],
}

const keys = [
  'heading',
  'before',
  'between',
  'awarded',
  'expires',
  'score',
  'number',
  'scan',
] as const

/** BCP 47. Where there are no phrases of ours, an admin writes them. */
export const languages = [
  ...[
    'en',
    'ar',
    'bn',
    'cs',
    'da',
    'de',
    'el',
    'es',
    'fi',
    'fr',
    'he',
    'hi',
    'hu',
    'hy',
    'id',
    'it',
  ],
  ...[
    'ja',
    'ka',
    'ko',
    'nl',
    'nb',
    'pl',
    'pt',
    'ro',
    'ru',
    'sv',
    'ta',
    'th',
    'tr',
    'uk',
    'vi',
    'zh',
  ],
]

/** The look in another language: phrases of ours change with it, those written by hand stay. */
export function wordingIn(look: Look, language: string): Look {
  const [before, after] = [ours(look.language), ours(language)]
  const own = Object.entries(look.wording).filter(
    ([key, word]) => before[key as keyof Wording] !== word,
  )
  return { ...look, language, wording: { ...after, ...Object.fromEntries(own) } }
}

function ours(language: string): Wording {
  const words = phrases[language]
  return words ? Object.fromEntries(keys.map((key, i) => [key, words[i]])) : {}
}
