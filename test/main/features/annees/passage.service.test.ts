import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { passTo, previewPassage } from '../../../../main/features/annees/passage.service.ts'
import {
  findCalendrier,
  saveCalendrier,
} from '../../../../main/features/calendrier/calendrier.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { findTaux, saveTaux } from '../../../../main/features/heures/heures.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import {
  readReglages,
  saveReglages,
} from '../../../../main/features/orientations/reglages.service.ts'
import {
  readParametres,
  saveParametres,
} from '../../../../main/features/parametres/parametres.service.ts'
import type { ParametresAnnee } from '../../../../shared/domain/faits.ts'
import { ok } from '../../../../shared/result.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
} from '../../../builders/records.ts'

const NOW = new Date('2022-07-10T10:00:00Z')

async function aFinishedYear() {
  const open = openDatabase(':memory:')
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(imported.error.code)
  return { open, anneeId: imported.value.anneeId }
}

async function thePreview({ open, anneeId }: Awaited<ReturnType<typeof aFinishedYear>>) {
  const preview = await previewPassage(open.db, anneeId)
  if (!preview.ok) throw new Error(preview.error.code)
  return preview.value
}

test('the next année is proposed with the children still there, each one niveau up', async () => {
  const year = await aFinishedYear()

  const preview = await thePreview(year)

  expect([preview.debut, preview.fin]).toEqual(['2022-09-01', '2023-08-31'])
  expect(preview.enfants.map((e) => [e.prenom, e.niveau, e.niveauPropose])).toEqual([
    ['Adam', 'CM2', '6e'],
    ['Inès', 'CE2', 'CM1'],
    ['Élio', '6e', '5e'],
    ['Awa', 'CE1', 'CE2'],
  ])
})

test('passing to it carries actions, collectifs, créneaux and the chosen children; one undo takes it back', async () => {
  const year = await aFinishedYear()
  const { db } = year.open
  await db
    .updateTable('action')
    .set({ is_bonification_enfant: 1, is_bonification_parent: 1, date_retour: '2022-07-01' })
    .execute()
  const { debut, fin, actions, enfants } = await thePreview(year)
  const ines = enfants.find((e) => e.prenom === 'Inès')
  if (!ines) throw new Error('Inès is missing')

  const passed = await passTo(
    db,
    {
      fromAnneeId: year.anneeId,
      debut,
      fin,
      actionIds: actions.map((a) => a.actionId),
      enfants: [
        {
          enfantId: ines.enfantId,
          actionId: ines.actionId,
          collectifId: ines.collectifId,
          etablissementId: ines.etablissementId,
          niveau: ines.niveauPropose,
        },
      ],
    },
    NOW,
  )

  const next = await db
    .selectFrom('inscription as i')
    .innerJoin('collectif as c', 'c.id', 'i.collectif_id')
    .innerJoin('creneau as k', 'k.collectif_id', 'c.id')
    .where('i.debut', '=', debut)
    .select(['i.enfant_id', 'i.niveau', 'c.nom', 'k.jour'])
    .execute()
  expect(passed.ok).toBe(true)
  expect(next).toEqual([{ enfant_id: 'e1', niveau: 'CM1', nom: 'Mardi', jour: 'mardi' }])
  const carried = await db
    .selectFrom('action')
    .select(['numero', 'is_bonification_enfant', 'is_bonification_parent', 'date_retour'])
    .where('annee_id', '<>', year.anneeId)
    .execute()
  expect(carried).toEqual(
    actions.map(({ numero }) => ({
      ...{ numero, is_bonification_enfant: 0, is_bonification_parent: 0, date_retour: null },
    })),
  )
  expect(await undoLast(db, NOW)).toMatchObject({
    ok: true,
    value: { label: 'Ouverture de l’année 2022-2023' },
  })
  expect(await db.selectFrom('annee').select('debut').execute()).toEqual([{ debut: '2021-09-01' }])
})

test('the rules of the année go with it: figures, bénévolat, orientations; never its own holidays', async () => {
  const { open, anneeId } = await aFinishedYear()
  const { debut, fin, actions } = await thePreview({ open, anneeId })
  const reglages = {
    criteres: [{ libelle: 'Curiosité', lien: null }],
    delais: { contact: 7, reponse: 10, inscription: 21 },
    texteFiche: 'Merci de vos propositions.',
  }
  await saveReglages(open.db, { anneeId, ...reglages }, NOW)
  const parametres: ParametresAnnee = {
    ...{ lectureEncadrement: 'par-effectif', toleranceEcart: 0.2 },
    ...{
      effectifMin: 5,
      effectifMax: 15,
      intervenantsParSeance: 2,
      enfantsParIntervenant: null,
      absencesAvantAppel: 4,
      seancesParSemaine: null,
      registresComplets: 80,
    },
  }
  await saveParametres(open.db, { anneeId, parametres }, NOW)
  await saveTaux(open.db, { anneeId, taux: 1250 }, NOW)
  await saveCalendrier(open.db, { anneeId, vacances: [] }, NOW)

  const actionIds = actions.map((a) => a.actionId)
  const passed = await passTo(
    open.db,
    { fromAnneeId: anneeId, debut, fin, actionIds, enfants: [] },
    NOW,
  )

  if (!passed.ok) throw new Error(passed.error.code)
  const next = passed.value.anneeId
  expect(await readReglages(open.db, next)).toEqual(reglages)
  expect(await readParametres(open.db, next)).toEqual(ok(parametres))
  expect(await findTaux(open.db, next)).toEqual(ok(1250))
  expect(await findCalendrier(open.db, next)).toMatchObject({ value: { isPropre: false } })
})

test('an année that is gone is told, in the preview and at the passage', async () => {
  const { open } = await aFinishedYear()
  const passage = { debut: '2022-09-01', fin: '2023-08-31', actionIds: [], enfants: [] }

  const notFound = { error: { code: 'not-found', what: 'annee', name: 'none' } }
  expect(await previewPassage(open.db, 'none')).toMatchObject(notFound)
  expect(await passTo(open.db, { ...passage, fromAnneeId: 'none' }, NOW)).toMatchObject(notFound)
})

test('an année that overlaps one already there is refused', async () => {
  const year = await aFinishedYear()
  const { actions } = await thePreview(year)

  const passed = await passTo(
    year.open.db,
    {
      fromAnneeId: year.anneeId,
      debut: '2022-06-01',
      fin: '2023-05-31',
      actionIds: actions.map((a) => a.actionId),
      enfants: [],
    },
    NOW,
  )

  expect(passed).toEqual({ ok: false, error: { code: 'annee-exists', libelle: '2021-2022' } })
})

test.each([
  ['action', { actionIds: ['nowhere'] }],
  ['enfant', { enfantId: 'nobody' }],
  ['etablissement', { etablissementId: 'nowhere' }],
] as const)('an unknown %s is refused in a code, and no année is opened', async (what, wrong) => {
  const year = await aFinishedYear()
  const { db } = year.open
  const { debut, fin, actions, enfants } = await thePreview(year)
  const ines = enfants.find((e) => e.prenom === 'Inès')
  if (!ines) throw new Error('Inès is missing')
  const { enfantId, actionId, collectifId, etablissementId, niveauPropose: niveau } = ines
  const { actionIds = actions.map((a) => a.actionId), ...rest } = { ...wrong } as {
    actionIds?: string[]
  }
  const enfant = { enfantId, actionId, collectifId, etablissementId, niveau, ...rest }

  const passed = await passTo(
    db,
    { fromAnneeId: year.anneeId, debut, fin, actionIds, enfants: [enfant] },
    NOW,
  )

  expect(passed).toMatchObject({ ok: false, error: { code: 'not-found', what } })
  expect(await db.selectFrom('annee').select('debut').execute()).toEqual([{ debut: '2021-09-01' }])
})

/** Two actions of 2021-2022 and one of the année before, each with a collectif, its créneau, its local and its zonage. */
async function twoYears() {
  const { db } = openDatabase(':memory:')
  const before = await anAnnee(db, { debut: '2020-09-01', fin: '2021-08-31' })
  const annee = await anAnnee(db)
  for (const [n, annee_id] of [annee.id, annee.id, before.id].entries()) {
    const id = `a${n}`
    await anAction(db, { id, annee_id, numero: `${n + 1}` })
    await aCollectif(db, { id: `c${n}`, action_id: id, nom: `Groupe ${n}` })
    const jour = (['lundi', 'mardi', 'jeudi'] as const)[n] ?? 'lundi'
    await db
      .insertInto('creneau')
      .values({ id: `k${n}`, collectif_id: `c${n}`, jour, debut: '16:30', fin: '18:00' })
      .execute()
    const nature_local = (['associatif', 'municipal', 'scolaire'] as const)[n] ?? 'scolaire'
    await db.insertInto('action_nature_local').values({ action_id: id, nature_local }).execute()
    const zonage = (['rep', 'pre', 'politique-ville'] as const)[n] ?? 'rep'
    await db.insertInto('action_zonage').values({ action_id: id, zonage }).execute()
  }
  return { db, anneeId: annee.id }
}

test('only the actions chosen go on, each with its own collectifs, créneaux, local and zonage', async () => {
  const { db, anneeId } = await twoYears()
  await anAction(db, { annee_id: anneeId, numero: '9' })
  const preview = await previewPassage(db, anneeId)
  const dates = { debut: '2022-09-01', fin: '2023-08-31' }
  const { id: enfantId } = await anEnfant(db)
  const of = (actionId: string, collectifId: string | null) => ({
    ...{ enfantId, actionId, collectifId, etablissementId: null, niveau: null },
  })
  const enfants = [of('a1', null), of('a0', 'c0')]

  const passed = await passTo(
    db,
    { fromAnneeId: anneeId, ...dates, actionIds: ['a1'], enfants },
    NOW,
  )

  expect(preview.ok && preview.value.actions).toMatchObject([
    { numero: '1', collectifs: [{ nom: 'Groupe 0' }] },
    { numero: '2', collectifs: [{ nom: 'Groupe 1' }] },
    { numero: '9', collectifs: [] },
  ])
  const next = passed.ok ? passed.value.anneeId : ''
  const carried = await db
    .selectFrom('action as a')
    .innerJoin('collectif as c', 'c.action_id', 'a.id')
    .innerJoin('creneau as k', 'k.collectif_id', 'c.id')
    .innerJoin('action_nature_local as l', 'l.action_id', 'a.id')
    .innerJoin('action_zonage as z', 'z.action_id', 'a.id')
    .where('a.annee_id', '=', next)
    .select(['a.numero', 'c.nom', 'k.jour', 'l.nature_local', 'z.zonage'])
    .execute()
  expect(carried).toEqual([
    { numero: '2', nom: 'Groupe 1', jour: 'mardi', nature_local: 'municipal', zonage: 'pre' },
  ])
  // Whose action does not go on is not inscribed; without a collectif, one is.
  const inscrits = await db.selectFrom('inscription').select(['collectif_id', 'debut']).execute()
  expect(inscrits).toEqual([{ collectif_id: null, debut: '2022-09-01' }])
})

test('who had left before the last day of the année is not proposed, nor who comes from another année', async () => {
  const { db, anneeId } = await twoYears()
  for (const [prenom, action_id, collectif_id, fin] of [
    ['Last', 'a0', 'c0', '2022-08-31'],
    ['Left', 'a0', 'c0', '2022-08-30'],
    ['Open', 'a1', null, null],
    ['Before', 'a2', 'c2', null],
  ] as const) {
    const { id: enfant_id } = await anEnfant(db, { prenom })
    await anInscription(db, { enfant_id, action_id, collectif_id, fin })
  }

  const preview = await previewPassage(db, anneeId)

  const told = preview.ok && preview.value.enfants.map((one) => [one.prenom, one.collectif])
  expect(told).toEqual([
    ['Last', 'Groupe 0'],
    ['Open', null],
  ])
  const dates = { debut: '2022-09-01', fin: '2022-09-01' }
  const passage = { fromAnneeId: anneeId, actionIds: [], enfants: [], ...dates }
  expect(await passTo(db, passage, NOW)).toMatchObject({
    error: { fields: { fin: expect.any(String) } },
  })
  // An année that comes after others stands in the way of none.
  expect(
    await passTo(db, { ...passage, debut: '2019-09-01', fin: '2020-08-31' }, NOW),
  ).toMatchObject({
    ok: true,
  })
  const ending = { ...passage, debut: '2018-09-01', fin: '2019-09-01' }
  expect(await passTo(db, ending, NOW)).toMatchObject({ error: { code: 'annee-exists' } })
})
