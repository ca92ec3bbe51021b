import { beforeEach, describe, expect, test } from 'vitest'
import { type OpenDatabase, openDatabase } from '../../../../main/db/open.ts'
import { redoNext, undoLast } from '../../../../main/features/journal/journal.service.ts'
import { savePresences } from '../../../../main/features/presences/presences.service.ts'
import type { SaisiePresence } from '../../../../shared/ipc/presences.ipc.ts'
import { aCollectif, anEnfant, anInscription, aSeance } from '../../../builders/records.ts'

const NOW = new Date('2021-09-28T16:00:00.000Z')
let open: OpenDatabase
let seanceId: string
let collectifId: string
let ines: string
let adam: string

beforeEach(async () => {
  open = openDatabase(':memory:')
  collectifId = (await aCollectif(open.db)).id
  ines = (await anEnfant(open.db)).id
  adam = (await anEnfant(open.db, { nom: 'Diallo', prenom: 'Adam' })).id
  for (const enfant_id of [ines, adam]) {
    await anInscription(open.db, { enfant_id, collectif_id: collectifId })
  }
  seanceId = (await aSeance(open.db, { collectif_id: collectifId, etat: 'prevue' })).id
})

const save = (presences: readonly SaisiePresence[]) => savePresences(open.db, { presences }, NOW)

const recorded = () => open.sqlite.prepare('select enfant_id, etat, note from presence').all()

const etatSeance = (id = seanceId) =>
  open.sqlite.prepare('select etat from seance where id = ?').pluck().get(id)

const operations = () => open.sqlite.prepare('select count(*) from operation').pluck().get()

describe('the name that undo gives to a gesture', () => {
  const labels = () => open.sqlite.prepare('select label from operation order by seq').pluck().all()

  test('says the enfant, the séance or the month, and how many présences it took', async () => {
    const other = (await aSeance(open.db, { collectif_id: collectifId, date: '2021-09-21' })).id
    const excuse = { enfantId: ines, etat: 'excuse' as const }

    await save([{ seanceId, enfantId: ines, etat: 'present' }])
    await save([{ seanceId, enfantId: ines, etat: 'present', note: 'arrivée à 17 h' }])
    await save([
      { seanceId, enfantId: ines, etat: 'absent' },
      { seanceId, enfantId: adam, etat: 'absent' },
    ])
    await save([
      { seanceId, ...excuse },
      { seanceId: other, ...excuse },
    ])
    await save([{ seanceId, enfantId: ines, etat: null }])
    await save([{ seanceId, enfantId: adam, etat: 'present', note: 'en retard' }])
    await save([{ seanceId, enfantId: adam, etat: 'present' }])

    expect(labels()).toEqual([
      'Présence du mardi 28/09\u00a0: Inès Benali',
      'Note du mardi 28/09\u00a0: Inès Benali',
      'Présences du mardi 28/09 (Mardi)\u00a0: 2\u00a0enfants',
      'Présences de septembre 2021\u00a0: 2\u00a0cases',
      'Présence du mardi 28/09\u00a0: Inès Benali',
      'Présence du mardi 28/09\u00a0: Adam Diallo',
    ])
  })

  test('counts the présences that changed, not those that were so already', async () => {
    await save([{ seanceId, enfantId: ines, etat: 'present' }])

    await save([
      { seanceId, enfantId: ines, etat: 'present' },
      { seanceId, enfantId: adam, etat: 'present' },
    ])

    expect(labels().at(-1)).toBe('Présence du mardi 28/09\u00a0: Adam Diallo')
  })
})

describe('recording', () => {
  test('a séance prévue of today becomes tenue with its first présence, and undo takes both back', async () => {
    const saved = await save([{ seanceId, enfantId: ines, etat: 'present' }])

    expect(saved).toEqual({ ok: true, value: { tenues: [seanceId] } })
    expect(etatSeance()).toBe('tenue')
    expect(await undoLast(open.db, new Date())).toMatchObject({ ok: true })
    expect([etatSeance(), recorded()]).toEqual(['prevue', []])
    expect(await redoNext(open.db)).toMatchObject({ ok: true })
    expect([etatSeance(), recorded().length]).toEqual(['tenue', 1])
  })

  test('a note stays when it is left out, and goes when it is emptied', async () => {
    await save([{ seanceId, enfantId: ines, etat: 'present', note: 'arrivée à 17 h' }])

    await save([{ seanceId, enfantId: ines, etat: 'absent' }])
    const kept = recorded()
    await save([{ seanceId, enfantId: ines, etat: 'absent', note: '' }])

    expect(kept).toEqual([{ enfant_id: ines, etat: 'absent', note: 'arrivée à 17 h' }])
    expect(recorded()).toEqual([{ enfant_id: ines, etat: 'absent', note: null }])
  })

  test('null makes an enfant unknown again, without touching the others', async () => {
    await save([
      { seanceId, enfantId: ines, etat: 'present' },
      { seanceId, enfantId: adam, etat: 'excuse' },
    ])

    await save([{ seanceId, enfantId: ines, etat: null }])

    expect(recorded()).toEqual([{ enfant_id: adam, etat: 'excuse', note: null }])
    expect(etatSeance()).toBe('tenue')
    await save([
      { seanceId, enfantId: adam, etat: null },
      { seanceId, enfantId: ines, etat: 'absent' },
    ])
    expect(recorded()).toEqual([{ enfant_id: ines, etat: 'absent', note: null }])
  })

  test('saving what is already so leaves no operation to undo', async () => {
    await save([{ seanceId, enfantId: ines, etat: 'present' }])

    await save([
      { seanceId, enfantId: ines, etat: 'present' },
      { seanceId, enfantId: adam, etat: null },
    ])

    expect(operations()).toBe(1)
  })

  test('of two lines for one enfant the last counts', async () => {
    await save([
      { seanceId, enfantId: ines, etat: 'present' },
      { seanceId, enfantId: ines, etat: 'absent' },
    ])

    expect(recorded()).toEqual([{ enfant_id: ines, etat: 'absent', note: null }])
  })

  test('a whole month of a large collectif goes in at once', async () => {
    const enfants: string[] = []
    for (let n = 0; n < 60; n += 1) {
      const { id } = await anEnfant(open.db, { nom: `Nom ${n}` })
      await anInscription(open.db, { enfant_id: id, collectif_id: collectifId })
      enfants.push(id)
    }
    const seances = [seanceId]
    for (let day = 6; day < 20; day += 1) {
      const date = `2021-09-${String(day).padStart(2, '0')}`
      seances.push((await aSeance(open.db, { collectif_id: collectifId, date })).id)
    }
    const grid = seances.flatMap((id) =>
      enfants.map((enfantId) => ({ seanceId: id, enfantId, etat: 'present' as const })),
    )

    const saved = await save(grid)
    const cleared = await save(grid.map((cell) => ({ ...cell, etat: null })))

    expect([saved.ok, cleared.ok, operations(), recorded()]).toEqual([true, true, 2, []])
  })
})

describe('refusals', () => {
  test('an enfant who is not inscribed that day is refused, and nothing of the rest is kept', async () => {
    const gone = (await anEnfant(open.db, { nom: 'Petit', prenom: 'Lou' })).id
    await anInscription(open.db, {
      enfant_id: gone,
      collectif_id: collectifId,
      fin: '2021-09-27',
    })

    const saved = await save([
      { seanceId, enfantId: ines, etat: 'present' },
      { seanceId, enfantId: gone, etat: 'absent' },
    ])

    expect(saved).toMatchObject({
      ok: false,
      error: {
        code: 'validation',
        fields: { 'presences.1': expect.stringContaining('28/09/2021') },
      },
    })
    expect([recorded(), etatSeance(), operations()]).toEqual([[], 'prevue', 0])
  })

  test.each(['liste-attente', 'jamais-venu'] as const)(
    'an enfant whose inscription is « %s » has no présence',
    async (statut) => {
      const waiting = (await anEnfant(open.db, { nom: 'Petit' })).id
      await anInscription(open.db, { enfant_id: waiting, collectif_id: collectifId, statut })

      const saved = await save([{ seanceId, enfantId: waiting, etat: 'present' }])

      expect(saved).toMatchObject({ ok: false, error: { code: 'validation' } })
    },
  )

  test('what an import recorded beside the inscriptions can still be corrected', async () => {
    const visitor = (await anEnfant(open.db, { nom: 'Petit' })).id
    const id = (
      await aSeance(open.db, { collectif_id: collectifId, presences: { [visitor]: 'present' } })
    ).id

    const saved = await save([{ seanceId: id, enfantId: visitor, etat: 'absent' }])

    expect(saved.ok).toBe(true)
    expect(recorded()).toEqual([{ enfant_id: visitor, etat: 'absent', note: null }])
  })

  test('a séance annulée is to be opened again first', async () => {
    const id = (await aSeance(open.db, { collectif_id: collectifId, etat: 'annulee' })).id

    const saved = await save([{ seanceId: id, enfantId: ines, etat: 'present' }])

    expect(saved).toMatchObject({
      ok: false,
      error: { fields: { 'presences.0': expect.stringContaining('rouvrez-la') } },
    })
  })

  test('ahead of the day only an excuse can be noted, and the séance stays prévue', async () => {
    const seance = { collectif_id: collectifId, date: '2021-09-29', etat: 'prevue' } as const
    const { id } = await aSeance(open.db, seance)

    const present = await save([{ seanceId: id, enfantId: ines, etat: 'present' }])
    const excuse = await save([{ seanceId: id, enfantId: ines, etat: 'excuse' }])

    expect(present).toMatchObject({
      ok: false,
      error: { fields: { 'presences.0': expect.stringContaining('pas encore eu lieu') } },
    })
    expect(excuse).toEqual({ ok: true, value: { tenues: [] } })
    expect(etatSeance(id)).toBe('prevue')
  })

  test('a séance deleted meanwhile is told', async () => {
    const saved = await save([{ seanceId: 'none', enfantId: ines, etat: 'present' }])

    expect(saved).toMatchObject({
      ok: false,
      error: { fields: { 'presences.0': expect.stringContaining('n’existe plus') } },
    })
  })
})
