/**
 * How far « Annuler » reaches back: what was done in the last `jours` days, and in any case the last `actes` acts,
 * whatever the clock says. Older lines of the journal go, with what they keep of the records.
 */
export type FenetreAnnulation = { readonly jours: number; readonly actes: number }

export const FENETRE_ANNULATION: FenetreAnnulation = { jours: 180, actes: 500 }
