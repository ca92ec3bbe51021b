import type { Annexes, FigureAnnexe } from '../../../../shared/domain/annexes.ts'
import type { CellValue } from '../cells.ts'
import type { Column, Feuille } from '../feuille.ts'
import { cellOf, formatOf, isSame } from './valeurs.ts'

/** Figures of the bilan in the order of the form; corrected ones beside the value of the records. */
export function syntheseFeuille({ nominatif, figures, brouillon }: Annexes): Feuille<FigureAnnexe> {
  const isShown = ({ isFreeText }: FigureAnnexe): boolean => nominatif || !isFreeText
  return {
    name: 'Synthèse',
    note: 'Valeurs reportées dans le bilan. Quand une valeur a été corrigée, celle que donnent les enregistrements figure à côté.',
    columns: [
      {
        key: 'rubrique',
        header: 'Rubrique',
        width: 34,
        format: 'texte-long',
        value: (f) => f.rubrique,
      },
      {
        key: 'label',
        header: 'Indicateur',
        width: 50,
        format: 'texte-long',
        value: (f) => f.label,
      },
      {
        key: 'valeur',
        header: 'Valeur du bilan',
        width: 30,
        format: (f) => (isShown(f) ? formatOf(f.kind, f.valeur) : 'texte-long'),
        value: (f) => (isShown(f) ? proposedCell(f) : ELSEWHERE),
      },
      {
        key: 'calculee',
        header: 'Valeur calculée, si corrigée',
        width: 20,
        format: (f) => formatOf(f.kind, f.valeurCalculee),
        value: (f) =>
          f.isCorrected && !isSame(f.valeur, f.valeurCalculee) ? cellOf(f.valeurCalculee) : null,
      },
      ...(nominatif ? RAISON : []),
      {
        key: 'enregistrements',
        header: 'Enregistrements comptés',
        width: 15,
        format: 'entier',
        value: (f) => f.recordsCount,
      },
    ],
    rows: figures,
    frozenColumns: 2,
    vide: 'Aucune valeur à reporter.',
    total: null,
    ...(brouillon === null
      ? {}
      : { remarques: ['Il reste avant l’envoi :', ...brouillon.reste.map((one) => `– ${one}`)] }),
  }
}

/** The value of the bilan, which says so when it is only proposed. */
const proposedCell = ({ valeur, isProposed }: FigureAnnexe): CellValue =>
  isProposed ? `${cellOf(valeur)} (proposé, à confirmer)` : cellOf(valeur)

/**
 * Text that replaces one that may name a child, which stays in the form that the coordinator proofreads.
 */
const ELSEWHERE = 'texte\u00a0: voir le bilan'

const RAISON: readonly Column<FigureAnnexe>[] = [
  {
    key: 'raison',
    header: 'Raison de la correction',
    width: 36,
    format: 'texte-long',
    value: (f) => f.raison,
  },
]
