import { expect, test } from 'vitest'
import { openDatabase } from '../../main/db/open.ts'
import { findAnnexes } from '../../main/features/annexes/annexes.repository.ts'
import type { AnnexesData } from '../../shared/domain/annexes.ts'
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
  anOrientation,
  aPartenaire,
  aSeance,
  aStructure,
  someHeures,
} from '../builders/records.ts'

const { stringify } = JSON

async function find(
  db: ReturnType<typeof openDatabase>['db'],
  actionId: string,
  { arreteAu = '2022-04-30', nominatif = false } = {},
): Promise<AnnexesData> {
  const data = await findAnnexes(db, { actionId, arreteAu, nominatif })
  if (data === null) throw new Error('the action was just inserted')
  return data
}

test('an action that is not there gives null', async () => {
  const { db } = openDatabase(':memory:')

  const data = await findAnnexes(db, { actionId: 'x', arreteAu: '2022-04-30', nominatif: false })

  expect(data).toBeNull()
})

test('an action without records gives its heading and empty lists', async () => {
  const { db } = openDatabase(':memory:')
  await aStructure(db, { nom: 'Centre social du Lac' })
  const action = await anAction(db, { numero: '7', intitule: 'CLAS collège' })

  const data = await find(db, action.id)

  expect(data).toEqual({
    nominatif: false,
    structure: 'Centre social du Lac',
    annee: { debut: '2021-09-01', fin: '2022-08-31' },
    arreteAu: '2022-04-30',
    action: { numero: '7', intitule: 'CLAS collège' },
    heures: [],
    enfants: [],
    presencesNonComptees: 0,
    seances: [],
    grilles: [],
    orientations: [],
    actionsParents: [],
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

  const { heures } = await find(db, collectif.action_id)

  expect(heures).toEqual([
    {
      intervenant: 'Ferrand Nadia',
      statut: 'salarie',
      categorie: 'seances',
      minutesParMois: { '2021-12': 180 },
    },
    {
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

  const { heures } = await find(db, action.id)

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

  const { heures } = await find(db, action_id)

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

  const { heures } = await find(db, action_id)

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

  const { enfants } = await find(db, action_id)

  expect(enfants).toEqual([
    {
      code: 'E01',
      identite: null,
      niveau: '6e',
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
  await aSeance(db, { collectif_id, date: '2021-09-28', presences: { [ines.id]: 'present' } })
  await aSeance(db, { collectif_id, date: '2021-10-05', presences: { [adam.id]: 'excuse' } })
  await aSeance(db, { collectif_id, date: '2021-10-12', presences: { [ines.id]: 'absent' } })
  await aSeance(db, { collectif_id, date: '2021-10-19', presences: { [adam.id]: 'present' } })
  await aSeance(db, { collectif_id, date: '2021-10-26', etat: 'prevue' })

  const { grilles } = await find(db, action_id)

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
          enfant: 'E02',
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

  const { seances, enfants, presencesNonComptees } = await find(db, action_id)

  expect(seances.map((s) => [s.etat, s.presents, s.absents, s.inconnus, s.activites])).toEqual([
    ['tenue', 2, 0, 1, ['methodologie', 'jeux']],
    ['annulee', 0, 0, 0, []],
  ])
  expect(enfants.reduce((sum, enfant) => sum + enfant.presents, 0)).toBe(1)
  expect(presencesNonComptees).toBe(1)
})

test('codes follow arrivals, not names, and stay when the date moves or another enfant joins', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const join = async (nom: string, debut: string) =>
    anInscription(db, { enfant_id: (await anEnfant(db, { nom })).id, collectif_id, debut })
  await join('Zeller', '2021-09-14')
  await join('Martin', '2021-10-05')
  const codeByNom = async (arreteAu: string) =>
    (await find(db, action_id, { arreteAu, nominatif: true })).enfants.map(
      ({ code, identite }) => `${identite?.nom} ${code}`,
    )
  const before = await codeByNom('2021-10-31')
  await join('Abad', '2021-11-16')

  const after = await codeByNom('2021-11-30')

  expect(before).toEqual(['Martin E02', 'Zeller E01'])
  expect(after).toEqual(['Abad E03', 'Martin E02', 'Zeller E01'])
})

test('a pseudonymised copy holds no name nor free text that a nominative one has', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { annee_id } = await db.selectFrom('action').selectAll().executeTakeFirstOrThrow()
  const famille = await aFamille(db, { responsables: [{ nom: 'Secret-responsable' }] })
  const enfant = await anEnfant(db, {
    nom: 'Secret-nom',
    prenom: 'Secret-prenom',
    date_naissance: '2013-03-12',
    famille_id: famille.id,
  })
  await anInscription(db, { enfant_id: enfant.id, collectif_id, classe: 'Secret-classe' })
  await aSeance(db, {
    collectif_id,
    presences: { [enfant.id]: 'present' },
    motif: 'Secret-motif',
    note: 'Secret-note',
  })
  await anOrientation(db, {
    annee_id,
    enfant_id: enfant.id,
    classe: 'Secret-classe',
    enseignant: 'Secret-enseignant',
    objectif: 'Secret-objectif',
    criteres: ['Secret-critere'],
  })
  await anOrientation(db, { annee_id, nom: 'Secret-oriente', prenom: 'Secret-inconnu' })
  await anActionParents(db, { action_id, familles: [famille.id], note: 'Secret-parents' })
  await aConcertation(db, { action_id, note: 'Secret-concertation' })

  const pseudonymised = await find(db, action_id)
  const nominative = await find(db, action_id, { nominatif: true })

  expect(stringify(pseudonymised)).not.toMatch(/secret|2013|06 00/i)
  const secrets = new Set(stringify(nominative).match(/Secret-\w+/g))
  expect([...secrets].sort()).toEqual([
    'Secret-classe',
    'Secret-concertation',
    'Secret-critere',
    'Secret-enseignant',
    'Secret-inconnu',
    'Secret-motif',
    'Secret-nom',
    'Secret-note',
    'Secret-objectif',
    'Secret-oriente',
    'Secret-parents',
    'Secret-prenom',
    'Secret-responsable',
  ])
})

test('a nominative copy names the enfant with birth, collectif and responsables', async () => {
  const { db } = openDatabase(':memory:')
  const collectif = await aCollectif(db)
  const famille = await aFamille(db, {
    responsables: [
      { nom: 'Benali', prenom: 'Samira', telephone: '06 00 00 00 01' },
      { nom: 'Benali', prenom: null, telephone: null },
    ],
  })
  const enfant = await anEnfant(db, { annee_naissance: 2011, famille_id: famille.id })
  await anInscription(db, { enfant_id: enfant.id, collectif_id: collectif.id })

  const { enfants } = await find(db, collectif.action_id, { nominatif: true })

  expect(enfants[0]?.identite).toEqual({
    nom: 'Benali',
    prenom: 'Inès',
    naissance: 2011,
    collectifs: ['Mardi'],
    responsables: ['Benali Samira (06 00 00 00 01)', 'Benali'],
  })
})

test('an orientation goes to the action of the enfant, or to all while there is no inscription', async () => {
  const { db } = openDatabase(':memory:')
  const here = await anAction(db)
  const elsewhere = await anAction(db)
  const { annee_id } = here
  const ours = await anInscription(db, { action_id: here.id, niveau: 'CM1' })
  const theirs = await anInscription(db, { action_id: elsewhere.id })
  await anOrientation(db, {
    annee_id,
    enfant_id: ours.enfant_id,
    date: '2021-10-01',
    origines: ['enseignant'],
    statut: 'inscrite',
    retour_ecole: '2022-05-02',
    accord_parental: '2021-10-03',
  })
  await anOrientation(db, { annee_id, enfant_id: theirs.enfant_id, date: '2021-10-02' })
  await anOrientation(db, { annee_id, date: '2021-10-03', niveau: 'CP' })
  await anOrientation(db, { annee_id, date: '2022-05-02' })

  const { orientations } = await find(db, here.id)

  expect(orientations).toEqual([
    {
      date: '2021-10-01',
      code: 'E01',
      niveau: 'CM1',
      etablissement: null,
      origines: ['enseignant'],
      accordParental: '2021-10-03',
      statut: 'inscrite',
      retourEcole: null,
      identite: null,
    },
    expect.objectContaining({ date: '2021-10-03', code: null, niveau: 'CP' }),
  ])
})

test('parents’ actions count familles, and concertations name establishment or partner', async () => {
  const { db } = openDatabase(':memory:')
  const { id: action_id } = await anAction(db)
  const famille = await aFamille(db)
  const ferry = await anEtablissement(db)
  const mediatheque = await aPartenaire(db)
  await anActionParents(db, { action_id, familles: [famille.id], participants: 12 })
  await anActionParents(db, { action_id, date: '2022-05-01' })
  await aConcertation(db, {
    action_id,
    date: '2021-11-02',
    axe: 'territoire',
    genre: 'réunion de réseau',
    partenaire_id: mediatheque.id,
  })
  await aConcertation(db, { action_id, date: '2021-10-12', etablissement_id: ferry.id })

  const { actionsParents, concertations } = await find(db, action_id)

  expect(actionsParents).toEqual([
    {
      date: '2021-09-24',
      genre: 'reunion-information',
      participants: 12,
      familles: 1,
      identite: null,
    },
  ])
  expect(concertations.map((c) => [c.axe, c.genre, c.etablissement ?? c.partenaire])).toEqual([
    ['ecole', 'orientation', 'École Jules-Ferry'],
    ['territoire', 'réunion de réseau', 'Médiathèque'],
  ])
})
