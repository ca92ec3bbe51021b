import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type { GenreTableur } from '../../../shared/domain/listes.ts'
import type { FichierOuvert } from '../../../shared/ipc/imports.ipc.ts'
import { call } from '../../app/api.ts'
import { leave } from '../../app/unsaved.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'

/** Id of the button that opens a file to import: the focus comes back to that button. */
export const OPENER = 'importer-fichier'

/** The open file, with the answers about its columns before it was read again. */
export type FichierRegarde = FichierOuvert & {
  readonly correspondances: readonly Correspondance[]
}

/** Asks for a file to import, holds it while its screen is open, and releases it when the screen is left. */
export function useOpenFichier(genre: GenreTableur, openerId = OPENER) {
  const [fichier, setFichier] = useState<FichierRegarde | null>(null)
  useLetGo(fichier?.fichierId ?? null)
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('imports:open', { genre }),
    onSuccess: (opened) => leave(() => setFichier({ ...opened, correspondances: [] })),
    onError: notifyFailure,
  })
  const pasted = useMutation({
    mutationFn: (texte: string) => call('imports:openTexte', { texte }),
    onSuccess: (opened) => setFichier({ ...opened, correspondances: [] }),
  })
  const again = useMutation({
    mutationFn: ({ fichierId }: FichierRegarde) => call('imports:reopen', { fichierId }),
    onSuccess: (opened, { correspondances }) => setFichier({ ...opened, correspondances }),
    onError: notifyFailure,
  })
  const close = () => {
    setFichier(null)
    // The focus waits until the button is back.
    focusUnlessTaken(() => document.getElementById(openerId))
  }
  return {
    fichier,
    open: () => mutate(),
    isPending,
    /** Reads a list of enfants inscrits that was pasted; its refusal stays beside the field. */
    pasted,
    close,
    /** Reads the file again from the disk; the answers about its columns are kept. */
    reopen: (correspondances: readonly Correspondance[]) => {
      if (fichier !== null) again.mutate({ ...fichier, correspondances })
    },
  }
}

/** Tells main that the file is no longer open, one turn later: strict mode unmounts and mounts again at once. */
function useLetGo(fichierId: string | null): void {
  const leaving = useRef<{ readonly id: string; readonly timer: number } | null>(null)
  useEffect(() => {
    if (fichierId === null) return undefined
    if (leaving.current?.id === fichierId) clearTimeout(leaving.current.timer)
    return () => {
      const timer = window.setTimeout(() => void call('imports:close', { fichierId }))
      leaving.current = { id: fichierId, timer }
    }
  }, [fichierId])
}
