/** Niveaux of an inscription, in the order of the school: also the order of every list and chart. */
export const NIVEAUX = [
  'maternelle',
  'CP',
  'CE1',
  'CE2',
  'CM1',
  'CM2',
  'ULIS école',
  '6e',
  '5e',
  '4e',
  '3e',
  'SEGPA',
  'ULIS collège',
  '3e prépa-métiers',
  '2de',
  '1re',
  'Tle',
  'CAP',
  'BEP',
  'MFR',
  'apprentissage',
  'autre',
] as const
export type Niveau = (typeof NIVEAUX)[number]

/** The four columns of the form's frame « par niveau scolaire ». */
export const PALIERS = ['elementaire', 'college', 'lycee', 'autres'] as const
export type Palier = (typeof PALIERS)[number]

const PALIER_DE: Readonly<Record<Niveau, Palier>> = {
  maternelle: 'autres',
  CP: 'elementaire',
  CE1: 'elementaire',
  CE2: 'elementaire',
  CM1: 'elementaire',
  CM2: 'elementaire',
  'ULIS école': 'elementaire',
  '6e': 'college',
  '5e': 'college',
  '4e': 'college',
  '3e': 'college',
  SEGPA: 'college',
  'ULIS collège': 'college',
  '3e prépa-métiers': 'college',
  '2de': 'lycee',
  '1re': 'lycee',
  Tle: 'lycee',
  CAP: 'autres',
  BEP: 'autres',
  MFR: 'autres',
  apprentissage: 'autres',
  autre: 'autres',
}

/**
 * Column of the form where a niveau is counted (référentiel, « par niveau »). An unknown niveau is
 * counted in « autres », so that the four always add up to the total.
 */
export function palierOf(niveau: Niveau | null): Palier {
  return niveau === null ? 'autres' : PALIER_DE[niveau]
}
