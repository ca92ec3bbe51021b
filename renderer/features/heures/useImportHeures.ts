import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ChoixPersonne, SensCategorie } from '../../../shared/domain/import-heures.ts'
import type { Correction } from '../../../shared/domain/import-orientation.ts'
import type { DemandeHeures } from '../../../shared/ipc/import-heures.ipc.ts'
import { call } from '../../app/api.ts'
import { useSelection } from '../../app/selection.tsx'
import { withValeur } from '../correspondances/edit.ts'
import { useCorrespondances } from '../correspondances/useCorrespondances.ts'

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
  const correspondances = useCorrespondances()
  const { dites, diteOf, read } = correspondances
  const [corrections, setCorrections] = useState<readonly Correction[]>([])
  const [ignorees, setIgnorees] = useState<readonly Place[]>([])
  const demande = useMemo(
    (): DemandeHeures => ({
      fichierId,
      anneeId: annee.id,
      ...reglages,
      personnes: [...personnes].map(([cle, choix]) => ({ cle, choix })),
      corrections: [...corrections],
      ignorees: [...ignorees],
      correspondances: [...dites],
    }),
    [fichierId, annee.id, reglages, personnes, corrections, ignorees, dites],
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
  /** Said of every sheet that is read: it is remembered with its columns. */
  const decideCategorie = (texte: string, choix: SensCategorie) => {
    const code = choix === 'ignorer' ? null : choix
    for (const { lue, origine } of query.data?.lecture ?? []) {
      if (origine === 'aucune' || lue.ligneEntete === null) continue
      const said = diteOf(lue.feuille) ?? lue
      read(lue.feuille, withValeur(said, { champ: 'categorie', texte }, code))
    }
  }
  return {
    query,
    demande,
    reglages,
    setReglages: (changes: Partial<Reglages>) => setReglages({ ...reglages, ...changes }),
    decidePersonne: (cle: string, choix: ChoixPersonne) =>
      setPersonnes((before) => new Map(before).set(cle, choix)),
    decideCategorie,
    correspondances,
    isIgnoree,
    ignore,
    correctionsOf: (ligne: Place) =>
      corrections.filter((one) => idOfLigne(one) === idOfLigne(ligne)),
    correct,
    isTouched:
      personnes.size + corrections.length + ignorees.length + dites.length > 0 ||
      reglages.date !== null,
  }
}

export type ImportHeures = ReturnType<typeof useImportHeures>
