import { memo } from '../../understand/lecture.ts'
import { type Concept, LEXIQUE } from './lexique.ts'
import { NUMERO, normalise, VIDES } from './mots.ts'

/** Bounds of an age asked, both included; null where there is none. */
export type Tranche = { readonly de: number | null; readonly a: number | null }

/** Meaning of some words of the form. */
export type Sens = {
  readonly concepts: ReadonlySet<Concept>
  /** Values of each family, in the order of the words. */
  readonly familles: Readonly<Record<string, readonly string[]>>
  readonly tranches: readonly Tranche[]
  /** School years named by the words, « 2021-2022 ». */
  readonly annees: readonly string[]
  /** Words that no concept explains. */
  readonly inconnus: readonly string[]
}

/** Lexicon in reading order: a wording that is one answer by itself is read before the words it is made of. */
const ORDRE = [...LEXIQUE].sort(([, a], [, b]) => rankOf(a) - rankOf(b))
function rankOf(concepts: readonly Concept[]): number {
  const starts = (text: string) => concepts.some((one) => one.startsWith(text))
  if (starts('code:')) return 0
  return starts('nouveaux:') ||
    starts('objet:etablissements') ||
    (concepts.length === 2 && starts('mesure:'))
    ? 1
    : 2
}

/** Reads words as concepts, once: a form repeats its heads at each of its places, and is proposed again at each answer. */
export const sensOf = memo((texte: string): Sens => {
  const concepts = new Set<Concept>()
  const ages = readTranches(texte)
  const years = readAnnees(ages.rest)
  let rest = ` ${normalise(years.rest)} `
  if (ages.tranches.length > 0) concepts.add('objet:enfants')
  for (const [pattern, own] of ORDRE) {
    rest = rest.replace(pattern, () => {
      for (const concept of own) concepts.add(concept)
      return ' | '
    })
  }
  const inconnus = rest
    .split(/[\s|]+/)
    .filter((word) => word.length > 1 && !VIDES.has(word) && !NUMERO.test(word))
  return sensDe(concepts, { tranches: ages.tranches, annees: years.annees, inconnus })
})

/** Meaning made of these concepts, which are sorted by family once: each is asked many times. */
export function sensDe(
  concepts: ReadonlySet<Concept>,
  rest: Omit<Sens, 'concepts' | 'familles'>,
): Sens {
  const familles: Record<string, string[]> = {}
  for (const one of concepts) {
    const at = one.indexOf(':')
    const family = one.slice(0, at)
    familles[family] ??= []
    familles[family].push(one.slice(at + 1))
  }
  const { tranches, annees, inconnus } = rest
  return { concepts, familles, tranches, annees, inconnus }
}

/** The values of a family, in the order of the words. */
export const valuesOf = ({ familles }: Pick<Sens, 'familles'>, family: string): readonly string[] =>
  familles[family] ?? NONE

const NONE: readonly string[] = []

export const has = ({ concepts }: Pick<Sens, 'concepts'>, concept: Concept): boolean =>
  concepts.has(concept)

/** Merges the meanings of pieces read together: the head of a row and that of a column. */
export function together(...all: readonly Sens[]): Sens {
  return sensDe(new Set(all.flatMap(({ concepts }) => [...concepts])), {
    tranches: all.flatMap((one) => one.tranches),
    annees: all.flatMap((one) => one.annees),
    inconnus: all.flatMap((one) => one.inconnus),
  })
}

const AGES: readonly (readonly [RegExp, (a: number, b: number) => Tranche])[] = [
  [
    /(?:entre |de |des )?(\d{1,2})\s*(?:ans\s*)?(?:-|–|—|\/|à|a|et)\s*(\d{1,2})\s*ans/gi,
    (a, b) => ({ de: a, a: b }),
  ],
  [
    /(\d{1,2})\s*ans?\s*et\s*(?:plus(?! de)|\+)|(\d{1,2})\s*ans?\s*(?:révolus\s*)?ou plus(?! de)/gi,
    (a) => ({ de: a, a: null }),
  ],
  [/(?:plus de|\+\s*de|>)\s*(\d{1,2})\s*ans/gi, (a) => ({ de: a + 1, a: null })],
  [/(\d{1,2})\s*ans?\s*\+|\+\s*(\d{1,2})\s*ans/gi, (a) => ({ de: a, a: null })],
  [/(?:moins de|-\s*de|<)\s*(\d{1,2})\s*ans/gi, (a) => ({ de: null, a: a - 1 })],
  [/à partir de (\d{1,2})\s*ans|dès (\d{1,2})\s*ans/gi, (a) => ({ de: a, a: null })],
  [/(?:jusqu.à|au plus) (\d{1,2})\s*ans/gi, (a) => ({ de: null, a })],
  [/(?:âgée?s? de |de )?(\d{1,2})\s*ans(?!\p{L})/giu, (a) => ({ de: a, a })],
]

function readTranches(texte: string): {
  readonly tranches: readonly Tranche[]
  readonly rest: string
} {
  const tranches: Tranche[] = []
  let rest = texte
  for (const [pattern, make] of AGES) {
    rest = rest.replace(pattern, (_, first: string | undefined, second: unknown) => {
      const a = Number(first ?? second)
      tranches.push(make(a, Number(second)))
      return ' '
    })
  }
  // A table of ages may leave « ans » out: « 6-10 », « 11/16 », « 17 et + ».
  const bare = /^\s*(\d{1,2})\s*(?:-|–|—|\/|à)\s*(\d{1,2})\s*$/.exec(rest)
  if (bare && Number(bare[2]) > Number(bare[1])) {
    return { tranches: [...tranches, { de: Number(bare[1]), a: Number(bare[2]) }], rest: '' }
  }
  const open = /^\s*(\d{1,2})\s*(?:et plus|et \+|\+)\s*$/.exec(rest)
  if (open) return { tranches: [...tranches, { de: Number(open[1]), a: null }], rest: '' }
  return { tranches, rest }
}

function readAnnees(texte: string): { readonly annees: readonly string[]; readonly rest: string } {
  const annees: string[] = []
  const rest = texte.replace(
    /\b(20\d{2})\s*[-–/]\s*(20)?(\d{2})\b/g,
    (_, from: string, __, to: string) => {
      annees.push(`${from}-20${to}`)
      return ' '
    },
  )
  return { annees, rest }
}
