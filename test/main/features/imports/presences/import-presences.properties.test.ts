import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../../main/db/open.ts'
import { commitRows, undoImport } from '../../../../../main/features/imports/imports.service.ts'
import { PRESENCES_IMPORT } from '../../../../../main/features/imports/presences/import-presences.service.ts'
import { ok } from '../../../../../shared/result.ts'
import { given } from '../../../../builders/given.ts'
import { encode, lines } from '../../../../builders/orientations/encode.ts'
import { dataSnapshot } from '../../../../builders/orientations/snapshot.ts'
import { readPresences } from '../../../../builders/readings.ts'
import {
  aCollectif,
  anAction,
  anAnnee,
  anEnfant,
  anInscription,
} from '../../../../builders/records.ts'

const NOW = new Date('2021-12-01T10:00:00Z')
const ENFANTS = ['BENALI Inès', 'COSTA Élio', 'DIALLO Sami', 'N’DIAYE Awa'] as const
/** Tuesdays and Thursdays, in the order of the calendar. */
const JOURS = ['05/10/2021', '07/10/2021', '12/10/2021', '14/10/2021', '09/11/2021'] as const
const iso = (jour: string): string => jour.split('/').reverse().join('-')

/** The signs of a person who fills a register in her own way. */
const WAYS = [
  { present: 'P', absent: 'A', excuse: 'E' },
  { present: '1', absent: '0', excuse: 'exc' },
  { present: 'x', absent: 'abs', excuse: 'absence justifiée' },
  { present: '✓', absent: '✗', excuse: 'J' },
] as const

const anyGrid = fc.record({
  way: fc.constantFrom(...WAYS),
  isTurned: fc.boolean(),
  marks: fc.array(
    fc.array(fc.constantFrom('present', 'absent', 'excuse', null), {
      minLength: ENFANTS.length,
      maxLength: ENFANTS.length,
    }),
    { minLength: JOURS.length, maxLength: JOURS.length },
  ),
})

const transpose = (rows: readonly (readonly string[])[]): readonly (readonly string[])[] =>
  (rows[0] ?? []).map((_cell, column) => rows.map((row) => row[column] ?? ''))

/** The collectif of those enfants, on Tuesdays and Thursdays, without any séance yet. */
async function aBase() {
  const open = openDatabase(':memory:')
  const { db } = open
  const annee = await anAnnee(db)
  const action = await anAction(db, { annee_id: annee.id })
  const collectif = await aCollectif(db, { action_id: action.id })
  for (const jour of ['mardi', 'jeudi'] as const) {
    await db
      .insertInto('creneau')
      .values({ id: jour, collectif_id: collectif.id, jour, debut: '16:30', fin: '18:00' })
      .execute()
  }
  for (const enfant of ENFANTS) {
    const [nom = '', prenom = ''] = enfant.split(' ')
    const { id } = await anEnfant(db, { nom, prenom })
    await anInscription(db, {
      ...{ enfant_id: id, action_id: action.id, collectif_id: collectif.id, debut: '2021-09-01' },
    })
  }
  const place = {
    ...{ anneeId: annee.id, collectifId: collectif.id, ignorees: [], now: NOW },
    sourceFile: 'grille.csv',
  }
  const written = () =>
    open.sqlite
      .prepare(
        `select s.date || ' ' || e.nom || ' ' || e.prenom || ' ' || p.etat
         from presence p join seance s on s.id = p.seance_id join enfant e on e.id = p.enfant_id order by 1`,
      )
      .pluck()
      .all()
  return { open, place, written }
}

test('whatever a grid holds, upright or turned, importing gives these marks, and undoing gives back the base', async () => {
  const { open, place, written } = await aBase()
  const start = dataSnapshot(open)
  await fc.assert(
    fc.asyncProperty(anyGrid, async ({ way, isTurned, marks }) => {
      const said = marks.flatMap((day, row) =>
        day.flatMap((etat, column) =>
          etat === null ? [] : [`${iso(JOURS[row] ?? '')} ${ENFANTS[column]} ${etat}`],
        ),
      )
      fc.pre(said.length > 0)
      const turned = [
        ['Enfant', ...ENFANTS],
        ...marks.map((day, row) => [
          JOURS[row] ?? '',
          ...day.map((etat) => (etat === null ? '' : way[etat])),
        ]),
      ]
      const rows = isTurned ? turned : transpose(turned)
      const lues = readPresences(encode(lines(...rows.map((row) => row.join(';'))), 'utf-8'), {
        ...{ nomTexte: 'grille', feuille: null, latest: '2022-08-31' },
      })

      given(await commitRows(open.db, PRESENCES_IMPORT, lues, NOW, async () => ok(place)))
      const found = written()
      const [importId] = open.sqlite
        .prepare('select id from import order by rowid desc')
        .pluck()
        .all() as string[]
      given(await undoImport(open.db, importId ?? '', NOW))

      expect(found).toEqual(said.toSorted())
      expect(dataSnapshot(open)).toEqual(start)
    }),
    { numRuns: 40 },
  )
  await open.close()
})
