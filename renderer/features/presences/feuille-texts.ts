import type { CSSProperties } from 'react'
import { weekday } from '../../../shared/dates.ts'
import type { GrilleSeance } from '../../../shared/ipc/presences.ipc.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import type { Grille } from './grille.ts'
import { jourDeSemaine, nomDit } from './grille-texts.ts'

const NBSP = '\u00a0'

const joursFormat = new Intl.ListFormat('fr-FR')

/** « mardi et vendredi, 16 h 30 – 18 h », for the heading of a printed sheet. */
export function horairesText(seances: readonly GrilleSeance[]): string {
  const byHoraire = Map.groupBy(seances, formatHoraire)
  return [...byHoraire]
    .map(([horaire, same]) => {
      const dates = same.map(({ date }) => date).sort((a, b) => weekday(a) - weekday(b))
      const jours = [...new Set(dates.map(jourDeSemaine))]
      return `${joursFormat.format(jours)}, ${horaire}`
    })
    .join(' · ')
}

/** A note as it is listed under a printed sheet. */
export type NumberedNote = { readonly rank: number; readonly text: string }

/** Numbered notes of a sheet, with the number of the note of each box. */
export type NumberedNotes = {
  readonly lines: readonly NumberedNote[]
  /** Number of the note of a box; null without a note. */
  readonly rankOf: (row: number, col: number) => number | null
}

/** The notes of the month, numbered in the order of the list of enfants. */
export function numberedNotes({
  lignes,
  seances,
}: Pick<Grille, 'lignes' | 'seances'>): NumberedNotes {
  const found = lignes.flatMap(({ enfant, cases }, row) =>
    cases.flatMap(({ presence }, col) => {
      const seance = seances[col]
      if (seance === undefined || !presence?.note) return []
      return [
        {
          at: `${row} ${col}`,
          text: `${nomDit(enfant)}, ${formatJourLong(seance.date)}${NBSP}: ${presence.note}`,
        },
      ]
    }),
  )
  const ranks = new Map(found.map(({ at }, index) => [at, index + 1]))
  return {
    lines: found.map(({ text }, index) => ({ rank: index + 1, text })),
    rankOf: (row, col) => ranks.get(`${row} ${col}`) ?? null,
  }
}

/** Height left to the lines of a sheet by its heading, signatures and legend, in millimetres of A4 landscape. */
const PLACE_MM = 138
const MIN_MM = 7.5
const MAX_MM = 11

/** Lines as high as one page allows, for writing by hand; a long list keeps a readable height over pages. */
export function hauteurMm(rows: number): number {
  return Math.max(MIN_MM, Math.min(MAX_MM, PLACE_MM / rows))
}

/** `hauteurMm` as a CSS variable. */
export const hauteurStyle = (rows: number): CSSProperties =>
  ({ '--hauteur': `${hauteurMm(rows).toFixed(1)}mm` }) as CSSProperties
