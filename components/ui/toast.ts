import { toast as show } from 'sonner'
import type { ActionState } from './action-form'

/** How an undo is asked for and answered, in the reader's language. */
export type UndoWords = { undo: string; undone: string; failed: string }

/**
 * Says in a corner that something was done. With `undo`, a button takes it back for ten seconds:
 * `run` is a server function bound to what was done.
 */
export function toast(
  text: string,
  undo?: { run: () => Promise<ActionState | undefined>; words: UndoWords },
): void {
  if (!undo) {
    show.success(text)
    return
  }
  const { run, words } = undo
  show.success(text, {
    duration: 10_000,
    action: {
      label: words.undo,
      onClick: () =>
        void run().then(
          (answer) => (answer?.error ? show.error(answer.error) : show(answer?.ok ?? words.undone)),
          () => show.error(words.failed),
        ),
    },
  })
}
