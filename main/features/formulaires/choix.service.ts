import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Kysely, Transaction } from 'kysely'
import { cleanText } from '../../../shared/clean-text.ts'
import { entreeOf } from '../../../shared/domain/catalogue.ts'
import { compareTexts, shortened } from '../../../shared/format.ts'
import type { AppError } from '../../../shared/ipc/app-error.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import { err, ok, type Result } from '../../../shared/result.ts'
import { act } from '../../db/act.ts'
import { newId } from '../../db/new-id.ts'
import type { Database } from '../../db/schema.ts'
import { writeFileSafely } from '../../documents/write-file.ts'
import {
  deletePlace,
  deleteReponsePlace,
  findRetenus,
  insertFormulaire,
  putPlace,
  putReponsePlace,
} from './formulaires.repository.ts'
import { answerFormulaire, type FormulaireOuvert } from './formulaires.service.ts'
import { type ModeleFormulaire, modeleSchema, recognise } from './memoire.ts'

type Db = Kysely<Database>
type Choix = Input<'formulaires:choose'>

const refuse = (text: string) => err({ code: 'validation', fields: { texte: text } } as const)

/** Keeps the choice made at one place: its code for the form, its text or confirmation for the action. */
export function chooseReponse(
  db: Db,
  tramesFolder: string,
  ouvert: FormulaireOuvert,
  { actionId, arreteAu, rang, choix }: Choix,
  now: Date,
): Promise<Result<void, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    const places = await answerFormulaire(trx, tramesFolder, ouvert, { actionId, arreteAu })
    if (!places.ok) return places
    const place = places.value.find((one) => one.rang === rang)
    const cle = ouvert.cles[rang]
    if (place === undefined || cle === undefined)
      return refuse('Cette place n’est pas dans le formulaire.')
    say(`Formulaire « ${ouvert.nom} » : ${shortened(place.libelle)}`)
    const formulaireId = await ensureFormulaire(trx, ouvert, now)
    const keep = (code: string | null) =>
      putPlace(trx, { formulaire_id: formulaireId, cle, libelle: place.libelle, code })
    switch (choix.type) {
      case 'confirmer':
        // The place has another answer by now, and nothing is confirmed unseen.
        if (choix.code !== place.code)
          return refuse('Cette réponse a changé : relisez-la avant de la confirmer.')
        await keep(place.code)
        await putReponsePlace(trx, { actionId, cle, valeur: place.valeur, isConfirmation: true })
        return ok(undefined)
      case 'reponse':
        if (choix.code !== null && entreeOf(choix.code) === undefined)
          return refuse('Choisissez une réponse de la liste.')
        await keep(choix.code)
        await deleteReponsePlace(trx, actionId, cle)
        return ok(undefined)
      case 'texte': {
        const texte = cleanText(choix.texte).trim()
        if (texte === '') await deleteReponsePlace(trx, actionId, cle)
        else await putReponsePlace(trx, { actionId, cle, valeur: texte, isConfirmation: false })
        return ok(undefined)
      }
      case 'oublier':
        await deletePlace(trx, formulaireId, cle)
        await deleteReponsePlace(trx, actionId, cle)
        return ok(undefined)
    }
  })
}

/** Id of a form: the one kept before, or a new one kept from now on. */
async function ensureFormulaire(
  trx: Transaction<Database>,
  { nom, cles }: FormulaireOuvert,
  now: Date,
): Promise<string> {
  const known = recognise(await findRetenus(trx), cles)
  if (known !== null) return known.id
  const id = newId()
  await insertFormulaire(trx, { id, nom, retenu_le: now.toISOString() })
  return id
}

/** Model of a form to pass on: the codes confirmed, without any figure or text of the coordinator. */
export async function modeleOf(
  db: Db,
  { nom, cles }: FormulaireOuvert,
): Promise<Result<ModeleFormulaire, AppError>> {
  const retenu = recognise(await findRetenus(db), cles)
  if (retenu === null) return err({ code: 'unusable-file', file: nom, reason: RIEN })
  const places = [...retenu.places]
    .map(([cle, { libelle, code }]) => ({ cle, libelle, code }))
    .sort((a, b) => compareTexts(a.cle, b.cle))
  return ok({ format: 'cartable/formulaire', version: 1, nom: retenu.nom, places })
}

const RIEN =
  'rien n’a encore été confirmé dans ce formulaire : confirmez au moins une réponse, puis recommencez.'
const FAUX =
  'ce fichier n’est pas un modèle de formulaire de Cartable : demandez à qui vous l’a envoyé de l’exporter à nouveau.'

/** Writes the model of a form; a file that is there is replaced, as the dialog has asked. */
export async function writeModele(
  db: Db,
  ouvert: FormulaireOuvert,
  path: string,
): Promise<Result<string, AppError>> {
  const modele = await modeleOf(db, ouvert)
  if (!modele.ok) return modele
  const bytes = new TextEncoder().encode(`${JSON.stringify(modele.value, null, 1)}\n`)
  const written = await writeFileSafely(path, bytes)
  return written.ok ? ok(written.value.path) : written
}

/** Keeps the codes that another centre confirmed of its form. */
export async function importModele(
  db: Db,
  file: string,
  now: Date,
): Promise<Result<{ nom: string; places: number }, AppError>> {
  const modele = await readModele(file)
  if (modele === null) return err({ code: 'unusable-file', file: basename(file), reason: FAUX })
  return keepModele(db, modele, now)
}

/** Models to pass on, one for every form of which something was confirmed. */
export async function findModeles(
  db: Db,
): Promise<readonly Pick<ModeleFormulaire, 'nom' | 'places'>[]> {
  return (await findRetenus(db)).map(({ nom, places }) => ({
    nom,
    places: [...places]
      .map(([cle, { libelle, code }]) => ({ cle, libelle, code }))
      .sort((a, b) => compareTexts(a.cle, b.cle)),
  }))
}

/** Keeps the codes that another centre confirmed of a form, without changing those confirmed here. */
export function keepModele(
  db: Db,
  modele: Pick<ModeleFormulaire, 'nom' | 'places'>,
  now: Date,
): Promise<Result<{ nom: string; places: number }, AppError>> {
  return act(db, { now }, async (trx, { say }) => {
    say(`Modèle de formulaire « ${modele.nom} »`)
    const known = recognise(
      await findRetenus(trx),
      modele.places.map((one) => one.cle),
    )
    const id = known?.id ?? newId()
    if (known === null)
      await insertFormulaire(trx, { id, nom: modele.nom, retenu_le: now.toISOString() })
    for (const place of modele.places) {
      // Codes confirmed here hold against those from elsewhere; a code of a later version is left out.
      if (
        known?.places.has(place.cle) ||
        (place.code !== null && entreeOf(place.code) === undefined)
      )
        continue
      await putPlace(trx, { formulaire_id: id, ...place })
    }
    return ok({ nom: modele.nom, places: modele.places.length })
  })
}

async function readModele(file: string): Promise<ModeleFormulaire | null> {
  const text = await readFile(file, 'utf8')
  try {
    const parsed = modeleSchema.safeParse(JSON.parse(text))
    return parsed.success ? parsed.data : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
