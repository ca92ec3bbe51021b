import { expect, test } from 'vitest'
import { openDatabase } from '../../../../main/db/open.ts'
import { fillTrame } from '../../../../main/features/bilans/bilans.service.ts'
import { importDossier } from '../../../../main/features/dossiers/dossiers.service.ts'
import { findChiffres } from '../../../../main/features/formulaires/chiffres.service.ts'
import {
  reponseOf,
  type SourcesReponses,
} from '../../../../main/features/formulaires/reponses-catalogue.ts'
import { findIndicateurs } from '../../../../main/features/indicateurs/indicateurs.service.ts'
import type { ChampTrame } from '../../../../shared/domain/trame.ts'
import { aTrame } from '../../../builders/a-trame.ts'
import { aDossier, anExempleInput } from '../../../builders/fixture-dossiers.ts'
import { anAction } from '../../../builders/records.ts'

const TRAMES = 'resources/trames'

async function exemple() {
  const open = openDatabase(':memory:')
  const { db } = open
  const imported = await importDossier(open, aDossier(anExempleInput()), { remplacer: false })
  if (!imported.ok) throw new Error(JSON.stringify(imported.error))
  const { id } = await db.selectFrom('action').select('id').executeTakeFirstOrThrow()
  return { db, actionId: id }
}

test('every number is that of the figures at the date, and nothing unknown is a zero', async () => {
  const { db, actionId } = await exemple()
  for (const arreteAu of ['2021-12-31', '2022-04-30']) {
    const chiffres = await findChiffres(db, TRAMES, { actionId, arreteAu })
    const indicateurs = await findIndicateurs(db, actionId, arreteAu)
    if (!chiffres.ok || !indicateurs.ok) throw new Error('refused')

    const reels = chiffres.value.filter(({ temps }) => temps === 'reel')
    const own = reels.flatMap(({ code, valeur }) => {
      const figure = indicateurs.value.indicateurs.figures.get(code)
      return figure === undefined ? [] : [[code, valeur, figure.valeur] as const]
    })
    expect(own.length).toBeGreaterThan(20)
    expect(own.filter(([, shown, figure]) => shown !== figure)).toEqual([])
    expect(new Set(chiffres.value.map(({ code }) => code)).size).toBe(chiffres.value.length)
    expect(chiffres.value.some(({ temps }) => temps === 'previsionnel')).toBe(true)
  }
})

test('a trame may ask any number of the catalogue; the bilan shows the same value', async () => {
  const { db, actionId } = await exemple()
  const demande = { actionId, arreteAu: '2022-04-30' }
  const chiffres = await findChiffres(db, TRAMES, demande)
  if (!chiffres.ok) throw new Error('refused')
  const fields = chiffres.value.map(
    ({ code, libelle }): ChampTrame => ({
      code,
      label: libelle,
      kind: 'number',
      from: 'computed',
    }),
  )

  const filled = await fillTrame(db, aTrame({ sections: [{ id: 'tout', fields }] }), demande)

  if (!filled.ok) throw new Error('refused')
  const { champs } = filled.value.bilan
  expect(fields.length).toBeGreaterThan(90)
  expect(chiffres.value.filter(({ code, valeur }) => champs[code]?.valeur !== valeur)).toEqual([])
})

test('a mean of nothing is left out: it is unknown, and no zero', async () => {
  const { db } = await exemple()
  const { id: actionId } = await anAction(db)

  const chiffres = await findChiffres(db, TRAMES, { actionId, arreteAu: '2022-04-30' })

  if (!chiffres.ok) throw new Error('refused')
  const values = new Map(chiffres.value.map(({ code, valeur }) => [code, valeur]))
  expect(values.get('seances.tenues')).toBe(0)
  expect(values.has('seances.presenceMoyenne')).toBe(false)
})

/** Answer of the catalogue to a code, from a bilan with these champs and figures. */
const answerOf = (
  code: string,
  champs: Readonly<Record<string, object>>,
  figures: readonly (readonly [string, object])[] = [],
) =>
  reponseOf(
    {
      calcule: {
        bilan: { champs },
        indicateurs: { figures: new Map(figures) },
        identite: { 'structure.nom': 'La Boussole' },
      },
      rangees: {},
    } as unknown as SourcesReponses,
    code,
  )

test('a box of a choice is ticked or not once the choice has a value; before, its answer is unknown', () => {
  const provenance = { seances: ['s'] }
  const said = { 'action.zonage': { valeur: ['rep'], origine: 'saisie' } }
  const proposed = { 'action.zonage': { valeur: ['rep'], origine: 'proposee' } }
  const figures = [['action.zonage', { provenance }]] as const
  const answers = (champs: object, code: string) => answerOf(code, champs as typeof said, figures)

  expect(answers(said, 'action.zonage.rep')).toEqual({
    ...{ valeur: true, isProposed: false, provenance },
  })
  expect(answers(said, 'action.zonage.pre')).toMatchObject({ valeur: false, isProposed: false })
  expect(answers(proposed, 'action.zonage.rep')).toMatchObject({ valeur: true, isProposed: true })
  for (const valeur of [[], null, 'rep']) {
    const champs = { 'action.zonage': { valeur, origine: 'saisie' } }
    expect(answers(champs, 'action.zonage.rep')).toMatchObject({ valeur: null })
  }
  expect(answers({}, 'action.natureLocal.ecole')).toMatchObject({ valeur: null, provenance: {} })
})

test('the reason written under an answer is an answer of its own; a blank one is none', () => {
  const answers = (champs: object) =>
    answerOf('calendrier.ecart.raison', champs as Record<string, object>)?.valeur

  expect(answers({ 'calendrier.ecart': { raison: 'Grève' } })).toBe('Grève')
  expect(answers({ 'calendrier.ecart': { raison: '' } })).toBeNull()
  expect(answers({ 'calendrier.ecart': { raison: null } })).toBeNull()
  expect(answers({})).toBeNull()
})

test.each<[string, boolean | null, boolean]>([
  ['saisie', true, false],
  ['corrigee', true, false],
  ['confirmee', true, false],
  ['proposee', true, true],
  ['calculee', true, true],
  ['proposee', false, false],
  ['proposee', null, true],
  ['calculee', null, false],
])(
  'an answer « %s », its figure proposed: %s, waits to be confirmed: %s',
  (origine, figure, expected) => {
    const figures = figure === null ? [] : [['public.total', { isProposed: figure }] as const]

    expect(answerOf('public.total', { 'public.total': { valeur: 3, origine } }, figures)).toEqual({
      ...{ valeur: 3, isProposed: expected, provenance: {} },
    })
  },
)

test('what no question of the bilan asks is a figure of the records, else a value of the fiches', () => {
  const figures = [['public.total', { valeur: 3, isProposed: true, provenance: {} }]] as const

  expect(answerOf('public.total', {}, figures)).toMatchObject({ valeur: 3, isProposed: true })
  expect(answerOf('structure.nom', {})).toEqual({
    ...{ valeur: 'La Boussole', isProposed: false, provenance: {} },
  })
  expect(answerOf('rien.du.tout', {})).toBeNull()
})

test('an action that is not there is refused', async () => {
  const { db } = await exemple()

  const chiffres = await findChiffres(db, TRAMES, { actionId: 'x', arreteAu: '2022-04-30' })

  expect(chiffres).toMatchObject({ ok: false, error: { code: 'not-found' } })
})
