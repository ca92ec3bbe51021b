import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { saveAutorisations } from '../../../../main/features/enfants/enfants.service.ts'
import { findEntrees } from '../../../../main/features/recherche/recherche.service.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
  aSeance,
} from '../../../builders/records.ts'

async function aScene() {
  const { db } = openDatabase(':memory:')
  const annee = await anAnnee(db)
  const found = async (kind: string) =>
    (await findEntrees(db, annee.id)).filter((one) => one.kind === kind)
  return { db, annee, found }
}

test('a parent is found by name or phone, and leads to the fiche of a child', async () => {
  const { db, found } = await aScene()
  const famille = await aFamille(db, {
    responsables: [
      { nom: 'Costa', prenom: 'Rui', telephone: '06 00 00 00 02', lien: 'père' },
      { nom: null, prenom: null, telephone: null, mail: 'lia@courriel.example' },
    ],
  })
  const ines = await anEnfant(db, { nom: 'Costa', famille_id: famille.id })
  await aFamille(db, { responsables: [{ nom: 'Sans', prenom: 'Enfant' }] })

  expect(await found('responsable')).toEqual([
    {
      kind: 'responsable',
      id: ines.id,
      label: 'Rui Costa',
      detail: '06 00 00 00 02 · père de Inès Costa',
      date: null,
    },
  ])
})

test('those who may fetch a child are found too', async () => {
  const { db, annee, found } = await aScene()
  const { id } = await anEnfant(db)
  const tante = { nom: 'Awa Diallo', lien: 'tante', telephone: null }
  await saveAutorisations(
    db,
    {
      ...{ enfantId: id, anneeId: annee.id },
      saisie: {
        ...{ rentreSeul: null, droitImage: null, contratSigne: null },
        proches: [{ ...tante, isAutorise: true, isAPrevenir: false }],
      },
    },
    new Date('2021-10-04T16:00:00'),
  )

  expect(await found('proche')).toMatchObject([
    { id, label: 'Awa Diallo', detail: 'tante de Inès Benali' },
  ])
})

test('two children of one name are told apart by class and birth', async () => {
  const { db, found } = await aScene()
  const mardi = await aCollectif(db)
  const ines = await anEnfant(db, { annee_naissance: 2013, sexe: 'F' })
  await anInscription(db, { enfant_id: ines.id, collectif_id: mardi.id, niveau: 'CM1' })
  await anEnfant(db, { date_naissance: '2015-03-12', sexe: 'F' })

  const details = (await found('enfant')).map(({ detail }) => detail)

  expect(details.toSorted()).toEqual(['CM1 · née en 2013 · Mardi', 'née le 12/03/2015'])
})

test('séances carry their day, those of the année alone', async () => {
  const { db, annee, found } = await aScene()
  const { id: action_id } = await anAction(db, { annee_id: annee.id })
  const mardi = await aCollectif(db, { action_id })
  await aSeance(db, { collectif_id: mardi.id, date: '2021-09-28' })
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const other = await aCollectif(db, { action_id: (await anAction(db, { annee_id: next.id })).id })
  await aSeance(db, { collectif_id: other.id, date: '2022-09-27' })

  expect((await found('seance')).map(({ date }) => date)).toEqual(['2021-09-28'])
})
