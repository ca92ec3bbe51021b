import type { EtatPresence, EtatSeance } from '../../shared/domain/listes.ts'
import type { GrilleMois, GrillePresence } from '../../shared/ipc/presences.ipc.ts'

/** The enfants of a month, in the order of their lines. */
export const ENFANTS = ['ines', 'adam', 'lou']

/** A month of the register as main sends it: its séances by date, and as many enfants as asked. */
export const aMois = (
  seances: readonly (readonly [date: string, etat: EtatSeance])[],
  presences: readonly GrillePresence[] = [],
  enfants: readonly Partial<GrilleMois['enfants'][number]>[] = ENFANTS.map(() => ({})),
): GrilleMois => ({
  collectif: { collectifId: 'c', nom: 'Mardi', actionId: 'a' },
  seances: seances.map(([date, etat]) => ({
    seanceId: date,
    date,
    debut: '16:30',
    fin: '18:00',
    etat,
    motif: null,
  })),
  enfants: enfants.map((enfant, row) => ({
    enfantId: ENFANTS[row] ?? `enfant ${row}`,
    nom: 'Benali',
    prenom: ENFANTS[row] ?? '',
    sexe: null,
    precision: null,
    periodes: [{ debut: '2025-09-01', fin: null }],
    ...enfant,
  })),
  presences,
})

/** One présence recorded. */
export const noted = (
  seanceId: string,
  enfantId: string,
  etat: EtatPresence,
  note: string | null = null,
) => ({
  seanceId,
  enfantId,
  etat,
  note,
})
