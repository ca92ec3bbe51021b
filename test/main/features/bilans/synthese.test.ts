import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { computeBilan } from '../../../../main/features/bilans/bilans.service.ts'
import { syntheseOf } from '../../../../main/features/bilans/synthese.ts'
import {
  EXEMPLE_ARRETE_AU,
  installExemple,
} from '../../../../main/features/exemple/exemple.service.ts'
import type { Provenance } from '../../../../shared/domain/valeur.ts'
import { aBilan, aChamp } from '../../../builders/a-bilan.ts'
import { RESOURCES_FOLDER, TRAMES_FOLDER } from '../../../builders/a-trame.ts'

async function sampleAction() {
  const { db, ...open } = openDatabase(':memory:')
  await installExemple({ db, ...open }, RESOURCES_FOLDER)
  const action = await db
    .selectFrom('action')
    .select('id')
    .orderBy('numero')
    .executeTakeFirstOrThrow()
  return { db, actionId: action.id }
}

async function figuresOf({ db, actionId }: Awaited<ReturnType<typeof sampleAction>>) {
  const demande = { actionId, arreteAu: EXEMPLE_ARRETE_AU, trame: 'caf47' }
  const computed = await computeBilan(db, TRAMES_FOLDER, demande)
  if (!computed.ok) throw new Error(computed.error.code)
  return syntheseOf(computed.value).figures
}

test('a choice reads in the words of the form, not in codes', async () => {
  const sample = await sampleAction()
  await sample.db.deleteFrom('action_zonage').execute()
  await sample.db
    .insertInto('action_zonage')
    .values([
      { action_id: sample.actionId, zonage: 'rep' },
      { action_id: sample.actionId, zonage: 'politique-ville' },
    ])
    .execute()

  const zonage = (await figuresOf(sample)).find(({ code }) => code === 'action.zonage')

  expect(zonage?.valeur).toEqual([
    'REP – Réseau d’éducation prioritaire',
    expect.stringMatching(/^Politique de la ville/),
  ])
})

test('a « non » that is only proposed is no réel beside the prévisionnel, and leaves the annexes a draft', async () => {
  const { db, actionId } = await sampleAction()
  const valuesOf = async () => {
    const demande = { actionId, arreteAu: EXEMPLE_ARRETE_AU, trame: 'caf47' }
    const computed = await computeBilan(db, TRAMES_FOLDER, demande)
    if (!computed.ok) throw new Error(computed.error.code)
    const { brouillon, figures, previsionnel } = syntheseOf(computed.value)
    const label = figures.find(({ code }) => code === 'parents.convivialite')?.label
    const ligne = previsionnel.find((one) => one.label === label)
    return [brouillon?.titre.slice(0, 9) ?? null, ligne?.reel]
  }
  expect(await valuesOf()).toEqual([null, true])

  await db.deleteFrom('action_parents').execute()

  expect(await valuesOf()).toEqual(['BROUILLON', null])
})

test('what the records suggest for a choice reads in words too', async () => {
  const sample = await sampleAction()
  await sample.db.deleteFrom('action_zonage').execute()

  const zonage = (await figuresOf(sample)).find(({ code }) => code === 'action.zonage')

  expect(zonage?.valeurCalculee).toContain('REP – Réseau d’éducation prioritaire')
})

test('every figure has a rubrique, « Identification » before the first heading of the form', async () => {
  const figures = await figuresOf(await sampleAction())

  const rubriques = figures.map(({ rubrique }) => rubrique)

  expect(figures.find(({ code }) => code === 'action.zonage')?.rubrique).toBe('Identification')
  expect(rubriques).not.toContain('')
})

test('kinds of concertations are words of hers, names of schools and partners are not', async () => {
  const sample = await sampleAction()
  await sample.db.deleteFrom('reponse').where('code', 'like', 'territoire.%').execute()

  const figures = await figuresOf(sample)

  const isFreeText = (wanted: string) => figures.find(({ code }) => code === wanted)?.isFreeText
  expect([
    isFreeText('territoire.articulations'),
    isFreeText('territoire.acteurs'),
    isFreeText('public.etablissements'),
    isFreeText('public.total'),
  ]).toEqual([true, false, false, false])
})

test('a list of schools that was corrected is one; a proposal that was rewritten is not', async () => {
  const sample = await sampleAction()
  await sample.db
    .insertInto('reponse')
    .values({
      action_id: sample.actionId,
      code: 'public.etablissements',
      valeur: JSON.stringify('Toutes les écoles de la commune.'),
      raison: 'Plus court',
    })
    .execute()

  const figures = await figuresOf(sample)

  const of = (wanted: string) => figures.find(({ code }) => code === wanted)
  expect(of('public.etablissements')).toMatchObject({ isCorrected: true, isFreeText: true })
  expect(of('territoire.articulations')).toMatchObject({ isCorrected: false, isFreeText: true })
})

test('the records behind a figure are counted once: no person of an hour, no inscription of a child', () => {
  const provenances: Readonly<Record<string, Provenance>> = {
    'intervenants.benevole.heures': { intervenants: ['i'], seances: ['s', 't'], heures: ['h'] },
    'intervenants.salarie.heures': { intervenants: ['i', 'j'], heures: ['h'] },
    'intervenants.total.nombre': { intervenants: ['i', 'j'] },
    'public.total': { enfants: ['a', 'b', 'c'], inscriptions: ['a', 'b', 'c', 'd'] },
    'origines.famille': { inscriptions: ['a', 'b'] },
    'territoire.acteurs': { partenaires: ['p'], concertations: ['c', 'd'] },
    'ecole.orientation': { concertations: ['c', 'd'] },
    'public.familles': { familles: ['f'], actionsParents: ['p', 'q'] },
    'assiduite.taux': {},
  }
  const figures = new Map(
    Object.entries(provenances).map(([code, provenance]) => [code, { valeur: 0.5, provenance }]),
  )
  const told = { prevu: 4, prevuALaDate: 3, base: 'seances', reel: 2, aVenir: 1, differs: true }
  const comparaisons = ['public.total', 'parents.convivialite', 'unknown'].map((code) => ({
    ...{ code, ...told },
  }))
  const bilan = aBilan({
    champs: {
      'parents.convivialite': aChamp(false, { origine: 'proposee' }),
      'action.zonage': aChamp(['politique-ville', 'autre', 'rep'], { raison: 'Vu' }),
      'public.total': { ...aChamp(7), valeurCalculee: 6, origine: 'corrigee', raison: 'Compté' },
    },
  })

  const synthese = syntheseOf({
    ...{ bilan, indicateurs: { figures, comparaisons } },
  } as unknown as Parameters<typeof syntheseOf>[0])

  const of = (code: string) => synthese.figures.find((one) => one.code === code)
  expect(Object.keys(provenances).map((code) => of(code)?.recordsCount)).toEqual([
    ...[3, 1, 2, 3, 2, 1, 2, 3, 0],
  ])
  expect(of('public.lycee')?.recordsCount).toBeNull()
  expect(of('public.total')).toMatchObject({
    ...{ valeur: 7, valeurCalculee: 6, isCorrected: true, isProposed: false, raison: 'Compté' },
  })
  expect(of('parents.convivialite')).toMatchObject({ isCorrected: false, isProposed: true })
  // Boxes come in the order of the form, and what the form has not stays as it is.
  expect(of('action.zonage')?.valeur).toEqual([
    expect.stringMatching(/^REP/),
    expect.stringMatching(/^Politique/),
    'autre',
  ])
  expect(of('assiduite.taux')).toMatchObject({
    ...{ rubrique: 'Assiduité', kind: 'rate', valeur: 0.5, valeurCalculee: 0.5, raison: null },
  })
  expect(of('assiduite.absents')).toMatchObject({ valeur: null, recordsCount: null })
  expect(synthese.figures.some(({ code }) => code === 'libre.bilan')).toBe(false)
  expect(synthese.previsionnel.map(({ prevu, reel }) => [prevu, reel])).toEqual([
    [4, 2],
    [4, null],
  ])
})
