import { Kysely, SqliteDialect } from 'kysely'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import type { Database } from '../../../../main/db/schema.ts'
import { findAnnexes } from '../../../../main/features/annexes/annexes.service.ts'
import {
  EXEMPLE_ARRETE_AU,
  installExemple,
} from '../../../../main/features/exemple/exemple.service.ts'
import { foundAnnexes } from '../../../builders/found-annexes.ts'
import {
  aCollectif,
  aConcertation,
  aFamille,
  anAction,
  anActionParents,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  aSeance,
  aStructure,
  someHeures,
} from '../../../builders/records.ts'

test('an action that is not there gives null', async () => {
  const { db } = openDatabase(':memory:')

  const data = await findAnnexes(db, { actionId: 'x', arreteAu: '2022-04-30', nominatif: false })

  expect(data).toBeNull()
})

test('an action without records gives its heading and empty lists', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db, { nom: 'Centre social du Lac' })
  const action = await anAction(db, { numero: '7', intitule: 'CLAS collège' })

  const data = await foundAnnexes(db, action.id)

  expect(data).toEqual({
    nominatif: false,
    structure: 'Centre social du Lac',
    annee: { debut: '2021-09-01', fin: '2022-08-31' },
    arreteAu: '2022-04-30',
    action: { numero: '7', intitule: 'CLAS collège' },
    heures: [],
    enfants: [],
    effectifs: [],
    presencesNonComptees: 0,
    seances: [],
    grilles: [],
    orientations: [],
    actionsParents: [],
    suivi: [],
    concertations: [],
  })
})

test('the statut in force each day decides under which statut its minutes go', async () => {
  const { db } = openDatabase(':memory:')
  const collectif = await aCollectif(db)
  const nadia = await anIntervenant(db, {
    nom: 'Ferrand',
    prenom: 'Nadia',
    statuts: [
      { statut: 'salarie', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'benevole', debut: '2022-01-01' },
    ],
  })
  for (const date of ['2021-12-14', '2021-12-21', '2022-01-04']) {
    await aSeance(db, { collectif_id: collectif.id, date, intervenants: { [nadia.id]: null } })
  }

  const { heures } = await foundAnnexes(db, collectif.action_id, { nominatif: true })

  expect(heures).toEqual([
    {
      code: 'I01',
      intervenant: 'Ferrand Nadia',
      statut: 'salarie',
      categorie: 'seances',
      minutesParMois: { '2021-12': 180 },
    },
    {
      code: 'I01',
      intervenant: 'Ferrand Nadia',
      statut: 'benevole',
      categorie: 'seances',
      minutesParMois: { '2022-01': 90 },
    },
  ])
})

test('minutes on a day without statut are given apart, under no statut', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const omar = await anIntervenant(db, {
    statuts: [{ statut: 'benevole', debut: '2021-10-10' }],
  })
  await someHeures(db, { intervenant_id: omar.id, action_id: action.id, date: '2021-10-09' })

  const { heures } = await foundAnnexes(db, action.id)

  expect(heures.map(({ statut, minutesParMois }) => [statut, minutesParMois])).toEqual([
    [null, { '2021-10': 120 }],
  ])
})

test('own minutes replace the duration of the séance, and séances not held count for nothing', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { id } = await anIntervenant(db)
  await aSeance(db, { collectif_id, date: '2021-10-05', intervenants: { [id]: 45 } })
  await aSeance(db, { collectif_id, date: '2021-10-12', intervenants: { [id]: null } })
  await aSeance(db, {
    collectif_id,
    date: '2021-10-19',
    etat: 'annulee',
    intervenants: { [id]: 90 },
  })
  await aSeance(db, { collectif_id, date: '2022-05-03', intervenants: { [id]: null } })

  const { heures } = await foundAnnexes(db, action_id)

  expect(heures.map((ligne) => ligne.minutesParMois)).toEqual([{ '2021-10': 135 }])
})

test('heures come by name in French order, then statut, then catégorie with séances first', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const zoe = await anIntervenant(db, { nom: 'Zeller', prenom: 'Zoé' })
  const emile = await anIntervenant(db, { nom: 'Émond', prenom: 'Luc' })
  await someHeures(db, { intervenant_id: zoe.id, action_id, categorie: 'reunion' })
  await someHeures(db, { intervenant_id: zoe.id, action_id, categorie: 'preparation' })
  await aSeance(db, { collectif_id, intervenants: { [zoe.id]: null, [emile.id]: null } })

  const { heures } = await foundAnnexes(db, action_id, { nominatif: true })

  expect(heures.map(({ intervenant, categorie }) => `${intervenant} ${categorie}`)).toEqual([
    'Émond Luc seances',
    'Zeller Zoé seances',
    'Zeller Zoé preparation',
    'Zeller Zoé reunion',
  ])
})

test('only enfants that the bilan counts are listed, each once, with the niveau of the latest inscription', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const autre = await aCollectif(db, { action_id, nom: 'Jeudi' })
  const ferry = await anEtablissement(db)
  const tillion = await anEtablissement(db, { nom: 'Collège Germaine-Tillion', type: 'college' })
  const { id: enfant_id } = await anEnfant(db)
  await anInscription(db, {
    enfant_id,
    collectif_id,
    niveau: 'CM2',
    etablissement_id: ferry.id,
    origines: ['famille', 'enseignant'],
  })
  await anInscription(db, {
    enfant_id,
    collectif_id: autre.id,
    action_id,
    debut: '2022-01-04',
    niveau: '6e',
    etablissement_id: tillion.id,
    origines: ['famille'],
  })
  await anInscription(db, { collectif_id, statut: 'liste-attente' })
  await anInscription(db, { collectif_id, statut: 'jamais-venu' })
  await anInscription(db, { collectif_id, debut: '2022-05-03' })

  const { enfants } = await foundAnnexes(db, action_id)

  expect(enfants).toEqual([
    {
      code: 'E01',
      identite: null,
      niveau: '6e',
      collectifs: ['Jeudi', 'Mardi'],
      etablissements: ['Collège Germaine-Tillion', 'École Jules-Ferry'],
      origines: ['famille', 'enseignant'],
      presents: 0,
      absents: 0,
      excuses: 0,
      inconnus: 0,
    },
  ])
})

test('a register has unknown cells while the inscription runs, and none outside of it', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const ines = await anEnfant(db)
  const adam = await anEnfant(db, { prenom: 'Adam' })
  await anInscription(db, { enfant_id: ines.id, collectif_id })
  await anInscription(db, {
    enfant_id: adam.id,
    collectif_id,
    debut: '2021-10-05',
    fin: '2021-10-12',
  })
  // Gone before the first séance, come after the last, or waiting: in no register.
  for (const other of [
    { debut: '2021-09-02', fin: '2021-09-27' },
    { debut: '2021-10-20' },
    { statut: 'liste-attente' as const },
  ]) {
    await anInscription(db, { enfant_id: (await anEnfant(db)).id, collectif_id, ...other })
  }
  await aSeance(db, { collectif_id, date: '2021-09-28', presences: { [ines.id]: 'present' } })
  await aSeance(db, { collectif_id, date: '2021-10-05', presences: { [adam.id]: 'excuse' } })
  await aSeance(db, { collectif_id, date: '2021-10-12', presences: { [ines.id]: 'absent' } })
  await aSeance(db, { collectif_id, date: '2021-10-19', presences: { [adam.id]: 'present' } })
  await aSeance(db, { collectif_id, date: '2021-10-26', etat: 'prevue' })

  const { grilles } = await foundAnnexes(db, action_id)

  expect(grilles).toEqual([
    {
      collectif: 'Mardi',
      dates: ['2021-09-28', '2021-10-05', '2021-10-12', '2021-10-19'],
      lignes: [
        {
          enfant: 'E01',
          marques: ['present', 'inconnu', 'absent', 'inconnu'],
          presents: 1,
          absents: 1,
          excuses: 0,
          inconnus: 2,
        },
        {
          enfant: 'E03',
          marques: ['hors-inscription', 'excuse', 'inconnu', 'present'],
          presents: 1,
          absents: 0,
          excuses: 1,
          inconnus: 1,
        },
      ],
    },
  ])
})

test('séances and enfants add up the very cells of the registers', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const ines = await anEnfant(db)
  const adam = await anEnfant(db, { prenom: 'Adam' })
  const visitor = await anEnfant(db, { prenom: 'Tom' })
  await anInscription(db, { enfant_id: ines.id, collectif_id })
  await anInscription(db, { enfant_id: adam.id, collectif_id })
  await aSeance(db, {
    collectif_id,
    presences: { [ines.id]: 'present', [visitor.id]: 'present' },
    activites: ['jeux', 'methodologie'],
  })
  await aSeance(db, { collectif_id, date: '2021-10-05', etat: 'annulee', motif: 'Grève' })

  const { seances, enfants, presencesNonComptees } = await foundAnnexes(db, action_id)

  expect(seances.map((s) => [s.etat, s.presents, s.absents, s.inconnus, s.activites])).toEqual([
    ['tenue', 2, 0, 1, ['methodologie', 'jeux']],
    ['annulee', 0, 0, 0, []],
  ])
  expect(enfants.reduce((sum, enfant) => sum + enfant.presents, 0)).toBe(1)
  expect(presencesNonComptees).toBe(1)
})

test('the number of queries does not follow the number of records', async () => {
  const opened = openDatabase(':memory:')
  const { db } = opened
  const { id: collectif_id, action_id } = await aCollectif(db)
  const countQueries = async () => {
    let count = 0
    const counting = new Kysely<Database>({
      dialect: new SqliteDialect({ database: opened.sqlite }),
      log: () => {
        count++
      },
    })
    await foundAnnexes(counting, action_id, { nominatif: true })
    return count
  }
  const before = await countQueries()
  for (const date of ['2021-09-28', '2021-10-05', '2021-10-12']) {
    const { enfant_id } = await anInscription(db, { collectif_id })
    const { id } = await anIntervenant(db)
    await aSeance(db, {
      collectif_id,
      date,
      presences: { [enfant_id]: 'present' },
      intervenants: { [id]: null },
    })
    await anActionParents(db, { action_id, familles: [(await aFamille(db)).id] })
  }

  const after = await countQueries()

  expect(after).toBe(before)
})

test('the same dossier makes the same annexes, whatever ids its records are given', async () => {
  const seen = new Set<string>()

  for (let run = 0; run < 8; run += 1) {
    const open = openDatabase(':memory:')
    const installed = await installExemple(open, 'resources')
    if (!installed.ok) throw new Error(installed.error.code)
    const actions = await open.db.selectFrom('action').select(['id', 'numero']).execute()
    for (const { id, numero } of actions) {
      const data = await foundAnnexes(open.db, id, { arreteAu: EXEMPLE_ARRETE_AU })
      seen.add(`${numero} ${JSON.stringify(data)}`)
    }
    await open.close()
  }

  expect(seen.size).toBe(2)
})

test('a concertation counts on the day of the date, not on the day after', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  for (const date of ['2022-04-29', '2022-04-30', '2022-05-01']) {
    await aConcertation(db, { action_id: action.id, date })
  }

  const { concertations } = await foundAnnexes(db, action.id)

  expect(concertations.map(({ date }) => date)).toEqual(['2022-04-29', '2022-04-30'])
})
