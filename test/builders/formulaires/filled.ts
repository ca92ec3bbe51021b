import { strFromU8, unzipSync } from 'fflate'
import { fillFormulaire } from '../../../main/documents/formulaire/fill-formulaire.ts'
import type { ValeurPlace } from '../../../main/documents/formulaire/valeur-place.ts'
import { readFormulaire } from '../../../main/import/formulaire/read-formulaire.ts'

/** Values to write in a place, of each kind that a file writes in its own way. */
export const TEXTE: ValeurPlace = { kind: 'texte', valeur: 'Réponse' }
export const LIGNES: ValeurPlace = { kind: 'texte', valeur: 'Un « & »\nDeux' }
export const OUI: ValeurPlace = { kind: 'oui-non', valeur: true }
export const NON: ValeurPlace = { kind: 'oui-non', valeur: false }
export const JOUR: ValeurPlace = { kind: 'date', valeur: '2021-09-28' }

/** The part of a file once its first place holds a value. */
export async function filledPart(
  bytes: Uint8Array,
  part: string,
  valeur: ValeurPlace,
): Promise<string> {
  const zip = unzipSync(bytes)
  const lu = await readFormulaire(bytes)
  const filled = await fillFormulaire(
    bytes,
    (nom) => zip[nom] ?? new Uint8Array(),
    lu,
    new Map([[0, valeur]]),
  )
  return strFromU8(unzipSync(filled)[part] ?? new Uint8Array())
}

/** The words at the left of each place. */
export const askedBy = async (bytes: Uint8Array): Promise<readonly string[]> =>
  (await readFormulaire(bytes)).places.map(({ contexte }) => contexte.avant)
