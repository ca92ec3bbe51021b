import type {
  ApercuHeures,
  ChoixPersonne,
  SensCategorie,
} from '../../../../shared/domain/import-heures.ts'
import type { Demande } from '../../../../shared/ipc/imports.ipc.ts'
import { withValeur } from '../correspondances/vocabulaire.ts'
import { idOfLigne, type PlaceDansFichier } from '../ligne.tsx'
import { withCorrespondance } from '../said.ts'

/** Answers of the user about a table of hours. */
export type SaidOfHeures = Omit<Demande<'heures'>, 'fichierId' | 'genre' | 'anneeId'>

/** `said` with one person of the file identified. */
export const withPersonne = (
  said: SaidOfHeures,
  cle: string,
  choix: ChoixPersonne,
): SaidOfHeures => ({
  ...said,
  personnes: [...said.personnes.filter((one) => one.cle !== cle), { cle, choix }],
})

/** `said` with a catégorie explained on every sheet that is read: the answer is remembered with the columns. */
export function withCategorie(
  said: SaidOfHeures,
  lecture: ApercuHeures['lecture'],
  texte: string,
  choix: SensCategorie,
): SaidOfHeures {
  const code = choix === 'ignorer' ? null : choix
  let next = said
  for (const { lue, origine } of lecture) {
    if (origine === 'aucune' || lue.ligneEntete === null) continue
    const read = said.correspondances.find(({ feuille }) => feuille === lue.feuille) ?? lue
    const explained = withValeur(read, { champ: 'categorie', texte }, code)
    next = withCorrespondance(next, lue.feuille, explained)
  }
  return next
}

/** Id of a row as left out: in a table of persons by days, a row goes with all its days. */
const idOfRow = ({ feuille, ligne }: PlaceDansFichier): string => idOfLigne({ feuille, ligne })

/** True when the user left the row out. */
export const isIgnoree = ({ ignorees }: SaidOfHeures, ligne: PlaceDansFichier): boolean =>
  ignorees.some((one) => idOfRow(one) === idOfRow(ligne))

/** `said` with some rows left out, or taken back. */
export function withIgnorees(
  said: SaidOfHeures,
  lignes: readonly PlaceDansFichier[],
  isLeftOut: boolean,
): SaidOfHeures {
  const rows = new Map(
    lignes.map(({ feuille, ligne }) => [idOfRow({ feuille, ligne }), { feuille, ligne }]),
  )
  const others = said.ignorees.filter((one) => !rows.has(idOfRow(one)))
  const added = isLeftOut ? [...rows.values()] : []
  return { ...said, ignorees: [...others, ...added] }
}
