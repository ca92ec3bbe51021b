/** What the panel of the screen shows: a fiche (`intervenant`), an entry of hours (`saisie`), a form (`panneau`). */
export const INTERVENANT_PANEL = ['intervenant', 'saisie', 'panneau'] as const

/** The views of the screen: the people, their hours, or who is free at which créneau. */
export const VUES = ['liste', 'heures', 'creneaux'] as const
export type Vue = (typeof VUES)[number]
