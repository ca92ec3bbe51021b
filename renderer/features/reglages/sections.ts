/** The parts of Réglages, by the name that the address carries (`section`), in their order. */
export const SECTIONS = [
  'structure',
  'annees',
  'actions',
  'calendrier',
  'regles',
  'orientations',
  'tableurs',
  'reseau',
  'apparence',
  'donnees',
  'sauvegardes',
  'motdepasse',
  'dossier',
] as const
export type Section = (typeof SECTIONS)[number]

export const SECTION_TEXTS: Readonly<Record<Section, string>> = {
  structure: 'Structure',
  annees: 'Années',
  actions: 'Actions',
  calendrier: 'Calendrier',
  regles: 'Règles',
  orientations: 'Orientations',
  tableurs: 'Mes tableurs',
  reseau: 'Réseau',
  apparence: 'Apparence',
  donnees: 'Données personnelles',
  sauvegardes: 'Sauvegardes',
  motdepasse: 'Mot de passe',
  dossier: 'Dossier',
}

/** Section of the address; the first one when it names none. */
export const sectionOf = (params: URLSearchParams): Section =>
  SECTIONS.find((section) => section === params.get('section')) ?? 'structure'
