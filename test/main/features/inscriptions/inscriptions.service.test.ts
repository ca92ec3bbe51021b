import { beforeEach, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findEnfants, findFicheEnfant } from '../../../../main/features/enfants/enfants.service.ts'
import { findIndicateurs } from '../../../../main/features/indicateurs/indicateurs.service.ts'
import {
  createInscription,
  departInscription,
  inscribe,
  orderAttente,
  promoteInscription,
  removeInscription,
  saveInscription,
} from '../../../../main/features/inscriptions/inscriptions.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { findResume } from '../../../../main/features/resumes/resumes.service.ts'
import type { SaisieInscription } from '../../../../shared/domain/enfant.ts'
import { aCollectif, anEnfant, anInscription, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2021-10-04T16:00:00Z')
let open: OpenDatabase
let mardi: Awaited<ReturnType<typeof aCollectif>>

beforeEach(async () => {
  open = openDatabase(':memory:')
  mardi = await aCollectif(open.db)
})

const saisie = (changes: Partial<SaisieInscription>): SaisieInscription => ({
  actionId: mardi.action_id,
  collectifId: mardi.id,
  debut: '2021-09-01',
  fin: null,
  statut: 'inscrit',
  niveau: 'CE2',
  classe: null,
  etablissementId: null,
  origines: [],
  accordParental: null,
  ...changes,
})

async function aWaiting(prenom: string) {
  const enfant = await anEnfant(open.db, { prenom })
  const { id } = await anInscription(open.db, {
    enfant_id: enfant.id,
    action_id: mardi.action_id,
    statut: 'liste-attente',
    origines: ['famille'],
  })
  return { id, enfantId: enfant.id }
}

const anAnneeOf = ({ action_id }: { readonly action_id: string }) =>
  open.db
    .selectFrom('action')
    .where('id', '=', action_id)
    .select('annee_id as id')
    .executeTakeFirstOrThrow()

async function rangs() {
  const { id: anneeId } = await anAnneeOf({ action_id: mardi.action_id })
  const found = await findEnfants(open.db, { anneeId, actionId: null }, '2021-10-04')
  if (!found.ok) throw new Error(found.error.code)
  return Object.fromEntries(found.value.map(({ prenom, rang }) => [prenom, rang]))
}

test('a departure is kept, and one before the arrival or outside the année is told at its field', async () => {
  const { id, enfant_id } = await anInscription(open.db, { collectif_id: mardi.id })

  const save = (changes: Partial<SaisieInscription>) =>
    saveInscription(open.db, id, saisie(changes), NOW)
  const refused = [
    await save({ fin: '2021-08-31' }),
    await save({ debut: '2021-10-01', fin: '2021-09-30' }),
  ]
  const kept = await save({ fin: '2021-12-17', origines: ['enseignant'] })

  expect(refused).toMatchObject([
    { error: { fields: { fin: 'Cette date est en dehors de l’année scolaire.' } } },
    { error: { fields: { fin: 'Le départ vient avant l’arrivée.' } } },
  ])
  expect(kept.ok).toBe(true)
  const fiche = await findFicheEnfant(open.db, enfant_id)
  const [found] = fiche.ok ? fiche.value.inscriptions : []
  const undone = await undoLast(open.db, NOW)
  expect([found?.fin, found?.origines]).toEqual(['2021-12-17', ['enseignant']])
  expect(undone.ok && undone.value.label).toMatch(/^Inscription de /)
})

test('an inscription under which the enfant came is not deleted; one by mistake is, and undone', async () => {
  const came = await anInscription(open.db, { collectif_id: mardi.id })
  await aSeance(open.db, { collectif_id: mardi.id, presences: { [came.enfant_id]: 'present' } })
  const mistake = await anInscription(open.db, {
    collectif_id: mardi.id,
    origines: ['famille', 'enseignant'],
  })

  const refused = await removeInscription(open.db, came.id, NOW)
  const removed = await removeInscription(open.db, mistake.id, NOW)
  const left = await open.db.selectFrom('inscription').select('id').execute()
  await undoLast(open.db, NOW)
  const gone = await removeInscription(open.db, 'gone', NOW)

  expect(refused).toMatchObject({ error: { code: 'deletion-refused' } })
  expect(gone).toMatchObject({ error: { code: 'not-found', what: 'inscription' } })
  expect(removed.ok).toBe(true)
  expect(left).toEqual([{ id: came.id }])
  expect(await open.db.selectFrom('inscription_origine').selectAll().execute()).toHaveLength(2)
})

test('présences are under an inscription from its first day to its last, in its collectif alone', async () => {
  const { id: enfant_id } = await anEnfant(open.db)
  const jeudi = await aCollectif(open.db, { nom: 'Jeudi', action_id: mardi.action_id })
  const came = async (date: string, collectif_id: string) =>
    (await aSeance(open.db, { date, collectif_id, presences: { [enfant_id]: 'present' } })).id
  const removed = async (overrides: object) => {
    const { id } = await anInscription(open.db, {
      ...{ enfant_id, action_id: mardi.action_id, collectif_id: mardi.id },
      ...{ debut: '2021-10-01', fin: '2021-10-31', ...overrides },
    })
    const { ok } = await removeInscription(open.db, id, NOW)
    if (!ok) await open.db.deleteFrom('inscription').where('id', '=', id).execute()
    return ok
  }
  await came('2021-10-12', jeudi.id)
  await came('2021-09-30', mardi.id)
  await came('2021-11-01', mardi.id)

  const around = await removed({})
  const open_ = await removed({ fin: null })
  const waiting = await removed({ collectif_id: null, statut: 'liste-attente', fin: null })
  const first = await came('2021-10-01', mardi.id)
  const onFirst = await removed({})
  await open.db.deleteFrom('seance').where('id', '=', first).execute()
  await came('2021-10-31', mardi.id)
  const onLast = await removed({})

  expect([around, open_, waiting, onFirst, onLast]).toEqual([true, false, true, false, false])
})

test('an enfant who leaves is noted until that day; a day that cannot be is refused', async () => {
  const [one, other] = [
    await anInscription(open.db, { collectif_id: mardi.id }),
    await anInscription(open.db, { collectif_id: mardi.id }),
  ]
  const depart = (fin: string, inscriptionId = one.id) =>
    departInscription(open.db, { inscriptionId, fin }, NOW)

  const early = await depart('2021-08-31')
  const gone = await depart('2021-12-17', 'gone')
  const done = await depart('2021-12-17')
  const ends = await open.db.selectFrom('inscription').select(['id', 'fin']).execute()
  const undone = await undoLast(open.db, NOW)

  expect(early).toMatchObject({ error: { fields: { fin: expect.any(String) } } })
  expect(gone).toMatchObject({ error: { code: 'not-found', what: 'inscription' } })
  expect(done).toEqual({ ok: true, value: undefined })
  expect(ends).toContainEqual({ id: one.id, fin: '2021-12-17' })
  expect(ends).toContainEqual({ id: other.id, fin: null })
  expect(undone).toMatchObject({ value: { label: 'Départ de Benali Inès' } })
})

test('an enfant inscribed leaves the list where it waits in that action, and nobody else’s place', async () => {
  const [adam, ines, omar] = [
    await aWaiting('Adam'),
    await aWaiting('Inès'),
    await aWaiting('Omar'),
  ]
  const elsewhere = await aCollectif(open.db, { nom: 'Samedi' })
  const waits = { statut: 'liste-attente', debut: '2021-09-02' } as const
  const own = { enfant_id: ines.enfantId, action_id: elsewhere.action_id }
  await anInscription(open.db, { ...own, ...waits })
  open.sqlite.exec(`update inscription set fin = '2021-09-20' where id = '${adam.id}'`)
  open.sqlite.exec(`update inscription set debut = '2021-09-05' where id = '${ines.id}'`)
  const { enfant_id: tom } = await anInscription(open.db, { collectif_id: mardi.id })
  const entering = saisie({ debut: '2021-10-04' })

  for (const enfantId of [adam.enfantId, ines.enfantId, tom]) {
    const done = await inscribe(open.db, enfantId, entering, NOW)
    expect(done.ok).toBe(true)
  }

  const rows = await open.db
    .selectFrom('inscription')
    .select(['enfant_id', 'action_id', 'statut', 'debut', 'fin'])
    .orderBy('debut')
    .execute()
  const of = (enfantId: string) =>
    rows
      .filter(({ enfant_id }) => enfant_id === enfantId)
      .map(({ action_id, statut, fin }) => [action_id === mardi.action_id, statut, fin])
  expect(of(adam.enfantId)).toEqual([
    [true, 'liste-attente', '2021-09-20'],
    [true, 'inscrit', null],
  ])
  expect(of(ines.enfantId)).toEqual([
    [false, 'liste-attente', null],
    [true, 'liste-attente', '2021-10-03'],
    [true, 'inscrit', null],
  ])
  expect(of(tom).map(([, statut]) => statut)).toEqual(['inscrit', 'inscrit'])
  expect(of(omar.enfantId)).toEqual([[true, 'liste-attente', null]])
})

test('the waiting list alone is numbered: not whoever is inscrit, nor whoever is not in the order', async () => {
  const [adam, ines] = [await aWaiting('Adam'), await aWaiting('Inès')]
  const omar = await aWaiting('Omar')
  await orderAttente(open.db, [omar.id], NOW)
  const tom = await anInscription(open.db, {
    collectif_id: mardi.id,
    enfant_id: (await anEnfant(open.db, { prenom: 'Tom' })).id,
  })

  await orderAttente(open.db, [tom.id, ines.id, adam.id], NOW)

  expect(await rangs()).toEqual({ Tom: null, Inès: 2, Adam: 3, Omar: 1 })
})

test('the waiting list keeps the order given, and whoever leaves it gives up her place', async () => {
  const [adam, ines, omar] = [
    await aWaiting('Adam'),
    await aWaiting('Inès'),
    await aWaiting('Omar'),
  ]

  await orderAttente(open.db, [omar.id, adam.id, ines.id], NOW)
  const ordered = await rangs()
  const leaving = saisie({ statut: 'jamais-venu', collectifId: null })
  await saveInscription(open.db, adam.id, leaving, NOW)

  expect(ordered).toEqual({ Omar: 1, Adam: 2, Inès: 3 })
  expect(await rangs()).toEqual({ Omar: 1, Adam: null, Inès: 3 })
})

test('whoever waits enters a collectif of the action from that day on, until it is undone', async () => {
  await anInscription(open.db, { collectif_id: mardi.id, origines: ['enseignant'] })
  const omar = await aWaiting('Omar')
  await orderAttente(open.db, [omar.id], NOW)
  const promote = () =>
    promoteInscription(
      open.db,
      { inscriptionId: omar.id, collectifId: mardi.id, debut: '2021-10-04' },
      NOW,
    )

  const promoted = await promote()
  const fiche = await findFicheEnfant(open.db, omar.enfantId)
  const again = await promote()
  await undoLast(open.db, NOW)

  expect(promoted).toEqual({ ok: true, value: undefined })
  expect(fiche.ok && fiche.value.inscriptions).toMatchObject([
    {
      statut: 'inscrit',
      collectif: 'Mardi',
      debut: '2021-10-04',
      fin: null,
      origines: ['famille'],
    },
    { statut: 'liste-attente', debut: '2021-09-01', fin: '2021-10-03', rang: null },
  ])
  expect(again).toMatchObject({ error: { code: 'not-found', what: 'inscription' } })
  expect(await saveInscription(open.db, 'gone', saisie({}), NOW)).toEqual(again)
  expect(await rangs()).toEqual({ Omar: 1, Inès: null })
})

test('whoever leaves the waiting list is counted once, and waits no more', async () => {
  const omar = await aWaiting('Omar')
  const scope = { anneeId: (await anAnneeOf(mardi)).id, actionId: null }
  const counts = async (today: string) => {
    const resume = await findResume(open.db, scope, today)
    return resume.ok && { enfants: resume.value.enfants, enAttente: resume.value.listeAttente }
  }

  await promoteInscription(
    open.db,
    { inscriptionId: omar.id, collectifId: mardi.id, debut: '2021-10-04' },
    NOW,
  )

  expect(await counts('2021-10-03')).toEqual({ enfants: 0, enAttente: 1 })
  expect(await counts('2021-10-04')).toEqual({ enfants: 1, enAttente: 0 })
  const figures = await findIndicateurs(open.db, mardi.action_id, '2021-10-31')
  expect(figures.ok && figures.value.indicateurs.figures.get('public.total')?.valeur).toBe(1)
})

test('who gave up waiting is not counted as waiting', async () => {
  const omar = await aWaiting('Omar')
  const scope = { anneeId: (await anAnneeOf(mardi)).id, actionId: null }

  await saveInscription(
    open.db,
    omar.id,
    saisie({ statut: 'liste-attente', fin: '2021-09-30' }),
    NOW,
  )

  const resume = await findResume(open.db, scope, '2021-10-04')
  expect(resume.ok && resume.value.listeAttente).toBe(0)
})

test('who enters on the day that she was put on the list was never waiting', async () => {
  const omar = await aWaiting('Omar')

  await promoteInscription(
    open.db,
    { inscriptionId: omar.id, collectifId: mardi.id, debut: '2021-09-01' },
    NOW,
  )

  const fiche = await findFicheEnfant(open.db, omar.enfantId)
  expect(fiche.ok && fiche.value.inscriptions).toMatchObject([
    { statut: 'inscrit', debut: '2021-09-01', fin: null },
  ])
})

test('a wait changed into an inscription on the fiche stays known, as with the button; changed from its first day it was none', async () => {
  const [omar, ines] = [await aWaiting('Omar'), await aWaiting('Inès')]
  const entering = saisie({ debut: '2021-10-04', classe: 'CE2 B', origines: ['enseignant'] })

  await saveInscription(open.db, omar.id, entering, NOW)
  await saveInscription(open.db, ines.id, saisie({}), NOW)

  const fiche = await findFicheEnfant(open.db, omar.enfantId)
  expect(fiche.ok && fiche.value.inscriptions).toMatchObject([
    { statut: 'inscrit', debut: '2021-10-04', classe: 'CE2 B', origines: ['enseignant'] },
    { statut: 'liste-attente', debut: '2021-09-01', fin: '2021-10-03', origines: ['famille'] },
  ])
  const atOnce = await findFicheEnfant(open.db, ines.enfantId)
  expect(atOnce.ok && atOnce.value.inscriptions).toMatchObject([
    { statut: 'inscrit', debut: '2021-09-01', fin: null },
  ])
})

test('nobody enters a collectif of another action', async () => {
  const omar = await aWaiting('Omar')
  const elsewhere = await aCollectif(open.db, { nom: 'Jeudi' })

  const refused = await promoteInscription(
    open.db,
    { inscriptionId: omar.id, collectifId: elsewhere.id, debut: '2021-10-04' },
    NOW,
  )

  expect(refused).toMatchObject({
    error: { code: 'validation', fields: { collectifId: expect.stringContaining('action') } },
  })
})

test('a known child is inscribed once more, with everything entered, and it is undone', async () => {
  const [ines, adam] = [await anEnfant(open.db), await anEnfant(open.db, { prenom: 'Adam' })]
  await anInscription(open.db, { enfant_id: adam.id, collectif_id: mardi.id })
  const jeudi = await aCollectif(open.db, { nom: 'Jeudi', action_id: mardi.action_id })
  const entered = saisie({
    collectifId: jeudi.id,
    debut: '2021-10-05',
    fin: '2022-06-30',
    classe: 'CE2 B',
    origines: ['enseignant', 'famille'],
    accordParental: '2021-10-01',
  })
  const inscriptionsOf = async (enfantId: string) => {
    const fiche = await findFicheEnfant(open.db, enfantId)
    return fiche.ok ? fiche.value.inscriptions : null
  }

  const created = await createInscription(open.db, ines.id, entered, NOW)
  const ofInes = await inscriptionsOf(ines.id)
  const ofAdam = await inscriptionsOf(adam.id)
  const undone = await undoLast(open.db, NOW)

  expect(created).toEqual({ ok: true, value: { inscriptionId: ofInes?.[0]?.inscriptionId } })
  expect(ofInes).toMatchObject([
    { ...entered, origines: ['famille', 'enseignant'], collectif: 'Jeudi' },
  ])
  expect(ofAdam).toMatchObject([{ collectif: 'Mardi' }])
  expect(undone).toMatchObject({ ok: true, value: { label: 'Inscription de Benali Inès' } })
  expect(await inscriptionsOf(ines.id)).toEqual([])
})

test('an inscription of nobody, or outside the année, is refused and nothing is written', async () => {
  const ines = await anEnfant(open.db)

  const nobody = await createInscription(open.db, 'gone', saisie({}), NOW)
  const early = await createInscription(open.db, ines.id, saisie({ debut: '2021-08-31' }), NOW)
  const late = await createInscription(open.db, ines.id, saisie({ debut: '2022-09-01' }), NOW)
  const nowhere = await createInscription(open.db, ines.id, saisie({ actionId: 'gone' }), NOW)
  const written = await open.db.selectFrom('inscription').select('id').execute()
  const first = await createInscription(open.db, ines.id, saisie({ debut: '2021-09-01' }), NOW)
  const last = await createInscription(open.db, ines.id, saisie({ debut: '2022-08-31' }), NOW)

  expect(nobody).toMatchObject({ error: { code: 'not-found', what: 'enfant' } })
  expect(nowhere).toMatchObject({ error: { code: 'not-found', what: 'action' } })
  expect([early, late]).toMatchObject([
    { error: { code: 'validation', fields: { debut: expect.any(String) } } },
    { error: { code: 'validation', fields: { debut: expect.any(String) } } },
  ])
  expect(written).toEqual([])
  expect([first.ok, last.ok]).toEqual([true, true])
})
