/**
 * Severities of a contrôle, heaviest first: `erreur`, a record that a figure cannot count; `avertissement`, something missing
 * or out of a rule; `information`, how to read a figure. None ever stops a bilan.
 */
export const GRAVITES = ['erreur', 'avertissement', 'information'] as const
export type Gravite = (typeof GRAVITES)[number]

/** A point to look at before the bilan is sent, in a sentence that says what to do. */
export type Controle = {
  readonly code: CodeControle
  readonly gravite: Gravite
  readonly texte: string
  /** Ids of the records in question; for a question without an answer, its code on the form. */
  readonly ids: readonly string[]
}

export type CodeControle =
  // No séance was held yet: this contrôle is shown alone, with what can be done all the same.
  | 'aucune-seance-tenue'
  | 'previsionnel-absent'
  | 'date-de-retour-absente'
  // Figures that are wrong, incomplete, or to be read with care.
  | 'minutes-sans-statut'
  | 'total-intervenants-distincts'
  | 'enfants-sans-famille'
  | 'enfants-sans-niveau'
  | 'enfants-en-maternelle'
  | 'presences-inconnues'
  | 'lecture-encadrement'
  // Records still incomplete.
  | 'registres-a-saisir'
  | 'seances-sans-intervenant'
  | 'seances-sans-activite'
  | 'enfants-sans-etablissement'
  | 'enfants-sans-origine'
  // Rules of the année.
  | 'effectif-insuffisant'
  | 'effectif-depasse'
  | 'intervenants-insuffisants'
  | 'enfants-par-intervenant'
  | 'semaines-sans-seance'
  | 'seances-par-semaine'
  | 'periode-sans-seance'
  | 'orientations-sans-accord'
  | 'aucune-formation'
  // The four axes, cumulative.
  | 'axe-enfants-sans-action'
  | 'axe-parents-sans-action'
  | 'axe-ecole-sans-action'
  | 'axe-territoire-sans-action'
  | 'bonification-sans-projet'
  | 'projet-sans-bonification'
  // The form itself.
  | 'question-sans-reponse'
  | 'reponses-a-confirmer'
  | 'raison-manquante'
  // Names of people in texts that the Caf will read.
  | 'noms-cites'
