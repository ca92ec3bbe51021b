/*
 * What the bilan of the scenario must say, worked out by hand from scenario.ts: nothing here is computed by
 * the app.
 *
 * Seven séances of 90 minutes are held: 27 and 29 January, 3, 24 and 26 February, 3 and 5 March (5 February
 * is cancelled).
 *
 *                27/1  29/1  3/2   24/2  26/2  3/3   5/3
 *   présents      4     3     4     4     3     5     4     = 27
 *   intervenants  2     1     2     2     2     2     2     = 13
 *
 * Nadia  salariée    7 × 90 + réunion 90                     = 720 min
 * Omar   bénévole    27/1 and 3/2: 2 × 90, préparation 135   = 315 min
 *        salarié     24/2: 60, 3/3: 90                       = 150 min
 * Lina   volontaire  26/2 and 5/3: 2 × 90, formation 210     = 390 min
 */

/** Rows of the form, wording and value. */
export const CHIFFRES: readonly (readonly [string, string])[] = [
  ['Nom du porteur de projet', 'Centre social du Moulin'],
  ['Nom, Prénom de la personne référente', 'Diallo Awa'],
  ["Lieu de déroulement de l'action et adresse", 'École Jules-Ferry'],
  // Of those who came: Elsa only waits, Maël has none.
  ['Etablissements scolaires concernés', 'Collège Mermoz et École Jules-Ferry'],
  ['Date de début de mise en œuvre du projet', '27 janvier 2026'],
  ['Date de fin de mise en œuvre du projet', '5 mars 2026'],
  // Those of Mondays 26 January, 2 February, 23 February and 2 March.
  ["Nombre de semaines d'activité réalisées dans l'année", '4'],
  // Nadia and Omar: 720 + 150 = 870 min.
  ["Nombre d'intervenants CLAS Salariés", '2'],
  ["Nombre annuel d'heures pour le CLAS Salariés", '14,5'],
  // Lina: 390 min.
  ["Nombre d'intervenants CLAS Volontaires", '1'],
  ["Nombre annuel d'heures pour le CLAS Volontaires", '6,5'],
  // Omar until 15 February: 315 min.
  ["Nombre d'intervenants CLAS Bénévoles", '1'],
  ["Nombre annuel d'heures pour le CLAS Bénévoles", '5,25'],
  // Three persons, not four; 870 + 390 + 315 = 1 575 min.
  ["Nombre total d'intervenants", '3'],
  ["Nombre total d'heures", '26,25'],
  // Adam CM1, Inès CE1, Zoé CP (gone since), Noé CM2.
  ["Nombre d'enfants élémentaire", '4'],
  // Lou, 6e.
  ["Nombre d'enfants collège", '1'],
  ["Nombre d'enfants lycée", '0'],
  // Maël, CAP.
  ["Nombre d'enfants autres (CAP, BEP…)", '1'],
  ["Nombre total d'enfants", '6'],
  ['Nombre de collectifs enfants Clas', '1'],
  // Adam and Inès are one; Maël, who has none, counts for one.
  ['Nombre de familles différentes accueillies', '5'],
  // 27 ÷ 13 = 2.08.
  ["Nombre moyen d'enfants par accompagnateurs", '2,1'],
]

/** Every question answered « oui », and every box ticked, by its code in the form. */
export const OUI: readonly string[] = [
  'action.natureLocal.scolaire',
  'action.zonage.politique-ville',
  // Five weeks announced, four held.
  'calendrier.ecart.oui',
  // Five of élémentaire announced, four came.
  'public.ecart.oui',
  'situations.difficulte-scolaire.oui',
  // Inès and Zoé; Maël; Adam, Inès and Noé; Lou. Elsa's acteur local only waits.
  'origines.famille.oui',
  'origines.enfant.oui',
  'origines.enseignant.oui',
  'origines.reussite-educative.oui',
  'activites.travail-personnel.oui',
  'activites.jeux.oui',
  'activites.sorties.oui',
  // Outings were not announced.
  'activites.ecart.oui',
  'progression.suivi.oui',
  'assiduite.mesure.oui',
  'parents.reunion-information.oui',
  'parents.convivialite.oui',
  'ecole.orientation.oui',
]

/** Questions answered « non » because the réel is just what was announced. */
export const SANS_ECART: readonly string[] = ['intervenants.ecart.non', 'parents.ecart.non']

/** Paragraphs written under their question. */
export const TEXTES: readonly string[] = [
  'Prêt de livres (20/02/2026)',
  'Médiathèque des Acacias',
  'Une année courte mais régulière.',
]
