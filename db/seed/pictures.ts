/** The demo's logos and signatures, drawn for it. */

const drawing = (width: number, height: number, inside: string) =>
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}">${inside}</svg>`

const signature = (width: number, d: string) =>
  drawing(
    width,
    60,
    `<path d="${d}" fill="none" stroke="#1f2a4a" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`,
  )

export const pictures = {
  /** A lighthouse over the waves. */
  harbourLogo: drawing(
    120,
    120,
    `<defs><linearGradient id="sea" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#2b7a9b"/><stop offset="1" stop-color="#143f5c"/></linearGradient></defs>
    <circle cx="60" cy="60" r="58" fill="#143f5c"/><circle cx="60" cy="60" r="53" fill="#f4ead2"/>
    <path d="M50 88 54 42h12l4 46z" fill="#b3322b"/><path d="M53 54h14l1 11H52zM51 76h18l1 12H50z" fill="#fff"/>
    <path d="M52 42v-4h16v4zM55 38V28h10v10zM54 28l6-8 6 8z" fill="#143f5c"/>
    <path d="M68 30 100 20v20L68 36zM52 30 20 20v20l32-4z" fill="#e3b23c" opacity=".55"/>
    <path d="M9 84c9-6 17 6 25.500 0s17 6 25.500 0 17 6 25.500 0 17 6 25.500 0A53 53 0 0 1 60 113 53 53 0 0 1 9 84z" fill="url(#sea)"/>
    <path d="M20 97c7-4 13 4 20 0s13 4 20 0 13 4 20 0 13 4 20 0" fill="none" stroke="#f4ead2" stroke-width="2" opacity=".7"/>`,
  ),
  /** A bolt in a gear. */
  guildLogo: drawing(
    120,
    120,
    `<defs><path id="tooth" d="M53 4h14l3 14H50z"/></defs><g fill="#2f3e46">
    ${Array.from({ length: 10 }, (_, i) => `<use href="#tooth" transform="rotate(${36 * i} 60 60)"/>`).join('')}
    <path fill-rule="evenodd" d="M60 14a46 46 0 1 1 0 92 46 46 0 0 1 0-92zM60 26a34 34 0 1 0 0 68 34 34 0 0 0 0-68z"/></g>
    <path d="M66 30 42 66h15l-5 25 27-38H63z" fill="#d08c1d"/>`,
  ),
  ingridSolheim: signature(
    190,
    'M14 46c6-14 14-32 18-36 2 8-8 30-10 38M8 14c10-6 24-6 30-4M36 44c2-10 5-13 6-12s-1 11 0 12 6-13 10-12-1 11 2 12 7-13 11-12c2 6-7 12-6 8s8-9 9-8c-2 12-6 24-11 23s6-17 14-22 6-3 5 0-2 9 1 9 6-9 8-13M98 42c10 6 22-2 16-9s-18-8-12-17 18-4 16 0M120 44c-4-4 2-12 7-11s2 11-3 11 6-8 11-16 10-18 6-19-10 34-5 35 12-32 14-35c0 12-8 34-8 34s8-13 11-11-3 12 1 11 7-11 9-11-3 10 0 10 6-9 9-10 0 10 3 9 8-3 12-5',
  ),
  adaezeNwosu: signature(
    190,
    'M10 48c10-8 22-36 26-38s-2 30 2 37M16 34c10-2 20-2 28-1M54 34c-6-3-12 6-8 9s9-8 9-9-3 9 1 9 8-8 14-9-10 0-10 7 10 0 12-5 10-26 10-26-7 30-2 33 9-7 13-7M96 46c2-12 6-30 9-35 4 9 6 26 10 33 4-10 6-28 9-35M124 34c4 0-2 10 2 10s6-8 7-10c0 4 0 10 4 9s4-6 4-9M146 33c-6 1-8 10-3 11s9-10 4-11 4 3 10 2 0 8-4 8 8 0 12-7 0 8 4 7 5-7 6-8-1 8 2 8 6-2 10-4M30 54c40-5 90-4 140-6',
  ),
  wanjiruKamau: signature(
    190,
    'M10 14c2 14 5 26 8 33 5-8 8-20 11-26 2 10 4 20 8 26 6-12 10-26 14-37M52 38c-7-3-11 7-6 8s7-9 7-8-2 8 2 8 3-7 6-8-1 8 0 8 5-9 9-8-2 8 2 8 5-9 6-8c0 10-4 20-9 18s8-14 15-18-1 8 2 8 6-9 8-8-3 9 0 8 6-6 9-8M112 10c-2 14-4 28-6 37M134 12c-10 8-20 15-26 18 8 2 14 12 26 16 4 0 5-9 9-8s-6 9-2 8 5-8 7-8-2 8 1 8 4-8 7-8-2 8 1 8 4-8 8-8-5 8-1 8 5-8 7-8-2 7 1 8 6-5 10-6',
  ),
} as const
export type PictureName = keyof typeof pictures
