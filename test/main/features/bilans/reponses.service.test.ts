import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { computeBilan } from '../../../../main/features/bilans/bilans.service.ts'
import { confirmReponses, saveReponse } from '../../../../main/features/bilans/reponses.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import type { Reponse } from '../../../../shared/domain/bilan.ts'
import { TRAMES_FOLDER } from '../../../builders/a-trame.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'

const NOW = new Date('2022-05-01T10:00:00Z')
const DEMANDE = { actionId: 'a1', arreteAu: '2022-04-30', trame: 'caf47' }

async function aBase() {
  const open = openDatabase(':memory:')
  await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  const answer = (code: string, reponse: Reponse | null) =>
    saveReponse(open.db, TRAMES_FOLDER, { ...DEMANDE, code, reponse }, NOW)
  const champ = async (code: string) => {
    const computed = await computeBilan(open.db, TRAMES_FOLDER, DEMANDE)
    if (!computed.ok) throw new Error(computed.error.code)
    return computed.value.bilan.champs[code]
  }
  const confirm = (reponses: Parameters<typeof confirmReponses>[2]['reponses']) =>
    confirmReponses(open.db, TRAMES_FOLDER, { ...DEMANDE, reponses }, NOW)
  return { db: open.db, answer, champ, confirm }
}

test('an open question is answered, and the answer undone', async () => {
  const { db, answer, champ } = await aBase()

  await answer('libre.difficultes', { valeur: '  Trop peu de bénévoles. ', raison: null })

  expect(await champ('libre.difficultes')).toMatchObject({
    valeur: 'Trop peu de bénévoles.',
    origine: 'saisie',
  })
  await undoLast(db, NOW)
  expect(await champ('libre.difficultes')).toMatchObject({ valeur: null, origine: 'vide' })
  for (const [code, label] of [
    ['parents.reunion-information', 'Réunion d’information sur le CLAS à destination des parents'],
    ['parents.outil-liaison', 'Mise en place d’outils de liaison et d’échange avec les p…'],
  ] as const) {
    await answer(code, { valeur: true, raison: null })
    const undone = await undoLast(db, NOW)
    expect(undone.ok && undone.value.label.replaceAll('\u00a0', ' ')).toBe(
      `Bilan de l’action 1 : ${label}`,
    )
  }
})

test('a figure is corrected with its reason only, and the computed one stays beside it', async () => {
  const { answer, champ } = await aBase()

  const refused = await answer('public.total', { valeur: 4, raison: ' ' })
  const accepted = await answer('public.total', { valeur: 4, raison: 'Un enfant hors registre' })

  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'validation', fields: { raison: expect.any(String) } },
  })
  expect(accepted.ok).toBe(true)
  expect(await champ('public.total')).toEqual({
    valeur: 4,
    valeurCalculee: 3,
    origine: 'corrigee',
    raison: 'Un enfant hors registre',
  })
})

test('a question given back to the records says again what they give', async () => {
  const { answer, champ } = await aBase()
  await answer('situations.logement', { valeur: true, raison: null })

  await answer('situations.logement', null)

  // The list of situations is kept: one child carries one.
  expect(await champ('situations.logement')).toMatchObject({ valeur: false, origine: 'calculee' })
})

test.each<[string, string, Reponse['valeur']]>([
  ['a negative figure', 'public.total', -1],
  ['a text for a figure', 'public.total', 'beaucoup'],
  ['a date that is none', 'calendrier.debut', '31/02/2022'],
  ['a box that the form has not', 'action.zonage', ['rep', 'lune']],
  ['a box out of any list', 'action.zonage', 'rep'],
  ['a number for a text', 'libre.bilan', 3],
  ['a number without end', 'public.total', Number.POSITIVE_INFINITY],
  ['a text for hours', 'intervenants.total.heures', '12'],
  ['a text for a oui', 'situations.logement', 'oui'],
  ['an answer to a question that the form has not', 'public.inconnu', 1],
])('%s is refused beside its field', async (_case, code, valeur) => {
  const { answer } = await aBase()

  const refused = await answer(code, { valeur, raison: 'parce que' })

  expect(refused).toMatchObject({ ok: false, error: { fields: { valeur: expect.any(String) } } })
})

test.each<[string, Reponse['valeur']]>([
  ['public.total', 0],
  ['intervenants.total.heures', 17.25],
  ['situations.logement', false],
  ['calendrier.debut', '2021-10-05'],
  ['action.zonage', ['rep', 'pre']],
  ['libre.bilan', 'Une année régulière.'],
])('an answer to %s is kept as it was given', async (code, valeur) => {
  const { answer, champ } = await aBase()

  const saved = await answer(code, { valeur, raison: 'Registre relu' })

  expect(saved).toEqual({ ok: true, value: undefined })
  expect(await champ(code)).toMatchObject({ valeur, raison: 'Registre relu' })
})

test('a reason alone is kept, for a « oui » that the records give; with nothing left, the answer goes', async () => {
  const { db, answer, champ } = await aBase()
  await db.deleteFrom('reponse').execute()
  const kept = () => db.selectFrom('reponse').select(['code', 'valeur']).execute()

  await answer('activites.ecart', { valeur: null, raison: ' Salle fermée ' })
  const withReason = [await kept(), await champ('activites.ecart')]
  await answer('activites.ecart', { valeur: '', raison: ' ' })

  expect(withReason).toMatchObject([
    [{ code: 'activites.ecart', valeur: 'null' }],
    { origine: 'proposee', raison: 'Salle fermée' },
  ])
  expect(await kept()).toEqual([])
})

test('a « oui » of a list is sure, and so is a « non » as soon as the list is kept', async () => {
  const { db, champ } = await aBase()

  const kept = [await champ('parents.reunion-information'), await champ('parents.convivialite')]
  await db.deleteFrom('action_parents').execute()
  const empty = await champ('parents.convivialite')

  expect(kept).toMatchObject([
    { valeur: true, origine: 'calculee' },
    { valeur: false, origine: 'calculee' },
  ])
  expect(empty).toMatchObject({ valeur: false, origine: 'proposee' })
})

test('proposed answers are confirmed together in one act, which one undo takes back', async () => {
  const { db, champ, confirm } = await aBase()
  await db.deleteFrom('action_parents').execute()

  const confirmed = await confirm([
    { code: 'parents.convivialite', valeur: false },
    { code: 'parents.numerique', valeur: false },
  ])

  expect(confirmed).toEqual({ ok: true, value: undefined })
  expect(await champ('parents.convivialite')).toMatchObject({ origine: 'confirmee' })
  expect(await champ('parents.numerique')).toMatchObject({ origine: 'confirmee' })
  expect(await champ('parents.evaluation')).toMatchObject({ origine: 'proposee' })
  // A proposal shown in two windows may be confirmed twice, with what is new.
  const again = await confirm([
    { code: 'parents.numerique', valeur: false },
    { code: 'parents.evaluation', valeur: false },
  ])
  expect([again.ok, await champ('parents.evaluation')]).toMatchObject([
    true,
    { origine: 'confirmee' },
  ])
  await undoLast(db, NOW)
  expect(await undoLast(db, NOW)).toMatchObject({
    value: { label: 'Bilan de l’action 1\u00a0: 2\u00a0réponses confirmées' },
  })
  expect(await champ('parents.convivialite')).toMatchObject({ origine: 'proposee' })
})

test('a confirmation lapses when the records say otherwise, and holds for the action alone', async () => {
  const { db, champ, confirm } = await aBase()
  await db.deleteFrom('action_parents').execute()
  await confirm([{ code: 'activites.ecart', valeur: true }])
  const before = await champ('activites.ecart')
  await db
    .deleteFrom('previsionnel_item')
    .where('liste', '=', 'activites')
    .where('code', '<>', 'travail-personnel')
    .execute()
  await db.deleteFrom('seance_activite').where('activite', '<>', 'travail-personnel').execute()

  expect(before).toMatchObject({ valeur: true, origine: 'confirmee' })
  expect(await champ('activites.ecart')).toMatchObject({ valeur: false, origine: 'proposee' })
})

test('what was proposed otherwise when it was shown is not confirmed, nor is anything with it', async () => {
  const { db, champ, confirm } = await aBase()
  await db.deleteFrom('action_parents').execute()

  const refused = await confirm([
    { code: 'parents.numerique', valeur: false },
    { code: 'parents.convivialite', valeur: true },
  ])

  expect(refused).toMatchObject({ error: { code: 'validation' } })
  expect(await champ('parents.numerique')).toMatchObject({ origine: 'proposee' })
})

test('on a form that is not there nothing is answered nor confirmed', async () => {
  const { db } = await aBase()
  const demande = { ...DEMANDE, trame: 'inconnue' }

  const told = [
    await saveReponse(db, TRAMES_FOLDER, { ...demande, code: 'x', reponse: null }, NOW),
    await confirmReponses(db, TRAMES_FOLDER, { ...demande, reponses: [] }, NOW),
    await computeBilan(db, TRAMES_FOLDER, demande),
  ]

  expect(told).toMatchObject([{ ok: false }, { ok: false }, { ok: false }])
})

test('an answer given back to the records is proposed again, even if it was confirmed', async () => {
  const { answer, champ, confirm } = await aBase()
  await confirm([{ code: 'activites.ecart', valeur: true }])

  await answer('activites.ecart', null)

  expect(await champ('activites.ecart')).toMatchObject({ origine: 'proposee' })
})

test('the fiches give the head of the form; a référent without phone or mail has those of the structure', async () => {
  const { db } = await aBase()
  const identite = async () => {
    const computed = await computeBilan(db, TRAMES_FOLDER, DEMANDE)
    if (!computed.ok) throw new Error(computed.error.code)
    return computed.value.identite
  }
  await db
    .updateTable('structure')
    .set({ nom: 'Les Trois Ponts', adresse: '2 rue du Port', commune: 'Agen' })
    .set({ telephone: '05 53 00 00 01', mail: 'accueil@ponts.example' })
    .set({ referent_nom: 'Martineau', referent_prenom: 'Claire' })
    .set({ referent_telephone: null, referent_mail: null })
    .execute()
  await db.updateTable('action').set({ lieu: 'Salle Prévert', adresse: '3 rue Basse' }).execute()
  await db.deleteFrom('action_zonage').execute()
  const full = await identite()
  await db
    .updateTable('structure')
    .set({ referent_prenom: null, referent_telephone: '06 00 00 00 02', referent_mail: 'c@m.fr' })
    .execute()
  await db.updateTable('action').set({ adresse: null }).execute()
  const partial = await identite()
  await db.updateTable('structure').set({ referent_nom: null }).execute()
  await db.updateTable('action').set({ lieu: '' }).execute()
  const empty = await identite()

  expect(full).toMatchObject({
    'structure.nom': 'Les Trois Ponts',
    'structure.adresse': '2 rue du Port',
    'structure.commune': 'Agen',
    'structure.telephone': '05 53 00 00 01',
    'structure.mail': 'accueil@ponts.example',
    'bilan.annee': '2021-2022',
    'bilan.arreteAu': '2022-04-30',
    'referent.nom': 'Martineau Claire',
    'referent.nomSeul': 'Martineau',
    'referent.prenom': 'Claire',
    'referent.telephone': '05 53 00 00 01',
    'referent.mail': 'accueil@ponts.example',
    'action.lieu': 'Salle Prévert, 3 rue Basse',
  })
  expect(full).not.toHaveProperty(['action.zonage'])
  expect(partial).toMatchObject({
    'referent.nom': 'Martineau',
    'referent.prenom': null,
    'referent.telephone': '06 00 00 00 02',
    'referent.mail': 'c@m.fr',
    'action.lieu': 'Salle Prévert',
  })
  expect(empty).toMatchObject({ 'referent.nom': null, 'action.lieu': null })
})
