import { expect, test } from 'vitest'
import {
  classeCourte,
  ecoleCourte,
  enfantList,
} from '../../../../renderer/features/enfants/enfant-list.tsx'
import { A_FAIRE_TEXTS } from '../../../../renderer/features/resumes/a-faire-texts.ts'
import { narrow, offered, readValues } from '../../../../renderer/ui/list.ts'
import type { EnfantLigne } from '../../../../shared/ipc/enfants.ipc.ts'

const filterEnfants = (lignes: readonly EnfantLigne[], query: string) =>
  narrow(enfantList, lignes, readValues(enfantList, new URLSearchParams(query)))

const anEnfantLigne = (overrides: Partial<EnfantLigne>): EnfantLigne => ({
  inscriptionId: 'i1',
  enfantId: 'e1',
  nom: 'Benali',
  prenom: 'Inès',
  dateNaissance: null,
  anneeNaissance: null,
  sexe: null,
  familleId: 'f1',
  niveau: 'CE2',
  classe: null,
  etablissement: 'École Jules-Ferry',
  actionId: 'a1',
  collectifId: 'c1',
  collectif: 'Mardi',
  statut: 'inscrit',
  debut: '2021-09-28',
  fin: null,
  rang: null,
  origines: [],
  situations: [],
  responsables: [],
  presents: 0,
  absents: 0,
  excuses: 0,
  precision: null,
  ...overrides,
})

test('each filter of the address narrows the enfants, and they add up', () => {
  const lignes = [
    anEnfantLigne({ inscriptionId: 'kept' }),
    anEnfantLigne({ inscriptionId: 'jeudi', collectif: 'Jeudi' }),
    anEnfantLigne({ inscriptionId: 'waiting', statut: 'liste-attente' }),
    anEnfantLigne({ inscriptionId: 'cm2', niveau: 'CM2' }),
  ]

  const shown = filterEnfants(lignes, 'q=ben&collectif=Mardi&niveau=CE2&statut=inscrit')

  expect(shown.map(({ inscriptionId }) => inscriptionId)).toEqual(['kept'])
})

test('« sans » finds the enfants without niveau or without famille', () => {
  const lignes = [
    anEnfantLigne({ inscriptionId: 'whole' }),
    anEnfantLigne({ inscriptionId: 'no-niveau', niveau: null }),
    anEnfantLigne({ inscriptionId: 'no-famille', familleId: null }),
  ]
  const shown = (query: string) => filterEnfants(lignes, query).map((l) => l.inscriptionId)

  expect(shown('niveau=sans')).toEqual(['no-niveau'])
  expect(shown('famille=sans')).toEqual(['no-famille'])
})

test('each line of « À faire » about enfants leads to those that it counts, not to those who wait', () => {
  const whole = { origines: ['famille'] } as const
  const nothing = { niveau: null, familleId: null, etablissement: null, origines: [] }
  const lignes = [
    anEnfantLigne({ ...whole, inscriptionId: 'whole' }),
    anEnfantLigne({ ...whole, inscriptionId: 'niveau', niveau: null }),
    anEnfantLigne({ ...whole, inscriptionId: 'famille', familleId: null }),
    anEnfantLigne({ ...whole, inscriptionId: 'etablissement', etablissement: null }),
    anEnfantLigne({ inscriptionId: 'origine', origines: [] }),
    anEnfantLigne({ ...nothing, inscriptionId: 'waits', statut: 'liste-attente' }),
  ]

  for (const missing of ['niveau', 'famille', 'etablissement', 'origine'] as const) {
    const [screen, query = ''] = A_FAIRE_TEXTS[`enfants-sans-${missing}`].href.split('?')
    expect(screen).toBe('#/enfants')
    expect(filterEnfants(lignes, query).map((one) => one.inscriptionId)).toEqual([missing])
  }
})

test('an enfant is found by the name of a responsable too', () => {
  const ligne = anEnfantLigne({
    responsables: [{ nom: 'Samira Haddad', telephone: null, mail: null }],
  })

  const shown = filterEnfants([ligne], 'q=haddad')

  expect(shown).toHaveLength(1)
})

test('a filter offers only what can be asked for: enfants without famille, never each famille', () => {
  const lignes = [
    anEnfantLigne({ inscriptionId: 'whole', origines: ['famille'] }),
    anEnfantLigne({ inscriptionId: 'no-famille', familleId: null, origines: ['famille'] }),
  ]

  const options = Object.fromEntries(
    offered(enfantList, lignes).map(({ key, options: own }) => [
      key,
      own.map(({ label }) => label),
    ]),
  )

  expect(options).toMatchObject({
    famille: ['Sans famille (1)'],
    origine: [],
    collectif: ['Mardi (2)'],
  })
})

test.each([
  ['École élémentaire Jacques-Prévert', 'Jacques-Prévert'],
  ['Lycée Olympe-de-Gouges', 'Olympe-de-Gouges'],
  ['École Les Marronniers', 'Les Marronniers'],
  ['École du Centre', 'École du Centre'],
  ['École maternelle Prévert', 'École maternelle Prévert'],
  ['Collège', 'Collège'],
])('the school %s is read whole in a narrow list, as %s', (nom, shown) => {
  expect(ecoleCourte(nom)).toBe(shown)
})

test('the class of a list keeps its niveau and the name of its teacher', () => {
  expect(classeCourte('CE2 de Mme Delmas')).toBe('CE2 · Delmas')
  expect(classeCourte('CM1 · M. Rousseau')).toBe('CM1 · Rousseau')
  expect(classeCourte('CM1-CM2 B')).toBe('CM1-CM2 B')
})
