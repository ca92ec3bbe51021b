import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { GenreImport } from '../../../shared/domain/listes.ts'
import type { FichierOuvert } from '../../../shared/ipc/imports.ipc.ts'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { leave } from '../../app/unsaved.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'

/** The button that opens a file to import: the focus comes back to it. */
export const OPENER = 'importer-fichier'

/** Asks for a file to import, and holds it while it is looked at. */
export function useOpenFichier(genre: GenreImport) {
  const [fichier, setFichier] = useState<FichierOuvert | null>(null)
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('imports:openFile', { genre }),
    onSuccess: (opened) => leave(() => setFichier(opened)),
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
  const close = () => {
    setFichier(null)
    // Once the button is back.
    focusUnlessTaken(() => document.getElementById(OPENER))
  }
  return { fichier, open: () => mutate(), isPending, close }
}
