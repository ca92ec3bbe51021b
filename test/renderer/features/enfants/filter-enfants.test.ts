import { expect, test } from 'vitest'
import {
  filterEnfants,
  readEnfantFilters,
} from '../../../../renderer/features/enfants/filter-enfants.ts'
import type { EnfantLigne } from '../../../../shared/ipc/enfants.ipc.ts'

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
  const filters = readEnfantFilters(
    new URLSearchParams('q=ben&collectif=Mardi&niveau=CE2&statut=inscrit'),
  )

  const shown = filterEnfants(lignes, filters)

  expect(shown.map(({ inscriptionId }) => inscriptionId)).toEqual(['kept'])
})

test('« sans » finds the enfants without niveau or without famille', () => {
  const lignes = [
    anEnfantLigne({ inscriptionId: 'whole' }),
    anEnfantLigne({ inscriptionId: 'no-niveau', niveau: null }),
    anEnfantLigne({ inscriptionId: 'no-famille', familleId: null }),
  ]
  const shown = (query: string) =>
    filterEnfants(lignes, readEnfantFilters(new URLSearchParams(query))).map((l) => l.inscriptionId)

  expect(shown('niveau=sans')).toEqual(['no-niveau'])
  expect(shown('famille=sans')).toEqual(['no-famille'])
})

test('an enfant is found by the name of a responsable too', () => {
  const ligne = anEnfantLigne({
    responsables: [{ nom: 'Samira Haddad', telephone: null, mail: null }],
  })

  const shown = filterEnfants([ligne], readEnfantFilters(new URLSearchParams('q=haddad')))

  expect(shown).toHaveLength(1)
})
