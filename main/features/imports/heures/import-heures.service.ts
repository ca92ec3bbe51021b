import type { Kysely } from 'kysely'
import type { Correspondance } from '../../../../shared/domain/correspondance.ts'
import type {
  ApercuHeures,
  PersonneImport,
  PreviewHeures,
  ReglagesHeures,
} from '../../../../shared/domain/import-heures.ts'
import type { Correction } from '../../../../shared/domain/import-orientation.ts'
import { OCCASIONNEL } from '../../../../shared/domain/intervenant.ts'
import type { Statut } from '../../../../shared/domain/listes.ts'
import type { AppError } from '../../../../shared/ipc/app-error.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import { newId } from '../../../db/new-id.ts'
import type { Database } from '../../../db/schema.ts'
import type { HeuresLues } from '../../../import/heures/heures-lues.ts'
import { findPerimetre } from '../../actions/actions.service.ts'
import { findCorrespondances } from '../../correspondances/correspondances.service.ts'
import { withImportFile } from '../import-file.ts'
import { commitFile, previewFile } from '../imports.service.ts'
import type { ImportKind, Place } from '../kind.ts'
import { apercuHeuresOf, previewHeuresOf } from './apercu-heures.ts'
import type { ConnusHeures } from './connus-heures.ts'
import { findConnusHeures, type InsertsHeures, insertPlan } from './import-heures.repository.ts'
import {
  type ChoixHeures,
  type JugementHeures,
  judgeHeures,
  judgeHeuresAgain,
} from './judge-heures.ts'
import { type HeuresJugees, NOUVEL_OCCASIONNEL } from './judge-ligne-heures.ts'
import { cleOf } from './judge-personnes.ts'

/** The statut that the file gives to a new person, on any of their rows. */
const statutOf = (qui: string, lignes: readonly HeuresJugees[]): Statut | undefined =>
  lignes.find((one) => one.saisie?.qui === qui && one.ligne.statut !== null)?.ligne.statut ??
  undefined

type Db = Kysely<Database>

/** Destination of the rows, and the person's answers about them. */
export type HeuresOptions = ReglagesHeures & ChoixHeures & { readonly anneeId: string }

export type ImportHeuresOptions = HeuresOptions & {
  /** The only sheet to read; every sheet that holds hours by default. */
  readonly feuille: string | null
  readonly corrections: readonly Correction[]
  /** Meanings that the person gives to the columns of its sheets. */
  readonly correspondances: readonly Correspondance[]
  /** Takes back the rows and the sheets that the spreadsheet hides. */
  readonly avecMasquees?: boolean | undefined
}

export type PlaceHeures = Place & HeuresOptions

/** A file of hours judged, with all that it was judged with. */
type JudgedHeures = JugementHeures & {
  readonly lues: HeuresLues
  readonly connus: ConnusHeures
  readonly reglages: string
  readonly choix: ChoixHeures
  readonly apercu: ApercuHeures
}

/** A table of hours of intervenants. */
export const HEURES_IMPORT: ImportKind<
  'heures',
  ImportHeuresOptions,
  PlaceHeures,
  JudgedHeures,
  PreviewHeures
> = {
  nothingRead: 'no-heures',
  prepare,
  async judge(db, lues, place, before) {
    const reglages = reglagesText(place)
    const isSame = before?.reglages === reglages
    const connus = isSame ? before.connus : await connusOf(db, place)
    const again = isSame ? judgeHeuresAgain(before, lues, connus, place, place) : null
    const jugement = again ?? judgeHeures(lues, connus, place, place)
    const apercu = apercuHeuresOf(null, lues, jugement, connus, again === null ? null : before)
    return { ...jugement, lues, connus, reglages, choix: place, apercu }
  },
  async write(trx, lues, place, importId) {
    const connus = await connusOf(trx, place)
    const jugement = judgeHeures(lues, connus, place, place)
    const { statut } = place
    await insertPlan(trx, planHeures(jugement, { debut: connus.annee.debut, statut }))
    return { genre: 'heures', apercu: apercuHeuresOf(importId, lues, jugement, connus) }
  },
  // Hours come from no school.
  ecoleOf: () => null,
  doneOf: previewHeuresOf,
}

/** Settings of a place as a key, without the answers on persons and the rows left out. */
const reglagesText = ({ personnes: _who, ignorees: _left, ...rest }: PlaceHeures): string =>
  JSON.stringify(rest)

async function connusOf(db: Db, { anneeId }: PlaceHeures): Promise<ConnusHeures> {
  const connus = await findConnusHeures(db, anneeId)
  if (!connus) throw new Error('the année went away during the import')
  return connus
}

async function prepare(db: Db, options: ImportHeuresOptions, sourceFile: string) {
  const { feuille, corrections, correspondances, avecMasquees, ...rest } = options
  const { anneeId, actionId } = rest
  const perimetre = await findPerimetre(db, { anneeId, actionId })
  if (!perimetre.ok) return perimetre
  const lecture = {
    genre: 'heures' as const,
    options: {
      feuille,
      latest: perimetre.value.annee.fin,
      corrections,
      correspondances,
      retenues: await findCorrespondances(db),
      avecMasquees: avecMasquees === true,
    },
  }
  return ok({ lecture, place: { ...rest, sourceFile } })
}

/** Preview of an import of hours, as the command line shows it; writes nothing. */
export const previewHeures = (
  db: Db,
  path: string,
  options: ImportHeuresOptions,
): Promise<Result<PreviewHeures, AppError>> =>
  withImportFile(path, (file) => previewFile(db, HEURES_IMPORT, file, options))

/** Imports a file of hours: rows that are ambiguous or in error are left out. */
export const commitHeures = (
  db: Db,
  path: string,
  options: ImportHeuresOptions,
  now: Date,
): Promise<Result<PreviewHeures, AppError>> =>
  withImportFile(path, (file) => commitFile(db, HEURES_IMPORT, file, options, now))

/** Plan of all the rows that an import of hours writes. New people hold their statut from the année's first day. */
function planHeures(
  { lignes, personnes }: JugementHeures,
  { debut, statut }: { readonly debut: string; readonly statut: Statut },
): InsertsHeures {
  const ids = new Map<string, string>()
  const intervenant: InsertsHeures['intervenant'][number][] = []
  const intervenant_statut: InsertsHeures['intervenant_statut'][number][] = []
  const byCle = new Map(personnes.map((one) => [one.cle, one]))
  const idOf = (qui: string, ligne: HeuresJugees): string => {
    if (!qui.startsWith('nouveau ')) return qui
    const known = ids.get(qui)
    if (known !== undefined) return known
    const id = newId()
    ids.set(qui, id)
    intervenant.push({ id, ...nameOf(qui, byCle.get(cleOf(ligne.ligne))) })
    const own = qui === NOUVEL_OCCASIONNEL ? 'benevole' : (statutOf(qui, lignes) ?? statut)
    intervenant_statut.push({ id: newId(), intervenant_id: id, statut: own, debut, fin: null })
    return id
  }
  const heures = lignes.flatMap((ligne) => {
    if (ligne.saisie === null) return []
    const { qui, actionId, ...saisie } = ligne.saisie
    return [{ id: newId(), intervenant_id: idOf(qui, ligne), action_id: actionId, ...saisie }]
  })
  return { intervenant, intervenant_statut, heures }
}

function nameOf(qui: string, personne: PersonneImport | undefined) {
  if (qui === NOUVEL_OCCASIONNEL || !personne) return { nom: OCCASIONNEL, prenom: '' }
  // An intervenant must have a nom: a lone prénom takes its place.
  return personne.nom === ''
    ? { nom: personne.prenom, prenom: '' }
    : { nom: personne.nom, prenom: personne.prenom }
}
