import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { pseudonymesOf } from '../../../../main/features/annexes/pseudonymes.ts'
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

test('a code is as long as the number of persons asks, and follows the first day that counts', () => {
  const numbered = Array.from({ length: 98 }, (_, rank) => ({
    id: `e${rank}`,
    debut: '2021-10-01',
  }))
  const late = { id: 'late', debut: '2021-11-01' }
  const codes = pseudonymesOf('a1', [...numbered, { ...late, debut: null }, late], 'E')
  const more = pseudonymesOf('a1', [{ id: 'first', debut: '2021-09-01' }, ...numbered, late], 'E')
  const early = pseudonymesOf('a1', [late, ...numbered, { ...late, debut: '2021-09-01' }], 'E')

  expect([codes.get('late'), [...codes.values()][0]]).toEqual(['E99', 'E01'])
  expect([more.get('late'), more.get('first')]).toEqual(['E100', 'E001'])
  expect(early.get('late')).toBe('E01')
  expect(pseudonymesOf('a1', [], 'I').size).toBe(0)
  // Who only waits comes after all the others, and the codes of another action differ.
  const waits = pseudonymesOf('a1', [{ id: 'waits', debut: null }, ...numbered], 'E')
  expect(waits.get('waits')).toBe('E99')
  expect([...pseudonymesOf('a2', numbered, 'E')]).not.toEqual([
    ...pseudonymesOf('a1', numbered, 'E'),
  ])
})

test('enfants are counted by age, sexe and quartier, the youngest first, the unknown last', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const { id: famille_id } = await aFamille(db, { quartier_prioritaire: 'Les Tilleuls' })
  for (const enfant of [
    { sexe: 'F', date_naissance: '2005-04-30' },
    { sexe: null, date_naissance: null },
    { sexe: 'M', date_naissance: '2005-05-01' },
    { sexe: 'M', date_naissance: '2012-01-01' },
    { sexe: 'F', date_naissance: '2012-01-01', famille_id },
    { sexe: 'F', annee_naissance: 2013, famille_id },
    { sexe: 'F', date_naissance: '2012-01-01' },
    { sexe: 'F', date_naissance: '2018-01-01' },
  ] as const) {
    await anInscription(db, { enfant_id: (await anEnfant(db, enfant)).id, collectif_id })
  }
  // Neither who waits nor who comes after the date counts.
  await anInscription(db, { collectif_id, statut: 'liste-attente' })
  await anInscription(db, { collectif_id, debut: '2022-05-01' })

  const { effectifs } = await foundAnnexes(db, action_id)

  expect(effectifs.map((one) => [one.tranche, one.sexe, one.quartier, one.nombre])).toEqual([
    ['6-10', 'F', null, 1],
    ['6-10', 'F', 'Les Tilleuls', 2],
    ['6-10', 'M', null, 1],
    ['11-16', 'M', null, 1],
    ['17-', 'F', null, 1],
    [null, 'F', null, 1],
    [null, null, null, 1],
  ])
})

test('registers come by collectif, and présences of who is not counted are told, absences among them', async () => {
  const { db } = openDatabase(':memory:')
  const { id: mardi, action_id } = await aCollectif(db)
  const others = ['Jeudi', 'Écureuils'].map((nom) => aCollectif(db, { action_id, nom }))
  const visitor = await anEnfant(db)
  const etats = ['absent', 'excuse', 'present'] as const
  for (const [rank, id] of [mardi, ...(await Promise.all(others)).map((one) => one.id)].entries()) {
    const { enfant_id } = await anInscription(db, { collectif_id: id })
    const presences = { [enfant_id]: 'present', [visitor.id]: etats[rank] ?? 'present' } as const
    await aSeance(db, { collectif_id: id, presences })
  }

  const { grilles, presencesNonComptees, enfants } = await foundAnnexes(db, action_id)

  expect(grilles.map(({ collectif }) => collectif)).toEqual(['Écureuils', 'Jeudi', 'Mardi'])
  expect([presencesNonComptees, enfants.length]).toEqual([3, 3])
})

test('the familles of a parents’ action are named in a nominative copy, by name, a nameless one all the same', async () => {
  const { db } = openDatabase(':memory:')
  const { id: collectif_id, action_id } = await aCollectif(db)
  const adult = (nom: string | null, prenom: string | null) => ({ nom, prenom, telephone: null })
  const familles = [
    await aFamille(db, { responsables: [adult('Zeller', 'Zoé'), adult('Émond', null)] }),
    await aFamille(db, { responsables: [{ ...adult(null, null), telephone: '06 00 00 00 02' }] }),
    await aFamille(db, { responsables: [adult('Aubert', 'Léa')] }),
  ]
  await anActionParents(db, { action_id, familles: familles.map(({ id }) => id), note: 'Goûter' })
  const { id: enfant_id } = await anEnfant(db, { famille_id: familles[1]?.id ?? null })
  await anInscription(db, { enfant_id, collectif_id })

  const { actionsParents, enfants } = await foundAnnexes(db, action_id, { nominatif: true })

  expect(actionsParents[0]).toMatchObject({
    familles: 3,
    identite: { familles: ['Aubert Léa', 'famille sans nom', 'Zeller Zoé, Émond'], note: 'Goûter' },
  })
  // The phone of an adult without a name reaches the famille.
  expect(enfants[0]?.identite?.responsables).toEqual(['06 00 00 00 02'])
})
