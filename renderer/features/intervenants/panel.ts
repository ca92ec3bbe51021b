/** Parameters of the panel: a fiche (`intervenant`), an entry of hours (`saisie`), a form (`panneau`). */
export const INTERVENANT_PANEL = ['intervenant', 'saisie', 'panneau'] as const

/** Views of the screen: people, hours, or disponibilités by créneau. */
export const VUES = ['liste', 'heures', 'creneaux'] as const
export type Vue = (typeof VUES)[number]
