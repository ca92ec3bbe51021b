import { describe, expect, test } from 'vitest'
import { figuresScene } from '../../../builders/figures-scene.ts'
import { anIntervenant, someHeures } from '../../../builders/records.ts'

const { db, figures, inscrit, parametre, seance } = figuresScene()

describe('écarts', () => {
  const announce = (values: Record<string, unknown>) =>
    db
      .insertInto('previsionnel')
      .values({ action_id: 'a1', ...values })
      .execute()

  test('nothing is proposed where the projet announced nothing', async () => {
    await announce({ semaines: 30 })

    const { valeur } = await figures()

    expect(valeur('public.ecart')).toBeNull()
    expect(valeur('activites.ecart')).toBeNull()
    expect(valeur('calendrier.ecart')).toBe(true)
  })

  test('nothing is proposed without a prévisionnel', async () => {
    const { valeur } = await figures()

    expect(valeur('calendrier.ecart')).toBeNull()
  })

  test('a section has no écart when all that was announced came true', async () => {
    await announce({ debut: '2021-09-28', semaines: 1, elementaire: 1, benevole_minutes: 90 })
    await db
      .insertInto('previsionnel_item')
      .values({ action_id: 'a1', liste: 'activites', code: 'jeux' })
      .execute()
    await anIntervenant(db, { id: 'omar' })
    await inscrit('e1', { niveau: 'CP' })
    await seance({ activites: ['jeux'], intervenants: { omar: null } })

    const { valeur } = await figures()

    for (const section of ['calendrier', 'intervenants', 'public', 'activites']) {
      expect([section, valeur(`${section}.ecart`)]).toEqual([section, false])
    }
  })

  test('an activité that was not announced is an écart, as is one that did not happen', async () => {
    await announce({})
    await db
      .insertInto('previsionnel_item')
      .values({ action_id: 'a1', liste: 'activites', code: 'jeux' })
      .execute()
    await seance({ activites: ['jeux', 'sorties'] })

    const { valeur } = await figures()

    expect(valeur('activites.ecart')).toBe(true)
  })

  test.each([
    ['within the tolerance', 66, false],
    ['beyond it', 67, true],
  ])('a difference %s', async (_what, minutes, ecart) => {
    await announce({ benevole_minutes: 60 })
    await parametre('toleranceEcart', 0.1)
    await anIntervenant(db, { id: 'omar' })
    await someHeures(db, { intervenant_id: 'omar', action_id: 'a1', minutes })

    const { valeur } = await figures()

    expect(valeur('intervenants.ecart')).toBe(ecart)
  })
})
