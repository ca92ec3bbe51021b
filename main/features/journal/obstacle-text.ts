import { formatDate, typographie } from '../../../shared/format.ts'
import type { Obstacle } from '../../db/undo.ts'

// What a table's rows are called in front of the user, with their article.
const NOUNS: Readonly<Record<string, string>> = {
  structure: 'la structure',
  annee: 'l’année',
  parametre: 'un réglage de l’année',
  vacances: 'une période de vacances',
  etablissement: 'un établissement',
  partenaire: 'un partenaire',
  action: 'une action',
  action_nature_local: 'le local d’une action',
  action_zonage: 'le zonage d’une action',
  previsionnel: 'un prévisionnel',
  previsionnel_item: 'un prévisionnel',
  collectif: 'un collectif',
  creneau: 'un créneau',
  famille: 'une famille',
  responsable: 'un responsable',
  enfant: 'un enfant',
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
  heures: 'une saisie d’heures',
  action_parents: 'une action avec les parents',
  action_parents_famille: 'une famille présente à une action',
  concertation: 'une concertation',
  reponse: 'une réponse du bilan',
}

/** Why an undo is refused, in a sentence that names the record as the user knows it. */
export function obstacleText(obstacle: Obstacle): string {
  return typographie(sentenceOf(obstacle))
}

function sentenceOf(obstacle: Obstacle): string {
  switch (obstacle.code) {
    case 'changed-since':
      return `${named(obstacle.table, obstacle.row)} a été modifié depuis : annulez d’abord ce qui a suivi.`
    case 'referred-to':
      return `${named(obstacle.table, obstacle.row)} sert depuis à ${NOUNS[obstacle.by] ?? 'autre chose'} : retirez-la ou annulez d’abord ce qui a suivi.`
    case 'refers-to-nothing':
      return 'Un enregistrement nécessaire a été supprimé depuis : annulez d’abord cette suppression.'
  }
}

function named(table: string, row: Readonly<Record<string, unknown>>): string {
  const noun = NOUNS[table] ?? 'un enregistrement'
  const name = [row.nom, row.prenom].filter((part) => typeof part === 'string').join(' ')
  const date = typeof row.date === 'string' ? `du ${formatDate(row.date)}` : ''
  const text = [noun, name === '' ? '' : `« ${name} »`, date]
    .filter((part) => part !== '')
    .join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The distinct reasons, the first few: fifty rows of one import say the same thing. */
export function obstacleTexts(obstacles: readonly Obstacle[]): readonly string[] {
  return [...new Set(obstacles.map(obstacleText))].slice(0, 20)
}
