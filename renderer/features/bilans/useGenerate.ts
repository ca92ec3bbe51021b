import { useMutation } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { Input, IpcEvents } from '../../../shared/ipc/contract.ts'
import { call } from '../../app/api.ts'
import type { DemandeBilan } from './useBilan.ts'

type Choix = Pick<Input<'bilans:generate'>, 'annexesNominatives' | 'unePage' | 'siPris'>

export type SiPris = Choix['siPris']

export type Progress = IpcEvents['documents:progress']

/** Writes the bilan and its annexes; main asks where, and tells how far it is. */
export function useGenerate(demande: DemandeBilan) {
  const [progress, setProgress] = useState<Progress | null>(null)
  const mutation = useMutation({
    mutationFn: (choix: Choix) => {
      setProgress(null)
      return call('bilans:generate', { ...demande, ...choix })
    },
  })
  useEffect(() => window.cartable.on('documents:progress', setProgress), [])
  return { ...mutation, progress }
}
