import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
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
  anOrientation,
  aPartenaire,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'

test('codes follow arrivals, not names, and stay when the date moves or another enfant joins', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const join = async (nom: string, debut: string) =>
    anInscription(db, { enfant_id: (await anEnfant(db, { nom })).id, collectif_id, debut })
  await join('Zeller', '2021-09-14')
  await join('Martin', '2021-10-05')
  const codeByNom = async (arreteAu: string) =>
    (await foundAnnexes(db, action_id, { arreteAu, nominatif: true })).enfants.map(
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

  const pseudonymised = await foundAnnexes(db, action_id)
  const nominative = await foundAnnexes(db, action_id, { nominatif: true })

  expect(JSON.stringify(pseudonymised)).not.toMatch(/secret|2013|06 00/i)
  const secrets = new Set(JSON.stringify(nominative).match(/Secret-\w+/g))
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

  const { enfants } = await foundAnnexes(db, collectif.action_id, { nominatif: true })

  expect(enfants[0]?.identite).toEqual({
    nom: 'Benali',
    prenom: 'Inès',
    naissance: 2011,
    responsables: ['Benali Samira (06 00 00 00 01)', 'Benali'],
  })
})

test('an orientation goes to the action of the enfant; without inscription, to the first action alone', async () => {
  const { db } = openDatabase(':memory:')
  // « 2 » comes before « 10 ».
  const here = await anAction(db, { numero: '2' })
  const elsewhere = await anAction(db, { numero: '10' })
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
  await anOrientation(db, {
    ...{ annee_id, date: '2021-10-03', niveau: 'CP' },
    retour_ecole: '2022-04-30',
  })
  await anOrientation(db, { annee_id, date: '2022-05-02' })

  const { orientations } = await foundAnnexes(db, here.id)

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
    expect.objectContaining({
      ...{ date: '2021-10-03', code: null, niveau: 'CP' },
      retourEcole: '2022-04-30',
    }),
  ])
  const other = await foundAnnexes(db, elsewhere.id)
  expect(other.orientations.map(({ date }) => date)).toEqual(['2021-10-02'])
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

  const { actionsParents, concertations } = await foundAnnexes(db, action_id)

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
    // The kind of a « territoire » one is free text.
    ['territoire', null, 'Médiathèque'],
  ])
})

test('an intervenant is a code that stays when the date moves, and a name in a nominative copy only', async () => {
  const { db } = openDatabase(':memory:')
  const { id: action_id } = await anAction(db)
  const dates = ['2021-10-04', '2021-10-11', '2021-10-18', '2021-10-25']
  for (const [rank, date] of dates.entries()) {
    const { id } = await anIntervenant(db, { nom: 'Zibeline', prenom: `Z${9 - rank}` })
    await someHeures(db, { intervenant_id: id, action_id, date, minutes: 60 + rank })
  }

  const at = async (arreteAu: string, nominatif = false) =>
    (await foundAnnexes(db, action_id, { arreteAu, nominatif })).heures.map(
      ({ code, intervenant, minutesParMois }) => [code, intervenant, minutesParMois['2021-10']],
    )

  expect(await at('2021-10-11')).toEqual([
    ['I01', 'I01', 60],
    ['I02', 'I02', 61],
  ])
  expect((await at('2021-10-25')).slice(0, 2)).toEqual(await at('2021-10-11'))
  expect(await at('2021-10-11', true)).toEqual([
    ['I02', 'Zibeline Z8', 61],
    ['I01', 'Zibeline Z9', 60],
  ])
})
