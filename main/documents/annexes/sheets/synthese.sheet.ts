import type { Annexes, FigureAnnexe, KindAnnexe } from '../../../../shared/domain/annexes.ts'
import type { Valeur } from '../../../../shared/domain/valeur.ts'
import type { Column, Feuille } from '../feuille.ts'
import { cellOf, formatOf, isSame } from './valeurs.ts'

/** The figures of the bilan in the order of the form, corrected ones beside what the records give. */
export function syntheseFeuille({ nominatif, figures }: Annexes): Feuille<FigureAnnexe> {
  return {
    name: 'Synthèse',
    note: 'Valeurs reportées dans le bilan. Quand une valeur a été corrigée, celle que donnent les enregistrements figure à côté.',
    columns: [
      {
        key: 'rubrique',
        header: 'Rubrique',
        width: 62,
        format: 'texte-long',
        value: (f) => f.rubrique,
      },
      {
        key: 'label',
        header: 'Indicateur',
        width: 66,
        format: 'texte-long',
        value: (f) => f.label,
      },
      {
        key: 'valeur',
        header: 'Valeur du bilan',
        width: 32,
        format: (f) =>
          isKept(f.valeur, f.kind, nominatif) ? formatOf(f.kind, f.valeur) : 'texte-long',
        value: (f) =>
          isKept(f.valeur, f.kind, nominatif)
            ? cellOf(f.valeur)
            : 'texte saisi\u00a0: voir le bilan',
      },
      {
        key: 'calculee',
        header: 'Valeur calculée, si corrigée',
        width: 18,
        format: (f) => formatOf(f.kind, f.valeurCalculee),
        value: (f) =>
          isCorrected(f) && isKept(f.valeurCalculee, f.kind, nominatif)
            ? cellOf(f.valeurCalculee)
            : null,
      },
      ...(nominatif ? RAISON : []),
      {
        key: 'enregistrements',
        header: 'Enregistrements comptés',
        width: 18,
        format: 'entier',
        value: (f) => f.recordsCount,
      },
    ],
    rows: figures,
    frozenColumns: 2,
    vide: 'Aucune valeur à reporter.',
    total: null,
  }
}

const RAISON: readonly Column<FigureAnnexe>[] = [
  {
    key: 'raison',
    header: 'Raison de la correction',
    width: 44,
    format: 'texte-long',
    value: (f) => f.raison,
  },
]

const isCorrected = ({ valeur, valeurCalculee }: FigureAnnexe): boolean =>
  valeurCalculee !== null && !isSame(valeur, valeurCalculee)

/**
 * A paragraph, typed by the coordinator or proposed from her notes, may name a child: it stays in the
 * form that she proofreads.
 */
const isKept = (valeur: Valeur, kind: KindAnnexe, nominatif: boolean): boolean =>
  nominatif || kind !== 'long-text' || typeof valeur !== 'string'
