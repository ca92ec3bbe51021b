/**
 * Reach of « Annuler »: the acts of the last `jours` days, and in any case the last `actes` acts, whatever the
 * clock says. Older lines of the journal are deleted, with the values they hold.
 */
export type FenetreAnnulation = { readonly jours: number; readonly actes: number }

export const FENETRE_ANNULATION: FenetreAnnulation = { jours: 180, actes: 500 }
