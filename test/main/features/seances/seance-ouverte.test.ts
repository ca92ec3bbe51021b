import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findSeance } from '../../../../main/features/seances/seances.service.ts'
import { openedSeance } from '../../../builders/opened-seance.ts'
import {
  aCollectif,
  aFamille,
  anEnfant,
  anInscription,
  anIntervenant,
  aSeance,
  aStructure,
} from '../../../builders/records.ts'

let open: OpenDatabase
let collectifId: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  await aStructure(open.db, { zone_scolaire: 'A' })
  collectifId = (await aCollectif(open.db)).id
})

test('shows the enfants inscribed that day once each, and whoever is recorded beside them', async () => {
  const named = async (nom: string, periode: { debut?: string; fin?: string; niveau?: 'CP' }) => {
    const { id } = await anEnfant(open.db, { nom })
    await anInscription(open.db, { enfant_id: id, collectif_id: collectifId, ...periode })
    return id
  }
  const emile = await named('Émile', { niveau: 'CP' })
  await anInscription(open.db, { enfant_id: emile, collectif_id: collectifId, debut: '2021-09-20' })
  const zoe = await named('Zoé', {})
  await named('Parti', { fin: '2021-09-27' })
  await named('Futur', { debut: '2021-09-29' })
  const visitor = (await anEnfant(open.db, { nom: 'Visite' })).id
  const { id } = await aSeance(open.db, {
    collectif_id: collectifId,
    presences: { [zoe]: 'absent', [visitor]: 'present' },
  })

  const { enfants } = await openedSeance(open.db, id)

  expect(enfants.map(({ nom, etat, niveau, isInscrit }) => [nom, etat, niveau, isInscrit])).toEqual(
    [
      // The later of two inscriptions tells the niveau.
      ['Émile', null, 'CE2', true],
      ['Visite', 'present', null, false],
      ['Zoé', 'absent', 'CE2', true],
    ],
  )
})

test('shows who leads with the statut of that day, and who could: of the collectif first, then the free', async () => {
  const statuts = [
    { statut: 'benevole', debut: '2021-09-01', fin: '2021-09-30' },
    { statut: 'salarie', debut: '2021-10-01' },
  ] as const
  const nadia = (await anIntervenant(open.db, { nom: 'Nadia', statuts })).id
  const past = (await anIntervenant(open.db, { nom: 'Ancien', statuts: [] })).id
  const free = (await anIntervenant(open.db, { nom: 'Libre' })).id
  await anIntervenant(open.db, { nom: 'Autre' })
  const usual = (await anIntervenant(open.db, { nom: 'Zora' })).id
  await open.db
    .insertInto('disponibilite')
    .values([
      { id: 'd1', intervenant_id: free, jour: 'mardi', debut: '16:00', fin: '19:00' },
      { id: 'd2', intervenant_id: nadia, jour: 'lundi', debut: '16:00', fin: '19:00' },
    ])
    .execute()
  await aSeance(open.db, {
    collectif_id: collectifId,
    date: '2021-09-21',
    intervenants: { [usual]: null },
  })
  const { id } = await aSeance(open.db, {
    collectif_id: collectifId,
    intervenants: { [nadia]: 45, [past]: null },
  })

  const { intervenants, candidats } = await openedSeance(open.db, id)

  expect(intervenants.map(({ nom, minutes, statut }) => [nom, minutes, statut])).toEqual([
    ['Ancien', null, null],
    ['Nadia', 45, 'benevole'],
  ])
  expect(
    candidats.map(({ nom, isHabituel, isDisponible }) => [nom, isHabituel, isDisponible]),
  ).toEqual([
    ['Zora', true, false],
    ['Libre', false, true],
    ['Autre', false, false],
  ])
})

test('says why its day is closed', async () => {
  const closed = await aSeance(open.db, { collectif_id: collectifId, date: '2021-11-11' })
  const usual = await aSeance(open.db, { collectif_id: collectifId })

  const fermetures = [
    (await openedSeance(open.db, closed.id)).fermeture,
    (await openedSeance(open.db, usual.id)).fermeture,
  ]

  expect(fermetures).toEqual(['Armistice de 1918', null])
})

test('one that is gone is told', async () => {
  expect(await findSeance(open.db, 'none')).toMatchObject({ error: { what: 'seance' } })
})

test('each enfant comes with the telephones of their own family, in the order of the fiche', async () => {
  const call = async (
    nom: string,
    responsables: NonNullable<Parameters<typeof aFamille>[1]>['responsables'],
  ) => {
    const famille = responsables && (await aFamille(open.db, { responsables }))
    const { id } = await anEnfant(open.db, { nom, famille_id: famille?.id ?? null })
    await anInscription(open.db, { enfant_id: id, collectif_id: collectifId })
  }
  await call('Adam', [
    { nom: 'Diallo', prenom: 'Awa', telephone: '0600000012' },
    { nom: 'Diallo', prenom: 'Idriss', telephone: null },
    { nom: null, prenom: 'Fatou', telephone: '0600000013' },
  ])
  await call('Benali', [{ nom: 'Benali', prenom: 'Samira', telephone: '0600000011' }])
  await call('Sans', undefined)
  const { id } = await aSeance(open.db, { collectif_id: collectifId })

  const { enfants } = await openedSeance(open.db, id)

  expect(enfants.map(({ nom, contacts }) => [nom, contacts])).toEqual([
    [
      'Adam',
      [
        { nom: 'Awa Diallo', telephone: '0600000012' },
        { nom: 'Fatou', telephone: '0600000013' },
      ],
    ],
    ['Benali', [{ nom: 'Samira Benali', telephone: '0600000011' }]],
    ['Sans', []],
  ])
})

test('two enfants of one name are told apart by class and year of birth', async () => {
  for (const [niveau, date_naissance] of [
    ['CE2', '2013-05-04'],
    ['CM1', null],
  ] as const) {
    const { id } = await anEnfant(open.db, { date_naissance })
    await anInscription(open.db, { enfant_id: id, collectif_id: collectifId, niveau })
  }
  const { id } = await aSeance(open.db, { collectif_id: collectifId })

  const { enfants } = await openedSeance(open.db, id)

  expect(enfants.map(({ precision }) => precision).sort()).toEqual(['CE2, 2013', 'CM1'])
})
