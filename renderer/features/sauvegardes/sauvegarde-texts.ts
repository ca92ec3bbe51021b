import type { RaisonSauvegarde } from '../../../shared/domain/sauvegarde.ts'
import { formatCount, formatNumber } from '../../../shared/format.ts'
import type { ContenuBase } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { formatMoment } from '../../texts/dates.ts'

/** Words for the reason of a copy. */
export const RAISON_TEXTS: Readonly<Record<RaisonSauvegarde, string>> = {
  automatique: 'Chaque jour, automatiquement',
  demandee: 'À votre demande',
  'avant-migration': 'Avant une nouvelle version',
  'avant-remplacement': 'Avant de remplacer une année',
  'avant-restauration': 'Avant une restauration',
}

const NBSP = '\u00a0'

/** `850 Ko`, `1,2 Mo`. */
export function formatTaille(octets: number): string {
  if (octets < 1_000_000) return `${formatNumber(Math.ceil(octets / 1000), 0)}${NBSP}Ko`
  return `${formatNumber(octets / 1_000_000, 1)}${NBSP}Mo`
}

/** Content of a base in a few lines, so that the user recognises it. */
export function contenuLines({ annees, enfants, seances, derniere }: ContenuBase) {
  const what = [formatCount(enfants, 'enfant'), formatCount(seances, 'séance')].join(', ')
  return [
    { terme: 'Années', texte: annees.length === 0 ? 'aucune' : annees.join(', ') },
    { terme: 'Contenu', texte: what },
    {
      terme: 'Dernière saisie',
      texte: derniere === null ? null : `${derniere.label}, le ${formatMoment(derniere.date)}`,
    },
  ]
}
