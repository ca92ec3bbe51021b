import { expect, test } from 'vitest'
import { comparaisonText } from '../../../../renderer/features/bilans/bilan-texts.ts'
import type { Comparaison } from '../../../../shared/domain/ecarts.ts'
import { champsOf } from '../../../../shared/domain/trame.ts'
import { aTrame } from '../../../builders/a-trame.ts'

const trame = aTrame()

function textOf(comparaison: Partial<Comparaison> & { readonly code: string }): string {
  const champ = champsOf(trame).find(({ code }) => code === comparaison.code)
  if (champ === undefined) throw new Error(`no question ${comparaison.code}`)
  const full: Comparaison = {
    ...{ prevu: null, prevuALaDate: null, base: null, reel: null, aVenir: null, differs: true },
    ...comparaison,
  }
  return comparaisonText(trame, champ, full).replaceAll('\u00a0', ' ')
}

test('what grows says the year, the date, what happened and what is still planned', () => {
  expect(
    textOf({
      code: 'intervenants.benevole.heures',
      prevu: 120,
      prevuALaDate: 80.5,
      reel: 78,
      aVenir: 32,
    }),
  ).toMatch(
    /: prévu 120 h sur l’année, 80,5 h à cette date, réel 78 h, encore 32 h dans les séances prévues$/,
  )
  expect(
    textOf({ code: 'calendrier.semaines', prevu: 32, prevuALaDate: 32, reel: 30, aVenir: 0 }),
  ).toMatch(/: prévu 32 sur l’année, 32 à cette date, réel 30$/)
})

test('a head-count says what was announced and what happened, a date is written in full', () => {
  expect(textOf({ code: 'public.elementaire', prevu: 20, reel: 23 })).toMatch(
    /: prévu 20, réel 23$/,
  )
  expect(textOf({ code: 'calendrier.debut', prevu: '2021-10-01', reel: null })).toMatch(
    /: prévu 1er octobre 2021, réel rien$/,
  )
})

test('an item of a list was announced, or was not', () => {
  expect(textOf({ code: 'activites.jeux', prevu: true, reel: false })).toMatch(
    /: prévu, pas encore réalisé$/,
  )
  expect(textOf({ code: 'activites.jeux', prevu: false, reel: true })).toMatch(
    /: réalisé sans être prévu$/,
  )
})
