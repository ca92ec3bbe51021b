import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { formatJourDate } from '../../../shared/domain/seance.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { EnfantNote, SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { call } from '../../app/api.ts'
import { IN_ORDER } from '../../app/in-order.ts'
import { useSelection } from '../../app/selection.tsx'
import { keepOpenUntil } from '../../app/unsaved.ts'
import { notifyFailure } from '../../app/useWrite.ts'
import { SEANCE_KEY } from './useSeances.ts'

type Saisie = Input<'presences:save'>['presences'][number]
type Change = { readonly etat: EtatPresence | null; readonly note?: string }

const MUTATION_KEY = ['presences:save', 'seance']

/**
 * Records présences one gesture at a time. What is typed shows at once; what is on screen is read again
 * when the last gesture on its way has arrived, so that none is seen to go back.
 */
export function useSavePresences(seance: SeanceOuverte) {
  const { contexte } = useSelection()
  const client = useQueryClient()
  const { seanceId, date } = seance
  const key = [SEANCE_KEY, seanceId]
  const { mutate } = useMutation({
    mutationKey: MUTATION_KEY,
    // Gestures arrive in the order in which they were made.
    scope: IN_ORDER,
    mutationFn: (input: Input<'presences:save'>) => keepOpenUntil(call('presences:save', input)),
    onMutate: async ({ presences }) => {
      await client.cancelQueries({ queryKey: key })
      client.setQueryData<SeanceOuverte>(key, (shown) => shown && withPresences(shown, presences))
    },
    onError: notifyFailure,
    onSettled: () => {
      if (client.isMutating({ mutationKey: MUTATION_KEY }) === 1) void client.invalidateQueries()
    },
  })
  const jour = formatJourDate(date)
  return {
    /** Only an excuse can be noted ahead of the day. */
    isFuture: date > contexte.today,
    one: (enfant: EnfantNote, change: Change) =>
      mutate({
        label: `Présence de ${formatPersonne(enfant)}, ${jour}`,
        presences: [{ seanceId, enfantId: enfant.enfantId, ...change }],
      }),
    all: (enfants: readonly EnfantNote[], etat: EtatPresence) =>
      mutate({
        label: `Présences du ${jour} (${seance.collectif})`,
        presences: enfants.map(({ enfantId }) => ({ seanceId, enfantId, etat })),
      }),
  }
}

/** The séance as it will be once these are recorded. */
function withPresences(seance: SeanceOuverte, presences: readonly Saisie[]): SeanceOuverte {
  const byEnfant = new Map(presences.map((saisie) => [saisie.enfantId, saisie]))
  return {
    ...seance,
    enfants: seance.enfants.map((enfant) => {
      const saisie = byEnfant.get(enfant.enfantId)
      if (saisie === undefined) return enfant
      const note = saisie.note === undefined ? enfant.note : saisie.note || null
      return { ...enfant, etat: saisie.etat, note: saisie.etat === null ? null : note }
    }),
  }
}
