import type { AnnexesData, ConcertationAnnexe } from '../../../../shared/domain/annexes.ts'
import type { Feuille } from '../feuille.ts'
import { GENRE_ECOLE, libelleOf } from '../libelles.ts'

const AXE = { ecole: 'école', territoire: 'territoire' } as const

/** Work with the school and with the other actors of the territoire. */
export function concertationsFeuille(data: AnnexesData): Feuille<ConcertationAnnexe> {
  return {
    name: 'Concertations',
    note: 'Axe école : relations avec les établissements. Axe territoire : relations avec les autres acteurs.',
    columns: [
      { key: 'date', header: 'Date', width: 14, format: 'date', value: (c) => c.date },
      { key: 'axe', header: 'Axe', width: 14, format: 'texte', value: (c) => AXE[c.axe] },
      {
        key: 'genre',
        header: 'Nature',
        width: 40,
        format: 'texte-long',
        value: ({ axe, genre }) =>
          axe === 'ecole' && genre !== null ? libelleOf(GENRE_ECOLE, genre) : genre,
      },
      {
        key: 'etablissement',
        header: 'Établissement',
        width: 34,
        format: 'texte-long',
        value: (c) => c.etablissement,
      },
      {
        key: 'partenaire',
        header: 'Partenaire',
        width: 34,
        format: 'texte-long',
        value: (c) => c.partenaire,
      },
      ...(data.nominatif
        ? [
            {
              key: 'note',
              header: 'Note',
              width: 44,
              format: 'texte-long',
              value: (c: ConcertationAnnexe) => c.note,
            } as const,
          ]
        : []),
    ],
    rows: data.concertations,
    frozenColumns: 2,
    vide: 'Aucune concertation jusqu’à cette date.',
    total: { counted: 'date', recap: { key: 'axe', groups: Object.values(AXE) } },
  }
}
