/** Where a chosen theme is kept in the browser; nothing is kept for “as the system has it”. */
export const themeKey = 'laurel-theme'

export type Theme = 'system' | 'light' | 'dark'

export function chosenTheme(): Theme {
  const { theme } = document.documentElement.dataset
  return theme === 'light' || theme === 'dark' ? theme : 'system'
}

/** Draws the page in the theme that was chosen in this browser. */
export function restoreTheme(): void {
  keeping(() => {
    const theme = localStorage.getItem(themeKey)
    if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme
  })
}

/** Draws the page in `theme` and remembers it, where the browser lets pages remember. */
export function setTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
  keeping(() => {
    if (theme === 'system') localStorage.removeItem(themeKey)
    else localStorage.setItem(themeKey, theme)
  })
}

/** A browser that keeps nothing for sites throws; the page goes on without. */
function keeping(use: () => void) {
  try {
    use()
  } catch (error) {
    if (!(error instanceof DOMException)) throw error
  }
}
