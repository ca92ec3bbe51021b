import { expect, test } from 'vitest'
import {
  byClasse,
  orientationList,
  statutTexts,
} from '../../../../renderer/features/orientations/orientation-list.tsx'
import { A_FAIRE_TEXTS } from '../../../../renderer/features/resumes/a-faire-texts.ts'
import { narrow, offered, readValues } from '../../../../renderer/ui/list.ts'
import type { Attente } from '../../../../shared/domain/orientation.ts'
import type { OrientationLigne } from '../../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../../shared/texts/libelles.ts'

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

test('a statut is told with its day where it is known; a reception, which has its own column, without', () => {
  const told = (statut: OrientationLigne['statut'], etapes: OrientationLigne['etapes']) =>
    statutTexts({ ...aLigne(null, null), statut, etapes })

  expect(told('accord', { accord: '2021-10-12' })).toEqual([
    LIBELLES_ORIENTATION.accord,
    'le 12/10/2021',
  ])
  expect(told('accord', { 'famille-contactee': '2021-10-12' })).toEqual([
    LIBELLES_ORIENTATION.accord,
  ])
  expect(told('recue', {})).toEqual([LIBELLES_ORIENTATION.recue])
})

test('« À faire » leads to the orientations that are late, or that wait for an answer', () => {
  const waits = (orientationId: string, attente: Attente, isEnRetard: boolean) => ({
    ...aLigne('pau', null),
    ...{ orientationId, enAttente: { attente, isEnRetard } as OrientationLigne['enAttente'] },
  })
  const lignes = [
    waits('late', 'contact', true),
    waits('in time', 'reponse', false),
    waits('accepted', 'inscription', false),
    aLigne('pau', null),
  ]
  const list = orientationList(lignes, () => undefined, null)
  const shown = (code: 'orientations-en-retard' | 'orientations-sans-reponse') => {
    const [, query = ''] = A_FAIRE_TEXTS[code].href.split('#/orientations?')
    return narrow(list, lignes, readValues(list, new URLSearchParams(query))).map(
      ({ orientationId }) => orientationId,
    )
  }

  expect(shown('orientations-en-retard')).toEqual(['late'])
  expect(shown('orientations-sans-reponse')).toEqual(['late', 'in time'])
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
