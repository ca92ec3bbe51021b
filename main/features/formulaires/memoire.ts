import { hash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Kysely } from 'kysely'
import { z } from 'zod'
import type { FormulaireLu } from '../../../shared/domain/formulaire.ts'
import { placesConfirmeesSchema } from '../../../shared/domain/modele-reseau.ts'
import type { Database } from '../../db/schema.ts'
import { findRetenus } from './formulaires.repository.ts'

/** Places kept of a form; `isLivre` for a place known only from the models that ship with the app. */
export type Retenu = {
  readonly id: string
  readonly nom: string
  readonly places: ReadonlyMap<
    string,
    { readonly libelle: string; readonly code: string | null; readonly isLivre?: true }
  >
}

/** Lasting key of each place of a form, from its words, heads and heading; not its rank, nor the file's name. */
export function clesOf({ places }: FormulaireLu): readonly string[] {
  const seen = new Map<string, number>()
  return places.map(({ genre, contexte: c }) => {
    const words = [
      c.avant,
      c.nom,
      ...c.lignes,
      ...c.colonnes,
      c.debutLigne,
      c.avant === '' ? c.dessus[0] : '',
      c.sections[0],
    ]
    const plain = words.map((text) => normal(text ?? '')).join('|')
    // Places with the same words are told apart by their order: the first, the second.
    const nth = (seen.get(plain) ?? 0) + 1
    seen.set(plain, nth)
    const kind = genre === 'oui-non' || genre === 'case' ? genre : 'texte'
    return hash('sha256', `${kind}|${plain}|${nth}`)
  })
}

const normal = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    // A year that changes does not make another form.
    .replace(/\b20\d{2}\b/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** Share of the kept places that must be there for a form to be recognised. */
const KNOWN = 0.5

/** The form kept before that has most places in common with this one; null when none is near. */
export function recognise(retenus: readonly Retenu[], cles: readonly string[]): Retenu | null {
  const own = new Set(cles)
  const scored = retenus.map((retenu) => {
    const shared = [...retenu.places.keys()].filter((cle) => own.has(cle)).length
    return { retenu, shared, share: retenu.places.size === 0 ? 0 : shared / retenu.places.size }
  })
  const best = scored
    .filter(({ share, shared }) => share >= KNOWN && shared > 0)
    .sort((a, b) => b.shared - a.shared)[0]
  return best?.retenu ?? null
}

/** File of a model to pass on: the words and codes confirmed of a form, no data of anyone. */
export const modeleSchema = z.strictObject({
  format: z.literal('cartable/formulaire'),
  version: z.literal(1),
  nom: z.string().min(1).max(300),
  places: placesConfirmeesSchema,
})
export type ModeleFormulaire = z.infer<typeof modeleSchema>

/** The forms that ship with the app, as if another centre had passed them on. */
async function findLivres(folder: string): Promise<readonly Retenu[]> {
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort()
  return Promise.all(
    files.map(async (file) => {
      const { nom, places } = modeleSchema.parse(
        JSON.parse(await readFile(join(folder, file), 'utf8')),
      )
      const known = places.map(
        ({ cle, libelle, code }) => [cle, { libelle, code, isLivre: true }] as const,
      )
      return { id: file, nom, places: new Map(known) }
    }),
  )
}

/** Places known of a form: those the coordinator kept, over those that ship with the app. */
export async function findRetenu(
  db: Kysely<Database>,
  tramesFolder: string,
  cles: readonly string[],
): Promise<Retenu | null> {
  const own = recognise(await findRetenus(db), cles)
  // The mappings stand beside the trames, in the data of the app.
  const livre = recognise(await findLivres(join(tramesFolder, '../formulaires')), cles)
  if (own === null || livre === null) return own ?? livre
  return { ...own, places: new Map([...livre.places, ...own.places]) }
}
