import { Button } from '@mantine/core'
import { IconAlertTriangle, IconCalendarQuestion, IconCircleCheck } from '@tabler/icons-react'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { Couverture, CreneauCouvert } from '../../../shared/ipc/intervenants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { formatHoraire } from '../../texts/dates.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ListHead } from '../../ui/ListHead.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './CouvertureView.module.css'
import { IntervenantPane } from './IntervenantPanel.tsx'

/** True when a créneau has fewer people than the année's rule wants; false without a rule. */
const isShort = ({ disponibles, attendus }: CreneauCouvert): boolean =>
  attendus !== null && disponibles.length < attendus

/** Créneaux of the collectifs, each with the people free then. */
export function CouvertureView() {
  const query = useRead('intervenants:findCouverture', usePerimetre())
  return <Loaded query={query}>{(couverture) => <Content {...couverture} />}</Loaded>
}

function Content({ date, creneaux, sansStatut }: Couverture) {
  return (
    <>
      <ListHead
        count={countText(creneaux)}
        tools={<TableMenu columns={copyColumns} rows={creneaux} />}
      />
      {sansStatut.length === 0 ? null : (
        <p className={styles.apart}>
          Sans statut au {formatDate(date)}, donc dans aucun créneau&nbsp;: {names(sansStatut)}.
        </p>
      )}
      <Panes panel={<IntervenantPane />}>
        {creneaux.length === 0 ? (
          <EmptyState
            icon={<IconCalendarQuestion />}
            title="Aucun créneau pour l’instant"
            advice="Donnez d’abord leurs créneaux aux collectifs. Vous verrez ici qui peut venir."
            action={
              <Button component="a" href={hrefTo('seances', { panneau: 'collectifs' })}>
                Collectifs et créneaux
              </Button>
            }
          />
        ) : (
          <DataTable
            label="Qui peut venir quand"
            rows={creneaux}
            columns={columns}
            idOf={({ creneauId }) => creneauId}
            minWidth={48}
          />
        )}
      </Panes>
    </>
  )
}

function countText(creneaux: readonly CreneauCouvert[]): string {
  const short = creneaux.filter(isShort)
  const all = formatCount(creneaux.length, 'créneau', 'créneaux')
  if (short.length === 0) return all
  return `${all}, dont ${short.length} avec moins de ${formatCount(short[0]?.attendus ?? 0, 'intervenant disponible', 'intervenants disponibles')}`
}

const quand = (creneau: CreneauCouvert): string => `${creneau.jour} ${formatHoraire(creneau)}`

const names = (people: readonly { readonly nom: string }[]): string =>
  people.map(({ nom }) => nom).join(', ')

/** People counted elsewhere: « À la même heure ailleurs : Roy Monique (Mardi CM1) ». */
const ailleursText = (people: CreneauCouvert['comptesAilleurs']): string =>
  people.length === 0
    ? ''
    : `À la même heure ailleurs\u00a0: ${people.map(({ nom, collectif }) => `${nom} (${collectif})`).join(', ')}`

const columns: readonly DataColumn<CreneauCouvert>[] = [
  { id: 'quand', header: 'Créneau', width: '11rem', isRowHeader: true, cell: quand },
  { id: 'collectif', header: 'Collectif', width: '8.5rem', cell: ({ collectif }) => collectif },
  {
    id: 'nombre',
    header: 'Suffisant\u202f?',
    width: '8rem',
    cell: (creneau) => <Nombre creneau={creneau} />,
  },
  {
    id: 'disponibles',
    header: 'Disponibles',
    cell: ({ disponibles, comptesAilleurs }) => (
      <>
        <People people={disponibles} />
        {comptesAilleurs.length === 0 ? null : <Quiet block>{ailleursText(comptesAilleurs)}</Quiet>}
      </>
    ),
  },
  {
    id: 'partie',
    header: 'Pour une partie',
    width: '9rem',
    cell: ({ enPartie }) => <People people={enPartie} />,
  },
]

const copyColumns: readonly CopyColumn<CreneauCouvert>[] = [
  { header: 'Créneau', text: quand },
  { header: 'Collectif', text: ({ collectif }) => collectif },
  { header: 'Disponibles', text: ({ disponibles }) => names(disponibles) },
  { header: 'Comptés ailleurs', text: ({ comptesAilleurs }) => ailleursText(comptesAilleurs) },
  { header: 'Pour une partie', text: ({ enPartie }) => names(enPartie) },
]

function Nombre({ creneau }: { readonly creneau: CreneauCouvert }) {
  const count = creneau.disponibles.length
  if (!isShort(creneau)) {
    return (
      <Tag tone="good" icon={<IconCircleCheck aria-hidden />}>
        {formatCount(count, 'personne')}
      </Tag>
    )
  }
  return (
    <Tag tone="warn" icon={<IconAlertTriangle aria-hidden />}>
      {count === 0 ? 'Personne' : count === 1 ? 'Une seule' : formatCount(count, 'personne')}
    </Tag>
  )
}

function People({ people }: { readonly people: CreneauCouvert['disponibles'] }) {
  if (people.length === 0) return <Quiet>–</Quiet>
  // No-break spaces: a line ends between two people, never inside a name.
  return names(people.map(({ nom }) => ({ nom: nom.replaceAll(' ', '\u00a0') })))
}
