import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../main/db/open.ts'
import { undoImport } from '../../../../../main/features/imports/imports.service.ts'
import {
  aBaseOfHours,
  aTableAs,
  categoriesSaid,
  importHours,
  NOW,
} from '../../../../builders/heures/a-table.ts'
import { heuresPath, readHeuresFixture } from '../../../../builders/heures/fixture-files.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { undoAll } from '../../../../builders/orientations/undo-all.ts'
import { anAction, anAnnee, anIntervenant } from '../../../../builders/records.ts'
import { tempFolder } from '../../../../builders/temp-folder.ts'

const HEADER = 'Nom;Prénom;Date;Durée;Catégorie;Statut;Titre'

// Few values, so that rows often meet: doubles, known people, homonyms, contradictions.
const anyRow = fc
  .tuple(
    fc.constantFrom('DURAND', 'Durand', 'Sy', 'Petit', ''),
    fc.constantFrom('Hélène', 'HELENE', 'Omar', 'Marc', ''),
    fc.constantFrom('05/10/2021', '6/10/21', '', '31/02/2022', '05/10/2019'),
    fc.constantFrom('1h', '60 min', '1,5', '90', 'demi-journée', ''),
    fc.constantFrom('Préparation', 'préparation', 'Réunion', 'Transport', 'Séances', ''),
    fc.constantFrom('', '', 'bénévole', 'salarié'),
    fc.constantFrom('', 'Jeux', 'Contes'),
  )
  .map((cells) => cells.join(';'))
const anyRows = fc.array(anyRow, { minLength: 1, maxLength: 10 })

/** Those rows as a table, its catégories explained. */
const tableOf = (rows: readonly string[]) =>
  aTableAs(
    { correspondances: [categoriesSaid({ Transport: 'autre', Séances: null })] },
    HEADER,
    ...rows,
  )

/** A base where one of those people is known, and another twice; the person has said something of the rest. */
async function aKnowingBase() {
  const base = await aBaseOfHours()
  const { db } = base.open
  await anIntervenant(db, { nom: 'Durand', prenom: 'Hélène' })
  await anIntervenant(db, { nom: 'Sy', prenom: 'Omar' })
  await anIntervenant(db, { nom: 'Sy', prenom: 'Omar' })
  const options = {
    ...base.options,
    date: '2021-11-10',
    personnes: [{ cle: '', choix: { kind: 'occasionnel' } as const }],
  }
  return { ...base, options }
}

/** What the base holds, its random ids replaced by what they stand for. */
const meaning = ({ sqlite }: Awaited<ReturnType<typeof aBaseOfHours>>['open']) =>
  sqlite
    .prepare(
      `select i.nom, i.prenom, h.date, h.minutes, h.categorie, h.note,
         (select group_concat(s.statut || s.debut) from intervenant_statut s where s.intervenant_id = i.id) as statuts
       from intervenant i left join heures h on h.intervenant_id = i.id order by 1, 2, 3, 4, 5, 6, 7`,
    )
    .all()

test('importing hours twice is importing them once', async () => {
  const { open, options } = await aKnowingBase()
  await fc.assert(
    fc
      .asyncProperty(anyRows, async (rows) => {
        await importHours(open, tableOf(rows), options)
        const once = dataSnapshot(open)

        await importHours(open, tableOf(rows), options)

        expect(dataSnapshot(open)).toEqual(once)
      })
      .afterEach(() => undoAll(open)),
    { numRuns: 40 },
  )
})

test('undoing an import of hours gives the base back as it was', async () => {
  const { open, options } = await aKnowingBase()
  await fc.assert(
    fc
      .asyncProperty(anyRows, anyRows, async (before, rows) => {
        await importHours(open, tableOf(before), options)
        const known = dataSnapshot(open)

        const { importId } = await importHours(open, tableOf(rows), options)
        const undone = await undoImport(open.db, importId ?? '', NOW)

        expect(undone).toMatchObject({ ok: true })
        expect(dataSnapshot(open)).toEqual(known)
      })
      .afterEach(() => undoAll(open)),
    { numRuns: 30 },
  )
})

test('the order of the rows of hours does not matter', async () => {
  const { open, options } = await aKnowingBase()
  const anyShuffled = anyRows.chain((rows) =>
    fc.record({
      rows: fc.constant(rows),
      shuffled: fc.shuffledSubarray(rows, { minLength: rows.length }),
    }),
  )
  await fc.assert(
    fc
      .asyncProperty(anyShuffled, async ({ rows, shuffled }) => {
        await importHours(open, tableOf(rows), options)
        const one = meaning(open)
        await undoAll(open)

        await importHours(open, tableOf(shuffled), options)

        expect(meaning(open)).toEqual(one)
      })
      .afterEach(() => undoAll(open)),
    { numRuns: 40 },
  )
})

test('no unmapped column of a table of hours reaches the disk, journal included', async () => {
  const folder = tempFolder()
  const open = openDatabase(join(folder, 'cartable.sqlite'))
  const annee = await anAnnee(open.db)
  await anAction(open.db, { annee_id: annee.id })
  const { options } = await aBaseOfHours()

  for (const name of readdirSync(heuresPath(''))) {
    const all = { ...options, anneeId: annee.id, date: '2021-11-10' }
    await importHours(open, readHeuresFixture(name), all, name)
  }

  const written = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'))
  expect(readFileSync(heuresPath('benevalibre-export.csv'), 'utf8')).toContain('CANARI')
  expect(written.join('')).toContain('DURAND')
  expect(written.filter((bytes) => bytes.includes('CANARI'))).toEqual([])
  await open.close()
})
