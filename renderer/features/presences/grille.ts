import type { IsoDate } from '../../../shared/dates.ts'
import { ETATS_PRESENCE, type EtatPresence } from '../../../shared/domain/listes.ts'
import {
  accepts,
  type Compte,
  countComptes,
  isInscrit,
  type Ouverture,
  ouvertureOf,
  type Totaux,
} from '../../../shared/domain/presence.ts'
import type {
  GrilleEnfant,
  GrilleMois,
  GrillePresence,
  GrilleSeance,
  SaisiePresence,
} from '../../../shared/ipc/presences.ipc.ts'

/** One box of the register. */
export type Case = {
  /** Présence recorded; null when none is. */
  readonly presence: Pick<GrillePresence, 'etat' | 'note'> | null
  readonly ouverture: Ouverture
  /** True when the enfant is not inscribed that day, whether or not a présence is recorded. */
  readonly isHorsInscription: boolean
  readonly compte: Compte
}

/** The états that a box takes. */
export const etatsOf = ({ ouverture }: Case): readonly EtatPresence[] =>
  ETATS_PRESENCE.filter((etat) => accepts(ouverture, etat))

/** An enfant's line: one box per séance, in the order of the séances. */
export type Ligne = {
  readonly enfant: GrilleEnfant
  readonly cases: readonly Case[]
  readonly totaux: Totaux
}

/** The register as the screen and the printed sheet show it. */
export type Grille = {
  readonly seances: readonly GrilleSeance[]
  readonly lignes: readonly Ligne[]
  /** Totals by séance, in their order. */
  readonly totaux: readonly Totaux[]
  readonly total: Totaux
}

/** Key of a box, the same in every grid. */
const keyOf = (seanceId: string, enfantId: string): string => `${seanceId} ${enfantId}`

/** Lays the month out, with what each box is open to and the totals. */
export function buildGrille(mois: GrilleMois, today: IsoDate): Grille {
  const recorded = new Map(
    mois.presences.map((presence) => [keyOf(presence.seanceId, presence.enfantId), presence]),
  )
  const lignes = mois.enfants.map((enfant): Ligne => {
    const cases = mois.seances.map((seance) =>
      caseOf(seance, enfant, recorded.get(keyOf(seance.seanceId, enfant.enfantId)) ?? null, today),
    )
    return { enfant, cases, totaux: countComptes(cases.map(({ compte }) => compte)) }
  })
  return {
    seances: mois.seances,
    lignes,
    totaux: mois.seances.map((_, col) =>
      countComptes(lignes.map(({ cases }) => cases[col]?.compte ?? null)),
    ),
    total: countComptes(lignes.flatMap(({ cases }) => cases.map(({ compte }) => compte))),
  }
}

function caseOf(
  seance: GrilleSeance,
  enfant: GrilleEnfant,
  presence: Case['presence'],
  today: IsoDate,
): Case {
  const ouverture = ouvertureOf(seance, enfant, presence !== null, today)
  return {
    presence,
    ouverture,
    isHorsInscription: !isInscrit(enfant.periodes, seance.date),
    compte: ouverture === 'ouverte' ? (presence?.etat ?? 'inconnu') : null,
  }
}

/** Présence of a box after a saisie: the note stays when none is given; null when the saisie removes the présence. */
export function presenceAfter(
  noteBefore: string | null,
  { etat, note }: Pick<SaisiePresence, 'etat' | 'note'>,
): Case['presence'] {
  if (etat === null) return null
  return { etat, note: note === undefined ? noteBefore : note || null }
}

/** Month after these présences are recorded; séances of other months are ignored. */
export function applySaisies(
  mois: GrilleMois,
  saisies: Iterable<SaisiePresence>,
  tenues: readonly string[] = [],
): GrilleMois {
  const known = new Set(mois.seances.map(({ seanceId }) => seanceId))
  const presences = new Map(mois.presences.map((p) => [keyOf(p.seanceId, p.enfantId), p]))
  for (const { seanceId, enfantId, etat, note } of saisies) {
    if (!known.has(seanceId)) continue
    const key = keyOf(seanceId, enfantId)
    const before = presences.get(key)
    if (etat === null) presences.delete(key)
    else {
      const after = presenceAfter(before?.note ?? null, { etat, note })
      if (after !== null) presences.set(key, { seanceId, enfantId, ...after })
    }
  }
  return {
    ...mois,
    presences: [...presences.values()],
    seances: mois.seances.map((seance) =>
      tenues.includes(seance.seanceId) ? { ...seance, etat: 'tenue' } : seance,
    ),
  }
}

/** The first box that differs between two states of a month, column by column; null when none does. */
export function firstDifference(before: Grille, after: Grille): Position | null {
  for (const [col] of after.seances.entries()) {
    for (const [row, ligne] of after.lignes.entries()) {
      const was = before.lignes[row]?.cases[col]?.presence
      const is = ligne.cases[col]?.presence
      if (was?.etat !== is?.etat || was?.note !== is?.note) return { row, col }
    }
  }
  return null
}

/** The place of a box: rank of the enfant, rank of the séance. */
export type Position = { readonly row: number; readonly col: number }

/** Block of boxes, from the box where it was begun to the active one. */
export type Selection = { readonly anchor: Position; readonly active: Position }

/** Selection of one box. */
export const at = (position: Position): Selection => ({ anchor: position, active: position })

/** Edges of a block: first and last row, first and last column. */
export function boundsOf({ anchor, active }: Selection) {
  return {
    top: Math.min(anchor.row, active.row),
    bottom: Math.max(anchor.row, active.row),
    left: Math.min(anchor.col, active.col),
    right: Math.max(anchor.col, active.col),
  }
}

/** The boxes of a block, column by column. */
export function positionsOf(selection: Selection): readonly Position[] {
  const { top, bottom, left, right } = boundsOf(selection)
  const rows = Array.from({ length: bottom - top + 1 }, (_, index) => top + index)
  const cols = Array.from({ length: right - left + 1 }, (_, index) => left + index)
  return cols.flatMap((col) => rows.map((row) => ({ row, col })))
}

export const isSingle = ({ anchor, active }: Selection): boolean =>
  anchor.row === active.row && anchor.col === active.col

/** The moves of the arrows and paging keys. */
export type Move =
  | 'up'
  | 'down'
  | 'left'
  | 'right'
  | 'row-start'
  | 'row-end'
  | 'grid-start'
  | 'grid-end'
  | 'page-up'
  | 'page-down'

const PAGE_ROWS = 10

/** Rank nearest to `value` in a list of this length; 0 in an empty one. */
const clamp = (value: number, length: number): number => Math.max(0, Math.min(value, length - 1))

/** Box that a key leads to, always inside the grid. */
export function moveFrom({ row, col }: Position, move: Move, grille: Grille): Position {
  const rows = grille.lignes.length
  const cols = grille.seances.length
  switch (move) {
    case 'up':
      return { row: clamp(row - 1, rows), col }
    case 'down':
      return { row: clamp(row + 1, rows), col }
    case 'left':
      return { row, col: clamp(col - 1, cols) }
    case 'right':
      return { row, col: clamp(col + 1, cols) }
    case 'row-start':
      return { row, col: 0 }
    case 'row-end':
      return { row, col: clamp(cols, cols) }
    case 'grid-start':
      return { row: 0, col: 0 }
    case 'grid-end':
      return { row: clamp(rows, rows), col: clamp(cols, cols) }
    case 'page-up':
      return { row: clamp(row - PAGE_ROWS, rows), col }
    case 'page-down':
      return { row: clamp(row + PAGE_ROWS, rows), col }
  }
}

const ouvertureAt = (grille: Grille, { row, col }: Position): Ouverture | undefined =>
  grille.lignes[row]?.cases[col]?.ouverture

/** Positions after a box, column by column from top to bottom: the order in which a register is keyed in. */
function* positionsAfter(grille: Grille, { row, col }: Position): Generator<Position> {
  for (let c = col; c < grille.seances.length; c++) {
    for (let r = c === col ? row + 1 : 0; r < grille.lignes.length; r++) yield { row: r, col: c }
  }
}

/**
 * The next box to key in after this one: down the séance, then at the top of the next one. Boxes that
 * take no such état are passed over; null when there is none left in the month.
 */
export function nextAfter(
  grille: Grille,
  from: Position,
  etat: EtatPresence | null,
): Position | null {
  for (const position of positionsAfter(grille, from)) {
    const ouverture = ouvertureAt(grille, position)
    if (ouverture === undefined || !accepts(ouverture, etat)) continue
    // After an excuse in a past séance, the séances still to come are skipped.
    if (ouverture === 'a-venir' && position.col !== from.col) continue
    return position
  }
  return null
}

/**
 * Box to begin at: the first unknown box of the séance asked for, else of today's, else of the month, else the first
 * open one. The register is marked just after a séance: an older one left blank comes next.
 */
export function startOf(grille: Grille, seanceId: string | null, today: IsoDate): Position {
  const named = grille.seances.findIndex((seance) => seance.seanceId === seanceId)
  const isToMark = ({ date }: GrilleSeance, col: number) =>
    date === today && grille.lignes.some(({ cases }) => cases[col]?.compte === 'inconnu')
  const asked = named < 0 ? grille.seances.findIndex(isToMark) : named
  const before = { row: -1, col: Math.max(0, asked) }
  const all = [...positionsAfter(grille, before)]
  const near = asked < 0 ? all : all.filter(({ col }) => col === asked)
  const caseAt = ({ row, col }: Position) => grille.lignes[row]?.cases[col]
  return (
    near.find((position) => caseAt(position)?.compte === 'inconnu') ??
    near.find((position) => caseAt(position)?.ouverture === 'ouverte') ??
    near[0] ?? { row: 0, col: 0 }
  )
}

/** Selects a whole line, séance or month; the active box stays in sight. */
export function selectAround(
  { active }: Selection,
  what: 'row' | 'column' | 'all',
  grille: Grille,
): Selection {
  const last = moveFrom(active, 'grid-end', grille)
  const anchor = { row: what === 'row' ? active.row : 0, col: what === 'column' ? active.col : 0 }
  const end = {
    row: what === 'row' ? active.row : last.row,
    col: what === 'column' ? active.col : last.col,
  }
  return { anchor, active: end }
}
