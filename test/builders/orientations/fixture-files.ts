import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { FichierLu } from '../../../main/import/understand/ligne-lue.ts'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import { readFichier } from '../readings.ts'

/** Path of a file of test/fixtures/orientations. */
export const fixturePath = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/orientations/${name}`, import.meta.url))

/** The fixture, read for the année 2021-2022, as its titles tell unless it is said otherwise. */
export const readFixture = (
  name: string,
  correspondances: readonly Correspondance[] = [],
): FichierLu =>
  readFichier(readFileSync(fixturePath(name)), {
    nomTexte: name.replace(/\.\w+$/, ''),
    feuille: null,
    latest: '2022-08-31',
    correspondances,
  })

/** Row, name, birth and niveau of each line: « 5 BENALI Inès 2013-03-12 CE2 ». */
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
