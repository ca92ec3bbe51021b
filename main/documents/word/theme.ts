/** Lengths in twips (1/20 pt): 567 to the centimetre. Font sizes in half-points. Colours in hex. */

/** A4, upright. */
export const PAGE = {
  width: 11_906,
  height: 16_838,
  margin: { top: 1304, right: 1134, bottom: 1134, left: 1134, header: 567, footer: 510 },
} as const

/** Width between the margins, shared by every table. */
export const TEXT_WIDTH = PAGE.width - PAGE.margin.left - PAGE.margin.right

/**
 * Arial is on every Windows and Mac, and LibreOffice lays its twin Liberation Sans out on the same
 * widths: pages break at the same places everywhere.
 */
export const FONT = 'Arial'

export const SIZES = {
  title: 34,
  subtitle: 24,
  heading1: 23,
  heading2: 21,
  text: 20,
  small: 17,
  box: 24,
} as const

/** Text colours contrast with white above 7 to 1: the form is printed, copied, faxed. */
export const COLORS = {
  text: '1E272E',
  muted: '4A5560',
  accent: '17456B',
  rule: 'BFC9D1',
  dots: '7B8791',
  draft: '9B1C1C',
} as const

export const LANGUAGE = 'fr-FR'

/** Ids of the paragraph styles beside Word's own Title and Heading 1 and 2. */
export const STYLE = {
  subtitle: 'Subtitle',
  note: 'Note',
  deadline: 'Echeance',
  objectives: 'Objectifs',
  objective: 'Objectif',
  question: 'Question',
  subquestion: 'SousQuestion',
  reponse: 'Reponse',
  logo: 'Logo',
  dots: 'Pointilles',
  label: 'Libelle',
  caption: 'Legende',
  value: 'Valeur',
  option: 'Option',
  box: 'Case',
  header: 'EnTete',
  gap: 'Intervalle',
  draft: 'Brouillon',
  draftMark: 'AConfirmer',
  explanation: 'Explication',
} as const
