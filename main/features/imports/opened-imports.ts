import type { Kysely } from 'kysely'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ApercuReply } from '../../../shared/ipc/imports.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import type { Lu } from '../../import/lecture-fichier.ts'
import type { ImportFile } from './import-file.ts'
import { findBaseMark } from './imports.repository.ts'
import { judgeFile } from './imports.service.ts'
import type { Apercu, ImportKind, Place, Standing } from './kind.ts'

type Db = Kysely<Database>

/** Preview of a file that the window holds, and the mark of the base on which it was judged. */
type Judged = { readonly version: number; readonly mark: string; readonly standing: Standing }

/** The file that is looked at before it is imported, kept from its opening until it is let go. */
export type OpenedImport = {
  readonly file: ImportFile
  /**
   * Preview of the file under the options. Only the rows that differ from version `since` are returned when the
   * window holds the last preview given.
   */
  preview<G extends keyof Lu, O, P extends Place, S extends Standing>(
    db: Db,
    kind: ImportKind<G, O, P, S, unknown>,
    options: O,
    since: number | null,
  ): Promise<Result<ApercuReply<S['apercu']>, AppError>>
}

/** The opened file, one at a time: opening another lets go of the one before. */
type OpenedImports = {
  open(file: ImportFile): OpenedImport
  /** The file opened under that id, or `not-found` once it was let go. */
  find(fichierId: string): Result<OpenedImport, AppError>
  close(fichierId: string): void
}

export function createOpenedImports(): OpenedImports {
  let current: OpenedImport | null = null
  return {
    open(file) {
      current?.file.close()
      current = createOpenedImport(file)
      return current
    },
    find(fichierId) {
      return current?.file.fichierId === fichierId
        ? ok(current)
        : err({ code: 'not-found', what: 'fichier', name: '' })
    },
    close(fichierId) {
      if (current?.file.fichierId !== fichierId) return
      current.file.close()
      current = null
    },
  }
}

export function createOpenedImport(file: ImportFile): OpenedImport {
  let last: Judged | null = null
  return {
    file,
    preview: (db, kind, options, since) =>
      file.inTurn(async () => {
        const mark = await findBaseMark(db)
        const before = last
        // `kind` is the same at every call for one file.
        const usable = before?.mark === mark ? (before.standing as never) : null
        const judged = await judgeFile(db, kind, file, options, usable)
        if (!judged.ok) return judged
        const version = (before?.version ?? 0) + 1
        last = { version, mark, standing: judged.value }
        const held = since !== null && before?.version === since ? before.standing.apercu : null
        return ok({ version, ...rowsSince(held, judged.value.apercu) })
      }),
  }
}

/** Every row, or only those that are not the same objects as in `held`. */
function rowsSince<A extends Apercu>(
  held: Apercu | null,
  { lignes, ...apercu }: A,
): Omit<ApercuReply<A>, 'version'> {
  if (held?.lignes.length !== lignes.length) return { apercu, lignes, changed: [] }
  const changed = lignes.flatMap((ligne, index): readonly (readonly [number, typeof ligne])[] =>
    ligne === held.lignes[index] ? [] : [[index, ligne]],
  )
  return { apercu, lignes: null, changed }
}
