/** Laurel's mark in a box of 64 × 64: two laurel leaves on one stem that cross into a tick. */
export const markBox = 64
export const markPath =
  'M27 56C23 47 15 39 5 35C9 30 14 30 18 33C23 37 27 44 28 50C33 32 43 16 60 6C61 14 57 24 50 31C43 38 35 45 27 56Z'
