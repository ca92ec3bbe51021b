import type {
  ComptesRendus,
  MessageLigne,
  StatutLigne,
} from '../../shared/domain/import-orientation.ts'
import { formatCount, formatPersonne } from '../../shared/format.ts'
import { comptesRendusTexts } from '../../shared/texts/lignes-laissees.ts'

type Ligne = {
  readonly feuille: string
  readonly ligne: number
  readonly statut: StatutLigne
  readonly messages: readonly MessageLigne[]
}

/** An import for a person to read: how many rows of each statut, what was left aside, then each row with its messages. */
export function importText<L extends Ligne>(
  {
    importId,
    lignes,
    ...told
  }: ComptesRendus & { readonly importId: string | null; readonly lignes: readonly L[] },
  personneOf: (ligne: L) => { readonly nom: string; readonly prenom: string },
): string {
  const counts = [...Map.groupBy(lignes, (ligne) => ligne.statut)]
    .map(([statut, own]) => `${own.length} ${statut}`)
    .join(' · ')
  const details = lignes.map((ligne) =>
    [
      `  ${ligne.feuille} ligne ${ligne.ligne} : ${ligne.statut} · ${formatPersonne(personneOf(ligne))}`,
      ...ligne.messages.map(
        ({ colonne, texte }) => `      ${colonne === null ? '' : `${colonne} : `}${texte}`,
      ),
    ].join('\n'),
  )
  const head = importId === null ? 'Essai, rien n’est écrit' : `Import ${importId}`
  return [
    `${head} : ${formatCount(lignes.length, 'ligne')} (${counts})`,
    ...comptesRendusTexts(told).map((texte) => `  ${texte}`),
    ...details,
  ].join('\n')
}
