import type { ActionParentsAnnexe, AnnexesData } from '../../../../shared/domain/annexes.ts'
import { frCollator } from '../../../../shared/format.ts'
import type { Column, Feuille } from '../feuille.ts'
import { GENRE_PARENTS } from '../libelles.ts'

/** Actions with parents. */
export function parentsFeuille(data: AnnexesData): Feuille<ActionParentsAnnexe> {
  const genres = new Set(data.actionsParents.map(({ genre }) => GENRE_PARENTS[genre]))
  return {
    name: 'Actions parents',
    note: 'Participants : nombre noté ce jour-là. Familles : familles d’enfants de l’action notées présentes ; une même famille peut venir plusieurs fois.',
    columns: [
      { key: 'date', header: 'Date', width: 14, format: 'date', value: (p) => p.date },
      {
        key: 'genre',
        header: 'Action',
        width: 40,
        format: 'texte',
        value: (p) => GENRE_PARENTS[p.genre],
      },
      {
        key: 'participants',
        header: 'Participants',
        width: 15,
        format: 'entier',
        value: (p) => p.participants,
        total: 'sum',
      },
      {
        key: 'familles',
        header: 'Familles notées',
        width: 15,
        format: 'entier',
        value: (p) => p.familles,
        total: 'sum',
      },
      ...(data.nominatif ? IDENTITE : []),
    ],
    rows: data.actionsParents,
    frozenColumns: 2,
    vide: 'Aucune action auprès des parents jusqu’à cette date.',
    total: {
      counted: 'date',
      recap: { key: 'genre', groups: [...genres].sort(frCollator.compare) },
    },
  }
}

const IDENTITE: readonly Column<ActionParentsAnnexe>[] = [
  {
    key: 'noms',
    header: 'Familles',
    width: 44,
    format: 'texte-long',
    value: (p) => p.identite?.familles.join('\u202f; ') ?? null,
  },
  {
    key: 'note',
    header: 'Note',
    width: 44,
    format: 'texte-long',
    value: (p) => p.identite?.note ?? null,
  },
]
