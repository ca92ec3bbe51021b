import type { MessageLigne, StatutLigne } from '../../shared/domain/import-orientation.ts'
import { formatCount, formatPersonne } from '../../shared/format.ts'

type Ligne = {
  readonly feuille: string
  readonly ligne: number
  readonly statut: StatutLigne
  readonly messages: readonly MessageLigne[]
}

/** An import for a person to read: how many rows of each statut, then each row with its messages. */
export function importText<L extends Ligne>(
  { importId, lignes }: { readonly importId: string | null; readonly lignes: readonly L[] },
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
  return [`${head} : ${formatCount(lignes.length, 'ligne')} (${counts})`, ...details].join('\n')
}
