import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ChoixPersonne, DecisionCategorie } from '../../../shared/domain/import-heures.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import type { DemandeHeures } from '../../../shared/ipc/import-heures.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'

type Place = { readonly feuille: string; readonly ligne: number }

/** A row of the file, by its place. */
export const idOfLigne = ({ feuille, ligne }: Place): string => `${feuille}\n${ligne}`

/** What is said once for the rows that do not say it. */
type Reglages = Pick<DemandeHeures, 'actionId' | 'date' | 'statut'>

/** What the person says of a file of hours before it is imported, and what importing it would then do. */
export function useImportHeures(fichierId: string) {
  const { annee, action } = useSelection()
  const [reglages, setReglages] = useState<Reglages>({
    actionId: action?.id ?? null,
    date: null,
    statut: 'benevole',
  })
  const [personnes, setPersonnes] = useState<ReadonlyMap<string, ChoixPersonne>>(new Map())
  const [categories, setCategories] = useState<ReadonlyMap<string, DecisionCategorie['choix']>>(
    new Map(),
  )
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const [ignorees, setIgnorees] = useState<readonly Place[]>([])
  const demande = useMemo(
    (): DemandeHeures => ({
      fichierId,
      anneeId: annee.id,
      ...reglages,
      personnes: [...personnes].map(([cle, choix]) => ({ cle, choix })),
      categories: [...categories].map(([valeur, choix]) => ({ valeur, choix })),
      corrections: [...corrections],
      ignorees: [...ignorees],
    }),
    [fichierId, annee.id, reglages, personnes, categories, corrections, ignorees],
  )
  const query = useQuery({
    queryKey: ['heures:previewImport', demande],
    queryFn: () => call('heures:previewImport', demande),
    placeholderData: keepPreviousData,
    retry: false,
  })
  const isIgnoree = (ligne: Place): boolean =>
    ignorees.some((one) => idOfLigne(one) === idOfLigne(ligne))
  const ignore = ({ feuille, ligne }: Place, isLeftOut: boolean) =>
    setIgnorees((before) => [
      ...before.filter((one) => idOfLigne(one) !== idOfLigne({ feuille, ligne })),
      ...(isLeftOut ? [{ feuille, ligne }] : []),
    ])
  /** null takes the text of the file back. */
  const correct = ({ feuille, ligne }: Place, champ: string, texte: string | null) =>
    setCorrections((before) => [
      ...before.filter((one) => one.champ !== champ || idOfLigne(one) !== `${feuille}\n${ligne}`),
      ...(texte === null ? [] : [{ feuille, ligne, rang: 0, champ, texte }]),
    ])
  return {
    query,
    demande,
    reglages,
    setReglages: (changes: Partial<Reglages>) => setReglages({ ...reglages, ...changes }),
    decidePersonne: (cle: string, choix: ChoixPersonne) =>
      setPersonnes((before) => new Map(before).set(cle, choix)),
    decideCategorie: (valeur: string, choix: DecisionCategorie['choix']) =>
      setCategories((before) => new Map(before).set(valeur, choix)),
    isIgnoree,
    ignore,
    correctionsOf: (ligne: Place) =>
      corrections.filter((one) => idOfLigne(one) === idOfLigne(ligne)),
    correct,
    isTouched:
      personnes.size + categories.size + corrections.length + ignorees.length > 0 ||
      reglages.date !== null,
  }
}

export type ImportHeures = ReturnType<typeof useImportHeures>
