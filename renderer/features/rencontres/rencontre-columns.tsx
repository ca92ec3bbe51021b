import type { IsoDate } from '../../../shared/dates.ts'
import { formatCount } from '../../../shared/format.ts'
import type { ActionParentsLigne, ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import type { EtablissementLigne, PartenaireLigne } from '../../../shared/ipc/repertoire.ipc.ts'
import {
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_MOMENT,
  LIBELLES_TYPE_ETABLISSEMENT,
} from '../../../shared/texts/libelles.ts'
import { contactColumn } from './contact-column.tsx'
import {
  asExtra,
  countColumn,
  dateColumn,
  type ListColumn,
  type Open,
  opening,
  textColumn,
} from './list-columns.tsx'
import { rappelColumn } from './rappel-column.tsx'

export const actionParentsColumns = (
  open: Open,
  today: IsoDate,
): readonly ListColumn<ActionParentsLigne>[] => [
  opening(dateColumn(), open, ({ rencontreId }) => rencontreId),
  textColumn('genre', 'Genre', ({ genre }) => LIBELLES_GENRE_PARENTS[genre], '16rem'),
  asExtra(textColumn('action', 'Action', ({ action }) => action, '5rem')),
  asExtra(textColumn('presents', 'Présents', presentsText, '9rem')),
  asExtra(rappelColumn(today)),
  asExtra(textColumn('note', 'Note', ({ note }) => note ?? '')),
]

function presentsText({ participants, familleIds }: ActionParentsLigne): string {
  const parts = [
    participants === null ? '' : formatCount(participants, 'participant'),
    familleIds.length === 0 ? '' : formatCount(familleIds.length, 'famille'),
  ]
  return parts.filter((part) => part !== '').join(', ')
}

export const concertationColumns = (
  open: Open,
  today: IsoDate,
): readonly ListColumn<ConcertationLigne>[] => [
  opening(dateColumn(), open, ({ rencontreId }) => rencontreId),
  asExtra(
    textColumn('axe', 'Axe', ({ axe }) => (axe === 'ecole' ? 'École' : 'Territoire'), '7rem'),
  ),
  textColumn('genre', 'Genre', genreText, '13rem'),
  asExtra(textColumn('avec', 'Avec', (c) => c.partenaire ?? c.etablissement ?? '', '11rem')),
  asExtra(rappelColumn(today)),
  asExtra(textColumn('action', 'Action', ({ action }) => action, '5rem')),
  asExtra(textColumn('note', 'Note', ({ note }) => note ?? '')),
]

function genreText({ axe, genre, moment }: ConcertationLigne): string {
  if (axe === 'territoire') return genre
  const libelle = (LIBELLES_GENRE_ECOLE as Readonly<Record<string, string>>)[genre] ?? genre
  return moment === null ? libelle : `${libelle}, ${LIBELLES_MOMENT[moment].toLowerCase()}`
}

export const etablissementColumns = (open: Open): readonly ListColumn<EtablissementLigne>[] => [
  opening(
    textColumn('nom', 'Nom', ({ nom }) => nom, '13rem'),
    open,
    ({ etablissementId }) => etablissementId,
  ),
  asExtra(textColumn('type', 'Type', ({ type }) => LIBELLES_TYPE_ETABLISSEMENT[type], '6rem')),
  asExtra(textColumn('commune', 'Commune', ({ commune }) => commune ?? '', '8rem')),
  asExtra(contactColumn()),
  asExtra(textColumn('rep', 'Éducation prioritaire', (e) => e.educationPrioritaire ?? '', '7rem')),
  asExtra(textColumn('qpv', 'Quartier prioritaire', (e) => e.quartierPrioritaire ?? '', '8rem')),
  asExtra(countColumn('enfants', 'Enfants', ({ enfants }) => enfants)),
]

export const partenaireColumns = (open: Open): readonly ListColumn<PartenaireLigne>[] => [
  opening(
    textColumn('nom', 'Nom', ({ nom }) => nom, '13rem'),
    open,
    ({ partenaireId }) => partenaireId,
  ),
  asExtra(contactColumn()),
  textColumn('type', 'Domaine', ({ type }) => type ?? '', '11rem'),
  asExtra(countColumn('concertations', 'Concertations', ({ concertations }) => concertations)),
]
