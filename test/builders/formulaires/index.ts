import { readFileSync } from 'node:fs'
import { FORMULAIRES_AUTRES } from './formulaires-autres.ts'
import { FORMULAIRES_WORD, type FormulaireEssai } from './formulaires-word.ts'

const NOTRES: readonly FormulaireEssai[] = [...FORMULAIRES_WORD, ...FORMULAIRES_AUTRES]

/** Forms of the fixtures opened and saved by LibreOffice: same questions, same answers. */
const DE_LIBREOFFICE = [
  'champs-herites.odt',
  'controles.odt',
  'pointilles.odt',
  'tableaux-croises.odt',
  'cases-dessinees.odt',
  'controles.docx',
  'bordures.xlsx',
]

export type FormulaireAttendu = {
  readonly nom: string
  readonly bytes: Uint8Array
  readonly attendu: FormulaireEssai['attendu']
}

export const readForm = (nom: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/formulaires/${nom}`, import.meta.url)))

const stem = (nom: string): string => nom.replace(/\.\w+$/, '')

/** Every form of the fixtures, with what its places say once filled from the dossier of the référentiel. */
export const FORMULAIRES: readonly FormulaireAttendu[] = [
  ...NOTRES.map(({ nom, attendu }) => ({ nom, bytes: readForm(nom), attendu })),
  ...DE_LIBREOFFICE.map((nom) => ({
    nom: `libreoffice-${nom}`,
    bytes: readForm(`libreoffice-${nom}`),
    attendu: NOTRES.find((one) => stem(one.nom) === stem(nom))?.attendu ?? [],
  })),
]
