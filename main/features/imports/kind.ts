import type { Kysely, Transaction } from 'kysely'
import type { FeuilleFichier } from '../../../shared/domain/correspondance.ts'
import type {
  ComptesRendus,
  FeuilleImport,
  StatutLigne,
} from '../../../shared/domain/import-orientation.ts'
import type { GenreImport } from '../../../shared/domain/listes.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import type { Lu } from '../../import/lecture-fichier.ts'
import type { RefusalCode } from '../../import/reading/refusal.ts'
import type { FileLecture } from './import-file.ts'

/** What is said of a row that the person leaves out. */
export const IGNOREE = 'Ligne ignorée : elle ne sera pas importée.'

/** What the preview of every kind of import tells. */
export type Apercu = ComptesRendus & {
  readonly importId: string | null
  readonly feuilles: readonly FeuilleImport[]
  /** Every sheet that holds a table, with what is needed to read it otherwise. */
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly { readonly statut: StatutLigne }[]
}

/** Where the rows of a file go: what the options say, once checked against the base. */
export type Place = { readonly anneeId: string; readonly sourceFile: string }

/** What was judged of a file: the preview, and what the next judgement may take from it. */
export type Standing<A extends Apercu = Apercu> = { readonly apercu: A }

/**
 * One kind of import, from what the person says to what is written: read → understand (`main/import`) →
 * judge → plan → write. A further kind is a folder beside `orientations/` and `heures/` that gives one of
 * these, and a line in the table of `imports.handlers.ts`.
 *
 * `G`: how its file is read. `O`: what the person says. `P`: where the rows go. `S`: what was judged. `D`: what is told of an import that is done.
 */
export type ImportKind<
  G extends keyof Lu,
  O,
  P extends Place,
  S extends Standing,
  D = S['apercu'],
> = {
  /** Why a file in which no table was recognised is refused. */
  readonly nothingRead: RefusalCode
  /** Checks the options against the base: how the file is to be read, and where its rows go. */
  prepare(
    db: Kysely<Database>,
    options: O,
    sourceFile: string,
  ): Promise<Result<{ readonly lecture: FileLecture<G>; readonly place: P }, AppError>>
  /**
   * What would become of each row; writes nothing. `before` is what was judged last of the same file, when
   * nothing was written to the base since: rows that the new answers cannot change are kept from it, the same objects.
   */
  judge(db: Kysely<Database>, lu: Lu[G], place: P, before: S | null): Promise<S>
  /** Judges, plans and writes the rows inside the act whose id is `importId`. */
  write(
    trx: Transaction<Database>,
    lu: Lu[G],
    place: P,
    importId: string,
  ): Promise<{ readonly genre: GenreImport; readonly apercu: S['apercu'] }>
  /** Whose file it is, for how its columns were read to be remembered. */
  ecoleOf(apercu: S['apercu']): string | null
  /** What is told of a preview or of an import, without what only the window asks. */
  doneOf(apercu: S['apercu']): D
}
