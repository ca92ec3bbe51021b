import { daysBetween } from '../../../../shared/dates.ts'
import type { Annexes, LignePrevisionnel } from '../../../../shared/domain/annexes.ts'
import type { Feuille } from '../feuille.ts'
import type { Format } from '../styles.ts'
import { cellOf, formatOf, isSame } from './valeurs.ts'

/** What the projet announced, what happened, and the difference. */
export function previsionnelFeuille({ previsionnel }: Annexes): Feuille<LignePrevisionnel> {
  return {
    name: 'Prévisionnel et réel',
    note: 'Écart : réel moins prévisionnel (en jours pour les dates). Rien n’est comparé quand le projet n’annonçait rien.',
    columns: [
      {
        key: 'rubrique',
        header: 'Rubrique',
        width: 62,
        format: 'texte-long',
        value: (l) => l.rubrique,
      },
      {
        key: 'label',
        header: 'Indicateur',
        width: 62,
        format: 'texte-long',
        value: (l) => l.label,
      },
      {
        key: 'prevu',
        header: 'Prévisionnel',
        width: 16,
        format: (l) => formatOf(l.kind, l.prevu),
        value: (l) => cellOf(l.prevu),
      },
      {
        key: 'reel',
        header: 'Réel',
        width: 16,
        format: (l) => formatOf(l.kind, l.reel),
        value: (l) => cellOf(l.reel),
      },
      {
        key: 'ecart',
        header: 'Écart',
        width: 13,
        format: ecartFormat,
        value: ecartOf,
        formula: (at, l) =>
          l === null || ecartOf(l) === null ? null : `${at('reel')}-${at('prevu')}`,
      },
      {
        key: 'realise',
        header: 'Réalisé',
        width: 12,
        format: 'taux',
        value: realiseOf,
        formula: (at, l) =>
          l === null || realiseOf(l) === null ? null : `${at('reel')}/${at('prevu')}`,
      },
      { key: 'constat', header: 'Constat', width: 32, format: 'texte', value: constatOf },
    ],
    rows: previsionnel,
    frozenColumns: 2,
    vide: 'Le projet n’a pas de prévisionnel saisi.',
    total: null,
  }
}

function ecartOf({ kind, prevu, reel }: LignePrevisionnel): number | null {
  if (typeof prevu === 'number' && typeof reel === 'number') return reel - prevu
  if (kind !== 'date' || typeof prevu !== 'string' || typeof reel !== 'string') return null
  return daysBetween(prevu, reel)
}

function ecartFormat(ligne: LignePrevisionnel): Format {
  if (ligne.kind === 'date') return 'ecart-jours'
  if (ligne.kind === 'hours') return 'ecart-heures'
  return Number.isInteger(ecartOf(ligne) ?? 0) ? 'ecart-entier' : 'ecart-decimal'
}

function realiseOf({ prevu, reel }: LignePrevisionnel): number | null {
  return typeof prevu === 'number' && typeof reel === 'number' && prevu > 0 ? reel / prevu : null
}

function constatOf(ligne: LignePrevisionnel): string {
  const { kind, prevu, reel } = ligne
  if (prevu === null) return 'rien d’annoncé'
  if (reel === null) return 'non renseigné'
  if (isSame(prevu, reel)) return 'conforme'
  if (typeof reel === 'boolean') return reel ? 'réalisé sans être prévu' : 'prévu, non réalisé'
  const ecart = ecartOf(ligne)
  if (ecart === null) return 'différent'
  if (kind === 'date') return ecart > 0 ? 'plus tard que prévu' : 'plus tôt que prévu'
  return ecart > 0 ? 'supérieur au prévisionnel' : 'inférieur au prévisionnel'
}
