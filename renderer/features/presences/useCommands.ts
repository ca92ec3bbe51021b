import type { KeyboardEvent } from 'react'
import type { Grille, Position, Selection } from './grille.ts'
import { moveFrom, selectAround } from './grille.ts'
import { type Command, commandOf } from './grille-keys.ts'
import type { useGrille } from './useGrille.ts'

type Deps = {
  readonly editor: Pick<ReturnType<typeof useGrille>, 'set' | 'cycle' | 'fillSeance' | 'select'> & {
    readonly grille: Grille
    readonly selection: Selection
  }
  readonly openNote: (position: Position) => void
  readonly undo: (what: 'undo' | 'redo') => void
}

/** What each command does to the grid, from a key or from a button. */
export function useCommands({ editor, openNote, undo }: Deps) {
  const { grille, selection, select } = editor
  const { active } = selection
  const run = (command: Command): void => {
    switch (command.type) {
      case 'set':
        editor.set(command.etat)
        break
      case 'cycle':
        editor.cycle(active)
        break
      case 'move': {
        const to = moveFrom(active, command.move, grille)
        select({ anchor: command.isExtending ? selection.anchor : to, active: to })
        break
      }
      case 'select':
        select(selectAround(selection, command.what, grille))
        break
      case 'note':
        openNote(active)
        break
      case 'tous-presents':
        editor.fillSeance(active.col)
        break
      default:
        undo(command.type)
    }
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    // A button of a heading, or the note's own fields, keep their keys.
    if (event.target !== event.currentTarget) return
    const command = commandOf(event)
    if (command === null) return
    event.preventDefault()
    event.stopPropagation()
    run(command)
  }
  return { run, onKeyDown }
}
