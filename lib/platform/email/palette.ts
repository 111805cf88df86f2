/**
 * The interface's colours, by the names of app/globals.css: mail knows no variables. Each text stands
 * out from its ground by 4.5:1.
 */
export const light = {
  paper: '#faf8f2',
  surface: '#ffffff',
  line: '#e3dfd3',
  ink: '#1b211d',
  muted: '#575f57',
  laurel: '#1c6843',
  onLaurel: '#ffffff',
}

export const dark: typeof light = {
  paper: '#121512',
  surface: '#191d19',
  line: '#2d332d',
  ink: '#eceae2',
  muted: '#a6aea4',
  laurel: '#83c9a0',
  onLaurel: '#0c1d13',
}
