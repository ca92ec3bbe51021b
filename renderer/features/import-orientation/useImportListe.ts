import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type {
  Correction,
  Decision,
  LigneApercu,
  PlaceLigne,
} from '../../../shared/domain/import-orientation.ts'
import type { DemandeImport } from '../../../shared/ipc/import-orientation.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'
import { useCorrespondances } from '../correspondances/useCorrespondances.ts'

/** A row of the file, by its place. */
export const idOfLigne = ({ feuille, ligne, rang }: PlaceLigne): string =>
  `${feuille}\n${ligne}\n${rang}`

/** Where the children will be inscribed, and the school of the rows that name none. */
export type Reglages = Pick<DemandeImport, 'etablissement' | 'actionId' | 'collectifId'>

type Choix = Decision['choix']

/** What the person says of a file before it is imported, and what importing it would then do. */
export function useImportListe(fichierId: string) {
  const { annee, action } = useSelection()
  const [reglages, setReglages] = useState<Reglages>({
    etablissement: null,
    actionId: action?.id ?? (annee.actions.length === 1 ? (annee.actions[0]?.id ?? null) : null),
    collectifId: null,
  })
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const [decisions, setDecisions] = useState<readonly Decision[]>([])
  const correspondances = useCorrespondances()
  const { dites } = correspondances
  const demande = useMemo(
    (): DemandeImport => ({
      fichierId,
      anneeId: annee.id,
      ...reglages,
      corrections: [...corrections],
      decisions: [...decisions],
      correspondances: [...dites],
    }),
    [fichierId, annee.id, reglages, corrections, decisions, dites],
  )
  const query = useQuery({
    queryKey: ['orientations:preview', demande],
    queryFn: () => call('orientations:preview', demande),
    placeholderData: keepPreviousData,
    retry: false,
  })
  /** null takes the decision back. */
  const decide = (
    lignes: readonly LigneApercu[],
    choixOf: (ligne: LigneApercu) => Choix | null,
  ) => {
    const ids = new Set(lignes.map(idOfLigne))
    const added = lignes.flatMap((ligne) => {
      const choix = choixOf(ligne)
      return choix === null ? [] : [{ ...placeOf(ligne), choix }]
    })
    setDecisions((before) => [...before.filter((one) => !ids.has(idOfLigne(one))), ...added])
  }
  /** null takes the text of the file back. */
  const correct = (ligne: LigneApercu, champ: string, texte: string | null) =>
    setCorrections((before) => [
      ...before.filter((one) => idOfLigne(one) !== idOfLigne(ligne) || one.champ !== champ),
      ...(texte === null ? [] : [{ ...placeOf(ligne), champ, texte }]),
    ])
  return {
    query,
    demande,
    reglages,
    setReglages: (changes: Partial<Reglages>) => setReglages({ ...reglages, ...changes }),
    choixOf: (ligne: PlaceLigne): Choix | null =>
      decisions.find((one) => idOfLigne(one) === idOfLigne(ligne))?.choix ?? null,
    correctionsOf: (ligne: PlaceLigne) =>
      corrections.filter((one) => idOfLigne(one) === idOfLigne(ligne)),
    isTouched: corrections.length + decisions.length + dites.length > 0,
    correspondances,
    decide,
    correct,
  }
}

export type ImportListe = ReturnType<typeof useImportListe>

const placeOf = ({ feuille, ligne, rang }: PlaceLigne): PlaceLigne => ({ feuille, ligne, rang })
