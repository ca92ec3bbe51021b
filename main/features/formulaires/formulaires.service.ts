import { readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import type { Kysely } from 'kysely'
import { type IsoDate, libelleAnnee } from '../../../shared/dates.ts'
import { entreeOf } from '../../../shared/domain/catalogue.ts'
import type {
  EtatPlace,
  FormulaireLu,
  GenrePlace,
  PropositionPlace,
} from '../../../shared/domain/formulaire.ts'
import { TRAME_USUELLE } from '../../../shared/domain/trame.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import type { Database } from '../../db/schema.ts'
import { fileName } from '../../documents/file-name.ts'
import { fillFormulaire } from '../../documents/formulaire/fill-formulaire.ts'
import { fits, type ValeurPlace } from '../../documents/formulaire/valeur-place.ts'
import { makeFolder } from '../../documents/make-folder.ts'
import { readFormulaire } from '../../import/formulaire/read-formulaire.ts'
import { reasonOfRefus } from '../../import/formulaire/refus.ts'
import { proposer } from '../../import/formulaire/sens/proposer.ts'
import { openZip } from '../../import/reading/zip-guard.ts'
import { computeBilan } from '../bilans/bilans.service.ts'
import { placeFor, writeDocument } from '../documents/documents.service.ts'
import { readStructure } from '../structure/structure.service.ts'
import { reponseOf, type SourcesReponses } from './reponses-catalogue.ts'

type Db = Kysely<Database>

export type DemandeFormulaire = { readonly actionId: string; readonly arreteAu: IsoDate }

/** A place with what Cartable answers in it, and how sure it is. */
export type PlaceRemplie = {
  readonly rang: number
  readonly libelle: string
  readonly genre: GenrePlace
  readonly code: string | null
  readonly etat: EtatPlace
  readonly valeur: Valeur
}

/** A form opened: its bytes, its places, and what each asks for. */
export type FormulaireOuvert = {
  readonly nom: string
  readonly bytes: Uint8Array
  readonly lu: FormulaireLu
}

/** Reads a form from the disk; a file that cannot be filled says why and what to do. */
export async function openFormulaire(file: string): Promise<Result<FormulaireOuvert, AppError>> {
  const nom = basename(file)
  try {
    const bytes = await readFile(file)
    return ok({ nom, bytes, lu: await readFormulaire(bytes) })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return err({ code: 'not-found', what: 'fichier', name: file })
    }
    const reason = reasonOfRefus(error) ?? unreadable(error)
    if (reason === null) throw error
    return err({ code: 'unusable-file', file: nom, reason })
  }
}

const unreadable = (error: unknown): string | null =>
  ['EACCES', 'EPERM', 'EBUSY', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')
    ? 'ce fichier ne peut pas être lu : fermez-le s’il est ouvert ailleurs, ou choisissez-en un autre.'
    : null

/** What the records answer, place by place. */
export async function answerFormulaire(
  db: Db,
  tramesFolder: string,
  { lu }: FormulaireOuvert,
  demande: DemandeFormulaire,
): Promise<Result<readonly PlaceRemplie[], AppError>> {
  const calcule = await computeBilan(db, tramesFolder, { ...demande, trame: TRAME_USUELLE })
  if (!calcule.ok) return calcule
  const structure = await readStructure(db)
  if (!structure.ok) return structure
  const sources = { calcule: calcule.value, structure: structure.value }
  const propositions = proposer(lu.places, libelleAnnee(calcule.value.annee))
  return ok(
    lu.places.flatMap((place, rang): readonly PlaceRemplie[] => {
      const proposition = propositions[rang]
      if (proposition === undefined || (place.faible && !proposition.isSure)) return []
      return [answerPlace(lu, rang, proposition, sources)]
    }),
  )
}

function answerPlace(
  lu: FormulaireLu,
  rang: number,
  { code, isSure, libelle }: PropositionPlace,
  sources: SourcesReponses,
): PlaceRemplie {
  const place = lu.places[rang]
  const genre = place?.genre ?? 'texte'
  const reponse = code === null ? null : reponseOf(sources, code)
  const kind = code === null ? undefined : entreeOf(code)?.kind
  const valeur = reponse?.valeur ?? null
  if (
    place === undefined ||
    reponse === null ||
    kind === undefined ||
    !fits(place.lieu, { kind, valeur })
  ) {
    return { rang, libelle, genre, code, etat: 'inconnu', valeur: null }
  }
  return {
    rang,
    libelle,
    genre,
    code,
    etat: isSure && !reponse.isProposed ? 'sur' : 'a-confirmer',
    valeur,
  }
}

/** What is to be written: the sure answers, and those that wait when all are confirmed at once. */
export const toWrite = (
  places: readonly PlaceRemplie[],
  confirmer: boolean,
): ReadonlyMap<number, ValeurPlace> =>
  new Map(
    places
      .filter(({ etat }) => etat === 'sur' || (confirmer && etat === 'a-confirmer'))
      .map(
        ({ rang, code, valeur }) =>
          [rang, { kind: entreeOf(code ?? '')?.kind ?? 'texte', valeur }] as const,
      ),
  )

/** The Caf's own file with those places filled. */
export function fillBytes(
  { bytes, lu }: FormulaireOuvert,
  valeurs: ReadonlyMap<number, ValeurPlace>,
): Promise<Uint8Array> {
  const zip = lu.format === 'pdf' ? null : openZip(bytes)
  return fillFormulaire(bytes, (part) => zip?.get(part) ?? new Uint8Array(), lu, valeurs)
}

/** Writes a filled copy in a folder; her original, and a file of hers, are never written over. */
export async function writeFormulaire(
  db: Db,
  ouvert: FormulaireOuvert,
  valeurs: ReadonlyMap<number, ValeurPlace>,
  { sortie, now }: { readonly sortie: string; readonly now: Date },
): Promise<Result<string, AppError>> {
  const folder = await makeFolder(sortie)
  if (!folder.ok) return folder
  const extension = extname(ouvert.nom)
  const name = fileName(
    `${basename(ouvert.nom, extension)} – rempli`,
    `.${extension.toLowerCase().slice(1)}`,
  )
  const place = await placeFor(db, join(sortie, name), 'autre-nom')
  if (!place.ok) return place
  const written = await writeDocument(db, place.value, await fillBytes(ouvert, valeurs), {
    siPris: 'autre-nom',
    now,
  })
  return written.ok ? ok(written.value.path) : written
}
