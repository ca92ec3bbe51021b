import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { act } from '../../../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { findEnfants } from '../../../../main/features/enfants/enfants.service.ts'
import { installExemple } from '../../../../main/features/exemple/exemple.service.ts'
import { undoLast, undoNamed } from '../../../../main/features/journal/journal.service.ts'
import { findDonnees } from '../../../../main/features/personnes/donnees.repository.ts'
import { exportPersonne } from '../../../../main/features/personnes/export-personne.service.ts'
import {
  effacer,
  findPersonnesBreves,
  previewEffacement,
} from '../../../../main/features/personnes/personnes.service.ts'
import { findEntrees } from '../../../../main/features/recherche/recherche.service.ts'
import { keepSauvegarde } from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { ok } from '../../../../shared/result.ts'
import { RESOURCES_FOLDER } from '../../../builders/a-trame.ts'
import { readFigures } from '../../../builders/figures.ts'
import { anEnfant, anInscription } from '../../../builders/records.ts'
import {
  aBaseWithZoe,
  efface,
  found,
  foundAnyCase,
  NOW,
  TEXTS_OF_ZOE,
  ZOE,
} from '../../../builders/someone-to-erase.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const DATES = ['2021-10-31', '2022-01-31', '2022-03-31', '2022-04-30', '2022-08-31']

const figuresOf = async ({ db }: OpenDatabase) => {
  const all: unknown[] = [(await readFigures(db, 'a0', '2021-06-30')).valeurs]
  for (const date of DATES) all.push((await readFigures(db, 'a1', date)).valeurs)
  return all
}

test('once an enfant is erased, no byte of the data folder holds a text of theirs, copies included', async () => {
  const { open, folder } = await aBaseWithZoe()
  await keepSauvegarde(open, 'demandee', NOW)
  expect(found(folder, TEXTS_OF_ZOE).length).toBeGreaterThan(TEXTS_OF_ZOE.length)

  const done = await efface(open, { genre: 'enfant', id: ZOE })

  expect(found(folder, TEXTS_OF_ZOE)).toEqual([])
  expect(done).toMatchObject({ enfants: 1, brouillons: 1, operations: 2 })
  expect(done.sauvegardes).toEqual(['cartable-2022-05-12T10-00-00-demandee.sqlite'])
  expect(done.restes.join()).toContain('Attestation Quintrec-Zoé.docx')
  await open.close()
  expect(found(folder, TEXTS_OF_ZOE)).toEqual([])
})

test.each([
  ['yildiz-deniz', /deniz/],
  ['amrani-ines', /amrani-ines/],
])(
  'the id %s of a dossier, which is a name, goes too, with the links of its records; the undo of others still works',
  async (enfantId, name) => {
    const folder = tempFolder()
    const open = openDatabase(join(folder, 'cartable.sqlite'))
    const { db } = open
    await installExemple(open, RESOURCES_FOLDER)
    const counts = () =>
      sql`select count(*) as n, count(distinct seance_id) as s from presence`.execute(db)
    const before = (await counts()).rows
    const { seance_id: seanceId } = await db
      .selectFrom('presence')
      .select('seance_id')
      .where('enfant_id', '=', enfantId)
      .executeTakeFirstOrThrow()
    const gone = { id: `groupe-${enfantId}`, action_id: 'action-1', nom: 'Grands' }
    await act(db, { now: NOW }, async (trx, { say }) => {
      say('Collectif')
      await trx.insertInto('collectif').values(gone).execute()
      return ok(undefined)
    })
    await act(db, { now: NOW }, async (trx, { say }) => {
      say('Collectif')
      await trx.deleteFrom('collectif').where('id', '=', gone.id).execute()
      return ok(undefined)
    })
    await act(db, { now: NOW }, async (trx, { say }) => {
      say('Présences')
      await trx
        .updateTable('presence')
        .set({ etat: 'excuse' })
        .where('seance_id', '=', seanceId)
        .execute()
      return ok(undefined)
    })
    await keepSauvegarde(open, 'demandee', NOW)
    expect(foundAnyCase(folder, name)).not.toEqual([])

    await efface(open, { genre: 'enfant', id: enfantId })

    expect(foundAnyCase(folder, name)).toEqual([])
    expect((await counts()).rows).toEqual(before)
    expect(open.sqlite.pragma('foreign_key_check')).toEqual([])
    expect(await undoLast(db, NOW)).toMatchObject({ ok: true })
    const marks = await db
      .selectFrom('presence')
      .select('etat')
      .where('seance_id', '=', seanceId)
      .execute()
    expect(marks.every(({ etat }) => etat === 'excuse')).toBe(false)
    expect((await counts()).rows).toEqual(before)
    await open.close()
  },
)

test('every figure of this année and of the last stays the same, at each date', async () => {
  const { open } = await aBaseWithZoe()
  const before = await figuresOf(open)

  await efface(open, { genre: 'enfant', id: ZOE })

  expect(await figuresOf(open)).toEqual(before)
  await open.close()
})

test.each(['2021-09-01', '2021-09-15', '2021-12-01'])(
  'the famille of an erased enfant counts once beside a brother who came on %s, then when he is erased too',
  async (debut) => {
    const { open } = await aBaseWithZoe()
    await anEnfant(open.db, { id: 'frere', nom: 'Quintrec', prenom: 'Malo', famille_id: 'f1' })
    await anInscription(open.db, { enfant_id: 'frere', collectif_id: 'c1', action_id: 'a1', debut })
    const before = await figuresOf(open)

    await efface(open, { genre: 'enfant', id: ZOE })
    const responsables = await open.db.selectFrom('responsable').select('prenom').execute()
    expect(responsables).toEqual([{ prenom: 'Gwenaëlle' }])
    expect(await figuresOf(open)).toEqual(before)

    await efface(open, { genre: 'enfant', id: 'frere' })
    expect(await open.db.selectFrom('responsable').select('id').execute()).toEqual([])
    expect(await figuresOf(open)).toEqual(before)
    await open.close()
  },
)

test('the record is a row without a name, out of the search, and cannot be erased twice', async () => {
  const { open } = await aBaseWithZoe()

  await efface(open, { genre: 'enfant', id: ZOE })

  const lignes = await findEnfants(open.db, { anneeId: 'y1', actionId: 'a1' }, '2022-05-12')
  expect(lignes.ok && lignes.value.map(({ nom, prenom }) => `${nom} ${prenom}`)).toEqual([
    'Enfant anonymisé n° 1',
    'Ferrand Louis',
  ])
  const labels = (await findEntrees(open.db, 'y1')).map(({ label }) => label)
  expect(labels).toContain('Ferrand Louis')
  expect(labels.filter((label) => /anonymisé|Quintrec/.test(label))).toEqual([])
  expect(await effacer(open, { genre: 'enfant', id: ZOE }, NOW)).toMatchObject({
    error: { code: 'deletion-refused' },
  })
  expect(await effacer(open, { genre: 'enfant', id: 'inconnu' }, NOW)).toMatchObject({
    error: { code: 'not-found' },
  })
  await open.close()
})

test('texts of the others stay, an homonym’s included', async () => {
  const { open } = await aBaseWithZoe()
  await anEnfant(open.db, {
    id: 'homonyme',
    nom: 'Quintrec',
    prenom: 'Zoé',
    date_naissance: '2013-05-06',
  })

  await efface(open, { genre: 'enfant', id: ZOE })

  const kept = await open.db
    .selectFrom('enfant')
    .selectAll()
    .where('id', '=', 'homonyme')
    .executeTakeFirst()
  expect(kept).toMatchObject({ nom: 'Quintrec', prenom: 'Zoé', date_naissance: '2013-05-06' })
  const { note } = await open.db.selectFrom('seance').select('note').executeTakeFirstOrThrow()
  expect(note).toBe('ZOE QUINTREC a aidé Louis, puis Zoé a lu.')
  await open.close()
})

test('an intervenant loses name, phone and disponibilités; hours and figures stay', async () => {
  const { open, folder } = await aBaseWithZoe()
  const before = await figuresOf(open)

  await efface(open, { genre: 'intervenant', id: 'i1' })

  expect(await figuresOf(open)).toEqual(before)
  expect(found(folder, ['Kerbrat', 'Soizic', '0699887766'])).toEqual([])
  await open.close()
})

test('a famille is erased with all its enfants', async () => {
  const { open, folder } = await aBaseWithZoe()
  await anEnfant(open.db, { id: 'frere', nom: 'Quintrec', prenom: 'Malo', famille_id: 'f1' })
  const before = await figuresOf(open)

  expect(await efface(open, { genre: 'famille', id: 'f1' })).toMatchObject({ enfants: 2 })

  expect(await figuresOf(open)).toEqual(before)
  expect(found(folder, [...TEXTS_OF_ZOE, 'Quintrec', 'Malo'])).toEqual([])
  await open.close()
})

test('an import that named them stays in the history, and says why it cannot be taken back', async () => {
  const { open } = await aBaseWithZoe()
  const done = await act(
    open.db,
    { now: NOW, genre: 'import' },
    async (trx, { operationId, say }) => {
      say('Import de la fiche de l’école')
      await trx.updateTable('enfant').set({ sexe: 'M' }).where('id', '=', ZOE).execute()
      await trx
        .insertInto('import')
        .values({
          id: operationId,
          annee_id: 'y1',
          source_file: 'fiche.xlsx',
          etablissement_id: null,
          summary: '{}',
          genre: 'orientations',
        })
        .execute()
      return ok(operationId)
    },
  )
  if (!done.ok) throw new Error('refused')

  await efface(open, { genre: 'enfant', id: ZOE })

  const undone = await undoNamed(open.db, { operationId: done.value, label: 'Import' }, NOW)
  expect(undone).toMatchObject({ error: { code: 'undo-refused' } })
  await open.close()
})

test('everything held on an enfant is exported as a page, a text or JSON', async () => {
  const { open, folder } = await aBaseWithZoe()

  for (const name of ['zoe.html', 'zoe.txt', 'zoe.json']) {
    const path = join(folder, name)
    const done = await exportPersonne(open.db, { genre: 'enfant', id: ZOE }, { path, now: NOW })
    expect(done.ok && done.value.parties).toMatchObject({
      Enfant: 1,
      Responsables: 1,
      Inscriptions: 2,
      Présences: 1,
    })
    const text = readFileSync(path, 'utf8')
    for (const held of [
      'Gwenaëlle',
      'mamie Odette',
      'pleure en arrivant',
      'a besoin de calme',
      'pas encore',
    ]) {
      expect(text).toContain(held)
    }
    expect(text).not.toContain('Louis')
  }
  await open.close()
})

test('a page of what is held on a person says each part once', async () => {
  const { open } = await aBaseWithZoe()

  for (const genre of ['enfant', 'famille', 'intervenant'] as const) {
    const titres = (await findDonnees(open.db, { genre, id: ZOE })).map(({ titre }) => titre)
    expect(new Set(titres).size).toBe(titres.length)
  }
  await open.close()
})

test('what erasing will do is told before, with the figures of the erasure, and changes nothing', async () => {
  const { open } = await aBaseWithZoe()
  await keepSauvegarde(open, 'demandee', NOW)
  const rows = () => open.db.selectFrom('enfant').selectAll().orderBy('id').execute()
  const before = await rows()

  const told = await previewEffacement(open, { genre: 'enfant', id: ZOE }, NOW)

  expect(await rows()).toEqual(before)
  expect(told).toMatchObject({
    value: { enfants: ['Quintrec Zoé'], familles: 1 },
  })
  const effets = told.ok ? told.value.effets.join(' ').replaceAll('\u00a0', ' ') : ''
  const done = await efface(open, { genre: 'enfant', id: ZOE })
  expect(effets).toContain(`${done.operations} opérations de l’historique`)
  expect(effets).toContain(`${done.textes} notes`)
  expect(effets).toContain('1 sauvegarde de cet ordinateur est refaite')
  expect(told.ok && told.value.restes).toEqual(done.restes)
  expect(await previewEffacement(open, { genre: 'enfant', id: ZOE }, NOW)).toMatchObject({
    error: { code: 'deletion-refused' },
  })
  await open.close()
})

test('everyone with a name can be chosen once, by name, and nobody who lost theirs', async () => {
  const { open } = await aBaseWithZoe()

  expect((await findPersonnesBreves(open.db)).map(({ label }) => label)).toEqual([
    'Famille Quintrec',
    'Ferrand Louis',
    'Kerbrat Soizic',
    'Quintrec Zoé',
  ])
  await efface(open, { genre: 'enfant', id: ZOE })
  expect((await findPersonnesBreves(open.db)).map(({ label }) => label)).toEqual([
    'Ferrand Louis',
    'Kerbrat Soizic',
  ])
  await open.close()
})
