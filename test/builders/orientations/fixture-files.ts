import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { readFichier } from '../../../main/import/read-fichier.ts'
import type { FichierLu } from '../../../main/import/understand/ligne-lue.ts'

/** Path of a file of test/fixtures/orientations. */
export const fixturePath = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/orientations/${name}`, import.meta.url))

/** The fixture, read for the année 2021-2022. */
export const readFixture = (name: string): FichierLu =>
  readFichier(readFileSync(fixturePath(name)), {
    nomTexte: name.replace(/\.\w+$/, ''),
    feuille: null,
    latest: '2022-08-31',
  })

/** « 5 BENALI Inès 2013-03-12 CE2 »: the row, who, born when, in which niveau. */
export const outline = ({ lignes }: FichierLu): readonly string[] =>
  lignes.map(({ ligne, enfant, inscription }) =>
    [
      ligne,
      enfant.nom,
      enfant.prenom,
      enfant.dateNaissance ?? enfant.anneeNaissance ?? '?',
      inscription.niveau ?? '?',
    ].join(' '),
  )
