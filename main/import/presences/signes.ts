import { CASE_VIDE } from '../../../shared/domain/import-presences.ts'
import type { EtatPresence } from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { type Grille, type Rangee, textOf } from '../reading/grid.ts'
import { citation, memo } from '../understand/lecture.ts'

const SIGNES: readonly (readonly [EtatPresence, RegExp])[] = [
  ['present', /^(p|pr|pres|presente?s?|x|1|v|oui|o|ok|la|retard|r|present en retard)$/],
  [
    'excuse',
    /^(e|ex|exc|excusee?s?|ae|aj|j|just|justifiee?s?|abs(ente?|ence)? (excusee?|justifiee?))$/,
  ],
  [
    'absent',
    /^(a|ab|abs|absente?s?|absence|0|non|n|ai|ani|anj|absente? (injustifiee?|non (excusee?|justifiee?)))$/,
  ],
]

/** True for a time of arrival or of departure: « 17h05 », « 17:05 ». */
export const isHeure = memo((signe: string): boolean =>
  /^(?:1\d|2[0-3]|[7-9]) ?[h:] ?(?:[0-5]\d)?$/i.test(signe),
)

/** The état that a sign of a grid stands for; null when the person has to say. */
export const etatOf = memo((signe: string): EtatPresence | null => {
  if (/^[✓✔☑√●•■]$/.test(signe)) return 'present'
  if (/^[✗✘❌]$/.test(signe)) return 'absent'
  if (isHeure(signe)) return 'present'
  // « Exc (rendez-vous) »
  const words = normalizeNom(signe.replace(/\s*\([^)]*\)$/, ''))
  return SIGNES.find(([, pattern]) => pattern.test(words))?.[0] ?? null
})

/** True for the signs of a day without a séance: no présence is imported, and no question asked. */
export const isSansSeance = memo((signe: string): boolean =>
  /^[-–—/.]+$|^(ferie|vac|vacances|pas de (clas|seance)|annulee?)$/.test(
    /\p{L}/u.test(signe) ? normalizeNom(signe) : signe,
  ),
)

/** Key of a sign: letters without accents nor case, else the sign itself. */
const keyOf = (signe: string): string => (/[\p{L}\d]/u.test(signe) ? normalizeNom(signe) : signe)

const BLANK = /^(?:case )?(?:vide|blanche?|blanc|rien)$/
/** « Vert = présent » is about the cells painted so. */
const COULEUR = /^(?:(?:fond|cases?|en) )?(rouge|orange|jaune|vert|bleu|violet|rose)(?:e|te)?s?$/
/** Longest sign of a legend: « exc », « abs. »; a colour has its own words. */
const LONGEST = 4

/** Meanings that the legend of a sheet gives to its signs. */
export type Legende = {
  /** Undefined for a sign that the legend does not explain. */
  readonly etatOf: (signe: string) => EtatPresence | undefined
  /** A sentence for each of these signs whose meaning is not the one that Cartable would read. */
  readonly avisOn: (signes: ReadonlySet<string>) => readonly string[]
  /** True for a row that holds a sign and its meaning alone. */
  readonly isLine: (rangee: Rangee) => boolean
}

/**
 * Legend of a sheet, wherever it stands: « X = absent », several of them in a cell, or the sign in a cell and its meaning in the
 * next, outside the columns of days of an enfant. A sign explained in two ways is explained in none.
 */
export function readLegende(
  { rangees }: Pick<Grille, 'rangees'>,
  isJour: (index: number) => boolean,
): Legende {
  const found = new Map<string, Set<EtatPresence>>()
  for (const { signe, etat } of rangees.flatMap((rangee) => explainedIn(rangee, isJour))) {
    found.set(keyOf(signe), (found.get(keyOf(signe)) ?? new Set()).add(etat))
  }
  const etats = new Map(
    [...found].flatMap(([key, [etat, ...others]]) =>
      etat === undefined || others.length > 0 ? [] : [[key, etat] as const],
    ),
  )
  const meaningOf = (signe: string): EtatPresence | undefined => etats.get(keyOf(signe))
  return {
    etatOf: meaningOf,
    avisOn: (signes) =>
      [...signes].flatMap((signe) => {
        const etat = meaningOf(signe)
        if (etat === undefined || etat === etatOf(signe)) return []
        const meaning = LIBELLES_PRESENCE[etat].toLowerCase()
        return [`D’après la légende du fichier, ${citation(signe)} veut dire « ${meaning} ».`]
      }),
    isLine: (rangee) => isAlone(rangee) && explainedIn(rangee, isJour).some(isSign),
  }
}

/** True for a row of two cells, where even the first day’s column may hold a meaning. */
const isAlone = ({ cellules }: Rangee): boolean =>
  cellules.filter((one) => one !== null).length === 2

/** Whether this is a sign of presence, and not a short first name beside a word. */
const isSign = ({ signe }: Explained): boolean =>
  signe === CASE_VIDE || signe.length === 1 || signe.startsWith('fond ') || etatOf(signe) !== null

type Explained = { readonly signe: string; readonly etat: EtatPresence }

function explainedIn(rangee: Rangee, isJour: (index: number) => boolean): readonly Explained[] {
  const { cellules } = rangee
  const isOutside = (index: number): boolean => isAlone(rangee) || !isJour(index)
  return cellules.flatMap((cellule, index): readonly Explained[] => {
    if (typeof cellule !== 'string' && typeof cellule !== 'number') return []
    const text = String(cellule)
    if (/[=:→]/.test(text)) return text.split(/[,;\n/|]| - /).flatMap(explainedBy)
    const meaning = textOf(cellules[index + 1] ?? null)
    if (meaning === null || !isOutside(index) || !isOutside(index + 1)) return []
    return explanation(text, meaning)
  })
}

function explainedBy(part: string): readonly Explained[] {
  const [, signe = '', meaning = ''] =
    /^(?:\s*l[ée]gende\s*:)?\s*[«"“']?\s*(.{1,20}?)\s*[»"”']?\s*(?:=+|:|→|->)\s*(.+?)[\s.]*$/i.exec(
      part,
    ) ?? []
  return explanation(signe.trim(), meaning)
}

function explanation(signe: string, meaning: string): readonly Explained[] {
  // A meaning is a word: « X = P » explains nothing.
  const etat = meaning.length < LONGEST ? null : etatOf(meaning)
  if (etat === null || signe === '') return []
  if (BLANK.test(normalizeNom(signe))) return [{ signe: CASE_VIDE, etat }]
  const couleur = COULEUR.exec(normalizeNom(signe))?.[1]
  if (couleur !== undefined) return [{ signe: `fond ${couleur}`, etat }]
  return signe.length <= LONGEST ? [{ signe, etat }] : []
}
