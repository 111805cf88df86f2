import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  begun,
  changed,
  type History,
  redone,
  settled,
  undone,
} from '@/app/admin/templates/[id]/history'

/** Changes far enough from each other to be steps of their own. */
function after(values: readonly number[]): History<number> {
  return values.reduce((state, value, i) => changed(state, value, `${i}`, i), begun(0))
}

describe('the history of an editor', () => {
  it('goes back through every step and forth again, to what was there', () => {
    fc.assert(
      fc.property(fc.array(fc.integer(), { maxLength: 30 }), (values) => {
        let state = after(values)
        const seen = [state.present]
        for (let i = 0; i < values.length; i++) {
          state = undone(state)
          seen.push(state.present)
        }
        expect(seen.reverse()).toEqual([0, ...values])
        expect(undone(state)).toMatchObject({ present: 0, past: [] })
        for (let i = 0; i < values.length; i++) state = redone(state)
        expect(state.present).toBe(values.at(-1) ?? 0)
        expect(redone(state).present).toBe(state.present)
      }),
    )
  })

  it('keeps changes of one mark that follow closely as one step', () => {
    let state = begun('')
    for (const [i, text] of ['D', 'De', 'Dea', 'Dean'].entries()) {
      state = changed(state, text, 'role', i * 900)
    }
    expect(undone(state).present).toBe('')
  })

  it.each([
    ['after a pause', (state: History<string>) => changed(state, 'ab', 'role', 5000)],
    ['of another mark', (state: History<string>) => changed(state, 'ab', 'name', 10)],
    [
      'after the step was ended',
      (state: History<string>) => changed(settled(state), 'ab', 'role', 10),
    ],
    [
      'after an undo and a redo',
      (state: History<string>) => changed(redone(undone(state)), 'ab', 'role', 10),
    ],
  ])('makes a step of its own of a change %s', (_, change) => {
    const state = change(changed(begun(''), 'a', 'role', 0))
    expect(undone(state).present).toBe('a')
  })

  it('forgets what was taken back once something else is done', () => {
    const state = changed(undone(after([1, 2])), 3, 'other', 9)
    expect(redone(state).present).toBe(3)
    expect(undone(state).present).toBe(1)
  })

  it('remembers two hundred steps', () => {
    expect(after(Array.from({ length: 500 }, (_, i) => i)).past).toHaveLength(200)
  })
})
