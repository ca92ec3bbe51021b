import { serieDates } from '../../../shared/domain/calendrier.ts'
import { JOURS, type Jour } from '../../../shared/domain/listes.ts'
import { isInForce } from './intervenants.ts'
import { calendrier } from './seances.ts'
import { codes, orNull, readTable } from './table.ts'

const DU = '2025-09-29'
const AU = '2026-06-26'

// Quand: a weekday (every week of activity), or dates. Each intervenant has a line of the same minutes.
const HEURES = readTable(
  ['action', 'categorie', 'minutes', 'intervenants', 'quand', 'note'],
  `
1 | preparation  |  45 | karim                                     | mercredi | Préparation des séances de la semaine
1 | preparation  |  45 | sandrine                                  | lundi    | Préparation des séances de la semaine
1 | preparation  |  30 | claire                                    | mercredi | Préparation des séances de la semaine
1 | preparation  |  20 | louanne                                   | mardi    | Préparation des jeux et du matériel
1 | preparation  |  20 | mamadou                                   | mardi    | Préparation des jeux et du matériel
1 | preparation  |  45 | helene danielle                           | 2025-10-03 2025-11-21 2026-01-16 2026-03-06 2026-05-22 | Choix des lectures
1 | reunion      |  90 | claire karim sandrine louanne mamadou jeanne | 2025-10-03 2025-11-07 2025-12-05 2026-01-09 2026-02-06 2026-03-06 2026-04-03 2026-05-22 | Réunion d’équipe
1 | reunion      |  90 | danielle helene rosa michel               | 2025-10-03 2026-01-09 2026-04-03 | Réunion d’équipe
1 | formation    | 360 | karim louanne mamadou                     | 2025-11-13 | Journée départementale des accompagnateurs
1 | formation    | 180 | helene rosa danielle                      | 2026-02-03 | Aider à lire : matinée avec la médiathèque
1 | formation    | 180 | jeanne paul                               | 2026-01-20 | Accueil des nouveaux accompagnateurs
1 | parents      | 120 | claire karim sandrine                     | 2025-09-25 | Réunion d’information
1 | parents      |  90 | karim                                     | 2025-11-19 2026-01-28 2026-03-25 | Rencontres avec les familles
1 | parents      |  90 | sandrine                                  | 2025-11-19 2026-01-28 | Rencontres avec les familles
1 | parents      | 120 | karim louanne rosa                        | 2025-12-12 2026-06-19 | Temps convivial
1 | concertation |  60 | claire                                    | 2025-09-18 2025-11-14 2026-01-23 2026-03-27 2026-06-05 | École Jacques-Prévert
1 | concertation |  60 | claire                                    | 2025-09-23 2026-02-03 2026-04-28 | École Les Marronniers
1 | concertation |  90 | claire                                    | 2025-10-14 2026-03-17 | Réseau départemental
1 | autre        | 120 | karim                                     | 2025-09-30 2026-02-25 | Rangement et achats de matériel
2 | preparation  |  30 | sandrine                                  | lundi    | Préparation des séances de la semaine
2 | preparation  |  45 | claire                                    | mercredi | Préparation des séances de la semaine
2 | preparation  |  60 | thomas                                    | 2026-01-14 2026-01-27 2026-03-11 | Ateliers numériques
2 | preparation  |  30 | amina                                     | 2025-11-05 2026-01-14 2026-03-04 2026-05-06 | Fiches de méthode
2 | reunion      |  60 | claire sandrine mamadou thomas            | 2025-10-10 2025-11-28 2026-01-16 2026-03-06 2026-05-29 | Réunion d’équipe
2 | reunion      |  60 | michel amina paul                         | 2025-10-10 2026-01-16 2026-05-29 | Réunion d’équipe
2 | formation    | 360 | claire                                    | 2025-11-13 | Journée départementale des accompagnateurs
2 | formation    | 180 | amina michel                              | 2026-03-31 | Accompagner les collégiens : la méthode
2 | parents      |  90 | claire sandrine                           | 2025-10-02 | Réunion d’information
2 | parents      |  60 | claire                                    | 2025-12-17 2026-02-25 2026-04-29 | Rencontres avec les familles
2 | parents      | 120 | thomas                                    | 2026-01-24 2026-03-14 | Atelier EduConnect et Pronote avec les parents
2 | concertation |  60 | claire                                    | 2025-09-30 2025-12-02 2026-03-03 2026-05-26 | Collège Lucie-Aubrac
2 | concertation |  90 | claire                                    | 2025-11-06 2026-02-05 | Programme de réussite éducative
2 | autre        |  90 | thomas                                    | 2026-01-07 | Installation des ordinateurs
`,
)

const isJour = (text: string): text is Jour => (JOURS as readonly string[]).includes(text)

/** Time beside the séances; nobody counts on a day without a statut in force. */
export function buildHeures() {
  return HEURES.flatMap(({ action, categorie, minutes, intervenants, quand, note }) => {
    const dates = isJour(quand)
      ? serieDates(quand, { debut: DU, fin: AU }, calendrier).dates
      : codes(quand)
    return dates.flatMap((date) =>
      codes(intervenants)
        .filter((intervenantId) => isInForce(intervenantId, date))
        .map((intervenantId) => ({
          intervenantId,
          actionId: `action-${action}`,
          date,
          categorie,
          minutes: Number(minutes),
          note: orNull(note),
        })),
    )
  })
}
