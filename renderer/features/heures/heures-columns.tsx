import { IconAlertTriangle } from '@tabler/icons-react'
import { formatDate, formatDuree, formatHeures } from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { hrefTo } from '../../app/router.ts'
import { formatJour } from '../../texts/dates.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import type { DataColumn } from '../../ui/DataTable.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { categorieText } from './categories.ts'
import styles from './Heures.module.css'
import type { LigneHeures } from './lignes-heures.ts'
import { OpenHeures } from './OpenHeures.tsx'

/** The columns of the list of hours, in their order. */
export const heuresColumns: readonly DataColumn<LigneHeures>[] = [
  {
    id: 'date',
    header: 'Jour',
    width: '7rem',
    isRowHeader: true,
    sortBy: ({ date }) => date,
    cell: (ligne) => <Jour ligne={ligne} />,
  },
  {
    id: 'intervenant',
    header: 'Intervenant',
    sortBy: ({ intervenant }) => intervenant,
    cell: ({ intervenant }) => intervenant,
  },
  {
    id: 'statut',
    isExtra: true,
    header: 'Statut',
    width: '7rem',
    sortBy: ({ statut }) => (statut === null ? null : LIBELLES_STATUT[statut]),
    cell: ({ statut }) =>
      statut === null ? (
        <Tag tone="warn" icon={<IconAlertTriangle aria-hidden />}>
          Sans statut
        </Tag>
      ) : (
        LIBELLES_STATUT[statut]
      ),
  },
  {
    id: 'categorie',
    isExtra: true,
    header: 'Catégorie',
    width: '7rem',
    sortBy: ({ categorie }) => categorieText(categorie),
    cell: ({ categorie }) => categorieText(categorie),
  },
  {
    id: 'minutes',
    header: 'Durée',
    width: '5.5rem',
    align: 'end',
    sortBy: ({ minutes }) => minutes,
    cell: ({ minutes }) => formatDuree(minutes),
  },
  {
    id: 'detail',
    isExtra: true,
    header: 'Collectif ou note',
    cell: ({ detail }) => detail ?? <Quiet>–</Quiet>,
  },
]

/** The same for a spreadsheet: hours as numbers. */
export const heuresCopy: readonly CopyColumn<LigneHeures>[] = [
  { header: 'Jour', text: ({ date }) => formatDate(date) },
  { header: 'Intervenant', text: ({ intervenant }) => intervenant },
  { header: 'Statut', text: ({ statut }) => (statut === null ? '' : LIBELLES_STATUT[statut]) },
  { header: 'Catégorie', text: ({ categorie }) => categorieText(categorie) },
  { header: 'Heures', text: ({ minutes }) => formatHeures(minutes) },
  { header: 'Collectif ou note', text: ({ detail }) => detail ?? '' },
]

/** An entry opens to be corrected; time in a séance is corrected in the séance, where the link leads. */
function Jour({ ligne }: { readonly ligne: LigneHeures }) {
  if (ligne.source.genre === 'saisie') return <OpenHeures ligne={ligne} />
  const { seanceId } = ligne.source
  return (
    <a
      className={styles.seance}
      href={hrefTo('seances', { vue: 'semaine', jour: ligne.date, seance: seanceId })}
      aria-label={`Voir la séance du ${formatJour(ligne.date)}, ${ligne.detail ?? ''}`}
    >
      {formatJour(ligne.date)}
    </a>
  )
}
