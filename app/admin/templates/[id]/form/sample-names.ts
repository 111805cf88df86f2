/** Names to try a template with: what most have, and what is hard. The last no font here can draw. */
export const names = {
  ordinary: 'Amara Okafor',
  long: 'Maximiliana-Theodora Rosenkranz y Fernández de Córdoba-Villavicencio',
  arabic: 'ليلى حسن محمود',
  devanagari: 'अनन्या श्रीवास्तव',
  tamil: 'கவிதா முருகன்',
  thai: 'สุภาวดี ใจดี',
  japanese: '桜井 さくら',
  emoji: 'Robin Lee 🌟',
  undrawable: 'សុខ ចាន់ណា',
}
