import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { act } from '../../../../main/db/act.ts'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { pruneJournal, undoLast } from '../../../../main/features/journal/journal.service.ts'
import { effacer } from '../../../../main/features/personnes/personnes.service.ts'
import {
  anonymise,
  closeRevue,
  findRappelRevue,
  findRevue,
  findRevueAnnuelle,
  finishAnonymisations,
  idsOf,
  saveConservation,
} from '../../../../main/features/personnes/revue.service.ts'
import { findResume } from '../../../../main/features/resumes/resumes.service.ts'
import { keepSauvegarde } from '../../../../main/features/sauvegardes/sauvegardes.service.ts'
import { ok } from '../../../../shared/result.ts'
import { readFigures } from '../../../builders/figures.ts'
import {
  aCollectif,
  aFamille,
  anAction,
  anActionParents,
  anAnnee,
  anEnfant,
  anInscription,
  anIntervenant,
  anOrientation,
  aSeance,
} from '../../../builders/records.ts'
import { tempFolder } from '../../../builders/temp-folder.ts'

const NOW = new Date('2025-07-05T10:00:00Z')

/** Maël Tréguier left on 2021-06-30 and is named in a note of Lina's séance; Lina Ozanne still comes. */
async function aBase(folder = tempFolder()) {
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const { db } = open
  await anAnnee(db, { id: 'y0', debut: '2020-09-01', fin: '2021-08-31' })
  await anAnnee(db, { id: 'y1', debut: '2024-09-01', fin: '2025-08-31' })
  await anAction(db, { id: 'a0', annee_id: 'y0' })
  await anAction(db, { id: 'a1', annee_id: 'y1' })
  await aCollectif(db, { id: 'c0', action_id: 'a0' })
  await aCollectif(db, { id: 'c1', action_id: 'a1' })
  const responsables = [{ nom: 'Tréguier', prenom: 'Awena', telephone: '06 55 44 33 22' }]
  await aFamille(db, { id: 'f1', commune: 'Lannion', responsables })
  await anEnfant(db, { id: 'mael', nom: 'Tréguier', prenom: 'Maël', famille_id: 'f1' })
  await anEnfant(db, { id: 'lina', nom: 'Ozanne', prenom: 'Lina' })
  await anInscription(db, {
    enfant_id: 'mael',
    collectif_id: 'c0',
    action_id: 'a0',
    debut: '2020-09-15',
    fin: '2021-06-30',
    classe: 'CE1 de M. Prigent',
    niveau: 'CE1',
    origines: ['famille'],
  })
  await anInscription(db, {
    enfant_id: 'lina',
    collectif_id: 'c1',
    action_id: 'a1',
    debut: '2024-09-15',
  })
  await anIntervenant(db, { id: 'i0', nom: 'Jaouen', prenom: 'Ronan' })
  await anIntervenant(db, { id: 'i1', nom: 'Abgrall', prenom: 'Maud' })
  await aSeance(db, {
    id: 's0',
    collectif_id: 'c0',
    date: '2020-10-06',
    presences: { mael: 'present' },
    intervenants: { i0: null },
  })
  await aSeance(db, {
    id: 's1',
    collectif_id: 'c1',
    date: '2024-10-08',
    note: 'Lina parle encore de MAEL TREGUIER.',
    presences: { lina: 'present' },
    intervenants: { i1: null },
  })
  return { open, folder }
}

const figuresOf = async ({ db }: OpenDatabase) => [
  (await readFigures(db, 'a0', '2021-06-30')).valeurs,
  (await readFigures(db, 'a1', '2025-06-30')).valeurs,
]

const choisiesOf = async ({ db }: OpenDatabase, avant: string) => {
  const { enfants, intervenants, familles, orientations } = await findRevue(db, avant)
  return {
    enfants: idsOf(enfants),
    intervenants: idsOf(intervenants),
    familles: idsOf(familles),
    orientations: idsOf(orientations),
  }
}

const namesOf = async ({ db }: OpenDatabase) =>
  (await db.selectFrom('enfant').select('prenom').orderBy('id').execute()).map(
    ({ prenom }) => prenom,
  )

const TEXTS = ['Tréguier', 'TREGUIER', 'Maël', 'Awena', '06 55 44 33 22', 'Prigent']
const foundIn = (folder: string, texts: readonly string[]) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .filter((name) => statSync(join(folder, name)).isFile())
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name))
      return texts.filter((text) => bytes.includes(text)).map((text) => `${name}: ${text}`)
    })

test.each([
  ['2021-06-29', []],
  ['2021-06-30', []],
  ['2021-07-01', ['mael']],
])('an enfant who left on 30 June 2021 is proposed before %s: %j', async (avant, expected) => {
  const { open } = await aBase()

  expect((await choisiesOf(open, avant)).enfants).toEqual(expected)
  await open.close()
})

test('a later call, orientation or meeting of the famille keeps an enfant; an open inscription lasts its année', async () => {
  const { open } = await aBase()
  const { db } = open
  await db.updateTable('inscription').set({ fin: null }).where('enfant_id', '=', 'mael').execute()
  expect((await choisiesOf(open, '2021-08-31')).enfants).toEqual([])
  expect((await choisiesOf(open, '2021-09-01')).enfants).toEqual(['mael'])

  await db
    .insertInto('appel')
    .values({ id: 'p1', enfant_id: 'mael', date: '2022-01-10', note: null })
    .execute()
  expect((await choisiesOf(open, '2022-01-10')).enfants).toEqual([])
  expect((await choisiesOf(open, '2022-01-11')).enfants).toEqual(['mael'])

  await anOrientation(db, { id: 'o1', annee_id: 'y1', enfant_id: 'mael', date: '2024-11-04' })
  expect((await choisiesOf(open, '2024-11-04')).enfants).toEqual([])
  await anActionParents(db, { id: 'ap', action_id: 'a1', date: '2025-02-03', familles: ['f1'] })
  expect((await choisiesOf(open, '2025-02-03')).enfants).toEqual([])
  expect((await choisiesOf(open, '2025-02-04')).enfants).toEqual(['mael'])
  await open.close()
})

test('a record that nothing dates is told apart, and one just entered is not proposed at all', async () => {
  const { open } = await aBase()
  await anEnfant(open.db, { id: 'vieux', nom: 'Corre', prenom: 'Yuna' })
  await act(open.db, { now: NOW }, async (trx, { say }) => {
    say('Nouvel enfant')
    await anEnfant(trx, { id: 'neuf', nom: 'Le Goff', prenom: 'Titouan' })
    return ok(undefined)
  })

  const { enfants, sansDate } = await findRevue(open.db, '2023-07-05')

  expect(idsOf(enfants)).toEqual(['mael'])
  expect(idsOf(sansDate.enfants)).toEqual(['vieux'])
  await open.close()
})

test('anonymised people lose names everywhere, figures stay, and « Annuler » gives every row back', async () => {
  const { open } = await aBase()
  const before = await figuresOf(open)
  const rows = async () => ({
    enfants: await open.db.selectFrom('enfant').selectAll().orderBy('id').execute(),
    familles: await open.db.selectFrom('famille').selectAll().orderBy('id').execute(),
    responsables: await open.db.selectFrom('responsable').selectAll().execute(),
    inscriptions: await open.db.selectFrom('inscription').selectAll().orderBy('id').execute(),
    seances: await open.db.selectFrom('seance').selectAll().orderBy('id').execute(),
    intervenants: await open.db.selectFrom('intervenant').selectAll().orderBy('id').execute(),
  })
  const all = await rows()

  const done = await anonymise(open, await choisiesOf(open, '2023-07-05'), NOW)

  expect(done).toMatchObject({ ok: true, value: { enfants: 1, intervenants: 1, textes: 1 } })
  expect(await namesOf(open)).toEqual(['Lina', 'n° 1'])
  const { note } = await open.db
    .selectFrom('seance')
    .select('note')
    .where('id', '=', 's1')
    .executeTakeFirstOrThrow()
  expect(note).toBe('Lina parle encore de [anonymisé].')
  const kept = await open.db
    .selectFrom('inscription')
    .select(['niveau', 'classe'])
    .where('enfant_id', '=', 'mael')
    .executeTakeFirst()
  expect(kept).toEqual({ niveau: 'CE1', classe: null })
  expect(await figuresOf(open)).toEqual(before)

  expect(await undoLast(open.db, NOW)).toMatchObject({ ok: true })
  expect(await rows()).toEqual(all)
  await open.close()
})

test('when « Annuler » no longer reaches the act, no byte of the data folder keeps a name, copies included', async () => {
  const { open, folder } = await aBase()
  await keepSauvegarde(open, 'demandee', NOW)
  await anonymise(open, await choisiesOf(open, '2023-07-05'), NOW)
  const later = new Date('2026-02-01T10:00:00Z')
  for (let n = 0; n < 501; n++) {
    await act(open.db, { now: new Date('2025-07-06T10:00:00Z') }, async (trx, { say }) => {
      say('Note')
      await trx
        .updateTable('seance')
        .set({ note: `n${n}` })
        .where('id', '=', 's0')
        .execute()
      return ok(undefined)
    })
  }

  // 180 days are not over: nothing ends, and the act can be undone.
  expect(await finishAnonymisations(open, new Date('2025-12-31T10:00:00Z'))).toBe(0)
  expect(foundIn(folder, TEXTS)).not.toEqual([])
  expect(await finishAnonymisations(open, later)).toBe(1)
  await pruneJournal(open.db, later)

  expect(foundIn(folder, TEXTS)).toEqual([])
  expect(await finishAnonymisations(open, later)).toBe(0)
  await open.close()
  expect(foundIn(folder, TEXTS)).toEqual([])
})

test('an enfant anonymised by the review can be erased at once: the act is forgotten', async () => {
  const { open, folder } = await aBase()
  await anonymise(open, await choisiesOf(open, '2023-07-05'), NOW)

  expect(await effacer(open, { genre: 'enfant', id: 'mael' }, NOW)).toMatchObject({ ok: true })

  expect(foundIn(folder, TEXTS)).toEqual([])
  // His id was his first name: the record has another.
  const { id } = await open.db
    .selectFrom('enfant')
    .select('id')
    .where('anonymise_le', 'is not', null)
    .where('id', 'not in', ['mael', 'lina'])
    .executeTakeFirstOrThrow()
  expect(await effacer(open, { genre: 'enfant', id }, NOW)).toMatchObject({
    error: { code: 'deletion-refused' },
  })
  await open.close()
})

test('a choice that names a record without a name, or nobody, changes nothing', async () => {
  const { open } = await aBase()
  const nobody = { enfants: [], intervenants: [], familles: [], orientations: [] }

  const refused = await anonymise(open, { ...nobody, enfants: ['mael', 'inconnu'] }, NOW)

  expect(refused).toMatchObject({ error: { code: 'not-found' } })
  expect(await namesOf(open)).toEqual(['Lina', 'Maël'])
  await open.close()
})

test('orientations of children without a record, and familles without enfants, are proposed too', async () => {
  const { open } = await aBase()
  await anOrientation(open.db, {
    id: 'o1',
    annee_id: 'y0',
    nom: 'Kervella',
    prenom: 'Nolwenn',
    date: '2020-11-02',
  })
  await aFamille(open.db, { id: 'f2', responsables: [{ nom: 'Le Roux', prenom: 'Gwen' }] })
  await anActionParents(open.db, {
    id: 'ap2',
    action_id: 'a0',
    date: '2020-12-01',
    familles: ['f2'],
  })
  const before = await figuresOf(open)
  const choisies = await choisiesOf(open, '2023-07-05')
  expect(choisies).toMatchObject({ familles: ['f2'], orientations: ['o1'] })

  expect(await anonymise(open, choisies, NOW)).toMatchObject({ ok: true })

  expect(await figuresOf(open)).toEqual(before)
  expect(await choisiesOf(open, '2023-07-05')).toEqual({
    enfants: [],
    intervenants: [],
    familles: [],
    orientations: [],
  })
  await open.close()
})

test('neither « À faire » nor the figures ask to complete a record that lost its name', async () => {
  const { open } = await aBase()
  await open.db.updateTable('enfant').set({ famille_id: null }).where('id', '=', 'mael').execute()
  await open.db
    .updateTable('inscription')
    .set({ niveau: null, etablissement_id: null })
    .where('enfant_id', '=', 'mael')
    .execute()
  const codes = async () => {
    const resume = await findResume(open.db, { anneeId: 'y0', actionId: null }, '2025-07-05')
    return resume.ok ? resume.value.aFaire.map(({ code }) => code) : []
  }
  const incomplete = async () => {
    const { constat } = await readFigures(open.db, 'a0', '2021-06-30')
    return [constat('enfants-sans-niveau'), constat('enfants-sans-famille')]
  }
  expect(await incomplete()).toEqual([
    expect.objectContaining({ count: 1 }),
    expect.objectContaining({ count: 1 }),
  ])
  expect(await codes()).toContain('enfants-sans-niveau')

  await effacer(open, { genre: 'enfant', id: 'mael' }, NOW)

  const left = await codes()
  expect(left.filter((code) => code.startsWith('enfants-'))).toEqual([])
  expect(await incomplete()).toEqual([undefined, undefined])
  await open.close()
})

const noonOf = (date: string): Date => new Date(`${date}T12:00:00`)

test.each([
  ['2025-06-30', null],
  ['2025-07-01', { fiches: 2, bilans: 0 }],
  ['2025-08-31', { fiches: 2, bilans: 0 }],
  ['2025-09-01', null],
])('the review is called for in July and August alone: on %s, %j', async (today, expected) => {
  const { open } = await aBase()

  expect(await findRappelRevue(open.db, 'y1', noonOf(today))).toEqual({ ok: true, value: expected })
  await open.close()
})

test('bilans sent more than six years ago are reason enough to call for the review', async () => {
  const { open } = await aBase()
  await saveConservation(open.db, { anneeId: 'y1', annees: 10 }, NOW)
  const rappel = async (date: string) => {
    const found = await findRappelRevue(open.db, 'y1', noonOf(date))
    return found.ok ? found.value : 'refused'
  }
  expect(await rappel('2025-07-06')).toBeNull()
  await open.db
    .insertInto('envoi')
    .values({
      ...{ id: 'e', action_id: 'a0', numero: '1', annee: '2018-2019', arrete_au: '2019-06-30' },
      ...{ envoye_le: '2019-07-01T08:00:00.000Z', version: 1, reponses: '[]', changements: '[]' },
    })
    .execute()

  expect(await rappel('2025-07-06')).toEqual({ fiches: 0, bilans: 1 })
  await closeRevue(open.db, 'y1', noonOf('2025-07-06'))
  expect(await rappel('2025-07-07')).toBeNull()
  await open.close()
})

test('once done the review is quiet until the next summer; a longer conservation proposes fewer', async () => {
  const { open } = await aBase()
  const rappel = async (today: string) => {
    const found = await findRappelRevue(open.db, 'y1', noonOf(today))
    return found.ok ? (found.value?.fiches ?? null) : 'refused'
  }

  await closeRevue(open.db, 'y1', NOW)
  expect(await rappel('2025-07-06')).toBeNull()
  expect(await rappel('2026-07-01')).toBe(2)

  await undoLast(open.db, NOW)
  expect(await rappel('2025-07-06')).toBe(2)
  await anonymise(open, await choisiesOf(open, '2021-07-01'), NOW, 'y1')
  expect(await rappel('2025-07-06')).toBeNull()
  await undoLast(open.db, NOW)
  expect(await rappel('2025-07-06')).toBe(2)

  const byDefault = await findRevueAnnuelle(open.db, 'y1', '2025-07-05')
  expect(byDefault).toMatchObject({ value: { annees: 2, avant: '2023-07-05' } })
  await saveConservation(open.db, { anneeId: 'y1', annees: 6 }, NOW)
  expect(await rappel('2026-07-01')).toBeNull()
  const revue = await findRevueAnnuelle(open.db, 'y1', '2025-07-05')
  expect(revue).toMatchObject({ value: { annees: 6, avant: '2019-07-05', faiteLe: null } })
  await open.close()
})
