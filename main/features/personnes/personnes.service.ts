import { existsSync } from 'node:fs'
import { readdir, rm } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { type IsoDate, todayOf } from '../../../shared/dates.ts'
import {
  type ApercuEffacement,
  createEffaceur,
  type Effacement,
  GENRES_PERSONNE,
  isNamedAfter,
  type Marques,
  marquesOf,
  type Personne,
  type PersonneBreve,
} from '../../../shared/domain/personne.ts'
import { formatCount, formatPersonne, frCollator } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { backupsOf } from '../../db/backups.ts'
import {
  type ErasableBase,
  overwriteDeleted,
  remakeCopy,
  renewIds,
  rewriteTexts,
} from '../../db/erase.ts'
import type { OpenDatabase } from '../../db/open.ts'
import { CopyRefusedError } from '../../db/prepare-copy.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import {
  anonymiseEnfant,
  anonymiseIntervenant,
  anonymiseOrientations,
  deleteBrouillonsOf,
  type Effaces,
  emptyFamilles,
  findEnfantsOfFamille,
  findEnvoisNaming,
  findEtat,
  findFamillesLeft,
  findPersonnes,
  forgetFichiers,
  forgetOperations,
  isFamille,
} from './personnes.repository.ts'
import { FREE_TEXTS } from './registre.ts'
import { findTraces, type Trace } from './revue.repository.ts'

/** Records to rid of their names, with the words that tell them, and all their names: another person may have the same. */
type Cibles = Effaces & { readonly marques: Marques; readonly noms: Marques['noms'] }

/**
 * Erases a person everywhere: the record keeps the values that figures count and loses its identity; so do the journal,
 * the drafts, the texts that name them, the free pages of the file, and the copies beside the base. Not to be undone.
 * The copies come first: an erasure that was cut short is asked again, and ends.
 */
export async function effacer(
  open: OpenDatabase,
  personne: Personne,
  now: Date,
): Promise<Result<Effacement, AppError>> {
  const cibles = await findCibles(open, personne)
  if (!cibles.ok) return cibles
  return effacerCibles(open, cibles.value, now)
}

/** Erases several people at once. */
export async function effacerCibles(
  open: OpenDatabase,
  cibles: Cibles,
  now: Date,
): Promise<Result<Effacement, AppError>> {
  const today = todayOf(now)
  const copies = await remakeCopies(open.file, cibles, today)
  const done = await eraseIn(open, cibles, today)
  const isOverwritten = await overwriteDeleted(open)
  return ok({
    enfants: cibles.enfants.length,
    intervenants: cibles.intervenants.length,
    operations: done.operations,
    brouillons: done.brouillons,
    textes: done.textes,
    sauvegardes: copies.remade,
    restes: [
      ...copies.left.map(
        (name) =>
          `La sauvegarde « ${name} » n’a pas pu être refaite sans cette personne : supprimez ce fichier du dossier des sauvegardes.`,
      ),
      ...copies.closed.map(
        (name) =>
          `Le dossier « ${name} » n’a pas pu être lu : s’il contient des sauvegardes, elles nomment encore cette personne. Supprimez-les.`,
      ),
      ...restesOf(done),
      ...(isOverwritten
        ? []
        : [
            'Un autre programme tient la base ouverte : fermez-le, puis fermez et rouvrez Cartable, pour que les anciennes pages disparaissent du disque.',
          ]),
    ],
  })
}

/** Copies of the person that an erasure cannot reach: French sentences saying what to destroy. */
const restesOf = ({ fichiers, envois }: Done): readonly string[] => [
  ...fichiers.map((chemin) => `Document à supprimer s’il existe encore : « ${chemin} ».`),
  ...envois,
  'Les copies que vous avez faites ailleurs (clé USB, autre disque, messagerie) et les dossiers exportés contiennent encore cette personne : détruisez-les, ou remplacez-les par une nouvelle copie.',
]

/** Thrown to take a trial of an erasure back. */
class Trial extends Error {}

/**
 * Effects of erasing a person, told before it is done. The erasure itself is run, then taken back, so that the
 * preview says exactly what will happen.
 */
export async function previewEffacement(
  open: OpenDatabase,
  personne: Personne,
  now: Date,
): Promise<Result<ApercuEffacement, AppError>> {
  const cibles = await findCibles(open, personne)
  if (!cibles.ok) return cibles
  const { enfants, familles } = cibles.value
  const leaving = (await findPersonnesBreves(open.db)).filter(
    ({ genre, id }) => genre === 'enfant' && enfants.includes(id),
  )
  const tried: { done?: Done } = {}
  try {
    await open.db.transaction().execute(async (db) => {
      tried.done = await eraseRows({ db, sqlite: open.sqlite }, cibles.value, todayOf(now))
      throw new Trial()
    })
  } catch (error) {
    if (!(error instanceof Trial)) throw error
  }
  const { done } = tried
  if (done === undefined) throw new Error('the trial of an erasure gave nothing')
  const copies = open.file === ':memory:' ? 0 : (await findCopies(open.file)).paths.length
  const counted = (n: number, one: string, many: string) =>
    n === 0 ? [] : [formatCount(n, one, many)]
  return ok({
    enfants: leaving.map(({ label }) => label),
    familles: familles.length,
    effets: [
      ...counted(
        done.operations,
        'opération de l’historique est oubliée : « Annuler » ne pourra plus la reprendre.',
        'opérations de l’historique sont oubliées : « Annuler » ne pourra plus les reprendre.',
      ),
      ...counted(
        done.brouillons,
        'saisie en cours est supprimée.',
        'saisies en cours sont supprimées.',
      ),
      ...counted(
        done.textes,
        'note qui la nomme est nettoyée.',
        'notes qui la nomment sont nettoyées.',
      ),
      ...counted(
        copies,
        'sauvegarde de cet ordinateur est refaite sans elle.',
        'sauvegardes de cet ordinateur sont refaites sans elle.',
      ),
    ],
    restes: restesOf(done),
  })
}

/** Persons with a name whose data can be read, by name. */
export async function findPersonnesBreves(
  db: ErasableBase['db'],
): Promise<readonly PersonneBreve[]> {
  const breves = new Map<string, PersonneBreve>()
  for (const one of await findPersonnes(db)) {
    const genre = GENRES_PERSONNE.find((known) => known === one.table)
    const key = `${one.table} ${one.id}`
    // A record's first row bears its own name; the others are aliases, or further adults.
    if (genre === undefined || breves.has(key)) continue
    const label = genre === 'famille' ? `Famille ${one.nom || one.prenom}` : formatPersonne(one)
    breves.set(key, { genre, id: one.id, label })
  }
  return [...breves.values()].sort((a, b) => frCollator.compare(a.label, b.label))
}

async function findCibles(
  { db }: ErasableBase,
  { genre, id }: Personne,
): Promise<Result<Cibles, AppError>> {
  if (genre === 'famille') {
    if (!(await isFamille(db, id))) return err({ code: 'not-found', what: 'famille', name: id })
    return ok(await ciblesOf(db, { enfants: await findEnfantsOfFamille(db, id), familles: [id] }))
  }
  const found = await findEtat(db, genre, id)
  if (found === undefined) return err({ code: 'not-found', what: genre, name: id })
  if (found.anonymiseLe !== null) {
    // The act that took the name away keeps it for « Annuler »: that whole act is forgotten.
    const traces = await findTraces(db)
    const own = traces.find((one) => one.table === genre && one.id === id)
    if (own !== undefined) {
      const ofAct = traces.filter(({ operationId }) => operationId === own.operationId)
      return ok(await ciblesOfTraces(db, ofAct))
    }
    return err({
      code: 'deletion-refused',
      label: formatPersonne(found),
      reasons: ['Cette fiche est déjà anonymisée : il n’y a plus rien à effacer.'],
    })
  }
  return ok(await ciblesOf(db, genre === 'enfant' ? { enfants: [id] } : { intervenants: [id] }))
}

/** Records to erase with the given ones: the adults of a famille go with its last enfant. */
export async function ciblesOf(
  db: ErasableBase['db'],
  { enfants = [], familles = [], intervenants = [] }: Partial<Effaces>,
): Promise<Cibles> {
  const left = [...new Set([...familles, ...(await findFamillesLeft(db, enfants))])]
  const goes = { enfant: enfants, famille: left, intervenant: intervenants, orientation: [] }
  const personnes = await findPersonnes(db)
  const isGoing = ({ table, id }: (typeof personnes)[number]) =>
    goes[table as keyof typeof goes].some((one) => one === id)
  const own = personnes.filter(isGoing)
  const marques = marquesOf(
    own,
    personnes.filter((one) => !isGoing(one) && one.table !== 'orientation'),
  )
  return { enfants, familles: left, intervenants, marques, noms: own }
}

/** Records and words to erase for people whose names an act took away, from their traces in the journal. */
export async function ciblesOfTraces(
  db: ErasableBase['db'],
  traces: readonly Trace[],
): Promise<Cibles> {
  const idsIn = (table: string) => [
    ...new Set(traces.filter((one) => one.table === table).map(({ id }) => id)),
  ]
  return {
    enfants: idsIn('enfant'),
    intervenants: idsIn('intervenant'),
    familles: idsIn('responsable'),
    marques: marquesOf(
      traces.map(({ personne }) => personne),
      await findPersonnes(db),
    ),
    noms: traces.map(({ personne }) => personne),
  }
}

type Done = {
  readonly operations: number
  readonly brouillons: number
  readonly textes: number
  readonly fichiers: readonly string[]
  readonly envois: readonly string[]
}

/** Erases in one base, in one transaction that the journal does not record: no undo may bring the person back. */
const eraseIn = ({ db, sqlite }: ErasableBase, cibles: Cibles, today: IsoDate): Promise<Done> =>
  db.transaction().execute((trx) => eraseRows({ db: trx, sqlite }, cibles, today))

async function eraseRows(
  { db: trx, sqlite }: ErasableBase,
  cibles: Cibles,
  today: IsoDate,
): Promise<Done> {
  const { enfants, intervenants, marques } = cibles
  const efface = createEffaceur(marques)
  const names = (text: string) => efface(text, true) !== text
  const operations = await forgetOperations(trx, cibles, names)
  const brouillons = await deleteBrouillonsOf(trx, [...enfants, ...intervenants], names)
  const fichiers = await forgetFichiers(trx, names)
  const orphans = (await findPersonnes(trx)).filter(
    (one) => one.table === 'orientation' && names(formatPersonne(one)),
  )
  await anonymiseRecords(trx, cibles, today)
  await anonymiseOrientations(
    trx,
    orphans.map(({ id }) => id),
  )
  const textes = rewriteTexts(sqlite, (text, column) => efface(text, FREE_TEXTS.has(column)))
  renewIds(sqlite, isNamedAfter(cibles.noms))
  const envois = (await findEnvoisNaming(trx, names)).map(
    ({ numero, annee, version }) =>
      `Le bilan envoyé de l’action ${numero} (${annee}, version ${version}) cite cette personne : il est gardé tel qu’envoyé, six ans.`,
  )
  return { operations, brouillons, textes, fichiers, envois }
}

/** Takes the names of some records away inside the caller's transaction; the figures stay. */
export async function anonymiseRecords(
  trx: ErasableBase['db'],
  { enfants, familles, intervenants }: Effaces,
  today: IsoDate,
): Promise<void> {
  for (const id of enfants) await anonymiseEnfant(trx, id, today)
  await emptyFamilles(trx, familles)
  for (const id of intervenants) await anonymiseIntervenant(trx, id, today)
}

/** Makes each copy beside the base anew without the person, under its name; copies that are not sound are named. */
async function remakeCopies(file: string, cibles: Cibles, today: IsoDate) {
  const remade: string[] = []
  const left: string[] = []
  if (file === ':memory:') return { remade, left, closed: [] }
  const { paths, besides, closed } = await findCopies(file)
  for (const path of paths) {
    const isDone = await remake(path, cibles, today)
    ;(isDone ? remade : left).push(basename(path))
  }
  left.push(...besides.filter((path) => existsSync(path)).map((path) => basename(path)))
  return { remade, left, closed }
}

/** Cibles with the words of a copy, which may know the same people under another name or phone. */
async function withOwnMarques(db: ErasableBase['db'], cibles: Cibles): Promise<Cibles> {
  const { marques, noms } = await ciblesOf(db, cibles)
  return {
    ...cibles,
    noms: [...cibles.noms, ...noms],
    marques: {
      noms: [...cibles.marques.noms, ...marques.noms],
      prenoms: [...cibles.marques.prenoms, ...marques.prenoms],
      coordonnees: [...cibles.marques.coordonnees, ...marques.coordonnees],
    },
  }
}

/**
 * The copies beside the base; `besides`, SQLite's files beside one of them or left alone; `closed` names the folders that
 * could not be looked into, which may hold others.
 */
async function findCopies(file: string) {
  const paths: string[] = []
  const besides: string[] = []
  const closed: string[] = []
  for (const folder of [backupsOf(file), dirname(file)]) {
    try {
      // A -shm holds numbers of pages alone.
      const names = (await readdir(folder)).filter((name) => /\.sqlite\b(?!.*-shm$)/.test(name))
      for (const name of names) {
        ;(/-(wal|journal)$/.test(name) ? besides : paths).push(join(folder, name))
      }
    } catch (error) {
      // No copy was made yet.
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') closed.push(basename(folder))
    }
  }
  return {
    paths: paths.filter((path) => path !== file),
    besides: besides.filter((path) => !path.startsWith(file)),
    closed,
  }
}

async function remake(path: string, cibles: Cibles, today: IsoDate): Promise<boolean> {
  try {
    const written = await writeFileSafely(path, async (temporary) => {
      await remakeCopy(path, temporary, async (copy) =>
        eraseIn(copy, await withOwnMarques(copy.db, cibles), today),
      )
    })
    // The last commits of the copy are in its file now, without the person.
    if (written.ok) for (const part of ['-wal', '-shm']) await rm(`${path}${part}`, { force: true })
    return written.ok
  } catch (error) {
    if (error instanceof CopyRefusedError) return false
    throw error
  }
}

/** Summary of an erasure, in a few lines. */
export const resumeOf = (done: Effacement): readonly string[] => [
  `Effacé : ${[
    done.enfants > 0 ? formatCount(done.enfants, 'enfant') : '',
    done.intervenants > 0 ? formatCount(done.intervenants, 'intervenant') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')}. Les chiffres des bilans n’ont pas changé.`,
  `${formatCount(done.operations, 'opération oubliée', 'opérations oubliées')}, ${formatCount(done.brouillons, 'brouillon supprimé', 'brouillons supprimés')}, ${formatCount(done.textes, 'texte nettoyé', 'textes nettoyés')}, ${formatCount(done.sauvegardes.length, 'sauvegarde refaite', 'sauvegardes refaites')}.`,
  ...done.restes,
]
