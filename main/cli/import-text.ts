import type {
  ComptesRendus,
  MessageLigne,
  StatutLigne,
} from '../../shared/domain/import-orientation.ts'
import { formatCount, formatPersonne } from '../../shared/format.ts'
import type { AppError } from '../../shared/ipc/app-error.ts'
import type { Result } from '../../shared/result.ts'
import { comptesRendusTexts } from '../../shared/texts/lignes-laissees.ts'
import { Refusal } from './command.ts'
import { valueOrRefuse } from './messages.ts'

/** A row of a file, as every import tells it. */
export type Ligne = {
  readonly feuille: string
  readonly ligne: number
  readonly statut: StatutLigne
  readonly messages: readonly MessageLigne[]
}

/** What an import tells of a file, before it and after. */
export type Imported<L> = ComptesRendus & {
  readonly importId: string | null
  readonly lignes: readonly L[]
}

/**
 * Shows what an import would do, and does it unless it is a trial or no row can be written as it stands: that is a
 * refusal, told row by row, and leaves no import in the history.
 */
export async function tryThenImport<V extends { readonly lignes: readonly Ligne[] }>(
  isEssai: boolean,
  preview: () => Promise<Result<V, AppError>>,
  commit: () => Promise<Result<V, AppError>>,
  textOf: (value: V) => string,
): Promise<{ readonly json: V; readonly text: string }> {
  const shown = valueOrRefuse(await preview())
  const waiting = shown.lignes.filter(({ statut }) => statut === 'ambigu' || statut === 'erreur')
  if (!isEssai && waiting.length > 0 && waiting.length === shown.lignes.length) {
    throw new Refusal(
      `Rien n’a été importé : aucune ligne ne peut l’être telle quelle. Corrigez le fichier, ou décidez-les dans la fenêtre.\n${textOf(shown)}`,
    )
  }
  const value = isEssai ? shown : valueOrRefuse(await commit())
  return { json: value, text: textOf(value) }
}

/** Text of an import: number of rows of each statut, parts left aside, then each row with its messages. */
export function importText<L extends Ligne>(
  { importId, lignes, ...told }: Imported<L>,
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
