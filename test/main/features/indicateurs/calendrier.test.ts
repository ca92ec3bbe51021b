import { describe, expect, test } from 'vitest'
import { figuresScene } from '../../../builders/figures-scene.ts'

const { figures, seance } = figuresScene()

describe('calendrier', () => {
  test('begins with the first séance held, not with one that was planned or cancelled before', async () => {
    await seance({ date: '2021-09-14', etat: 'annulee' })
    await seance({ date: '2021-09-21', etat: 'prevue' })
    const first = await seance({ date: '2021-09-28' })
    await seance({ date: '2021-10-05' })

    const { valeur, provenance } = await figures()

    expect(valeur('calendrier.debut')).toBe('2021-09-28')
    expect(provenance('calendrier.debut')).toEqual({ seances: [first.id] })
  })

  test('ends with the last séance held or planned, even after the date; a cancelled one is none', async () => {
    await seance({ date: '2022-04-26' })
    const last = await seance({ date: '2022-06-21', etat: 'prevue' })
    await seance({ date: '2022-06-28', etat: 'annulee' })

    const { valeur, provenance } = await figures()

    expect(valeur('calendrier.fin')).toBe('2022-06-21')
    expect(provenance('calendrier.fin')).toEqual({ seances: [last.id] })
  })

  test('has no dates and no week when nothing was held', async () => {
    const { valeur } = await figures()

    expect(valeur('calendrier.debut')).toBeNull()
    expect(valeur('calendrier.fin')).toBeNull()
    expect(valeur('calendrier.semaines')).toBe(0)
  })

  test('counts ISO weeks: the one of the New Year once, from Monday to Sunday', async () => {
    await seance({ date: '2021-12-27' })
    await seance({ date: '2021-12-31' })
    await seance({ date: '2022-01-02' })
    await seance({ date: '2022-01-03' })

    const { valeur } = await figures()

    expect(valeur('calendrier.semaines')).toBe(2)
  })

  test('counts no week of a séance held after the date, planned or cancelled', async () => {
    await seance({ date: '2022-04-30' })
    await seance({ date: '2022-05-03' })
    await seance({ date: '2022-03-01', etat: 'prevue' })
    await seance({ date: '2022-03-08', etat: 'annulee' })

    const { valeur } = await figures()

    expect(valeur('calendrier.semaines')).toBe(1)
  })
})
