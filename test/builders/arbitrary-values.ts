import fc from 'fast-check'
import { addDays } from '../../shared/dates.ts'
import { JOURS, STATUTS } from '../../shared/domain/listes.ts'

/** The année of every generated dossier. */
export const ANNEE = { debut: '2021-09-01', fin: '2022-08-31' }
const LAST_DAY = 364

/** Any date, often one of a few, so that records meet on a day, at a year's end and at the année's ends. */
export const anyDate = fc.oneof(
  fc.constantFrom('2021-09-01', '2021-09-28', '2021-12-31', '2022-01-01', '2022-08-31'),
  fc.integer({ min: 0, max: LAST_DAY }).map((day) => addDays(ANNEE.debut, day)),
)

export const oneOf = <T>(values: readonly T[]): fc.Arbitrary<T> => fc.constantFrom(...values)
export const someOf = <T>(values: readonly T[]): fc.Arbitrary<T[]> => fc.subarray([...values])
export const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> =>
  fc.option(value, { nil: null, freq: 2 })
export const small = (max: number): fc.Arbitrary<number> => fc.integer({ min: 0, max })

/** At most `max` ids, the same ones first: `f1`, `f2`… */
export const someIds = (prefix: string, max: number): fc.Arbitrary<string[]> =>
  small(max).map((count) => Array.from({ length: count }, (_, n) => `${prefix}${n + 1}`))

/** Text as people and spreadsheets leave it: accents in two forms, emoji, stray controls, formulas, blanks. */
export const anyTexte = fc.oneof(
  oneOf([
    '',
    ' ',
    'E\u0301lise',
    'L’« école »',
    "d'Artagnan",
    'a\r\nb\tc',
    '=1+1',
    '👩🏽‍🏫',
    '\u0000',
  ]),
  fc.string({ unit: 'binary', maxLength: 8 }),
)

/** Names near enough to each other to be mistaken. */
export const anyNom = fc.oneof(
  oneOf(['Benali', 'BENALI', 'Bénali', 'N’Diaye', 'Le Goff', 'Legoff']),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => `N${text}`),
)

/** A période from a date to another, or without end. */
export const anyPeriod = fc
  .tuple(anyDate, orNull(anyDate))
  .map(([a, b]) => (b !== null && b < a ? { debut: b, fin: a } : { debut: a, fin: b }))

const timeOf = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** Two times of one day, in order. */
export const anyPlage = fc
  .tuple(fc.integer({ min: 0, max: 1438 }), fc.integer({ min: 1, max: 1439 }))
  .map(([debut, length]) => ({
    debut: timeOf(debut),
    fin: timeOf(Math.min(1439, debut + length)),
  }))

export const anyCreneau = fc
  .tuple(oneOf(JOURS), anyPlage)
  .map(([jour, plage]) => ({ jour, ...plage }))

/** A birth: a day, a year alone, or nothing. */
export const anyNaissance = fc.oneof(
  fc.constant({}),
  small(3000).map((day) => ({ dateNaissance: addDays('2006-01-01', day) })),
  small(10).map((years) => ({ anneeNaissance: 2006 + years })),
)

/** The statuts of one person: the année cut into stretches, some of them under none. */
export const anyStatuts = fc
  .tuple(
    fc.uniqueArray(fc.integer({ min: 1, max: LAST_DAY }), { maxLength: 2 }),
    fc.array(orNull(oneOf(STATUTS)), { minLength: 3, maxLength: 3 }),
  )
  .map(([cuts, codes]) => {
    const starts = [0, ...cuts.toSorted((a, b) => a - b)]
    return starts.flatMap((start, n) => {
      const next = starts[n + 1]
      const statut = codes[n]
      if (statut == null) return []
      const fin = next === undefined ? null : addDays(ANNEE.debut, next - 1)
      return [{ statut, debut: addDays(ANNEE.debut, start), fin }]
    })
  })
