import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { same } from '../../../shared/domain/bilan.ts'
import { type EntreeCatalogue, entreeOf, isPrevu } from '../../../shared/domain/catalogue.ts'
import type {
  EtatPlace,
  GenrePlace,
  PlaceLue,
  PropositionPlace,
} from '../../../shared/domain/formulaire.ts'
import { rangeeOfCode } from '../../../shared/domain/rangees.ts'
import { TRAME_USUELLE } from '../../../shared/domain/trame.ts'
import type { Provenance, Valeur } from '../../../shared/domain/valeur.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { ProvenanceLigne } from '../../../shared/ipc/bilans.ipc.ts'
import type { FormulaireVue, PlaceVue } from '../../../shared/ipc/formulaires.ipc.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { inSnapshot } from '../../db/snapshot.ts'
import { fileName } from '../../documents/file-name.ts'
import { fillFormulaire } from '../../documents/formulaire/fill-formulaire.ts'
import { fits, type ValeurPlace, writtenOf } from '../../documents/formulaire/valeur-place.ts'
import { makeFolder, regularFile } from '../../documents/write-file.ts'
import {
  comprendreFormulaire,
  type FormulaireCompris,
} from '../../import/formulaire/read-formulaire.ts'
import { reasonOfRefus } from '../../import/formulaire/refus.ts'
import { propositionsDe } from '../../import/formulaire/sens/proposer.ts'
import { sensOf } from '../../import/formulaire/sens/sens.ts'
import { openZip } from '../../import/reading/zip-guard.ts'
import { findActionDeLAnnee } from '../actions/actions.service.ts'
import { computeBilan, fillTrame } from '../bilans/bilans.service.ts'
import { findLignes } from '../bilans/provenance.service.ts'
import { placeFor, writeDocument } from '../documents/documents.service.ts'
import { loadTrame } from '../trames/trames.service.ts'
import { findReponsesPlaces } from './formulaires.repository.ts'
import { clesOf, findRetenu } from './memoire.ts'
import { countFiches, findDetailsRangees } from './rangees.ts'
import { reponseOf, type SourcesReponses } from './reponses-catalogue.ts'

type Db = Kysely<Database>

export type DemandeFormulaire = { readonly actionId: string; readonly arreteAu: IsoDate }

/** A place with Cartable's answer, and how sure it is. */
export type PlaceRemplie = {
  readonly rang: number
  readonly libelle: string
  readonly genre: GenrePlace
  readonly code: string | null
  readonly etat: EtatPlace
  readonly valeur: Valeur
  readonly kind: EntreeCatalogue['kind']
  readonly origine: PlaceVue['origine']
  readonly preuve: readonly string[]
  readonly provenance: Provenance
  readonly voisine: Voisine | null
  /** Number of records of a list that have no row left after this one, the last of its table. */
  readonly reste: number
}

/** Counterpart of an answer: the figure announced for a real one, the real figure for one announced. */
type Voisine = { readonly libelle: 'Prévu' | 'Réel'; readonly value: ValeurPlace }

/** A form opened: its bytes, its places, and the answer that each asks for. */
export type FormulaireOuvert = FormulaireCompris & {
  readonly nom: string
  readonly bytes: Uint8Array
  /** Lasting key of each place, by its rank. */
  readonly cles: readonly string[]
}

/** Reader of a form: in this process, or away from the window (`comprendreInWorker`). */
type Comprendre = (bytes: Uint8Array) => Promise<FormulaireCompris>

/** Reads a form from the disk; the refusal of a file that cannot be filled says why and what to do. */
export async function openFormulaire(
  file: string,
  comprendre: Comprendre = comprendreFormulaire,
): Promise<Result<FormulaireOuvert, AppError>> {
  const nom = basename(file)
  try {
    return await readBytes(nom, await readFile(await regularFile(file)), comprendre)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return err({ code: 'not-found', what: 'fichier', name: file })
    }
    const reason = unreadable(error)
    if (reason === null) throw error
    return err({ code: 'unusable-file', file: nom, reason })
  }
}

/** Reads a form from bytes already in memory. */
export async function readBytes(
  nom: string,
  bytes: Uint8Array,
  comprendre: Comprendre = comprendreFormulaire,
): Promise<Result<FormulaireOuvert, AppError>> {
  try {
    const compris = await comprendre(bytes)
    return ok({ nom, bytes, ...compris, cles: clesOf(compris.lu) })
  } catch (error) {
    const reason = reasonOfRefus(error)
    if (reason === null) throw error
    return err({ code: 'unusable-file', file: nom, reason })
  }
}

const unreadable = (error: unknown): string | null =>
  ['EACCES', 'EPERM', 'EBUSY', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
    ? 'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.'
    : null

/** Answers of the records, place by place, with what the coordinator said of each place before. */
export async function answerFormulaire(
  db: Db,
  tramesFolder: string,
  ouvert: FormulaireOuvert,
  demande: DemandeFormulaire,
): Promise<Result<readonly PlaceRemplie[], AppError>> {
  const { lu, cles, propositions: parAnnee } = ouvert
  // Answers and remembered choices come from one state of the base.
  return inSnapshot(db, async (trx) => {
    const found = await findSources(trx, tramesFolder, demande)
    if (!found.ok) return found
    const sources = found.value
    const retenu = await findRetenu(trx, tramesFolder, cles)
    const reponses = await findReponsesPlaces(trx, demande.actionId)
    const annee = libelleAnnee(sources.calcule.annee)
    const autre = autreAnneeOf(ouvert, annee)
    // A form of another année is read as its own année would; nothing of it is sure.
    const propositions = propositionsDe(parAnnee, autre ?? annee)
    return ok(
      withRestes(
        sources,
        lu.places.flatMap((place, rang): readonly PlaceRemplie[] => {
          const proposition = propositions[rang]
          const cle = cles[rang] ?? ''
          const dit = {
            retenue: retenu?.places.get(cle),
            reponse: reponses.get(cle),
            isAutreAnnee: autre !== null,
          }
          if (proposition === undefined) return []
          const isKnown =
            proposition.isSure || dit.retenue !== undefined || dit.reponse !== undefined
          return place.faible && !isKnown
            ? []
            : [answerPlace(place, rang, proposition, dit, sources)]
        }),
      ),
    )
  })
}

/** Sets at the last row of each list the number of records without a row. */
function withRestes(
  { rangees }: SourcesReponses,
  places: readonly PlaceRemplie[],
): readonly PlaceRemplie[] {
  const noms = places.flatMap((place, at) => {
    const rangee = rangeeOfCode(place.code ?? '')
    return rangee?.champ === 'nom' ? [{ at, rangee }] : []
  })
  const restes = new Map(
    noms.flatMap(({ at, rangee }, index) => {
      const next = noms[index + 1]?.rangee
      const isLast = next?.liste !== rangee.liste || next.n !== rangee.n + 1
      const reste = countFiches(rangees, rangee.liste) - rangee.n
      return isLast && reste > 0 ? [[at, reste] as const] : []
    }),
  )
  return places.map((place, at) => ({ ...place, reste: restes.get(at) ?? 0 }))
}

/** Sources of the catalogue's answers, for an action as of a date. */
export async function findSources(
  db: Db,
  tramesFolder: string,
  demande: DemandeFormulaire,
): Promise<Result<SourcesReponses, AppError>> {
  const trame = await loadTrame(tramesFolder, TRAME_USUELLE)
  if (!trame.ok) return trame
  const calcule = await fillTrame(db, trame.value, demande)
  if (!calcule.ok) return calcule
  const details = await findDetailsRangees(db, demande.actionId)
  const rangees = { faits: calcule.value.faits, details }
  return ok({ calcule: calcule.value, rangees })
}

/** Choices made at a place: the answer that it asks for, and the text or confirmation given there for this action. */
type Dit = {
  readonly retenue: { readonly code: string | null; readonly isLivre?: true } | undefined
  readonly reponse: { readonly valeur: Valeur; readonly isConfirmation: boolean } | undefined
  /** True in a form of another année, where nothing is sure before it is confirmed. */
  readonly isAutreAnnee: boolean
}

function answerPlace(
  place: PlaceLue,
  rang: number,
  { code: proposed, isSure, libelle, preuve }: PropositionPlace,
  { retenue, reponse: dite, isAutreAnnee }: Dit,
  sources: SourcesReponses,
): PlaceRemplie {
  const { genre, lieu } = place
  const base = { rang, libelle, genre, preuve, voisine: null, reste: 0 }
  if (dite !== undefined && !dite.isConfirmation) {
    return {
      ...base,
      code: retenue?.code ?? null,
      kind: 'texte',
      etat: 'sur',
      valeur: dite.valeur,
      origine: 'saisie',
      provenance: {},
    }
  }
  const code = retenue === undefined ? proposed : retenue.code
  const isLue = retenue === undefined || retenue.isLivre === true
  const origine = isLue ? 'lue' : retenue.code === null ? 'sans-reponse' : 'retenue'
  const reponse = code === null ? null : reponseOf(sources, code)
  const kind = code === null ? undefined : entreeOf(code)?.kind
  const valeur = reponse?.valeur ?? null
  if (reponse === null || kind === undefined || !fits(lieu, { kind, valeur })) {
    return {
      ...base,
      code,
      kind: kind ?? 'texte',
      etat: 'inconnu',
      valeur: null,
      origine,
      provenance: {},
    }
  }
  // A confirmation holds only as long as the value is the one that was confirmed.
  const isConfirmed = dite !== undefined && same(dite.valeur, valeur)
  const isSettled =
    (isSure || retenue !== undefined) && (isConfirmed || (!reponse.isProposed && !isAutreAnnee))
  return {
    ...base,
    code,
    kind,
    etat: isSettled ? 'sur' : 'a-confirmer',
    valeur,
    origine,
    provenance: reponse.provenance,
    voisine: code === null ? null : voisineOf(sources, code, kind),
  }
}

function voisineOf(
  sources: SourcesReponses,
  code: string,
  kind: EntreeCatalogue['kind'],
): Voisine | null {
  const isReel = !code.startsWith('prevu.')
  if (isReel && !isPrevu(code)) return null
  const other = reponseOf(sources, isReel ? `prevu.${code}` : code.slice('prevu.'.length))
  if (other === null || other.valeur === null) return null
  return { libelle: isReel ? 'Prévu' : 'Réel', value: { kind, valeur: other.valeur } }
}

/** The records behind the answer of one place. */
export async function findPlaceProvenance(
  db: Db,
  tramesFolder: string,
  ouvert: FormulaireOuvert,
  { rang, ...demande }: DemandeFormulaire & { readonly rang: number },
): Promise<Result<readonly ProvenanceLigne[], AppError>> {
  return inSnapshot(db, async (trx) => {
    const places = await answerFormulaire(trx, tramesFolder, ouvert, demande)
    if (!places.ok) return places
    const calcule = await computeBilan(trx, tramesFolder, { ...demande, trame: TRAME_USUELLE })
    if (!calcule.ok) return calcule
    const place = places.value.find((one) => one.rang === rang)
    return ok(await findLignes(trx, calcule.value, { provenance: place?.provenance ?? {} }))
  })
}

/** Année that the headings name, when they all name the same and it is not `annee`; else null. */
export function autreAnneeOf({ lu }: FormulaireOuvert, annee: string): string | null {
  const titles = lu.morceaux.flatMap((one) => (one.type === 'titre' ? one.contenu : []))
  // The title of a workbook is a cell of its sheet: it stands above its places alone.
  const above = lu.places.flatMap(({ contexte }) => contexte.sections)
  const named = new Set(
    [...new Set([...titles, ...above])].flatMap((one) => sensOf(String(one)).annees),
  )
  const [only] = named
  return named.size === 1 && only !== undefined && only !== annee ? only : null
}

/** Answers to write, by rank: the sure ones, and those that wait when all are confirmed at once. */
export const toWrite = (
  places: readonly PlaceRemplie[],
  confirmer: boolean,
): ReadonlyMap<number, ValeurPlace> =>
  new Map(
    places
      .filter(({ etat }) => etat === 'sur' || (confirmer && etat === 'a-confirmer'))
      .map(({ rang, kind, valeur }) => [rang, { kind, valeur }] as const),
  )

/** Bytes of the Caf's own file with the given places filled. */
export function fillBytes(
  { bytes, lu }: FormulaireOuvert,
  valeurs: ReadonlyMap<number, ValeurPlace>,
): Promise<Uint8Array> {
  const zip = lu.format === 'pdf' ? null : openZip(bytes)
  return fillFormulaire(bytes, (part) => zip?.get(part) ?? new Uint8Array(), lu, valeurs)
}

/** Writes a filled copy in a folder; the original and the user's own files are never written over. */
export async function writeFormulaire(
  db: Db,
  ouvert: FormulaireOuvert,
  valeurs: ReadonlyMap<number, ValeurPlace>,
  { sortie, now }: { readonly sortie: string; readonly now: Date },
): Promise<Result<string, AppError>> {
  const folder = await makeFolder(sortie)
  if (!folder.ok) return folder
  return writeCopy(db, ouvert, valeurs, { path: join(sortie, nameOfCopy(ouvert)), now })
}

/** Name of a filled copy: « bilan-clas – rempli.docx ». */
export function nameOfCopy({ nom }: FormulaireOuvert): string {
  const extension = extname(nom)
  return fileName(`${basename(nom, extension)} – rempli`, `.${extension.toLowerCase().slice(1)}`)
}

/** Writes a filled copy at a path, or under a free name beside a file that Cartable did not write. */
export async function writeCopy(
  db: Db,
  ouvert: FormulaireOuvert,
  valeurs: ReadonlyMap<number, ValeurPlace>,
  { path, now }: { readonly path: string; readonly now: Date },
): Promise<Result<string, AppError>> {
  const place = await placeFor(db, path, 'autre-nom')
  if (!place.ok) return place
  const bytes = await fillBytes(ouvert, valeurs)
  const written = await writeDocument(db, place.value, bytes, { siPris: 'autre-nom', now })
  return written.ok ? ok(written.value.path) : written
}

/** Content of the screen of a form. */
export async function vueOf(
  db: Db,
  tramesFolder: string,
  ouvert: FormulaireOuvert,
  demande: DemandeFormulaire,
): Promise<Result<FormulaireVue, AppError>> {
  const answered = await answerFormulaire(db, tramesFolder, ouvert, demande)
  if (!answered.ok) return answered
  const { lu, cles, nom } = ouvert
  const retenu = await findRetenu(db, tramesFolder, cles)
  const action = await findActionDeLAnnee(db, demande.actionId)
  if (!action.ok) return action
  const annee = libelleAnnee(action.value.annee)
  const nommee = autreAnneeOf(ouvert, annee)
  const nouveaux = cles.filter((cle) => retenu?.places.has(cle) !== true).length
  return ok({
    nom,
    format: lu.format,
    morceaux: lu.morceaux,
    autreAnnee: nommee === null ? null : { nommee, choisie: annee },
    places: answered.value.map(({ kind, provenance, voisine, ...place }) => {
      const { contexte } = lu.places[place.rang] ?? { contexte: { avant: '', apres: '' } }
      const records = Object.values(provenance).reduce((sum, ids) => sum + ids.length, 0)
      const texte =
        place.valeur === null ? '' : writtenOf({ kind, valeur: place.valeur }, 'texte', contexte)
      return {
        ...place,
        texte,
        cle: cles[place.rang] ?? '',
        voisine:
          voisine === null
            ? null
            : { libelle: voisine.libelle, texte: writtenOf(voisine.value, 'texte', contexte) },
        enregistrements: records,
      }
    }),
    reconnu: retenu === null ? null : { nom: retenu.nom, nouveaux },
  })
}
