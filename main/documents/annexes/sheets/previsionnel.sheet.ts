import { daysBetween } from '../../../../shared/dates.ts'
import type { Annexes, LignePrevisionnel } from '../../../../shared/domain/annexes.ts'
import type { Feuille } from '../feuille.ts'
import type { Format } from '../styles.ts'
import { cellOf, formatOf, isSame } from './valeurs.ts'

/** Prévu, réel, and the difference. */
export function previsionnelFeuille({ previsionnel }: Annexes): Feuille<LignePrevisionnel> {
  return {
    name: 'Prévisionnel et réel',
    note: noteOf(previsionnel),
    columns: [
      {
        key: 'rubrique',
        header: 'Rubrique',
        width: 28,
        format: 'texte-long',
        value: (l) => l.rubrique,
      },
      {
        key: 'label',
        header: 'Indicateur',
        width: 42,
        format: 'texte-long',
        value: (l) => l.label,
      },
      {
        key: 'prevu',
        header: 'Prévu sur l’année',
        width: 13,
        format: (l) => formatOf(l.kind, l.prevu),
        value: (l) => cellOf(l.prevu),
      },
      {
        key: 'prevuALaDate',
        header: 'Prévu à la date',
        width: 13,
        format: (l) => formatOf(l.kind, l.prevuALaDate),
        value: (l) => cellOf(l.prevuALaDate),
      },
      {
        key: 'reel',
        header: 'Réel',
        width: 12,
        format: (l) => formatOf(l.kind, l.reel),
        value: (l) => cellOf(l.reel),
      },
      {
        key: 'aVenir',
        header: 'Encore prévu',
        width: 12,
        format: (l) => formatOf(l.kind, l.aVenir),
        value: (l) => l.aVenir,
      },
      {
        key: 'ecart',
        header: 'Écart',
        width: 11,
        format: ecartFormat,
        value: ecartOf,
        formula: (at, l) =>
          l === null || ecartOf(l) === null ? null : `${at('reel')}-${at('prevuALaDate')}`,
      },
      {
        key: 'realise',
        header: 'Réalisé',
        width: 10,
        format: 'taux',
        value: realiseOf,
        formula: (at, l) =>
          l === null || realiseOf(l) === null ? null : `${at('reel')}/${at('prevuALaDate')}`,
      },
      { key: 'constat', header: 'Constat', width: 28, format: 'texte', value: constatOf },
    ],
    rows: previsionnel,
    frozenColumns: 2,
    vide: 'Le projet n’a pas de prévisionnel saisi.',
    total: null,
  }
}

/** Note on the value that the réel is compared with, and on the measure of the elapsed time. */
function noteOf(previsionnel: Annexes['previsionnel']): string {
  const base = previsionnel.find((ligne) => ligne.base !== null)?.base ?? null
  const part = base === null ? '' : ` Semaines et heures : ${BASES[base]}.`
  return `Écart : réel moins prévu à la date (en jours pour les dates). Rien n’est comparé quand le projet n’annonçait rien.${part}`
}

const BASES = {
  seances: 'part du prévisionnel selon les semaines de séances prévues jusqu’à la date',
  calendrier: 'part du prévisionnel selon les semaines d’école passées à la date',
  annee: 'prévisionnel de l’année entière',
} as const

function ecartOf({ kind, prevuALaDate: prevu, reel }: LignePrevisionnel): number | null {
  if (typeof prevu === 'number' && typeof reel === 'number') return reel - prevu
  if (kind !== 'date' || typeof prevu !== 'string' || typeof reel !== 'string') return null
  return daysBetween(prevu, reel)
}

function ecartFormat(ligne: LignePrevisionnel): Format {
  if (ligne.kind === 'date') return 'ecart-jours'
  if (ligne.kind === 'hours') return 'ecart-heures'
  return Number.isInteger(ecartOf(ligne) ?? 0) ? 'ecart-entier' : 'ecart-decimal'
}

function realiseOf({ prevuALaDate: prevu, reel }: LignePrevisionnel): number | null {
  return typeof prevu === 'number' && typeof reel === 'number' && prevu > 0 ? reel / prevu : null
}

function constatOf(ligne: LignePrevisionnel): string {
  const { kind, prevuALaDate: prevu, reel } = ligne
  if (prevu === null) return 'rien d’annoncé'
  if (reel === null) return 'non renseigné'
  if (isSame(prevu, reel)) return 'conforme'
  if (typeof reel === 'boolean') return reel ? 'réalisé sans être prévu' : 'prévu, non réalisé'
  const ecart = ecartOf(ligne)
  if (ecart === null) return 'différent'
  if (kind === 'date') return ecart > 0 ? 'plus tard que prévu' : 'plus tôt que prévu'
  return ecart > 0 ? 'supérieur au prévisionnel' : 'inférieur au prévisionnel'
}
