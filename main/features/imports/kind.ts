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

/** Message of a row that the person leaves out. */
export const IGNOREE = 'Ligne ignorée : elle ne sera pas importée.'

/** Parts that the preview of every kind of import has. */
export type Apercu = ComptesRendus & {
  readonly importId: string | null
  readonly feuilles: readonly FeuilleImport[]
  /** Sheets that hold a table, each with the choices that would read it otherwise. */
  readonly lecture: readonly FeuilleFichier[]
  readonly lignes: readonly { readonly statut: StatutLigne }[]
}

/** Destination of the rows of a file: the options, once checked against the base. */
export type Place = { readonly anneeId: string; readonly sourceFile: string }

/** Judgement of a file: the preview, and the parts that the next judgement may reuse. */
export type Standing<A extends Apercu = Apercu> = { readonly apercu: A }

/**
 * One kind of import, from the person's options to the rows written: read → understand (`main/import`) →
 * judge → plan → write. A further kind is a folder beside `orientations/` and `heures/` that gives one of
 * these, and a line in the table of `imports.handlers.ts`.
 *
 * `G`: reader of its file. `O`: options. `P`: destination of the rows. `S`: judgement. `D`: report of an import done.
 */
export type ImportKind<
  G extends keyof Lu,
  O,
  P extends Place,
  S extends Standing,
  D = S['apercu'],
> = {
  /** Reason to refuse a file in which no table was recognised. */
  readonly nothingRead: RefusalCode
  /** Checks the options against the base; returns the reading of the file and the destination of its rows. */
  prepare(
    db: Kysely<Database>,
    options: O,
    sourceFile: string,
  ): Promise<Result<{ readonly lecture: FileLecture<G>; readonly place: P }, AppError>>
  /**
   * Judges each row; writes nothing. `before` is the last judgement of the same file, when nothing was written to
   * the base since: rows that the new answers cannot change are kept from it, the same objects.
   */
  judge(db: Kysely<Database>, lu: Lu[G], place: P, before: S | null): Promise<S>
  /** Judges, plans and writes the rows inside the act whose id is `importId`. */
  write(
    trx: Transaction<Database>,
    lu: Lu[G],
    place: P,
    importId: string,
  ): Promise<{ readonly genre: GenreImport; readonly apercu: S['apercu'] }>
  /** School of the file, under which the meaning of its columns is remembered; null for none. */
  ecoleOf(apercu: S['apercu']): string | null
  /** Report of a preview or of an import, without the questions that only the window asks. */
  doneOf(apercu: S['apercu']): D
}
