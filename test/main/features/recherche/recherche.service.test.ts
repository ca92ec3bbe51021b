import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { saveAutorisations } from '../../../../main/features/enfants/enfants.service.ts'
import { findEntrees } from '../../../../main/features/recherche/recherche.service.ts'
import {
  aCollectif,
  aContact,
  aFamille,
  anAction,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  aPartenaire,
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
  const unnamed = { nom: null, prenom: null, telephone: '0600000003' }
  const { id: famille_id } = await aFamille(db, { responsables: [unnamed] })
  const cadet = { id: 'a', prenom: 'Cadet', date_naissance: '2016-02-01' }
  await anEnfant(db, { ...cadet, famille_id })
  await anEnfant(db, { id: 'b', prenom: 'Aîné', annee_naissance: 2012, famille_id })

  expect(await found('responsable')).toEqual([
    {
      ...{ kind: 'responsable', id: 'a', label: 'Responsable', date: null },
      detail: '06 00 00 00 03 · responsable de Aîné Benali, Cadet Benali',
    },
    {
      kind: 'responsable',
      id: ines.id,
      label: 'Rui Costa',
      detail: '06 00 00 00 02 · père de Inès Costa',
      date: null,
    },
  ])
})

test('who intervenes, schools, partners and their contacts are found; nobody who lost their name is', async () => {
  const { db, found } = await aScene()
  await anIntervenant(db, { id: 'omar', telephone: '0600000004' })
  await anIntervenant(db, { nom: 'Parti', anonymise_le: '2022-01-01' })
  await anEnfant(db, { nom: 'Partie', anonymise_le: '2022-01-01' })
  await anEtablissement(db, { id: 'ferry', commune: 'Agen' })
  await aPartenaire(db, { id: 'livres', type: 'culture' })
  await aContact(db, { etablissement_id: 'ferry', nom: 'Mme Sow', telephone: '0600000005' })
  await aContact(db, { partenaire_id: 'livres', fonction: 'accueil' })

  const told = async (kind: string) =>
    (await found(kind)).map(({ id, label, detail }) => [id, label, detail])
  expect(await found('enfant')).toEqual([])
  expect(await told('intervenant')).toEqual([['omar', 'Sy Omar', '06 00 00 00 04']])
  expect(await told('etablissement')).toEqual([['ferry', 'École Jules-Ferry', 'Agen']])
  expect(await told('partenaire')).toEqual([['livres', 'Médiathèque', 'culture']])
  expect(await told('contact-etablissement')).toEqual([
    ['ferry', 'Mme Sow', 'secrétariat · École Jules-Ferry · 06 00 00 00 05'],
  ])
  expect(await told('contact-partenaire')).toEqual([['livres', 'accueil', 'Médiathèque']])
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
  const jeudi = await aCollectif(db, { nom: 'Jeudi' })
  const before = { debut: '2020-09-01', niveau: 'CE2' } as const
  await anInscription(db, { enfant_id: ines.id, collectif_id: jeudi.id, ...before })
  await anInscription(db, { enfant_id: ines.id, collectif_id: jeudi.id, ...before })
  await anEnfant(db, { date_naissance: '2015-03-12', sexe: 'F' })

  const details = (await found('enfant')).map(({ detail }) => detail)

  expect(details.toSorted()).toEqual(['CM1 · née en 2013 · Jeudi, Mardi', 'née le 12/03/2015'])
})

test('séances carry their day, those of the année alone', async () => {
  const { db, annee, found } = await aScene()
  const { id: action_id } = await anAction(db, { annee_id: annee.id })
  const mardi = await aCollectif(db, { action_id })
  await aSeance(db, { collectif_id: mardi.id, date: '2021-09-28' })
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const other = await aCollectif(db, { action_id: (await anAction(db, { annee_id: next.id })).id })
  await aSeance(db, { collectif_id: other.id, date: '2022-09-27' })

  const at = { date: '2021-09-28', debut: '10:00', fin: '11:00' }
  await aSeance(db, { collectif_id: mardi.id, ...at })
  await aSeance(db, { collectif_id: (await aCollectif(db, { action_id, nom: 'Jeudi' })).id, ...at })
  await aSeance(db, { collectif_id: mardi.id, date: '2021-09-21' })

  const seances = await found('seance')
  expect(
    seances.map(({ date, label, detail }) => [date, label.replace(/\s/g, ' '), detail]),
  ).toEqual([
    ['2021-09-21', '21 septembre 2021, 16 h 30', 'Mardi · 21/09/2021'],
    ['2021-09-28', '28 septembre 2021, 10 h', 'Jeudi · 28/09/2021'],
    ['2021-09-28', '28 septembre 2021, 10 h', 'Mardi · 28/09/2021'],
    ['2021-09-28', '28 septembre 2021, 16 h 30', 'Mardi · 28/09/2021'],
  ])
})
