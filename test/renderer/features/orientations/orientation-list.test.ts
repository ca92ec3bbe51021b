import { expect, test } from 'vitest'
import {
  byClasse,
  orientationList,
} from '../../../../renderer/features/orientations/orientation-list.tsx'
import { narrow, offered } from '../../../../renderer/ui/list.ts'
import type { OrientationLigne } from '../../../../shared/ipc/orientations.ipc.ts'

const aLigne = (
  etablissementId: string | null,
  etablissement: string | null,
): OrientationLigne => ({
  orientationId: `o-${etablissementId}`,
  nom: 'Benali',
  prenom: 'Inès',
  dateNaissance: null,
  anneeNaissance: null,
  sexe: null,
  precision: null,
  enfantId: null,
  niveau: null,
  classe: null,
  etablissementId,
  etablissement,
  enseignant: null,
  objectif: null,
  accordParental: null,
  origines: [],
  source: null,
  importId: null,
  sourceFile: null,
  enAttente: null,
  date: '2021-10-05',
  statut: 'recue',
  etapes: {},
  retourEcole: null,
  inscription: null,
})

test('the answers for a school go class by class, a child without a class last', () => {
  const lignes = [
    { ...aLigne('pau', null), orientationId: 'sans', nom: 'Amrani' },
    { ...aLigne('pau', null), orientationId: 'b', classe: 'CE2 B', nom: 'Zerbib' },
    { ...aLigne('pau', null), orientationId: 'niveau', niveau: 'CM1' as const },
    { ...aLigne('pau', null), orientationId: 'a', classe: 'CE2 B' },
  ]

  const sorted = lignes.toSorted(byClasse).map(({ orientationId }) => orientationId)

  expect(sorted).toEqual(['a', 'b', 'niveau', 'sans'])
})

test('two schools of one name are two choices, each of its own children', () => {
  const lignes = [aLigne('pau', 'École Ferry'), aLigne('lons', 'École Ferry'), aLigne(null, null)]

  const list = orientationList(lignes, () => undefined, null)
  const ecoles = offered(list, lignes).find(({ key }) => key === 'ecole')
  const shown = narrow(list, lignes, { ecole: 'lons' })

  expect(ecoles?.options).toEqual([
    { value: 'pau', label: 'École Ferry (1)' },
    { value: 'lons', label: 'École Ferry (1)' },
    { value: 'sans', label: 'Sans école (1)' },
  ])
  expect(shown).toEqual([lignes[1]])
})

test('an import shows its own orientations, and one that has none of its own shows them all', () => {
  const lignes = [
    { ...aLigne('pau', 'École Ferry'), importId: 'i1', sourceFile: 'liste.ods' },
    aLigne('lons', 'École Ferry'),
  ]
  const shown = (importId: string) =>
    narrow(
      orientationList(lignes, () => undefined, importId),
      lignes,
      { import: importId },
    )

  expect(shown('i1')).toEqual([lignes[0]])
  expect(shown('undone')).toEqual(lignes)
})
