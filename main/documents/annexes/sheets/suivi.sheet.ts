import type { AnnexesData, SuiviAnnexe } from '../../../../shared/domain/annexes.ts'
import { NIVEAUX_SUIVI } from '../../../../shared/domain/progression.ts'
import { LIBELLES_NIVEAU_SUIVI, LIBELLES_TRIMESTRE } from '../../../../shared/texts/libelles.ts'
import type { Feuille } from '../feuille.ts'

/** Individual follow-up: number of enfants at each level, without any name. Written only where some is kept. */
export function suiviFeuille({ suivi }: AnnexesData): Feuille<SuiviAnnexe> {
  return {
    name: 'Suivi individuel',
    note: 'Nombre d’enfants à chaque niveau, échelle par échelle et trimestre par trimestre. Aucun nom n’y figure.',
    columns: [
      {
        key: 'echelle',
        header: 'Échelle',
        width: 34,
        format: 'texte-long',
        value: (s) => s.echelle,
      },
      {
        key: 'trimestre',
        header: 'Trimestre',
        width: 18,
        format: 'texte',
        value: (s) => LIBELLES_TRIMESTRE[s.trimestre],
      },
      ...NIVEAUX_SUIVI.map(
        (niveau) =>
          ({
            key: `niveau${niveau}`,
            header: LIBELLES_NIVEAU_SUIVI[niveau],
            width: 16,
            format: 'entier',
            value: (s: SuiviAnnexe) => s.effectifs[niveau - 1] ?? 0,
          }) as const,
      ),
      {
        key: 'nonRenseignes',
        header: 'Non renseigné',
        width: 16,
        format: 'entier',
        value: (s) => s.nonRenseignes,
      },
    ],
    rows: suivi,
    frozenColumns: 2,
    vide: 'Aucun suivi individuel renseigné jusqu’à cette date.',
    total: null,
  }
}
