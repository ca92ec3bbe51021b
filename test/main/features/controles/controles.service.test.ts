import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { saveCalendrier } from '../../../../main/features/calendrier/calendrier.service.ts'
import { findControles } from '../../../../main/features/controles/controles.service.ts'
import { findResume } from '../../../../main/features/resumes/resumes.service.ts'
import type { CodeControle } from '../../../../shared/domain/controle.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { given } from '../../../builders/given.ts'
import {
  aCollectif,
  aConcertation,
  anAction,
  anActionParents,
  anEnfant,
  anEtablissement,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
  someHeures,
} from '../../../builders/records.ts'

const ARRETE_AU = '2022-04-30'

type Db = ReturnType<typeof openDatabase>['db']

/** One collectif of that many children, whose séances are noted in full. */
async function aGroup(enfants: number) {
  const { db } = openDatabase(':memory:')
  const action = await anAction(db)
  const collectif = await aCollectif(db, { action_id: action.id, nom: 'CE2 du mardi' })
  const ids: string[] = []
  for (let n = 0; n < enfants; n++) {
    const enfant = await anEnfant(db, { nom: `Benali ${n}` })
    await anInscription(db, { enfant_id: enfant.id, collectif_id: collectif.id })
    ids.push(enfant.id)
  }
  const intervenants = [await anIntervenant(db), await anIntervenant(db, { prenom: 'Lina' })]
  const hold = (date: string, adults = 2) =>
    aSeance(db, {
      collectif_id: collectif.id,
      date,
      activites: ['methodologie'],
      presences: Object.fromEntries(ids.map((id) => [id, 'present' as const])),
      intervenants: Object.fromEntries(intervenants.slice(0, adults).map(({ id }) => [id, null])),
    })
  return { db, action, collectif, intervenants, enfants: ids, hold }
}

async function controlesOf(
  db: Db,
  actionId: string,
  { arreteAu = ARRETE_AU, today = ARRETE_AU } = {},
) {
  const found = await findControles(
    db,
    TRAMES_FOLDER,
    { actionId, arreteAu, trame: 'caf47' },
    today,
  )
  if (!found.ok) throw new Error(JSON.stringify(found.error))
  return found.value
}

const idsOf = (controles: Awaited<ReturnType<typeof controlesOf>>, code: CodeControle) =>
  controles.filter((controle) => controle.code === code).map(({ ids }) => ids)

test('a group out of the size that the année sets is told with its name, not one within it', async () => {
  const few = await aGroup(7)
  const least = await aGroup(8)
  const most = await aGroup(12)
  const many = await aGroup(13)
  for (const { hold } of [few, least, most, many]) await hold('2021-09-28')

  const told = await Promise.all(
    [few, least, most, many].map(({ db, action }) => controlesOf(db, action.id)),
  )

  expect(told.map((controles) => idsOf(controles, 'effectif-insuffisant'))).toEqual([
    [[few.collectif.id]],
    [],
    [],
    [],
  ])
  expect(told.map((controles) => idsOf(controles, 'effectif-depasse'))).toEqual([
    [],
    [],
    [],
    [[many.collectif.id]],
  ])
  expect(told[3]?.find(({ code }) => code === 'effectif-depasse')?.texte).toMatch(
    /^CE2 du mardi\s: 13\senfants inscrits le 28\/09\/2021, pour 12 au plus/,
  )
})

test('an enfant counts from the very day of the inscription', async () => {
  const { db, action, collectif, hold } = await aGroup(1)
  await hold('2022-04-26')
  for (const debut of [ARRETE_AU, '2022-05-01']) {
    await anInscription(db, { collectif_id: collectif.id, debut, niveau: null })
  }

  const input = { anneeId: action.annee_id, actionId: action.id }
  const { enfants, aFaire } = given(await findResume(db, input, ARRETE_AU))

  expect(enfants).toBe(2)
  expect(aFaire.find(({ code }) => code === 'enfants-sans-niveau')?.count).toBe(1)
})

test('a rule that the année leaves blank asks nothing', async () => {
  const { db, action, hold } = await aGroup(4)
  await hold('2021-09-28', 1)
  for (const cle of ['effectifMin', 'intervenantsParSeance']) {
    await db
      .insertInto('parametre')
      .values({ annee_id: action.annee_id, cle, valeur: 'null' })
      .execute()
  }

  const controles = await controlesOf(db, action.id)

  expect(idsOf(controles, 'effectif-insuffisant')).toEqual([])
  expect(idsOf(controles, 'intervenants-insuffisants')).toEqual([])
})

test('séances with too few adults are told, those with nobody noted apart', async () => {
  const { db, action, hold } = await aGroup(10)
  await hold('2021-09-21')
  const alone = await hold('2021-09-28', 1)
  const nobody = await hold('2021-10-05', 0)

  const controles = await controlesOf(db, action.id)

  expect(idsOf(controles, 'intervenants-insuffisants')).toEqual([[alone.id]])
  expect(idsOf(controles, 'enfants-par-intervenant')).toEqual([[alone.id]])
  expect(idsOf(controles, 'seances-sans-intervenant')).toEqual([[nobody.id]])
})

test('weeks of school without séance are told, not those of holidays', async () => {
  const { db, action, collectif, hold } = await aGroup(10)
  const vacances = [{ nom: 'Vacances d’automne', debut: '2021-10-23', fin: '2021-11-07' }]
  await saveCalendrier(db, { anneeId: action.annee_id, vacances }, new Date())
  for (const date of ['2021-10-05', '2021-10-19', '2021-11-09', '2021-11-23']) await hold(date)

  const controles = await controlesOf(db, action.id)

  expect(idsOf(controles, 'semaines-sans-seance')).toEqual([[collectif.id]])
  expect(controles.find(({ code }) => code === 'semaines-sans-seance')?.texte).toMatch(
    /2\ssemaines d’école sans séance tenue \(du 11\/10\/2021, du 15\/11\/2021\)/,
  )
})

test('each of the four axes is told until a record speaks of it, no later than the bilan’s date', async () => {
  const { db, action, hold } = await aGroup(10)
  const axes = async (arreteAu: string) =>
    (await controlesOf(db, action.id, { arreteAu }))
      .map(({ code }) => code)
      .filter((code) => code.startsWith('axe-'))

  await hold('2021-09-28')
  await anActionParents(db, { action_id: action.id, date: '2021-10-01' })
  await aConcertation(db, { action_id: action.id, axe: 'ecole', date: '2021-11-01' })
  await aConcertation(db, {
    action_id: action.id,
    axe: 'territoire',
    genre: 'Forum',
    date: '2021-12-01',
  })

  expect(await axes('2021-09-15')).toEqual([
    'axe-enfants-sans-action',
    'axe-parents-sans-action',
    'axe-ecole-sans-action',
    'axe-territoire-sans-action',
  ])
  expect(await axes('2021-10-31')).toEqual(['axe-ecole-sans-action', 'axe-territoire-sans-action'])
  expect(await axes('2021-12-01')).toEqual([])
})

test('an inscribed child whose orientation tells no agreement of the parents is told', async () => {
  const { db, action, enfants, hold } = await aGroup(3)
  await hold('2021-09-28')
  const annee_id = action.annee_id
  const [silent = '', agreed = '', noted = ''] = enfants
  const missing = await anOrientation(db, { annee_id, enfant_id: silent, statut: 'inscrite' })
  await anOrientation(db, { annee_id, enfant_id: agreed, accord_parental: 'oui' })
  await anOrientation(db, {
    annee_id,
    enfant_id: noted,
    statut: 'accord',
    etapes: { accord: '2021-10-08' },
  })
  await anOrientation(db, { annee_id })
  const { enfant_id } = await anInscription(db, { action_id: (await anAction(db)).id })
  await anOrientation(db, { annee_id, enfant_id, statut: 'inscrite' })

  const controles = await controlesOf(db, action.id)

  expect(idsOf(controles, 'orientations-sans-accord')).toEqual([[missing.id]])
  const school = (found: typeof controles) =>
    found.find(({ code }) => code === 'enfants-sans-etablissement')?.texte
  expect(school(controles)).toMatch(
    /^3\senfants sans établissement scolaire\s: leur école .* leur fiche\.$/,
  )
  const { id: etablissement_id } = await anEtablissement(db)
  await db
    .updateTable('inscription')
    .set({ etablissement_id })
    .where('enfant_id', 'in', [agreed, noted])
    .execute()
  expect(school(await controlesOf(db, action.id))).toMatch(
    /^1\senfant sans établissement scolaire\s: son école .* sa fiche\.$/,
  )
})

test('minutes that no statut covers are an error; a training noted is no longer asked for', async () => {
  const { db, action, hold, intervenants } = await aGroup(10)
  const seance = await hold('2021-09-28', 1)
  const stranger = await anIntervenant(db, { statuts: [] })
  await db
    .insertInto('seance_intervenant')
    .values({ seance_id: seance.id, intervenant_id: stranger.id, minutes: null })
    .execute()

  const before = await controlesOf(db, action.id)
  await someHeures(db, {
    intervenant_id: intervenants[0]?.id ?? '',
    action_id: action.id,
    categorie: 'formation',
  })
  const after = await controlesOf(db, action.id)

  expect(before.find(({ code }) => code === 'minutes-sans-statut')).toMatchObject({
    gravite: 'erreur',
    ids: [stranger.id, seance.id],
  })
  expect(idsOf(before, 'aucune-formation')).toEqual([[]])
  expect(idsOf(after, 'aucune-formation')).toEqual([])
})

test('what Accueil says is to be done is what the contrôles say, number for number', async () => {
  const { db, action, collectif, hold } = await aGroup(10)
  await hold('2021-09-28')
  await aSeance(db, { collectif_id: collectif.id, date: '2021-10-05', etat: 'prevue' })
  await aSeance(db, { collectif_id: collectif.id, date: '2021-10-12' })

  const controles = await controlesOf(db, action.id)
  const resume = await findResume(db, { anneeId: action.annee_id, actionId: action.id }, ARRETE_AU)

  const counts = (code: CodeControle) => controles.find((c) => c.code === code)?.ids.length ?? 0
  const aFaire = resume.ok ? resume.value.aFaire : []
  const shared = [
    'registres-a-saisir',
    'seances-sans-intervenant',
    'seances-sans-activite',
    'enfants-sans-famille',
    'enfants-sans-etablissement',
    'enfants-sans-origine',
  ] as const
  expect(shared.map(counts)).toEqual(
    shared.map((code) => aFaire.find((line) => line.code === code)?.count ?? 0),
  )
  expect(shared.map(counts)).toEqual([2, 1, 1, 10, 10, 10])
})

test('a séance still to come before the bilan’s date is no register to fill', async () => {
  const { db, action, collectif, hold } = await aGroup(10)
  await hold('2021-09-28')
  await aSeance(db, { collectif_id: collectif.id, date: '2022-04-26', etat: 'prevue' })

  const controles = await controlesOf(db, action.id, { today: '2022-01-10' })

  expect(idsOf(controles, 'registres-a-saisir')).toEqual([])
  for (const [today, arreteAu, count] of [
    ['2022-04-26', ARRETE_AU, 1],
    [ARRETE_AU, '2022-04-25', 0],
    [ARRETE_AU, '2022-04-26', 1],
  ] as const) {
    const told = await controlesOf(db, action.id, { today, arreteAu })
    expect([today, arreteAu, idsOf(told, 'registres-a-saisir').length]).toEqual([
      ...[today, arreteAu, count],
    ])
  }
})

test('the contrôles tell a notified bonification whose projet has not begun at the date, and a projet without a notified bonification', async () => {
  const { db, action, hold } = await aGroup(10)
  await hold('2021-09-28')
  const told = async (arreteAu: string) =>
    (await controlesOf(db, action.id, { arreteAu }))
      .filter(({ code }) => code === 'bonification-sans-projet')
      .map(({ texte }) => /axe (enfant|parent)/.exec(texte)?.[1])
  const ofNone = await told('2021-12-31')
  await db
    .updateTable('action')
    .set({ is_bonification_enfant: 1, is_bonification_parent: 1 })
    .where('id', '=', action.id)
    .execute()
  await db
    .insertInto('projet')
    .values({
      ...{ id: 'p', action_id: action.id, genre: 'ouverture-culturelle', titre: 'Lire ailleurs' },
      ...{ partenaire_id: null, debut: '2021-11-08', fin: null, description: null, effets: null },
    })
    .execute()

  expect(ofNone).toEqual([])
  expect(await told('2021-11-07')).toEqual(['enfant', 'parent'])
  expect(await told('2021-11-08')).toEqual(['parent'])

  await db.updateTable('action').set({ is_bonification_enfant: 0 }).execute()
  const reverse = (await controlesOf(db, action.id, { arreteAu: '2021-11-08' })).filter(
    ({ code }) => code === 'projet-sans-bonification',
  )
  expect(reverse.map(({ texte }) => /axe (enfant|parent)/.exec(texte)?.[1])).toEqual(['enfant'])
})

test('each question of the form without an answer is told by its code, with its part of the form', async () => {
  const { db, action, hold } = await aGroup(1)
  await hold('2021-09-28')

  const controles = await controlesOf(db, action.id)

  expect(idsOf(controles, 'question-sans-reponse')).toContainEqual(['libre.bilan'])
  expect(controles.find(({ ids }) => ids[0] === 'libre.bilan')?.texte).toContain('LIBRE EXPRESSION')
})

test('before any séance is held that is told first, the questions left in one line, the proposals by section', async () => {
  const { db, action, hold } = await aGroup(6)
  await hold('2022-03-01')

  const before = await controlesOf(db, action.id, { arreteAu: '2022-02-28' })
  const on = await controlesOf(db, action.id, { arreteAu: '2022-03-01' })

  expect([...new Set(before.map(({ code }) => code))]).toEqual([
    'aucune-seance-tenue',
    'enfants-sans-famille',
    'axe-enfants-sans-action',
    'axe-parents-sans-action',
    'axe-ecole-sans-action',
    'axe-territoire-sans-action',
    'previsionnel-absent',
    'date-de-retour-absente',
    'question-sans-reponse',
    'reponses-a-confirmer',
  ])
  expect(idsOf(before, 'question-sans-reponse')).toHaveLength(1)
  expect(before.find(({ ids }) => ids.includes('activites.jeux'))?.texte).toMatch(
    /^\d+\sréponses proposées à confirmer dans le bilan, .+\s: «\s.+\s», «/,
  )
  expect(idsOf(on, 'aucune-seance-tenue')).toEqual([])
  expect(idsOf(on, 'question-sans-reponse').length).toBeGreaterThan(5)
})

test('proposals are listed by section with their codes, a « oui » without its reason by itself once confirmed', async () => {
  const { db, action, hold } = await aGroup(6)
  await hold('2021-09-28')
  await db.insertInto('previsionnel').values({ action_id: action.id, semaines: 30 }).execute()

  const controles = await controlesOf(db, action.id)

  const parents = controles.filter(({ ids }) => ids.includes('parents.convivialite'))
  expect(parents.map(({ code, ids }) => [code, ids.length])).toEqual([['reponses-a-confirmer', 13]])
  expect(parents[0]?.texte).toMatch(/^13\sréponses proposées à confirmer dans le bilan, Outils et/)
  // Proposed and without its reason, an écart is one thing to do, told once.
  expect(idsOf(controles, 'raison-manquante')).toEqual([])
  const ecart = controles.filter(({ ids }) => ids.includes('calendrier.ecart'))
  expect(ecart.map(({ texte }) => texte)).toEqual([
    expect.stringContaining('» (et sa raison à écrire)'),
  ])
  expect(idsOf(controles, 'previsionnel-absent')).toEqual([])

  await db
    .insertInto('confirmation')
    .values({ action_id: action.id, code: 'calendrier.ecart', valeur: 'true' })
    .execute()

  const confirmed = await controlesOf(db, action.id)
  expect(idsOf(confirmed, 'raison-manquante')).toEqual([['calendrier.ecart']])
  const missing = confirmed.find(({ code }) => code === 'raison-manquante')
  expect(missing?.texte).not.toContain('et sa raison à écrire')
})
