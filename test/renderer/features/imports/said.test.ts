import { expect, test } from 'vitest'
import {
  isIgnoree,
  withCategorie,
  withIgnorees,
  withPersonne,
} from '../../../../renderer/features/imports/heures/said.ts'
import { choixOf, withDecisions } from '../../../../renderer/features/imports/orientations/said.ts'
import {
  correctionsOf,
  withCorrection,
  withCorrespondance,
  withReply,
} from '../../../../renderer/features/imports/said.ts'
import type { LigneApercu } from '../../../../shared/domain/import-orientation.ts'

const FILE = { corrections: [], correspondances: [] }
const at = (ligne: number, rang = 0) => ({ feuille: 'CE2', ligne, rang })
const row = (ligne: number, rang = 0) => at(ligne, rang) as LigneApercu
const LISTE = { ...FILE, etablissement: null, actionId: null, collectifId: null, decisions: [] }
const HEURES = {
  ...FILE,
  actionId: null,
  date: null,
  statut: 'benevole',
  personnes: [],
  ignorees: [],
} as const

test('a cell is written over once, whatever is typed again; its neighbours keep theirs', () => {
  const first = withCorrection(FILE, at(2), 'nom', 'BENALI')
  const other = withCorrection(
    withCorrection(first, at(2, 1), 'nom', 'SY'),
    at(2),
    'prenom',
    'Inès',
  )

  const again = withCorrection(other, at(2), 'nom', 'BEN ALI')
  const back = withCorrection(again, at(2), 'prenom', null)

  expect(
    correctionsOf(again, at(2))
      .map(({ texte }) => texte)
      .sort(),
  ).toEqual(['BEN ALI', 'Inès'])
  expect(correctionsOf(back, at(2)).map(({ texte }) => texte)).toEqual(['BEN ALI'])
  expect(correctionsOf(back, at(2, 1)).map(({ texte }) => texte)).toEqual(['SY'])
})

test('a sheet is read in the last way that was said, the others as before', () => {
  const lue = (feuille: string, ligneEntete: number) => ({
    feuille,
    ligneEntete,
    colonnes: null,
    valeurs: [],
  })
  const said = withCorrespondance(
    withCorrespondance(FILE, 'CE2', lue('CE2', 1)),
    'CM1',
    lue('CM1', 3),
  )

  const again = withCorrespondance(said, 'CE2', lue('CE2', 2))
  const back = withCorrespondance(again, 'CM1', null)

  expect(again.correspondances).toEqual([lue('CM1', 3), lue('CE2', 2)])
  expect(back.correspondances).toEqual([lue('CE2', 2)])
})

test('several rows are decided together, and taken back together; the second child of a row is another', () => {
  const said = withDecisions(LISTE, [row(2), row(3), row(2, 1)], ({ ligne, rang }) =>
    ligne === 3 ? { kind: 'nouveau' } : rang === 1 ? null : { kind: 'ignorer' },
  )

  const back = withDecisions(said, [row(2)], () => null)

  expect([row(2), row(3), row(2, 1), row(4)].map((one) => choixOf(said, one)?.kind)).toEqual([
    'ignorer',
    'nouveau',
    undefined,
    undefined,
  ])
  expect([row(2), row(3)].map((one) => choixOf(back, one)?.kind)).toEqual([undefined, 'nouveau'])
})

test('rows of hours are left out once each, and taken back', () => {
  const said = withIgnorees(withIgnorees(HEURES, [at(2), at(3)], true), [at(3), at(4)], true)

  const back = withIgnorees(said, [at(3)], false)

  expect(said.ignorees.map(({ ligne }) => ligne)).toEqual([2, 3, 4])
  expect(back.ignorees).toEqual([
    { feuille: 'CE2', ligne: 2 },
    { feuille: 'CE2', ligne: 4 },
  ])
})

test('a catégorie is explained on every sheet that is read, over what was said of it before', () => {
  const sheet = (feuille: string, origine: 'titres' | 'aucune', ligneEntete: number | null) => ({
    lue: { feuille, ligneEntete, colonnes: null, valeurs: [] },
    origine,
    retenue: null,
    forme: null,
    lignesTitres: [],
    colonnes: [],
    valeurs: [],
  })
  const lecture = [
    sheet('Janvier', 'titres', 1),
    sheet('Notes', 'aucune', 1),
    sheet('Vide', 'titres', null),
    sheet('Février', 'titres', 2),
  ]

  const said = withCategorie(HEURES, lecture, 'Goûter', 'autre')
  const again = withCategorie(said, lecture, 'goûter', 'ignorer')

  expect(said.correspondances[0]?.valeurs).toEqual([
    { champ: 'categorie', texte: 'Goûter', code: 'autre' },
  ])
  const codes = (one: typeof said) =>
    one.correspondances.map(({ feuille, valeurs }) => [feuille, ...valeurs.map(({ code }) => code)])
  expect(codes(said)).toEqual([
    ['Janvier', 'autre'],
    ['Février', 'autre'],
  ])
  expect(codes(again)).toEqual([
    ['Janvier', null],
    ['Février', null],
  ])
})

test('choosing who one person of the file is keeps the choices about the others; leaving out a row leaves out all its days', () => {
  const first = withPersonne(HEURES, 'annie', { kind: 'nouveau' })
  const both = withPersonne(first, 'omar', { kind: 'occasionnel' })

  const again = withPersonne(both, 'annie', { kind: 'ignorer' })

  expect(again.personnes.map(({ cle, choix }) => [cle, choix.kind])).toEqual([
    ['omar', 'occasionnel'],
    ['annie', 'ignorer'],
  ])
  const left = withIgnorees(HEURES, [at(2), at(3)], true)
  expect([at(2), at(2, 4), at(3), at(4)].map((one) => isIgnoree(left, one))).toEqual([
    ...[true, true, true, false],
  ])
})

test('a reply with some rows changes these, and keeps the others as the same objects', () => {
  const rows = [{ ligne: 2 }, { ligne: 3 }, { ligne: 4 }]
  const whole = withReply<{ lignes: readonly { ligne: number }[]; titre: string }>(null, {
    version: 1,
    apercu: { titre: 'avant' },
    lignes: rows,
    changed: [],
  })

  const next = withReply(whole, {
    version: 2,
    apercu: { titre: 'après' },
    lignes: null,
    changed: [[1, { ligne: 30 }]],
  })

  expect(next).toEqual({
    version: 2,
    apercu: { titre: 'après', lignes: [{ ligne: 2 }, { ligne: 30 }, { ligne: 4 }] },
  })
  expect(next.apercu.lignes[2]).toBe(rows[2])
})
