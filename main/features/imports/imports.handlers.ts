import type { Kysely } from 'kysely'
import type { CelluleLue, PlaceLigne } from '../../../shared/domain/import-orientation.ts'
import type { GenreTableur } from '../../../shared/domain/listes.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type {
  ApercuReply,
  Demande,
  ImportTypes,
  importsIpc,
} from '../../../shared/ipc/imports.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import type { Lu } from '../../import/lecture-fichier.ts'
import { titledList } from '../../import/pasted-list.ts'
import type { CreateHandlers } from '../services.ts'
import { HEURES_IMPORT } from './heures/import-heures.service.ts'
import { type ImportFile, openImportFile, openPastedList } from './import-file.ts'
import { commitFile, findCellules, findImports, undoImport } from './imports.service.ts'
import { INSCRITS_IMPORT } from './inscrits/import-inscrits.service.ts'
import type { ImportKind, Place, Standing } from './kind.ts'
import { createOpenedImports, type OpenedImport } from './opened-imports.ts'
import { ORIENTATIONS } from './orientations/import-orientations.service.ts'
import { PRESENCES_IMPORT } from './presences/import-presences.service.ts'

/** Kind of spreadsheet that the window may open. */
type Opening<G extends GenreTableur> = {
  /** Title of the dialog that asks for the file. */
  readonly title: string
  preview(
    db: Kysely<Database>,
    opened: OpenedImport,
    demande: Demande<G>,
    since: number | null,
    now: Date,
  ): Promise<Result<ApercuReply<ImportTypes[G]['apercu']>, AppError>>
  cellules(
    db: Kysely<Database>,
    opened: OpenedImport,
    demande: Demande<G>,
    place: PlaceLigne,
    now: Date,
  ): Promise<Result<readonly CelluleLue[], AppError>>
  commit(
    db: Kysely<Database>,
    opened: OpenedImport,
    demande: Demande<G>,
    now: Date,
  ): Promise<Result<ImportTypes[G]['done'], AppError>>
}

const opening = <
  G extends GenreTableur,
  L extends keyof Lu,
  O,
  P extends Place,
  S extends Standing<ImportTypes[G]['apercu']>,
>(
  title: string,
  kind: ImportKind<L, O, P, S, ImportTypes[G]['done']>,
  /** Options of the import, as the command line also builds them, from the window's answers. */
  optionsOf: (said: Omit<Demande<G>, 'fichierId' | 'genre'>, now: Date) => O,
): Opening<G> => {
  const optionsFrom = ({ fichierId: _file, genre: _genre, ...said }: Demande<G>, now: Date): O =>
    optionsOf(said, now)
  return {
    title,
    preview: (db, opened, demande, since, now) =>
      opened.preview(db, kind, optionsFrom(demande, now), since),
    cellules: (db, { file }, demande, where, now) =>
      file.inTurn(() => findCellules(db, kind, file, optionsFrom(demande, now), where)),
    commit: (db, { file }, demande, now) =>
      file.inTurn(() => commitFile(db, kind, file, optionsFrom(demande, now), now)),
  }
}

/** Every kind of spreadsheet: a further one is a line here, and its folder. */
const OPENINGS: { readonly [G in GenreTableur]: Opening<G> } = {
  orientations: opening('Ouvrir la liste de l’école', ORIENTATIONS, (said, now) => ({
    ...said,
    now,
    etablissement: said.etablissement ?? undefined,
    actionId: said.actionId ?? undefined,
    collectifId: said.collectifId ?? undefined,
  })),
  inscrits: opening('Ouvrir la liste des enfants inscrits', INSCRITS_IMPORT, (said, now) => ({
    ...said,
    now,
    etablissement: said.etablissement ?? undefined,
  })),
  heures: opening('Ouvrir le tableur des heures', HEURES_IMPORT, (said) => ({
    ...said,
    feuille: null,
    categorie: null,
  })),
  presences: opening('Ouvrir la grille de présences', PRESENCES_IMPORT, (said, now) => ({
    ...said,
    now,
  })),
}

const openingFor = <G extends GenreTableur>({ genre }: Demande<G>): Opening<G> =>
  OPENINGS[genre as G]

const SPREADSHEETS = [{ name: 'Tableur', extensions: ['xlsx', 'xls', 'ods', 'csv', 'txt'] }]

/** The file chosen, looked at and imported, the history, and the way back. */
export const createImportsHandlers: CreateHandlers<typeof importsIpc> = ({ db, dialogs, now }) => {
  const files = createOpenedImports()
  const keep = (file: ImportFile) => {
    const { fichierId, nom } = files.open(file).file
    return ok({ fichierId, nom })
  }
  const open = async (path: string) => keep(await openImportFile(path))
  return {
    'imports:open': async ({ genre }) => {
      const path = await dialogs.chooseFile({ title: OPENINGS[genre].title, kinds: SPREADSHEETS })
      return path === null ? err({ code: 'cancelled' }) : open(path)
    },
    'imports:openTexte': async ({ texte }) => keep(openPastedList(titledList(texte))),
    'imports:reopen': async ({ fichierId }) => {
      const opened = files.find(fichierId)
      if (!opened.ok) return opened
      const { path, nom } = opened.value.file
      return path === null ? ok({ fichierId, nom }) : open(path)
    },
    'imports:hasChanged': async ({ fichierId }) => {
      const opened = files.find(fichierId)
      return opened.ok ? ok(await opened.value.file.hasChanged()) : opened
    },
    'imports:close': async ({ fichierId }) => ok(files.close(fichierId)),
    'imports:preview': async ({ demande, since }) => {
      const opened = files.find(demande.fichierId)
      if (!opened.ok) return opened
      return openingFor(demande).preview(db, opened.value, demande, since, now())
    },
    'imports:findCellules': async ({ demande, place }) => {
      const opened = files.find(demande.fichierId)
      if (!opened.ok) return opened
      return openingFor(demande).cellules(db, opened.value, demande, place, now())
    },
    'imports:commit': async ({ demande, evenIfChanged }) => {
      const opened = files.find(demande.fichierId)
      if (!opened.ok) return opened
      const { file } = opened.value
      if (!evenIfChanged && (await file.hasChanged())) {
        return err({ code: 'file-changed', file: file.nom })
      }
      return openingFor(demande).commit(db, opened.value, demande, now())
    },
    'imports:findAll': async ({ anneeId }) => ok(await findImports(db, anneeId)),
    'imports:undo': async ({ importId }) => {
      const undone = await undoImport(db, importId, now())
      return undone.ok ? ok(undefined) : undone
    },
  }
}
