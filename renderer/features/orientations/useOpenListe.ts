import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../app/api.ts'
import { isCancelled } from '../../app/describe-error.ts'
import { notifyFailure } from '../../app/useWrite.ts'

/** A file that the person has chosen, by the name that main knows it under. */
export type FichierOuvert = { readonly fichierId: string; readonly nom: string }

/** Asks for a school's file, and holds it while it is looked at. */
export function useOpenListe() {
  const [fichier, setFichier] = useState<FichierOuvert | null>(null)
  const { mutate, isPending } = useMutation({
    mutationFn: () => call('orientations:openFile', undefined),
    onSuccess: setFichier,
    onError: (error) => {
      if (!isCancelled(error)) notifyFailure(error)
    },
  })
  const close = () => {
    setFichier(null)
    // Once the button is back.
    requestAnimationFrame(() => document.getElementById('importer-liste')?.focus())
  }
  return { fichier, open: () => mutate(), isPending, close }
}
