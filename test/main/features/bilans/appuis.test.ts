import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import {
  bilanVue,
  computeBilan,
  findPrecedent,
} from '../../../../main/features/bilans/bilans.service.ts'
import { datesCourtes } from '../../../../shared/domain/appui.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import {
  aCollectif,
  aConcertation,
  anAction,
  anActionParents,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  aPartenaire,
  aSeance,
} from '../../../builders/records.ts'

type Db = ReturnType<typeof openDatabase>['db']

async function vueOf(db: Db, actionId: string, arreteAu = '2022-04-30') {
  const computed = await computeBilan(db, TRAMES_FOLDER, { actionId, arreteAu, trame: 'caf47' })
  if (!computed.ok) throw new Error(JSON.stringify(computed.error))
  return bilanVue(computed.value)
}

test('beside a « oui » stand its records and their dates, those of the action at the date alone', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const other = await anAction(db)
  for (const date of ['2021-11-12', '2021-09-24', '2022-01-20', '2022-05-02']) {
    await anActionParents(db, { action_id: action.id, date, genre: 'reunion-information' })
  }
  await anActionParents(db, { action_id: other.id, date: '2021-10-01', genre: 'convivialite' })

  const { preuves } = await vueOf(db, action.id)

  expect(preuves['parents.reunion-information']).toBe('3\u00a0actions\u00a0: 24/09, 12/11, 20/01')
  expect(preuves['parents.convivialite']).toBeUndefined()
})

test('many dates are told by the first and the last, one day once', () => {
  expect(datesCourtes(['2021-09-24', '2021-09-24'])).toBe('24/09')
  const many = ['2021-09-01', '2021-09-02', '2021-09-03', '2021-09-04', '2021-09-05', '2021-09-06']
  expect(datesCourtes(many)).toBe('du 01/09 au 06/09')
  expect(datesCourtes(many.slice(1).toReversed())).toBe('02/09, 03/09, 04/09, 05/09, 06/09')
})

test('a first sentence says what was recorded, and only where something was', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const empty = await anAction(db)
  await db.insertInto('previsionnel').values({ action_id: action.id, semaines: 20 }).execute()
  const collectif = await aCollectif(db, { action_id: action.id })
  const enfant = await anEnfant(db)
  await anInscription(db, { enfant_id: enfant.id, action_id: action.id, debut: '2021-09-06' })
  const hold = (date: string, etat: 'tenue' | 'annulee') =>
    aSeance(db, {
      ...{ collectif_id: collectif.id, date, etat },
      motif: etat === 'annulee' ? 'grève' : null,
    })
  await hold('2021-11-09', 'tenue')
  await hold('2021-11-16', 'annulee')

  const { amorces } = await vueOf(db, action.id)

  expect(amorces['calendrier.ecart']).toContain('1 pour 20 prévu')
  expect(amorces['calendrier.ecart']).toContain('1\u00a0séance annulée\u00a0: 16/11.')
  expect(amorces['libre.bilan']).toMatch(/^1\u00a0enfant de 1\u00a0famille, 1\u00a0séance tenue/)
  expect(amorces['public.ecart']).toBeUndefined()
  expect((await vueOf(db, empty.id)).amorces).toEqual({})
})

test('the meetings of the town and of the network, the trainings and the projet begin their long answers', async () => {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const own = { action_id: action.id, axe: 'territoire' } as const
  const genre = 'Rencontre du réseau départemental'
  await aConcertation(db, { ...own, genre, date: '2021-10-14' })
  await aConcertation(db, { ...own, genre: 'Prêt de livres', date: '2021-11-06' })
  await aConcertation(db, { ...own, genre, date: '2022-05-17' })
  await db
    .insertInto('formation')
    .values({
      ...{ id: 'f', action_id: action.id, date: '2021-11-13', theme: 'Lire', organisateur: null },
      ...{ is_conjointe: 1, minutes: 180, note: null },
    })
    .execute()
  await db
    .insertInto('projet')
    .values({
      ...{ id: 'p', action_id: action.id, genre: 'ouverture-culturelle', titre: 'Voix hautes' },
      ...{ partenaire_id: null, debut: '2021-11-06', fin: null, description: null, effets: null },
    })
    .execute()

  const { amorces } = await vueOf(db, action.id)

  expect(amorces['territoire.ecart']).toBe('2\u00a0rencontres\u00a0: 14/10, 06/11.')
  expect(amorces['reseau.animation']).toBe(
    '1\u00a0rencontre du réseau\u00a0: 14/10. 1\u00a0formation conjointe\u00a0: «\u00a0Lire\u00a0» le 13/11/2021.',
  )
  expect(amorces['reseau.effets']).toContain('Voix hautes')
})

test('each first sentence counts what stands at the date: écarts, absences, who led alone or changed statut', async () => {
  const { db } = openDatabase(':memory:')
  const { id: action_id } = await anAction(db)
  const { id: collectif_id } = await aCollectif(db, { action_id })
  const announced = { semaines: 20, elementaire: 3, benevole_minutes: 6000, debut: '2021-09-10' }
  await db
    .insertInto('previsionnel')
    .values({ action_id, ...announced })
    .execute()
  const item = { action_id, liste: 'activites', code: 'jeux' } as const
  await db.insertInto('previsionnel_item').values(item).execute()
  const ines = (await anEnfant(db)).id
  await anInscription(db, { enfant_id: ines, action_id, collectif_id })
  const omar = await anIntervenant(db, {
    statuts: [
      { statut: 'benevole', debut: '2021-09-01', fin: '2021-12-31' },
      { statut: 'salarie', debut: '2022-01-01' },
    ],
  })
  const lina = await anIntervenant(db, { nom: 'Roy' })
  const hold = (date: string, ids: readonly string[], etat: 'present' | 'absent') =>
    aSeance(db, {
      ...{ collectif_id, date, activites: ['sorties'], presences: { [ines]: etat } },
      intervenants: Object.fromEntries(ids.map((id) => [id, null])),
    })
  await hold('2021-11-09', [omar.id], 'present')
  await hold('2022-01-11', [omar.id], 'present')
  await hold('2022-04-30', [omar.id, lina.id], 'absent')
  await hold('2022-05-03', [omar.id], 'absent')
  for (const date of ['2022-03-01', '2022-05-10']) {
    await aSeance(db, { collectif_id, date, etat: 'annulee', motif: 'grève' })
  }
  for (const [n, nom] of ['Théâtre', 'Théâtre', 'Stade'].entries()) {
    const known = await db.selectFrom('partenaire').select('id').where('nom', '=', nom).execute()
    const partenaire_id = known[0]?.id ?? (await aPartenaire(db, { nom })).id
    const met = { action_id, axe: 'territoire', genre: 'Visite', partenaire_id } as const
    await aConcertation(db, { ...met, date: `2022-02-0${n + 1}` })
  }
  for (const n of [1, 2, 3, 4]) {
    const fait = { id: `f${n}`, action_id, objectif: 'competences', note: `Note ${n}.` } as const
    await db
      .insertInto('fait_marquant')
      .values({ ...fait, date: `2022-03-0${n}` })
      .execute()
  }

  const { amorces } = await vueOf(db, action_id)

  const told = (code: string) => amorces[code]?.replace(/\s/g, ' ')
  expect(told('libre.difficultes')).toBe(
    '1 séance annulée : 01/03. 2 séances tenues avec un seul intervenant.',
  )
  expect(told('libre.bilan')).toBe(
    '1 enfant de 1 famille, 3 séances tenues, 67 % d’assiduité. 02/03/2022 : Note 2. 03/03/2022 : Note 3. 04/03/2022 : Note 4.',
  )
  expect(told('territoire.ecart')).toBe('3 rencontres avec 2 partenaires : 01/02, 02/02, 03/02.')
  expect(told('activites.ecart')).toMatch(
    /^Prévu et pas encore réalisé : « [^»]*jeux[^»]* » ; Réalisé sans être prévu : « [^»]*sorties[^»]* »\.$/i,
  )
  expect(told('public.ecart')).toMatch(/ : 1 pour 3 prévu\.$/)
  expect(told('calendrier.ecart')).toMatch(
    / : 09\/11\/2021 pour 10\/09\/2021 prévu ; .* : 3 pour 15 prévu à cette date\. 1 séance annulée : 01\/03\.$/,
  )
  expect(told('intervenants.ecart')).toMatch(/1 personne a changé de statut en cours d’année\.$/)
})

test('last year is the action of the same numéro, on the same day of its année; else nothing', async () => {
  const { db } = openDatabase(':memory:')
  const before = await anAnnee(db, { debut: '2020-09-01', fin: '2021-08-31' })
  const now = await anAnnee(db)
  const old = await anAction(db, { annee_id: before.id, numero: '1' })
  const action = await anAction(db, { annee_id: now.id, numero: '1' })
  const alone = await anAction(db, { annee_id: now.id, numero: '9' })
  await db
    .insertInto('reponse')
    .values({ action_id: old.id, code: 'libre.bilan', valeur: '"Une belle année."' })
    .execute()
  const find = (actionId: string) =>
    findPrecedent(db, TRAMES_FOLDER, { actionId, arreteAu: '2022-04-30', trame: 'caf47' })

  const found = await find(action.id)

  expect(found.ok && found.value?.annee).toBe('2020-2021')
  expect(found.ok && found.value?.bilan.arreteAu).toBe('2021-04-30')
  expect(found.ok && found.value?.bilan.champs['libre.bilan']?.valeur).toBe('Une belle année.')
  expect(await find(alone.id)).toEqual({ ok: true, value: null })
  expect(await find(old.id)).toEqual({ ok: true, value: null })
  expect(await find('gone')).toMatchObject({ error: { code: 'not-found', name: 'gone' } })
})

test('of several années before, the last one is shown; 29 February is the 28th there, and its last day is kept', async () => {
  const { db } = openDatabase(':memory:')
  const actionIds: string[] = []
  for (const [debut, fin] of [
    ['2021-09-01', '2022-08-31'],
    ['2022-09-01', '2023-07-08'],
    ['2023-09-01', '2024-08-31'],
  ] as const) {
    const { id: annee_id } = await anAnnee(db, { debut, fin })
    actionIds.push((await anAction(db, { annee_id, numero: '1' })).id)
  }
  const dayOf = async (arreteAu: string) => {
    const demande = { actionId: actionIds[2] ?? '', arreteAu, trame: 'caf47' }
    const found = await findPrecedent(db, TRAMES_FOLDER, demande)
    return found.ok && [found.value?.annee, found.value?.bilan.arreteAu]
  }

  expect(await dayOf('2024-02-29')).toEqual(['2022-2023', '2023-02-28'])
  expect(await dayOf('2023-12-31')).toEqual(['2022-2023', '2022-12-31'])
  expect(await dayOf('2024-08-31')).toEqual(['2022-2023', '2023-07-08'])
})
