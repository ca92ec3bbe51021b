import type { IsoDate } from '../../../shared/dates.ts'
import { GENRES_PARENTS, TYPES_ETABLISSEMENT } from '../../../shared/domain/listes.ts'
import type { SaisieContact } from '../../../shared/domain/repertoire.ts'
import { formatCount } from '../../../shared/format.ts'
import type { ActionParentsLigne, ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import type { EtablissementLigne, PartenaireLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import {
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_MOMENT,
  LIBELLES_TYPE_ETABLISSEMENT,
} from '../../../shared/texts/libelles.ts'
import { choice, countText, type ListDescription } from '../../ui/list.ts'
import {
  actionColumn,
  asExtra,
  countColumn,
  dateColumn,
  opening,
  textColumn,
} from '../fiches/fiche-columns.tsx'
import { contactColumn, rappelColumn } from './list-columns.tsx'

const counted =
  (one: string, many?: string) => (shown: readonly unknown[], all: readonly unknown[]) =>
    countText(shown.length, all.length, (count) => formatCount(count, one, many))

export const actionParentsList = (today: IsoDate): ListDescription<ActionParentsLigne> => ({
  label: 'Actions avec les parents',
  idOf: ({ rencontreId }) => rencontreId,
  minWidth: 56.5,
  count: counted('action avec les parents', 'actions avec les parents'),
  search: ({ note, rappel }) => [note, rappel?.objet ?? null],
  columns: [
    opening(dateColumn(), ({ rencontreId }) => rencontreId),
    {
      ...textColumn<ActionParentsLigne>(
        'genre',
        'Genre',
        ({ genre }) => LIBELLES_GENRE_PARENTS[genre],
        '16rem',
      ),
      filter: choice({
        key: 'genre-parents',
        all: 'Tous',
        pick: ({ genre }: ActionParentsLigne) => genre,
        order: GENRES_PARENTS,
        labelOf: (genre) => LIBELLES_GENRE_PARENTS[genre],
      }),
    },
    actionColumn(),
    asExtra(textColumn('presents', 'Présents', presentsText, '11.5rem')),
    asExtra(rappelColumn(today)),
    asExtra(textColumn('note', 'Note', ({ note }) => note ?? '')),
  ],
})

function presentsText({ participants, familleIds }: ActionParentsLigne): string {
  const parts = [
    participants === null ? '' : formatCount(participants, 'participant'),
    familleIds.length === 0 ? '' : formatCount(familleIds.length, 'famille'),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

export const concertationList = (today: IsoDate): ListDescription<ConcertationLigne> => ({
  label: 'Concertations',
  idOf: ({ rencontreId }) => rencontreId,
  minWidth: 62,
  count: counted('concertation'),
  search: (one) => [genreText(one), one.partenaire, one.etablissement, one.note],
  columns: [
    opening(dateColumn(), ({ rencontreId }) => rencontreId),
    {
      ...textColumn<ConcertationLigne>('axe', 'Axe', ({ axe }) => AXES[axe], '7rem'),
      isExtra: true,
      filter: choice({
        all: 'Tous',
        pick: ({ axe }: ConcertationLigne) => axe,
        labelOf: (axe) => AXES[axe],
      }),
    },
    textColumn('genre', 'Genre', genreText, '13rem'),
    asExtra(textColumn('avec', 'Avec', (c) => c.partenaire ?? c.etablissement ?? '', '13rem')),
    asExtra(rappelColumn(today)),
    actionColumn(),
    asExtra(textColumn('note', 'Note', ({ note }) => note ?? '')),
  ],
})

const AXES = { ecole: 'École', territoire: 'Territoire' } as const

function genreText({ axe, genre, moment }: ConcertationLigne): string {
  if (axe === 'territoire') return genre
  const libelle = (LIBELLES_GENRE_ECOLE as Readonly<Record<string, string>>)[genre] ?? genre
  return moment === null ? libelle : `${libelle}, ${LIBELLES_MOMENT[moment].toLowerCase()}`
}

/** Words of the contacts, for the search. */
const contactWords = ({ contacts }: { readonly contacts: readonly SaisieContact[] }) =>
  contacts.flatMap(({ nom, fonction, telephone }) => [nom, fonction, telephone])

export const etablissementList: ListDescription<EtablissementLigne> = {
  label: 'Établissements',
  idOf: ({ etablissementId }) => etablissementId,
  minWidth: 68.5,
  count: counted('établissement'),
  search: (one) => [one.nom, one.commune, ...contactWords(one)],
  columns: [
    opening(
      textColumn('nom', 'Nom', ({ nom }) => nom, '16.5rem'),
      ({ etablissementId }) => etablissementId,
    ),
    {
      ...textColumn<EtablissementLigne>(
        'type',
        'Type',
        ({ type }) => LIBELLES_TYPE_ETABLISSEMENT[type],
        '6rem',
      ),
      isExtra: true,
      filter: choice({
        all: 'Tous',
        pick: ({ type }: EtablissementLigne) => type,
        order: TYPES_ETABLISSEMENT,
        labelOf: (type) => LIBELLES_TYPE_ETABLISSEMENT[type],
      }),
    },
    asExtra(textColumn('commune', 'Commune', ({ commune }) => commune ?? '', '8rem')),
    asExtra(contactColumn()),
    asExtra(
      textColumn('rep', 'Éducation prioritaire', (e) => e.educationPrioritaire ?? '', '7rem'),
    ),
    asExtra(textColumn('qpv', 'Quartier prioritaire', (e) => e.quartierPrioritaire ?? '', '8rem')),
    asExtra(countColumn('enfants', 'Enfants', ({ enfants }) => enfants)),
  ],
}

export const partenaireList: ListDescription<PartenaireLigne> = {
  label: 'Partenaires',
  idOf: ({ partenaireId }) => partenaireId,
  minWidth: 47,
  count: counted('partenaire'),
  search: (one) => [one.nom, one.type, ...contactWords(one)],
  columns: [
    opening(
      textColumn('nom', 'Nom', ({ nom }) => nom, '13rem'),
      ({ partenaireId }) => partenaireId,
    ),
    asExtra(contactColumn()),
    textColumn('type', 'Domaine', ({ type }) => type ?? '', '11rem'),
    asExtra(countColumn('concertations', 'Concertations', ({ concertations }) => concertations)),
  ],
}
