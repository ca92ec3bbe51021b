import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { HeuresLues } from '../../../main/import/heures/heures-lues.ts'
import type { Correspondance } from '../../../shared/domain/correspondance.ts'
import { readHeures } from '../readings.ts'

/** Path of a file of test/fixtures/heures. */
export const heuresPath = (name: string): string =>
  fileURLToPath(new URL(`../../fixtures/heures/${name}`, import.meta.url))

/** The fixture, read for the année 2021-2022. */
export const readHeuresFixture = (
  name: string,
  correspondances: readonly Correspondance[] = [],
): HeuresLues =>
  readHeures(readFileSync(heuresPath(name)), {
    nomTexte: name.replace(/\.\w+$/, ''),
    feuille: null,
    latest: '2022-08-31',
    correspondances,
  })

/** Row, person, date, minutes and catégorie of each line: « 2 DURAND Hélène 2021-10-05 90 Préparation ». */
export const outlineHeures = ({ lignes }: HeuresLues): readonly string[] =>
  lignes.map(({ ligne, nom, prenom, date, minutes, categorie }) =>
    [ligne, nom, prenom, date ?? '?', minutes ?? '?', categorie ?? '?'].join(' '),
  )
