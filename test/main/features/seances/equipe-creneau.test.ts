import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import {
  changeCreneau,
  deleteCollectif,
  findCollectifs,
} from '../../../../main/features/collectifs/collectifs.service.ts'
import { undoLast } from '../../../../main/features/journal/journal.service.ts'
import { saveEquipe } from '../../../../main/features/seances/equipe.service.ts'
import {
  createSeance,
  createSerie,
} from '../../../../main/features/seances/planification.service.ts'
import { saveIntervenant } from '../../../../main/features/seances/saisie-seance.service.ts'
import { openedSeance } from '../../../builders/opened-seance.ts'
import { aCollectif, anIntervenant, aSeance } from '../../../builders/records.ts'

// A Tuesday.
const NOW = new Date('2021-10-05T09:00:00')
const MARDI = { jour: 'mardi', debut: '16:30', fin: '18:00' } as const
let open: OpenDatabase
let collectifId: string
let monique: string
let lucas: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
  await open.db
    .insertInto('creneau')
    .values([
      { id: 'k', collectif_id: collectifId, ...MARDI },
      { id: 'j', collectif_id: collectifId, ...MARDI, jour: 'jeudi' },
    ])
    .execute()
  monique = (await anIntervenant(open.db, { nom: 'Leroy', prenom: 'Monique' })).id
  lucas = (await anIntervenant(open.db, { nom: 'Petit', prenom: 'Lucas' })).id
})

const seance = async (date: string, more: Parameters<typeof aSeance>[1] = {}) =>
  (await aSeance(open.db, { collectif_id: collectifId, date, etat: 'prevue', ...more })).id

type Membre = { intervenantId: string; debut: string; fin: string | null }
const always = (intervenantId: string, fin: string | null = null): Membre => ({
  intervenantId,
  debut: '2021-09-01',
  fin,
})
const save = async (membres: readonly Membre[], creneauId = 'k') => {
  const saved = await saveEquipe(open.db, { creneauId, membres }, NOW)
  if (!saved.ok) throw new Error(JSON.stringify(saved.error))
  return saved.value.seances
}

/** Prénoms noted, by date. */
const noted = () =>
  open.sqlite
    .prepare(`
      select s.date, group_concat(v.prenom order by v.prenom) as equipe
      from seance s left join seance_intervenant si on si.seance_id = s.id
      left join intervenant v on v.id = si.intervenant_id group by s.id order by s.date, s.debut
    `)
    .raw()
    .all()

describe('the team of a créneau', () => {
  test('is noted on its séances from today on, at their own dates; undo takes all back', async () => {
    await seance('2021-09-28')
    await seance('2021-10-05')
    await seance('2021-10-07')
    await seance('2021-10-12')
    await seance('2021-10-12', { debut: '10:00', fin: '12:00' })
    await seance('2021-10-19', { etat: 'annulee' })
    await seance('2021-10-26')

    const changed = await save([always(monique), always(lucas, '2021-10-12')])
    const after = noted()
    await undoLast(open.db, NOW)

    expect(changed).toBe(3)
    expect(after).toEqual([
      ['2021-09-28', null],
      ['2021-10-05', 'Lucas,Monique'],
      ['2021-10-07', null],
      ['2021-10-12', null],
      ['2021-10-12', 'Lucas,Monique'],
      ['2021-10-19', null],
      ['2021-10-26', 'Monique'],
    ])
    expect(noted().every((row) => (row as string[])[1] === null)).toBe(true)
    expect(await save([{ ...always(monique), debut: '2021-10-20' }])).toBe(1)
  })

  test('keeps the exceptions: somebody taken away by hand stays away, own minutes stay noted', async () => {
    const first = await seance('2021-10-12')
    const second = await seance('2021-10-19')
    await save([always(monique), always(lucas)])
    const without = { seanceId: first, intervenantId: monique, isPresent: false, minutes: null }
    await saveIntervenant(open.db, without, NOW)
    const longer = { seanceId: second, intervenantId: lucas, isPresent: true, minutes: 45 }
    await saveIntervenant(open.db, longer, NOW)

    const changed = await save([always(monique)])

    expect(changed).toBe(2)
    expect(noted()).toEqual([
      ['2021-10-12', null],
      ['2021-10-19', 'Lucas,Monique'],
    ])
  })

  test('comes with the séances that are created later, in series or alone', async () => {
    await save([always(monique)])
    await save([always(lucas, '2021-10-14')], 'j')
    const serie = { collectifIds: [collectifId], debut: '2021-10-12', fin: '2021-10-21', sauf: [] }

    await createSerie(open.db, serie, NOW)
    const alone = { collectifId, date: '2021-11-09', debut: '16:30', fin: '18:00' }
    await createSeance(open.db, alone, NOW)
    await createSeance(open.db, { ...alone, date: '2021-11-10' }, NOW)

    expect(noted()).toEqual([
      ['2021-10-12', 'Monique'],
      ['2021-10-14', 'Lucas'],
      ['2021-10-19', 'Monique'],
      ['2021-10-21', null],
      ['2021-11-09', 'Monique'],
      ['2021-11-10', null],
    ])
  })

  test('does not hold its séances where they are: they move with the créneau, and go with the collectif', async () => {
    await seance('2021-10-12')
    await seance('2021-10-19')
    await save([always(monique)])
    const vers = { ...MARDI, jour: 'mercredi' } as const

    await changeCreneau(open.db, { creneauId: 'k', vers, replanifier: true }, NOW)
    const moved = noted()
    const deleted = await deleteCollectif(open.db, collectifId, NOW)

    expect(moved).toEqual([
      ['2021-10-13', 'Monique'],
      ['2021-10-20', 'Monique'],
    ])
    expect(deleted.ok).toBe(true)
  })

  test('is proposed on a past séance where nobody is noted, and listed with its créneau', async () => {
    const id = await seance('2021-09-28')
    await save([always(monique), always(lucas, '2021-09-20')])

    const { equipeProposee } = await openedSeance(open.db, id)
    const action = await open.db.selectFrom('action').selectAll().executeTakeFirstOrThrow()
    const found = await findCollectifs(
      open.db,
      { anneeId: action.annee_id, actionId: null },
      '2021-10-05',
    )

    expect(equipeProposee).toMatchObject({ date: null, equipe: [{ intervenantId: monique }] })
    expect(found).toMatchObject({
      value: [
        { creneaux: [{ equipe: [{ prenom: 'Monique' }, { prenom: 'Lucas' }] }, { equipe: [] }] },
      ],
    })
  })

  test('the same team again leaves nothing to undo', async () => {
    await seance('2021-10-12')
    await save([always(monique)])

    await save([always(monique)])

    expect(await open.db.selectFrom('operation').selectAll().execute()).toHaveLength(1)
  })

  test('is refused beside its field: somebody gone, an end before the beginning, the same person twice', async () => {
    const saved = await saveEquipe(
      open.db,
      {
        creneauId: 'k',
        membres: [
          always('none'),
          { intervenantId: monique, debut: '2021-10-02', fin: '2021-10-01' },
          always(lucas, '2021-10-12'),
          { intervenantId: lucas, debut: '2021-10-12', fin: null },
          { intervenantId: lucas, debut: '2022-10-13', fin: '2022-10-13' },
        ],
      },
      NOW,
    )
    const gone = await saveEquipe(open.db, { creneauId: 'none', membres: [] }, NOW)

    if (saved.ok || saved.error.code !== 'validation') throw new Error('expected a refusal')
    expect(Object.keys(saved.error.fields)).toEqual([
      'membres.0.intervenantId',
      'membres.1.fin',
      'membres.3.debut',
      'membres.4.debut',
    ])
    expect(gone).toMatchObject({ error: { code: 'not-found', what: 'creneau' } })
  })
})
