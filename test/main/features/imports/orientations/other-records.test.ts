import { expect, test } from 'vitest'
import { findConnus } from '../../../../../main/features/imports/orientations/connus.repository.ts'
import { aBase, aList, importInto } from '../../../../builders/orientations/a-list.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anEtablissement,
  anInscription,
  anOrientation,
} from '../../../../builders/records.ts'

const HEADER = 'Nom;Prénom;Né le;Classe;École'
const INES = { nom: 'BENALI', prenom: 'Inès', date_naissance: '2013-03-12' }
const ELIO = { nom: 'COSTA', prenom: 'Élio', date_naissance: '2012-11-02' }

test('a list is compared with the records of its own action and année, and with the names of everybody', async () => {
  const { open, options, place } = await aBase()
  const { db } = open
  const { anneeId } = options
  const actionId = place.actionId ?? ''
  const same = await anAction(db, { annee_id: anneeId })
  const next = await anAnnee(db, { debut: '2022-09-01', fin: '2023-08-31' })
  const later = await anAction(db, { annee_id: next.id })
  const ecole = await anEtablissement(db)
  const ines = await anEnfant(db, INES)
  const inscribe = (id: string, action_id: string, more: object = {}) =>
    anInscription(db, { ...{ id, action_id, enfant_id: ines.id }, niveau: null, ...more })
  await inscribe('open', actionId, { collectif_id: place.collectifId, niveau: 'CE2', classe: 'A' })
  await inscribe('ended', actionId, { fin: '2021-12-01', niveau: 'CM1' })
  await inscribe('waits', actionId, { statut: 'liste-attente', niveau: 'CM2' })
  await inscribe('never', actionId, { statut: 'jamais-venu', niveau: 'CP' })
  await inscribe('other action', same.id, { niveau: '6e' })
  await inscribe('next', later.id, { niveau: '5e', debut: '2022-09-10' })
  for (const { id } of [same, later]) await aCollectif(db, { action_id: id })
  const proposed = { enfant_id: ines.id, nom: 'Roy', etablissement_id: ecole.id } as const
  await anOrientation(db, { ...proposed, id: 'ours', annee_id: anneeId, niveau: 'CE1' })
  await anOrientation(db, { ...proposed, id: 'theirs', annee_id: next.id, niveau: '4e' })
  await anOrientation(db, { annee_id: anneeId, nom: 'Sans', prenom: 'Fiche' })
  await anEnfant(db, { nom: 'Effacé', anonymise_le: '2022-01-01' })

  const connus = await findConnus(db, anneeId, actionId)
  const noAction = await findConnus(db, anneeId, null)

  expect(connus.collectifs.map(({ id }) => id)).toEqual([place.collectifId])
  expect(connus.inscriptions.map(({ id }) => id)).toEqual(['ended', 'open', 'waits'])
  expect(connus.inscrits.map((one) => one.inscriptionId)).toEqual(['open', 'other action'])
  expect(connus.inscrits[0]).toMatchObject({ niveau: 'CE2', classe: 'A' })
  expect(connus.orientations.map(({ id }) => id)).toEqual(['ours'])
  expect(connus.classes.map(({ niveau }) => niveau).toSorted()).toEqual([
    ...['6e', 'CE1', 'CE2', 'CM1', 'CM2', 'CP'],
  ])
  expect(connus.enfants).toMatchObject([
    { id: ines.id, alias: [{ nom: 'Roy', prenom: 'Inès' }], scolarites: [{ anneesAvant: -1 }, {}] },
  ])
  expect(connus.enfants[0]?.scolarites.map(({ anneesAvant }) => anneesAvant)).toEqual([-1, 0])
  expect([noAction.collectifs, noAction.inscriptions]).toEqual([[], []])
})

test('an orientation of last année stays as it is: the same school proposes the child anew this année', async () => {
  const { open, options } = await aBase()
  const { db, sqlite } = open
  const lastYear = await anAnnee(db, { debut: '2020-09-01', fin: '2021-08-31' })
  const ecole = await anEtablissement(db, { nom: 'École Jules-Ferry' })
  const ines = await anEnfant(db, INES)
  const elio = await anEnfant(db, ELIO)
  for (const { id } of [ines, elio]) {
    await anOrientation(db, {
      annee_id: lastYear.id,
      enfant_id: id,
      etablissement_id: ecole.id,
      date: '2020-10-05',
      niveau: 'CE1',
      classe: null,
      statut: 'refusee',
    })
  }

  await importInto(open, aList(HEADER, 'BENALI;Inès;12/03/2013;CE2 A;École Jules-Ferry'), options)

  expect(
    sqlite
      .prepare(
        `select e.prenom, a.debut, o.niveau, o.classe, o.statut from orientation o
         join enfant e on e.id = o.enfant_id join annee a on a.id = o.annee_id order by a.debut, e.prenom`,
      )
      .all(),
  ).toEqual([
    { prenom: 'Inès', debut: '2020-09-01', niveau: 'CE1', classe: null, statut: 'refusee' },
    { prenom: 'Élio', debut: '2020-09-01', niveau: 'CE1', classe: null, statut: 'refusee' },
    { prenom: 'Inès', debut: '2021-09-01', niveau: 'CE2', classe: 'CE2 A', statut: 'recue' },
  ])
})

test('an orientation whose child an import inscribes loses its refusal and keeps its other dates; other orientations keep all of theirs', async () => {
  const { open, options, place } = await aBase()
  const { db, sqlite } = open
  const ecole = await anEtablissement(db, { nom: 'École Jules-Ferry' })
  const etapes = { 'famille-contactee': '2021-09-14', refusee: '2021-09-20' } as const
  const closed = { 'famille-contactee': '2021-09-15', 'sans-suite': '2021-09-22' } as const
  for (const [enfant, dates, statut] of [
    [await anEnfant(db, INES), etapes, 'refusee'],
    [await anEnfant(db, ELIO), closed, 'sans-suite'],
  ] as const) {
    await anOrientation(db, {
      annee_id: options.anneeId,
      enfant_id: enfant.id,
      etablissement_id: ecole.id,
      date: '2021-09-10',
      statut,
      etapes: dates,
    })
  }

  await importInto(open, aList(HEADER, 'BENALI;Inès;12/03/2013;CE2 A;École Jules-Ferry'), {
    ...options,
    ...place,
  })

  expect(
    sqlite
      .prepare(
        `select e.prenom, o.statut, group_concat(t.statut || ' ' || t.date, ', ' order by t.date) as etapes
         from orientation o join enfant e on e.id = o.enfant_id join orientation_etape t on t.orientation_id = o.id
         group by o.id order by e.prenom`,
      )
      .all(),
  ).toEqual([
    {
      prenom: 'Inès',
      statut: 'inscrite',
      etapes: 'famille-contactee 2021-09-14, inscrite 2021-10-01',
    },
    {
      prenom: 'Élio',
      statut: 'sans-suite',
      etapes: 'famille-contactee 2021-09-15, sans-suite 2021-09-22',
    },
  ])
})

test('an inscription in another action, one that is over and one that never began are not the one asked for', async () => {
  const { open, options, place } = await aBase()
  const { db, sqlite } = open
  const other = await anAction(db, { annee_id: options.anneeId })
  const ines = await anEnfant(db, INES)
  const elio = await anEnfant(db, ELIO)
  const here = { enfant_id: elio.id, action_id: place.actionId ?? '', niveau: null }
  await anInscription(db, {
    enfant_id: ines.id,
    action_id: other.id,
    collectif_id: null,
    debut: '2021-09-08',
  })
  await anInscription(db, { ...here, collectif_id: null, debut: '2021-09-06', fin: '2021-09-24' })
  await anInscription(db, {
    ...here,
    collectif_id: null,
    debut: '2021-09-27',
    statut: 'jamais-venu',
  })

  await importInto(
    open,
    aList(HEADER, 'BENALI;Inès;12/03/2013;CE2;', 'COSTA;Élio;02/11/2012;CM1;'),
    { ...options, ...place },
  )

  expect(
    sqlite
      .prepare(
        `select e.prenom, c.nom as collectif, i.debut, i.fin, i.statut from inscription i
         join enfant e on e.id = i.enfant_id left join collectif c on c.id = i.collectif_id order by e.prenom, i.debut`,
      )
      .all(),
  ).toEqual([
    { prenom: 'Inès', collectif: null, debut: '2021-09-08', fin: null, statut: 'inscrit' },
    { prenom: 'Inès', collectif: 'Mardi', debut: '2021-10-01', fin: null, statut: 'inscrit' },
    { prenom: 'Élio', collectif: null, debut: '2021-09-06', fin: '2021-09-24', statut: 'inscrit' },
    { prenom: 'Élio', collectif: null, debut: '2021-09-27', fin: null, statut: 'jamais-venu' },
    { prenom: 'Élio', collectif: 'Mardi', debut: '2021-10-01', fin: null, statut: 'inscrit' },
  ])
})

test('of two who wait, the one of the list leaves the waiting list and the other keeps her rank', async () => {
  const { open, options, place } = await aBase()
  const { db, sqlite } = open
  for (const [index, one] of [INES, ELIO].entries()) {
    const enfant = await anEnfant(db, one)
    await anInscription(db, {
      enfant_id: enfant.id,
      action_id: place.actionId ?? '',
      collectif_id: null,
      statut: 'liste-attente',
      debut: '2021-09-06',
      rang: index + 1,
    })
  }

  await importInto(open, aList(HEADER, 'COSTA;Élio;02/11/2012;CM1;'), { ...options, ...place })

  expect(
    sqlite
      .prepare(
        `select e.prenom, i.statut, i.fin, i.rang from inscription i join enfant e on e.id = i.enfant_id order by e.prenom, i.debut`,
      )
      .all(),
  ).toEqual([
    { prenom: 'Inès', statut: 'liste-attente', fin: null, rang: 1 },
    { prenom: 'Élio', statut: 'liste-attente', fin: '2021-09-30', rang: null },
    { prenom: 'Élio', statut: 'inscrit', fin: null, rang: null },
  ])
})
