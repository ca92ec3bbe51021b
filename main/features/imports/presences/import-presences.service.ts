import type { Kysely } from 'kysely'
import { todayOf } from '../../../../shared/dates.ts'
import type { Correspondance } from '../../../../shared/domain/correspondance.ts'
import type { Correction } from '../../../../shared/domain/import-orientation.ts'
import type {
  ApercuPresences,
  PreviewPresences,
} from '../../../../shared/domain/import-presences.ts'
import type { AppError } from '../../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import { insertAll } from '../../../db/insert-all.ts'
import { newId } from '../../../db/new-id.ts'
import type { Database } from '../../../db/schema.ts'
import type { PresencesLues } from '../../../import/presences/understand-presences.ts'
import { findPerimetre } from '../../actions/actions.service.ts'
import { findCorrespondances } from '../../correspondances/correspondances.service.ts'
import { placeEquipes } from '../../seances/equipe.service.ts'
import { markTenues } from '../../seances/saisie-seance.service.ts'
import { withImportFile } from '../import-file.ts'
import { commitFile, previewFile } from '../imports.service.ts'
import type { ImportKind, Place } from '../kind.ts'
import { type ChoixPresences, type JugementPresences, judgePresences } from './judge-presences.ts'
import {
  findOnlyCollectif,
  findPresencesConnues,
  type PresencesConnues,
} from './presences-connues.repository.ts'

type Db = Kysely<Database>

type ImportPresencesOptions = ChoixPresences & {
  readonly anneeId: string
  readonly now: Date
  /** Collectif of the grid; null while the person has not chosen it: the only one of the année, if it is alone. */
  readonly collectifId: string | null
  readonly feuille?: string | null | undefined
  readonly corrections?: readonly Correction[] | undefined
  readonly correspondances?: readonly Correspondance[] | undefined
  /** Takes back the rows and the sheets that the spreadsheet hides. */
  readonly avecMasquees?: boolean | undefined
}

type PlacePresences = Place & ImportPresencesOptions

/** A grid of présences of one collectif: enfants by days. Days without a séance get one, from the créneau of that day. */
export const PRESENCES_IMPORT: ImportKind<
  'presences',
  ImportPresencesOptions,
  PlacePresences,
  { readonly apercu: ApercuPresences },
  PreviewPresences
> = {
  nothingRead: 'no-presences',
  prepare,
  async judge(db, lues, place) {
    const connues = await connuesOf(db, place)
    const jugement = judgePresences(lues.lignes, connues, place, todayOf(place.now))
    return { apercu: apercuOf(null, lues, jugement, connues) }
  },
  async write(trx, lues, place, importId) {
    const connues = await connuesOf(trx, place)
    const today = todayOf(place.now)
    const jugement = judgePresences(lues.lignes, connues, place, today)
    await writePresences(trx, jugement, connues, today)
    return { genre: 'presences', apercu: apercuOf(importId, lues, jugement, connues) }
  },
  // A grid comes from no school.
  ecoleOf: () => null,
  doneOf: ({
    lecture: _lecture,
    collectifId: _own,
    joursSansCreneau: _lack,
    lignes,
    ...apercu
  }) => ({
    ...apercu,
    lignes: lignes.map(({ rang: _rang, isIgnoree: _left, bruts: _bruts, ...ligne }) => ligne),
  }),
}

async function connuesOf(db: Db, place: PlacePresences): Promise<PresencesConnues> {
  const connues = await findPresencesConnues(db, place)
  if (!connues) throw new Error('the année went away during the import')
  return connues
}

async function prepare(db: Db, options: ImportPresencesOptions, sourceFile: string) {
  const perimetre = await findPerimetre(db, { anneeId: options.anneeId, actionId: null })
  if (!perimetre.ok) return perimetre
  const lecture = {
    genre: 'presences' as const,
    options: {
      feuille: options.feuille ?? null,
      latest: perimetre.value.annee.fin,
      corrections: options.corrections ?? [],
      correspondances: options.correspondances ?? [],
      retenues: await findCorrespondances(db),
      avecMasquees: options.avecMasquees === true,
    },
  }
  const collectifId = options.collectifId ?? (await findOnlyCollectif(db, options.anneeId))
  return ok({ lecture, place: { ...options, collectifId, sourceFile } })
}

async function writePresences(
  trx: Db,
  { lignes, places, seancesCreees }: JugementPresences,
  { collectif }: PresencesConnues,
  today: string,
): Promise<void> {
  if (collectif === null) return
  const created = seancesCreees.flatMap((date) => {
    const place = places.get(date)
    if (place?.kind !== 'nouvelle') return []
    return [{ id: newId(), collectifId: collectif.id, date, debut: place.debut, fin: place.fin }]
  })
  const ids = new Map(created.map(({ date, id }) => [date, id]))
  await insertAll(
    trx,
    'seance',
    created.map(({ id, collectifId, date, debut, fin }) => ({
      id,
      collectif_id: collectifId,
      date,
      debut,
      fin,
      etat: 'prevue' as const,
    })),
  )
  await placeEquipes(trx, created)
  const rows = lignes.flatMap(({ enfantId, pointages }) =>
    pointages.flatMap(({ date, etat }) => {
      const place = places.get(date)
      const seanceId = place?.kind === 'seance' ? place.seanceId : ids.get(date)
      if (enfantId === null || seanceId === undefined) return []
      return [{ seance_id: seanceId, enfant_id: enfantId, etat, note: null }]
    }),
  )
  await insertAll(trx, 'presence', rows)
  await markTenues(trx, [...new Set(rows.map((row) => row.seance_id))], today)
}

const apercuOf = (
  importId: string | null,
  { encodage, feuilles, lecture, avis, laissees }: PresencesLues,
  { lignes, seancesCreees, joursSansCreneau }: JugementPresences,
  { collectif }: PresencesConnues,
): ApercuPresences => ({
  importId,
  collectifId: collectif?.id ?? null,
  joursSansCreneau,
  encodage,
  feuilles,
  lecture,
  avis,
  laissees,
  seancesCreees,
  lignes: lignes.map(({ ligne, statut, isIgnoree, pointages, messages }) => ({
    feuille: ligne.feuille,
    ligne: ligne.ligne,
    rang: ligne.rang,
    statut,
    isIgnoree,
    enfant: { nom: ligne.nom, prenom: ligne.prenom },
    pointages,
    bruts: ligne.bruts,
    messages,
  })),
})

/** Preview of an import of présences, as the command line shows it; writes nothing. */
export const previewPresences = (
  db: Db,
  path: string,
  options: ImportPresencesOptions,
): Promise<Result<PreviewPresences, AppError>> =>
  withImportFile(path, (file) => previewFile(db, PRESENCES_IMPORT, file, options))

/** Imports a grid: rows of no known enfant, and days that cannot be written, are left out and told. */
export const commitPresences = (
  db: Db,
  path: string,
  options: ImportPresencesOptions,
): Promise<Result<PreviewPresences, AppError>> =>
  withImportFile(path, (file) => commitFile(db, PRESENCES_IMPORT, file, options, options.now))
