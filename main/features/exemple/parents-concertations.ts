import { addDays } from '../../../shared/dates.ts'
import { typographie } from '../../../shared/format.ts'
import { chance } from './chance.ts'
import type { InscriptionExemple } from './enfants.ts'
import { codes, orNull, readTable } from './table.ts'

// Familles: ids, or the share that came, or nothing when only heads were counted.
const ACTIONS_PARENTS = readTable(
  ['action', 'date', 'genre', 'participants', 'familles', 'note'],
  `
1 | 2025-09-25 | reunion-information    | 24 | 70 % | Présentation du projet, des horaires et de l’équipe
1 | 2025-10-09 | contractualisation     |    | 85 % | Contrat signé par la famille, l’enfant et le centre social
1 | 2025-10-06 | outil-liaison          |    | 100 % | Cahier de liaison remis à chaque famille
1 | 2025-11-19 | rencontre-individuelle |    | amrani diallo traore mbemba rahmani | Premier point avec les familles
1 | 2025-11-27 | rencontre-thematique   | 11 | 35 % | Café des parents : les écrans à la maison
1 | 2025-12-12 | convivialite           | 52 |      | Goûter de fin d’année, lectures par les enfants
1 | 2026-01-22 | codes-ecole            |  9 | 30 % | Lire un bulletin, préparer un rendez-vous
1 | 2026-01-28 | rencontre-individuelle |    | benhaddou konate sissoko delpech kowalski lefevre | Point de mi-année
1 | 2026-02-26 | participation-seance   |  6 | amrani elidrissi mbemba rousseau nguyen | Jeux mathématiques avec les parents
1 | 2026-03-25 | rencontre-individuelle |    | traore haddad faure lacaze | Point de printemps
1 | 2026-04-02 | mise-en-relation       |    | sissoko ferreira | Vers la Maison des solidarités
1 | 2026-06-04 | evaluation             | 19 | 60 % | Questionnaire aux familles
1 | 2026-06-19 | convivialite           | 64 |      | Fête de fin d’année
2 | 2025-10-02 | reunion-information    | 11 | 55 % | Présentation du projet et de l’équipe
2 | 2025-10-16 | contractualisation     |    | 90 % | Contrat signé par le jeune, sa famille et le centre social
2 | 2025-11-27 | rencontre-thematique   |  7 | 30 % | Café des parents : les écrans à la maison
2 | 2025-12-04 | accompagnement-enseignants | | okafor saidi | Rendez-vous avec le professeur principal
2 | 2025-12-17 | rencontre-individuelle |    | benhaddou okafor diallo saidi yildiz | Point après le premier bulletin
2 | 2026-01-24 | numerique              | 12 | 40 % | EduConnect et Pronote : premiers pas
2 | 2026-02-12 | associations-parents   |  4 | blanchard castaing elidrissi | Rencontre avec les parents élus du collège
2 | 2026-02-25 | rencontre-individuelle |    | konate tekin nguessan laborde boukari | Point de mi-année
2 | 2026-03-14 | numerique              |  7 | 30 % | EduConnect et Pronote : suivre la scolarité
2 | 2026-03-18 | codes-ecole            |  5 | 25 % | L’orientation après la 3e
2 | 2026-04-29 | rencontre-individuelle |    | diallo yildiz blanchard | Point de printemps
2 | 2026-06-10 | convivialite           | 28 |      | Soirée de fin d’année
`,
)

const CONCERTATIONS = readTable(
  ['action', 'date', 'axe', 'genre', 'etablissement', 'partenaire', 'note'],
  `
1 | 2025-09-18 | ecole      | partenariat-formalise | prevert     | | Convention signée avec la directrice
1 | 2025-09-18 | ecole      | orientation           | prevert     | | Liste des enfants proposés par les enseignants
1 | 2025-09-23 | ecole      | orientation           | marronniers | | Fiches d’orientation remises par les enseignantes
1 | 2025-11-14 | ecole      | echanges-reguliers    | prevert     | | Premier point sur les enfants suivis
1 | 2026-01-23 | ecole      | echanges-reguliers    | prevert     | | Point de mi-année
1 | 2026-02-03 | ecole      | orientation           | marronniers | | Nouvelles propositions
1 | 2026-03-27 | ecole      | echanges-reguliers    | prevert     | | Point de printemps
1 | 2026-04-28 | ecole      | echanges-reguliers    | marronniers | | Préparation du bilan
1 | 2026-06-05 | ecole      | partenariat-formalise | prevert     | | Conseil d’école : présentation du bilan
1 | 2025-10-14 | territoire | Rencontre du réseau départemental      | | reseau      |
1 | 2025-11-06 | territoire | Accueil des groupes et prêt de livres  | | mediatheque | Calendrier des visites de l’année
1 | 2025-12-09 | territoire | Coordination des parcours              | | pre         |
1 | 2026-01-15 | territoire | Préparation de la malle de jeux        | | ludotheque  |
1 | 2026-02-24 | territoire | Découverte sportive                    | | judo        | Deux séances au printemps
1 | 2026-03-17 | territoire | Rencontre du réseau départemental      | | reseau      | Échange sur les outils de suivi
2 | 2025-09-30 | ecole      | orientation           | aubrac      | | Rencontre avec la CPE et les professeurs principaux
2 | 2025-12-02 | ecole      | echanges-reguliers    | aubrac      | | Point après les conseils de classe
2 | 2026-01-20 | ecole      | partenariat-informel  | gouges      | | Contact avec la CPE du lycée
2 | 2026-03-03 | ecole      | echanges-reguliers    | aubrac      | | Point après les conseils de classe
2 | 2026-05-26 | ecole      | echanges-reguliers    | aubrac      | | Préparation de la rentrée
2 | 2025-11-06 | territoire | Coordination des parcours              | | pre         | Situations suivies en commun, avec l’accord des familles
2 | 2026-02-05 | territoire | Coordination des parcours              | | pre         |
2 | 2026-01-13 | territoire | Atelier d’écriture                     | | mediatheque |
2 | 2026-03-24 | territoire | Orientation de familles                | | pmi         |
`,
)

export function buildActionsParents(
  enfants: readonly { readonly id: string; readonly familleId: string | null }[],
  inscriptions: readonly InscriptionExemple[],
) {
  const familleOf = new Map(enfants.map(({ id, familleId }) => [id, familleId]))
  // A family is told of the projet some days before the first séance.
  const famillesAt = (actionId: string, date: string): readonly string[] => {
    const inscrites = inscriptions
      .filter((i) => i.actionId === actionId && i.statut === 'inscrit')
      .filter((i) => i.debut <= addDays(date, 20) && (i.fin === null || date <= i.fin))
      .map((i) => familleOf.get(i.enfantId) ?? null)
    return [...new Set(inscrites)].filter((id) => id !== null)
  }
  return ACTIONS_PARENTS.map(({ action, date, genre, participants, familles, note }) => {
    const actionId = `action-${action}`
    const share = /^(\d+) %$/.exec(familles)?.[1]
    return {
      actionId,
      date,
      genre,
      participants: participants === '' ? null : Number(participants),
      familleIds:
        share === undefined
          ? codes(familles)
          : famillesAt(actionId, date).filter(
              (id) => chance('parents', genre, date, id) * 100 < Number(share),
            ),
      note: typographie(note),
    }
  })
}

export function buildConcertations() {
  return CONCERTATIONS.map(({ action, date, axe, genre, etablissement, partenaire, note }) => ({
    actionId: `action-${action}`,
    date,
    axe,
    genre,
    etablissementId: orNull(etablissement),
    partenaireId: orNull(partenaire),
    note: note === '' ? null : typographie(note),
  }))
}
