import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import type {
  Correction,
  Decision,
  LigneApercu,
  PlaceLigne,
} from '../../../shared/domain/import-orientation.ts'
import type { DemandeImport } from '../../../shared/ipc/import-orientation.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

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
  const [correspondances, setCorrespondances] = useState<readonly Correspondance[]>([])
  const demande = useMemo(
    (): DemandeImport => ({
      fichierId,
      anneeId: annee.id,
      ...reglages,
      corrections: [...corrections],
      decisions: [...decisions],
      correspondances: [...correspondances],
    }),
    [fichierId, annee.id, reglages, corrections, decisions, correspondances],
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
  /** How a sheet is to be read from now on; null, as its titles tell. */
  const read = (feuille: string, correspondance: Correspondance | null) =>
    setCorrespondances((before) => [
      ...before.filter((one) => one.feuille !== feuille),
      ...(correspondance === null ? [] : [correspondance]),
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
    isTouched: corrections.length + decisions.length + correspondances.length > 0,
    lueOf: (feuille: string): Correspondance | null =>
      correspondances.find((one) => one.feuille === feuille) ?? null,
    decide,
    correct,
    read,
  }
}

export type ImportListe = ReturnType<typeof useImportListe>

const placeOf = ({ feuille, ligne, rang }: PlaceLigne): PlaceLigne => ({ feuille, ligne, rang })
