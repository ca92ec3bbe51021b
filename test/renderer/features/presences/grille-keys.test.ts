import { expect, test } from 'vitest'
import { commandOf } from '../../../../renderer/features/presences/gestures.ts'

const press = (key: string, modifiers: Partial<Parameters<typeof commandOf>[0]> = {}) =>
  commandOf({ key, ctrlKey: false, shiftKey: false, altKey: false, metaKey: false, ...modifiers })

test('letters record, capitals too: the caps lock must not stop the work', () => {
  expect([press('p'), press('P'), press('E', { shiftKey: true })]).toEqual([
    { type: 'set', etat: 'present' },
    { type: 'set', etat: 'present' },
    { type: 'set', etat: 'excuse' },
  ])
})

test('with Ctrl a letter is another command, and never records', () => {
  expect(press('a', { ctrlKey: true })).toEqual({ type: 'select', what: 'all' })
  expect(press('p', { ctrlKey: true })).toBeNull()
  expect(press('z', { ctrlKey: true })).toEqual({ type: 'undo' })
  expect(press('Z', { ctrlKey: true, shiftKey: true })).toEqual({ type: 'redo' })
})

test('Maj with an arrow extends; Home and End stay on the line, with Ctrl they cross the grid', () => {
  expect([
    press('ArrowDown', { shiftKey: true }),
    press('Home'),
    press('End', { ctrlKey: true }),
    press('Home', { ctrlKey: true, shiftKey: true }),
    press('ArrowUp', { ctrlKey: true }),
    press(' ', { shiftKey: true }),
    press(' ', { metaKey: true }),
    press(' '),
    press('Enter', { shiftKey: true }),
  ]).toEqual([
    { type: 'move', move: 'down', isExtending: true },
    { type: 'move', move: 'row-start', isExtending: false },
    { type: 'move', move: 'grid-end', isExtending: false },
    { type: 'move', move: 'grid-start', isExtending: true },
    null,
    { type: 'select', what: 'row' },
    { type: 'select', what: 'column' },
    { type: 'cycle' },
    { type: 'move', move: 'down', isExtending: false },
  ])
})

test('what is not the grid’s is left to the window: Tab, Échap, Alt, changing month', () => {
  const others = [
    press('Tab'),
    press('Escape'),
    press('p', { altKey: true }),
    press('PageDown', { ctrlKey: true }),
    press('q'),
  ]

  expect(others).toEqual([null, null, null, null, null])
})
