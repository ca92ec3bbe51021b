import type { CSSProperties } from 'react'

/** What heading, signatures and legend leave to the lines of a sheet, in millimetres of A4 landscape. */
const PLACE_MM = 138
const MIN_MM = 7.5
const MAX_MM = 11

/** Lines as high as one page allows, for writing by hand; a long list keeps a readable height over pages. */
export function hauteurMm(rows: number): number {
  return Math.max(MIN_MM, Math.min(MAX_MM, PLACE_MM / rows))
}

/** The same, as the style sheet reads it. */
export const hauteurStyle = (rows: number): CSSProperties =>
  ({ '--hauteur': `${hauteurMm(rows).toFixed(1)}mm` }) as CSSProperties
