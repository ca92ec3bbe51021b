import { capitalised, formatDate, typographie } from '../../../shared/format.ts'
import type { Obstacle } from '../../db/undo.ts'

// Names of each table's rows in sentences for the user, with their article.
export const NOUNS: Readonly<Record<string, string>> = {
  structure: 'la structure',
  annee: 'l’année',
  parametre: 'un réglage de l’année',
  vacances: 'une période de vacances',
  etablissement: 'un établissement',
  partenaire: 'un partenaire',
  contact: 'un contact',
  action: 'une action',
  action_nature_local: 'le local d’une action',
  action_zonage: 'le zonage d’une action',
  previsionnel: 'un prévisionnel',
  previsionnel_item: 'un prévisionnel',
  collectif: 'un collectif',
  creneau: 'un créneau',
  creneau_intervenant: 'l’équipe d’un créneau',
  famille: 'une famille',
  responsable: 'un responsable',
  enfant: 'un enfant',
  autorisation: 'les autorisations d’un enfant',
  proche: 'un proche d’un enfant',
  enfant_situation: 'la situation d’un enfant',
  inscription: 'une inscription',
  inscription_origine: 'l’origine d’une inscription',
  orientation: 'une orientation',
  orientation_origine: 'l’origine d’une orientation',
  orientation_situation: 'la situation d’une orientation',
  orientation_critere: 'un critère d’orientation',
  orientation_etape: 'le suivi d’une orientation',
  intervenant: 'un intervenant',
  intervenant_statut: 'le statut d’un intervenant',
  disponibilite: 'une disponibilité',
  seance: 'une séance',
  seance_activite: 'une activité de séance',
  seance_intervenant: 'un intervenant d’une séance',
  presence: 'une présence',
  appel: 'un appel à une famille',
  heures: 'une saisie d’heures',
  action_parents: 'une action avec les parents',
  action_parents_famille: 'une famille présente à une action',
  concertation: 'une concertation',
  formation: 'une formation',
  formation_intervenant: 'un participant à une formation',
  evaluation: 'une évaluation',
  evaluation_public: 'le public d’une évaluation',
  projet: 'un projet',
  projet_seance: 'une séance d’un projet',
  projet_action_parents: 'une action d’un projet',
  fait_marquant: 'un fait marquant',
  cadre: 'le diagnostic ou la charte d’une action',
  echelle: 'une échelle de suivi',
  progression: 'le suivi d’un enfant',
  reponse: 'une réponse du bilan',
  correspondance: 'un choix de colonnes',
  confirmation: 'une réponse confirmée',
  formulaire: 'un formulaire de la Caf',
  formulaire_place: 'une place d’un formulaire',
  place_reponse: 'une réponse dans un formulaire',
  reseau: 'le réseau',
  contribution: 'une contribution au réseau',
  ecrit: 'un texte d’un document',
  logo: 'le logo',
}

/** Names of the enfants that the rows of some obstacles are about, by id. */
type Noms = ReadonlyMap<string, string>

function sentenceOf(obstacle: Obstacle, noms: Noms): string {
  switch (obstacle.code) {
    case 'changed-since':
      return `${named(obstacle, noms)} a changé depuis : annulez d’abord ce qui a suivi.`
    case 'referred-to':
      return `${named(obstacle, noms)} sert depuis à ${NOUNS[obstacle.by] ?? 'autre chose'} : annulez d’abord ce qui a suivi.`
    case 'refers-to-nothing':
      return 'Un enregistrement nécessaire a été supprimé depuis : annulez d’abord cette suppression.'
  }
}

function named(
  { table, row }: Exclude<Obstacle, { code: 'refers-to-nothing' }>,
  noms: Noms,
): string {
  const noun = NOUNS[table] ?? 'un enregistrement'
  const own = [row.nom, row.prenom].filter((part) => typeof part === 'string').join(' ')
  const name = noms.get(String(row.enfant_id)) ?? own
  const date = typeof row.date === 'string' ? `du ${formatDate(row.date)}` : ''
  const text = [noun, name === '' ? '' : `« ${name} »`, date]
    .filter((part) => part !== '')
    .join(' ')
  return capitalised(text)
}

/** Distinct reasons to refuse an undo, at most 20, with records named as the user knows them. */
export function obstacleTexts(obstacles: readonly Obstacle[], noms: Noms): readonly string[] {
  const texts = obstacles.map((obstacle) => typographie(sentenceOf(obstacle, noms)))
  return [...new Set(texts)].slice(0, 20)
}

/** The enfants that the rows of some obstacles are about. */
export const enfantIdsOf = (obstacles: readonly Obstacle[]): readonly string[] =>
  obstacles.flatMap((obstacle) =>
    'row' in obstacle && typeof obstacle.row.enfant_id === 'string' ? [obstacle.row.enfant_id] : [],
  )
