/**
 * Laurel's mark in a box of 64 by 64: two laurel leaves on one stem, crossing into a tick. The
 * leaves run clockwise and the veins against it, so that the plain non-zero rule leaves the veins
 * open. Pages, icons and documents all draw it from here.
 */
export const markBox = 64

const right = {
  leaf: 'M23.5 56.5C26 35 40 17 61 5C62.5 27 50.5 47 27 55.8C25 58.3 23 60.6 20.6 62.6L18.8 60.8C20.7 59.5 22.2 58.2 23.5 56.5Z',
  vein: 'M31.5 47.5C40.5 38.5 48 28 54.5 15.5C45.5 25 38 35.5 31.5 47.5Z',
}
const left = {
  leaf: 'M21.5 56C10.5 53 3 44 2.5 31C13.5 34.5 21 43.5 21.5 56Z',
  vein: 'M18.5 52.5C16 46 12.5 41 7.5 36.5C10 43 13.5 48.5 18.5 52.5Z',
}

export const markPath = right.leaf + right.vein + left.leaf + left.vein

/** The leaves alone, for 20 pixels and less: there the veins would only blur. */
export const markLeaves = right.leaf + left.leaf

/** Where no style sheet reaches: icons, the manifest, the browser's own frame. As in globals.css. */
export const brandColours = { paper: '#faf8f2', laurel: '#1c6843', leaf: '#83c9a0' }
