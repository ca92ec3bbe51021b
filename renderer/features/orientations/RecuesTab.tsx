import { Button } from '@mantine/core'
import { IconInbox, IconSchool } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useRead } from '../../app/useRead.ts'
import { closePanel } from '../../ui/close-panel.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { Choisies } from './Choisies.tsx'
import { LotPanel } from './LotPanel.tsx'
import { NouvelleOrientationPanel } from './OrientationForm.tsx'
import { OrientationPanel } from './OrientationPanel.tsx'
import styles from './Orientations.module.css'
import { choixColumn, orientationColumns } from './orientation-columns.tsx'
import {
  filterOrientations,
  filterValues,
  orientationListFilters,
} from './orientation-list-filters.ts'
import { RetourPanel } from './RetourPanel.tsx'
import { type Choix, useChoix } from './useChoix.ts'
import { LOT, NOUVELLE, RETOUR, useOnglet } from './useOnglet.ts'

/** Every child proposed, where each stands, and the one that is opened at the right. */
export function RecuesTab() {
  const { annee } = useSelection()
  const query = useRead('orientations:findAll', { anneeId: annee.id })
  return (
    <Loaded query={query}>
      {(lignes) =>
        lignes.length === 0 ? (
          <Panes panel={<RecuesPanel lignes={lignes} choix={null} />}>
            <EmptyState
              icon={<IconInbox />}
              title="Aucune orientation cette année"
              advice="Une école vous a envoyé une liste&#8239;? Ouvrez-la avec «&nbsp;Importer une liste d’école&nbsp;». Elle vous parle d’un enfant au téléphone&#8239;? «&nbsp;Nouvelle orientation&nbsp;»."
            />
          </Panes>
        ) : (
          <Liste lignes={lignes} />
        )
      }
    </Loaded>
  )
}

function Liste({ lignes }: { readonly lignes: readonly OrientationLigne[] }) {
  const { params } = useScreenParams()
  const { fiche, open } = useOnglet()
  const shown = useMemo(() => filterOrientations(lignes, filterValues(params)), [lignes, params])
  const choix = useChoix(shown)
  const columns = useMemo(() => orientationColumns((id) => leave(() => open(id))), [open])
  const allColumns = useMemo(
    () => [choixColumn(choix.ids, choix.toggle), ...columns],
    [choix.ids, choix.toggle, columns],
  )
  return (
    <div className={styles.liste}>
      <Filtres lignes={lignes} shown={shown} columns={columns} />
      <Choisies choix={choix} onOpen={() => leave(() => open(LOT))} />
      <Panes panel={<RecuesPanel lignes={lignes} choix={choix} />}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconInbox />}
            title="Aucune orientation ne correspond"
            advice="Retirez un filtre pour en voir davantage."
          />
        ) : (
          <DataTable
            label="Orientations reçues"
            rows={shown}
            columns={allColumns}
            idOf={({ orientationId }) => orientationId}
            minWidth={67}
            isCompact
            onOpen={({ orientationId }) => leave(() => open(orientationId))}
            opened={fiche}
          />
        )}
      </Panes>
    </div>
  )
}

function Filtres({
  lignes,
  shown,
  columns,
}: {
  readonly lignes: readonly OrientationLigne[]
  readonly shown: readonly OrientationLigne[]
  readonly columns: ReturnType<typeof orientationColumns>
}) {
  const { params, setParams } = useScreenParams()
  const { open } = useOnglet()
  const choices = useMemo(() => orientationListFilters(lignes), [lignes])
  const count = formatCount(shown.length, 'orientation')
  return (
    <FilterBar
      count={shown.length === lignes.length ? count : `${count} sur ${lignes.length}`}
      values={filterValues(params)}
      filters={choices}
      onChange={setParams}
      tools={
        <>
          <Button
            id="retour-ecole"
            size="xs"
            variant="default"
            leftSection={<IconSchool size="1rem" aria-hidden />}
            onClick={() => leave(() => open(RETOUR))}
          >
            Retour à l’école
          </Button>
          <TableMenu columns={columns} rows={shown} />
        </>
      }
    />
  )
}

/** Panel at the right of the list: one orientation, the chosen ones, a new one, or the list for a school. */
function RecuesPanel({
  lignes,
  choix,
}: {
  readonly lignes: readonly OrientationLigne[]
  /** Null where there is nothing to choose from. */
  readonly choix: Choix | null
}) {
  const { fiche, close } = useOnglet()
  if (fiche === NOUVELLE) return <NouvelleOrientationPanel onClose={() => closePanel(close)} />
  if (fiche === RETOUR) return <RetourPanel lignes={lignes} onClose={close} />
  if (fiche === LOT && choix !== null) return <LotPanel choix={choix} onClose={close} />
  const opened = lignes.find(({ orientationId }) => orientationId === fiche)
  if (opened === undefined) return null
  return (
    <OrientationPanel key={opened.orientationId} ligne={opened} onClose={() => closePanel(close)} />
  )
}
