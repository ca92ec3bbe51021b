import { beforeEach, describe, expect, test } from 'vitest'
import { NIVEAUX, type Niveau } from '../../../../shared/domain/niveau.ts'
import { ARRETE_AU, figuresScene } from '../../../builders/figures-scene.ts'
import { aFamille, anEnfant, anEtablissement, anIntervenant } from '../../../builders/records.ts'

const { db, figures, inscrit, parametre, seance } = figuresScene()

describe('public', () => {
  test('counts neither who waits, nor who never came, nor who joins after the date', async () => {
    await inscrit('e1', { debut: ARRETE_AU })
    await inscrit('e2', { statut: 'liste-attente' })
    await inscrit('e3', { statut: 'jamais-venu' })
    await inscrit('e4', { debut: '2022-05-01' })

    const { valeur, provenance } = await figures()

    expect(valeur('public.total')).toBe(1)
    expect(provenance('public.total')).toMatchObject({ enfants: ['e1'] })
  })

  test('counts who has left, and who is in two collectifs once', async () => {
    await inscrit('e1', { fin: '2021-10-01' })
    await inscrit('e2')
    await inscrit('e2', { collectif_id: 'c2' })

    const { valeur } = await figures()

    expect(valeur('public.total')).toBe(2)
  })

  test('siblings are one famille; a child without famille is one of its own, and it is told', async () => {
    const famille = await aFamille(db)
    await anEnfant(db, { id: 'e1', famille_id: famille.id })
    await anEnfant(db, { id: 'e2', famille_id: famille.id })
    await inscrit('e1')
    await inscrit('e2')
    await inscrit('e3')

    const { valeur, provenance, constat } = await figures()

    expect(valeur('public.familles')).toBe(2)
    expect(provenance('public.familles')).toEqual({ familles: [famille.id], enfants: ['e3'] })
    expect(constat('enfants-sans-famille')).toMatchObject({
      count: 1,
      provenance: { enfants: ['e3'] },
    })
  })

  const PALIERS: readonly (readonly [string, readonly Niveau[]])[] = [
    ['elementaire', ['CP', 'CE1', 'CE2', 'CM1', 'CM2', 'ULIS école']],
    ['college', ['6e', '5e', '4e', '3e', 'SEGPA', 'ULIS collège', '3e prépa-métiers']],
    ['lycee', ['2de', '1re', 'Tle']],
    ['autres', ['maternelle', 'CAP', 'BEP', 'MFR', 'apprentissage', 'autre']],
  ]
  test.each(PALIERS)(
    'the level « %s » holds its own niveaux and no other',
    async (palier, niveaux) => {
      for (const niveau of NIVEAUX) await inscrit(niveau, { niveau })

      const { valeur, provenance } = await figures()

      expect(valeur(`public.${palier}`)).toBe(niveaux.length)
      expect(new Set(provenance(`public.${palier}`).enfants)).toEqual(new Set(niveaux))
    },
  )

  test('the niveau is that of the latest inscription up to the date', async () => {
    await inscrit('e1', { debut: '2022-05-02', niveau: '5e' })
    await inscrit('e1', { debut: '2022-01-03', niveau: '6e' })
    await inscrit('e1', { debut: '2021-09-28', niveau: 'CM2' })

    const april = await figures()
    const december = await figures('2021-12-31')

    expect([april.valeur('public.college'), april.valeur('public.elementaire')]).toEqual([1, 0])
    expect([december.valeur('public.college'), december.valeur('public.elementaire')]).toEqual([
      0, 1,
    ])
  })

  test('a child in maternelle and one whose niveau is unknown are among the others, and told', async () => {
    await inscrit('e1', { niveau: 'maternelle' })
    await inscrit('e2', { niveau: null })

    const { valeur, constat } = await figures()

    expect(valeur('public.autres')).toBe(2)
    expect(constat('enfants-en-maternelle')?.provenance).toEqual({ enfants: ['e1'] })
    expect(constat('enfants-sans-niveau')?.provenance).toEqual({ enfants: ['e2'] })
  })

  test('a collectif counts from its first séance held', async () => {
    await seance()
    await seance({ collectif_id: 'c2', etat: 'prevue' })
    await seance({ collectif_id: 'c2', date: '2022-05-05' })

    const { valeur, provenance } = await figures()

    expect(valeur('public.collectifs')).toBe(1)
    expect(provenance('public.collectifs')).toEqual({ collectifs: ['c1'] })
  })

  test('établissements are named once, in French order', async () => {
    const noms = ['Zola', 'École Jules-Ferry', 'Eluard', 'École Jules-Ferry']
    for (const [n, nom] of noms.slice(0, 3).entries())
      await anEtablissement(db, { id: `t${n}`, nom })
    await inscrit('e1', { etablissement_id: 't0' })
    await inscrit('e2', { etablissement_id: 't1' })
    await inscrit('e3', { etablissement_id: 't2' })
    await inscrit('e4', { etablissement_id: 't1' })
    await inscrit('e5', { etablissement_id: null })

    const { valeur } = await figures()

    expect(valeur('public.etablissements')).toEqual(['École Jules-Ferry', 'Eluard', 'Zola'])
  })

  test('two établissements of one name are told apart by their commune, and no other', async () => {
    const nom = 'École Jules-Ferry'
    await anEtablissement(db, { id: 't1', nom, commune: 'Agen' })
    await anEtablissement(db, { id: 't2', nom, commune: 'Boé' })
    await anEtablissement(db, { id: 't3', nom: 'Zola', commune: 'Agen' })
    for (const id of ['t1', 't2', 't3']) await inscrit(`e-${id}`, { etablissement_id: id })

    const { valeur } = await figures()

    expect(valeur('public.etablissements')).toEqual([
      'École Jules-Ferry (Agen)',
      'École Jules-Ferry (Boé)',
      'Zola',
    ])
  })
})

describe('enfants par accompagnateur', () => {
  beforeEach(async () => {
    for (const id of ['e1', 'e2', 'e3', 'e4', 'e5']) await inscrit(id)
    await anIntervenant(db, { id: 'omar' })
    await anIntervenant(db, { id: 'lina' })
    await seance({
      presences: { e1: 'present', e2: 'present', e3: 'present', e4: 'absent' },
      intervenants: { omar: null },
    })
    await seance({
      presences: { e1: 'present', e2: 'present' },
      intervenants: { omar: null, lina: null },
    })
  })

  test('is presents over intervenants, of the séances that have both', async () => {
    await seance({ presences: { e1: 'present', e2: 'present', e3: 'present' } })
    await seance({ presences: { e1: 'excuse' }, intervenants: { omar: null } })

    const { valeur, provenance } = await figures()

    expect(valeur('public.enfantsParAccompagnateur')).toBe(1.7)
    expect(provenance('public.enfantsParAccompagnateur').seances).toHaveLength(2)
  })

  test('is enfants différents over intervenants where the année says so, and it is told', async () => {
    await parametre('lectureEncadrement', 'par-effectif')

    const { valeur, constat } = await figures()

    expect(valeur('public.enfantsParAccompagnateur')).toBe(2.5)
    expect(constat('lecture-encadrement')).toBeDefined()
  })

  test('is nothing when there is nobody to divide by', async () => {
    const { valeur } = await figures('2021-09-27')

    expect(valeur('public.enfantsParAccompagnateur')).toBeNull()
  })
})
