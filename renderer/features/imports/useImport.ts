import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type { GenreTableur } from '../../../shared/domain/listes.ts'
import type { ApercuReply, Demande } from '../../../shared/ipc/imports.ipc.ts'
import { AppFailure, call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import type { FichierApercu } from './correspondances/vocabulaire.ts'
import { type Held, type SaidOfFile, withCorrespondance, withReply } from './said.ts'

/** State of an open file: the user's answers about it, and the preview of its import. */
export type SaisieImport<S, A> = {
  readonly said: S
  readonly say: (change: (before: S) => S) => void
  readonly query: UseQueryResult<A>
}

/**
 * Shows what importing the file would do, and shows it again after each answer: main keeps the file and
 * gives only the rows that changed, so the window keeps one preview.
 */
export function useImport<S extends SaidOfFile, A extends FichierApercu>(
  genre: GenreTableur,
  fichierId: string,
  initial: S,
) {
  const { annee } = useSelection()
  // `count` replaces `said` in the key of the query: thousands of answers would be hashed at each render.
  const [{ said, count }, setSaid] = useState({ said: initial, count: 0 })
  const held = useRef<Held<A> | null>(null)
  const [isLeaving, setLeaving] = useState(false)
  const demande = { ...said, genre, fichierId, anneeId: annee.id } as unknown as Demande
  const query = useQuery({
    queryKey: ['imports:preview', fichierId, annee.id, count],
    queryFn: async (): Promise<A> => {
      const since = held.current?.version ?? null
      const reply = await call('imports:preview', { demande, since })
      held.current = withReply(held.current, reply as unknown as ApercuReply<A>)
      return held.current.apercu
    },
    placeholderData: keepPreviousData,
    // A write reads every query again; the preview of a file just imported must not be.
    enabled: !isLeaving,
    gcTime: 0,
  })
  const say = (change: (before: S) => S) =>
    setSaid((before) => ({ said: change(before.said), count: before.count + 1 }))
  const change = useChangedFile(fichierId)
  const write = useWrite('imports:commit')
  const commit = (onDone: (value: unknown) => void) => {
    setLeaving(true)
    write.mutate(
      { demande, evenIfChanged: change.isKept },
      {
        onSuccess: onDone,
        onError: (error) => {
          setLeaving(false)
          if (error instanceof AppFailure && error.error.code === 'file-changed') change.tell()
          else notifyFailure(error)
        },
      },
    )
  }
  return {
    said,
    say,
    query,
    change,
    commit,
    isCommitting: write.isPending,
    correspondances: {
      dites: said.correspondances,
      diteOf: (feuille: string): Correspondance | null =>
        said.correspondances.find((one) => one.feuille === feuille) ?? null,
      read: (feuille: string, lue: Correspondance | null) =>
        say((before) => withCorrespondance(before, feuille, lue)),
    },
  }
}

/** Watches whether the file changed on the disk since it was opened, each time the window gets the focus back. */
function useChangedFile(fichierId: string) {
  const [state, setState] = useState<'same' | 'changed' | 'kept'>('same')
  const tell = () => setState('changed')
  useEffect(() => {
    const look = async () => {
      // The call fails for a file released meanwhile: it counts as unchanged.
      const hasChanged = await call('imports:hasChanged', { fichierId }).catch(() => false)
      if (hasChanged) setState((before) => (before === 'same' ? 'changed' : before))
    }
    window.addEventListener('focus', look)
    return () => window.removeEventListener('focus', look)
  }, [fichierId])
  return {
    isTold: state === 'changed',
    /** True when the user chose to import the version that was opened. */
    isKept: state === 'kept',
    tell,
    keep: () => setState('kept'),
  }
}
