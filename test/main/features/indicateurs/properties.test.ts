import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { DossierInput } from '../../../../shared/domain/dossier.ts'
import { arbitraryDossier } from '../../../builders/arbitrary-dossier.ts'
import { anyDate } from '../../../builders/arbitrary-values.ts'
import { figuresOf, readFigures, withDossier } from '../../../builders/figures.ts'
import { aDossier } from '../../../builders/fixture-dossiers.ts'
import { naiveFigures } from '../../../builders/naive-figures.ts'

const RUNS = { numRuns: 25 }

/** Runs `check` on generated dossiers, each with a date of its année. */
const onAnyDossier = (check: (input: DossierInput, arreteAu: string) => Promise<void>) =>
  fc.assert(fc.asyncProperty(arbitraryDossier, anyDate, check), RUNS)

test('the figures are those that a plain reading of the definitions gives', async () => {
  await onAnyDossier(async (input, arreteAu) => {
    const naive = naiveFigures(aDossier(input), 'a1', arreteAu)

    const { valeurs } = await figuresOf(input, arreteAu)

    expect(valeurs).toMatchObject(naive)
  })
})

test('the four levels add up to the total', async () => {
  await onAnyDossier(async (input, arreteAu) => {
    const { valeur } = await figuresOf(input, arreteAu)

    const levels = ['elementaire', 'college', 'lycee', 'autres'].map((level) =>
      Number(valeur(`public.${level}`)),
    )
    expect(levels.reduce((a, b) => a + b)).toBe(valeur('public.total'))
  })
})

test('the total of hours is the sum of the statuts, in minutes: three roundings apart at most', async () => {
  await onAnyDossier(async (input, arreteAu) => {
    const { valeur, faits } = await figuresOf(input, arreteAu)

    const minutes = faits.minutes.reduce((sum, m) => (m.statut ? sum + m.minutes : sum), 0)
    const hours = ['salarie', 'volontaire', 'benevole'].map((statut) =>
      Number(valeur(`intervenants.${statut}.heures`)),
    )
    const total = Number(valeur('intervenants.total.heures'))
    expect(Math.abs(total - minutes / 60)).toBeLessThanOrEqual(0.005)
    expect(Math.abs(total - hours.reduce((a, b) => a + b))).toBeLessThan(0.021)
  })
})

const CUMULATIVE = [
  'calendrier.semaines',
  'intervenants.salarie.nombre',
  'intervenants.salarie.heures',
  'intervenants.volontaire.nombre',
  'intervenants.volontaire.heures',
  'intervenants.benevole.nombre',
  'intervenants.benevole.heures',
  'intervenants.total.nombre',
  'intervenants.total.heures',
  'public.total',
  'public.familles',
  'public.collectifs',
  'assiduite.presents',
  'assiduite.absents',
  'assiduite.excuses',
  'assiduite.inconnues',
] as const

test('a later date never lowers a cumulative count, nor takes a « oui » back', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryDossier, anyDate, anyDate, async (input, one, other) => {
      const [sooner, later] = [one, other].toSorted() as [string, string]

      const [before, after] = await withDossier(input, async ({ db }) => [
        await readFigures(db, 'a1', sooner),
        await readFigures(db, 'a1', later),
      ])

      for (const code of CUMULATIVE) {
        expect([code, Number(after.valeur(code))]).toEqual([
          code,
          Math.max(Number(before.valeur(code)), Number(after.valeur(code))),
        ])
      }
      const lists = /^(situations|origines|activites|parents|ecole)\.(?!ecart)/
      const takenBack = Object.keys(before.valeurs).filter(
        (code) => lists.test(code) && before.valeurs[code] === true && after.valeurs[code] !== true,
      )
      expect(takenBack).toEqual([])
    }),
    RUNS,
  )
})

test('a doubled inscription changes no figure', async () => {
  await onAnyDossier(async (input, arreteAu) => {
    const doubled = {
      ...input,
      inscriptions: (input.inscriptions ?? []).flatMap((i) => [i, { ...i }]),
    }

    const once = await figuresOf(input, arreteAu)
    const twice = await figuresOf(doubled, arreteAu)

    expect(twice.valeurs).toEqual(once.valeurs)
  })
})

test('the order of the records in the file changes no figure', async () => {
  await onAnyDossier(async (input, arreteAu) => {
    const reversed = Object.fromEntries(
      Object.entries(input).map(([part, value]) => [
        part,
        Array.isArray(value) ? value.toReversed() : value,
      ]),
    ) as DossierInput

    const straight = await figuresOf(input, arreteAu)
    const backwards = await figuresOf(reversed, arreteAu)

    expect(backwards.valeurs).toEqual(straight.valeurs)
  })
})
