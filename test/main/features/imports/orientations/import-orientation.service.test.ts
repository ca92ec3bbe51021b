import { copyFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findImports, undoImport } from '../../../../../main/features/imports/imports.service.ts'
import {
  commitOrientation,
  previewOrientation,
} from '../../../../../main/features/imports/orientations/import-orientations.service.ts'
import { undoLast } from '../../../../../main/features/journal/journal.service.ts'
import { findOrientations } from '../../../../../main/features/orientations/orientations.service.ts'
import { saveSuivis } from '../../../../../main/features/orientations/suivi.service.ts'
import { formatPersonne } from '../../../../../shared/format.ts'
import { given } from '../../../../builders/given.ts'
import { aBase, NOW } from '../../../../builders/orientations/a-list.ts'
import { fixturePath } from '../../../../builders/orientations/fixture-files.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { anAnnee, anEnfant, aSeance } from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

test('a preview says all, in the words of the command line, and writes nothing', async () => {
  const { open, options } = await aBase()
  const before = dataSnapshot(open)

  const preview = await previewOrientation(open.db, fixturePath('ent-edifice.csv'), {
    anneeId: options.anneeId,
    now: NOW,
    etablissement: 'École Jules-Ferry',
  })

  expect(preview).toEqual({
    ok: true,
    value: {
      importId: null,
      encodage: 'utf-8',
      feuilles: [
        {
          nom: 'ent-edifice',
          ligneEntete: 1,
          colonnes: {
            prenom: 'Prénom*',
            nom: 'Nom*',
            dateNaissance: 'Date de naissance*',
            classe: 'Classes*',
          },
          ignorees: [],
        },
      ],
      avis: [],
      laissees: [],
      lignes: [
        {
          feuille: 'ent-edifice',
          ligne: 2,
          statut: 'nouveau',
          enfant: {
            nom: 'BENALI',
            prenom: 'Inès',
            dateNaissance: '2015-03-12',
            anneeNaissance: null,
            sexe: null,
          },
          inscription: {
            niveau: 'CP',
            classe: 'CP de Mme BROSSARD',
            etablissement: 'École Jules-Ferry',
            enseignant: 'Mme BROSSARD',
            origines: [],
            situations: [],
            accordParental: null,
            objectif: null,
          },
          responsables: [],
          messages: [],
        },
        expect.objectContaining({ ligne: 3, statut: 'nouveau' }),
      ],
    },
  })
  expect(dataSnapshot(open)).toEqual(before)
  expect(open.sqlite.prepare('select count(*) from import').pluck().get()).toBe(0)
})

test('an import is undone whole: what it added goes, what it completed is as before', async () => {
  const { open, options, place } = await aBase()
  await anEnfant(open.db, {
    nom: 'BENALI',
    prenom: 'Inès',
    date_naissance: '2013-03-12',
    sexe: null,
  })
  const before = dataSnapshot(open)
  const imported = await commitOrientation(open.db, fixturePath('onde-ancien.csv'), {
    anneeId: options.anneeId,
    now: NOW,
    actionId: place.actionId ?? undefined,
    collectifId: place.collectifId ?? undefined,
  })
  const importId = (imported.ok ? imported.value.importId : null) ?? ''

  const undone = await undoImport(open.db, importId, NOW)

  expect(undone).toEqual({
    ok: true,
    value: {
      orientations: 2,
      enfants: 1,
      familles: 0,
      responsables: 0,
      inscriptions: 2,
      etablissements: 0,
      intervenants: 0,
      heures: 0,
      retablis: 1,
    },
  })
  expect(dataSnapshot(open)).toEqual(before)
  expect(await undoImport(open.db, importId, NOW)).toMatchObject({
    ok: false,
    error: { code: 'undo-refused', reasons: ['Cet import est déjà annulé.'] },
  })
})

test('the history of an année is its own imports, latest first, with the statuts of their rows', async () => {
  const { open, options } = await aBase()
  const next = await anAnnee(open.db, { debut: '2022-09-01', fin: '2023-08-31' })
  const commit = async (anneeId: string, ...rows: readonly string[]) => {
    const file = join(tempFolder(), `${rows.length}.csv`)
    writeFileSync(file, ['Nom;Prénom;Né le', ...rows].join('\r\n'))
    return given(await commitOrientation(open.db, file, { anneeId, now: NOW })).importId
  }
  const [ines, elio] = ['BENALI;Inès;12/03/2013', 'COSTA;Élio;02/05/2012']
  const first = await commit(options.anneeId, ines)
  const second = await commit(options.anneeId, ines, elio)
  await commit(next.id, 'SOW;Awa;01/02/2013', 'SY;Adam;01/02/2013', 'ROY;Lou;01/02/2013')
  given(await undoImport(open.db, second ?? '', NOW))

  const history = await findImports(open.db, options.anneeId)

  const none = { connu: 0, 'a-completer': 0, ambigu: 0, erreur: 0, 'doublon-fichier': 0 }
  expect(history).toMatchObject([
    ...[{ importId: second, fichier: '2.csv', genre: 'orientations', annuleLe: NOW.toISOString() }],
    ...[{ importId: first, fichier: '1.csv', importeLe: NOW.toISOString(), annuleLe: null }],
  ])
  expect(history.map(({ comptes }) => comptes)).toEqual([
    { ...none, nouveau: 1, connu: 1 },
    { ...none, nouveau: 1 },
  ])
  expect(await undoImport(open.db, 'none', NOW)).toMatchObject({
    error: { code: 'not-found', what: 'operation', name: 'none' },
  })
})

test('an import on which later work stands is not undone, and the reason is said', async () => {
  const { open, options, place } = await aBase()
  const imported = await commitOrientation(open.db, fixturePath('fiche-simple.ods'), {
    anneeId: options.anneeId,
    now: NOW,
  })
  const seance = await aSeance(open.db, { collectif_id: place.collectifId ?? '' })
  open.sqlite
    .prepare("insert into presence select ?, id, 'present', null from enfant limit 1")
    .run(seance.id)
  const later = dataSnapshot(open)

  const undone = await undoImport(
    open.db,
    (imported.ok ? imported.value.importId : null) ?? '',
    NOW,
  )

  expect(undone).toMatchObject({
    ok: false,
    error: { code: 'undo-refused', label: 'Import de fiche-simple.ods' },
  })
  expect(undone.ok ? [] : undone.error).toMatchObject({
    reasons: [expect.stringContaining('présence')],
  })
  expect(dataSnapshot(open)).toEqual(later)
})

test('an orientation followed since stands in the way by its name, until that is undone too', async () => {
  const { open, options } = await aBase()
  const before = dataSnapshot(open)
  const imported = await commitOrientation(open.db, fixturePath('fiche-simple.ods'), {
    anneeId: options.anneeId,
    now: NOW,
  })
  const importId = (imported.ok ? imported.value.importId : null) ?? ''
  const [ligne] = await findOrientations(open.db, options.anneeId, '2021-10-04')
  if (!ligne) throw new Error('nothing was imported')
  const etape = { statut: 'famille-contactee', date: '2021-10-01' } as const
  const saisie = { orientationIds: [ligne.orientationId], etape, retourEcole: null, place: null }
  await saveSuivis(open.db, saisie, NOW)

  const refused = await undoImport(open.db, importId, NOW)
  await undoLast(open.db, NOW)
  const undone = await undoImport(open.db, importId, NOW)

  const [reason, ...others] =
    refused.ok || refused.error.code !== 'undo-refused' ? [] : refused.error.reasons
  expect(reason).toContain(formatPersonne(ligne))
  expect(reason).toContain('du 01/10/2021 a changé depuis')
  expect(others).toEqual([])
  expect(undone.ok).toBe(true)
  expect(dataSnapshot(open)).toEqual(before)
})

test('a file that is not there, or is no spreadsheet, is refused by its name alone', async () => {
  const { open, options } = await aBase()
  const folder = tempFolder()
  const pdf = join(folder, 'liste.xlsx')
  writeFileSync(pdf, '%PDF-1.7')
  const importOptions = { anneeId: options.anneeId, now: NOW }

  const missing = await previewOrientation(open.db, join(folder, 'absent.csv'), importOptions)
  const refused = await commitOrientation(open.db, pdf, importOptions)

  expect(missing).toMatchObject({ ok: false, error: { code: 'not-found', what: 'fichier' } })
  expect(refused).toMatchObject({
    ok: false,
    error: { code: 'unusable-file', file: 'liste.xlsx', reason: expect.stringContaining('PDF') },
  })
})

test('an année, an action or a collectif that does not exist is refused', async () => {
  const { open, options, place } = await aBase()
  const file = join(tempFolder(), 'liste.csv')
  copyFileSync(fixturePath('ent-edifice.csv'), file)
  const tryWith = (change: object) =>
    commitOrientation(open.db, file, { anneeId: options.anneeId, now: NOW, ...change })

  const results = [
    await tryWith({ anneeId: 'x' }),
    await tryWith({ actionId: 'x' }),
    await tryWith({ actionId: place.actionId, collectifId: 'x' }),
  ]

  expect(results.map((result) => (result.ok ? 'done' : result.error))).toMatchObject([
    { code: 'not-found', what: 'annee' },
    { code: 'not-found', what: 'action' },
    { code: 'not-found', what: 'collectif' },
  ])
})
