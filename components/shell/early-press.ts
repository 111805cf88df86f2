/**
 * A button that needs the page's scripts is drawn before they run; pressed then, it would do
 * nothing. The last one pressed is kept by this script and pressed again once they run. Forms and
 * links need no help: they work without any script.
 */
export const keepEarlyPress =
  'addEventListener("click",window.laurelPress=function(e){' +
  'var b=e.target.closest&&e.target.closest("button");if(b&&b.type==="button")laurelPress.on=b},true)'

type Keeper = ((event: MouseEvent) => void) & { on?: HTMLButtonElement }

/** Presses what was pressed too early, and keeps no more presses. */
export function pressAgain(): void {
  const kept = window as { laurelPress?: Keeper }
  const keeper = kept.laurelPress
  if (!keeper) return
  delete kept.laurelPress
  window.removeEventListener('click', keeper, true)
  if (keeper.on?.isConnected) keeper.on.click()
}
