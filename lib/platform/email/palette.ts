/** Paper, ink and one green. Each text on its ground has a contrast of at least 4.5:1. */
export const light = {
  paper: '#f6f3ec',
  surface: '#fffdf8',
  line: '#ded8ca',
  ink: '#1d2420',
  muted: '#59615b',
  green: '#2a6644',
  onGreen: '#fffdf8',
}

export const dark: typeof light = {
  paper: '#141815',
  surface: '#1c211d',
  line: '#363d37',
  ink: '#edeae2',
  muted: '#a7aea8',
  green: '#8fc7a3',
  onGreen: '#10241a',
}
