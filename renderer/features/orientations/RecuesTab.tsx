import { Button } from '@mantine/core'
import { IconInbox, IconSchool } from '@tabler/icons-react'
import { useMemo } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { fits } from '../../ui/filters.ts'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { closePanel } from './close-panel.ts'
import { OrientationPanel } from './OrientationPanel.tsx'
import styles from './Orientations.module.css'
import { orientationColumns } from './orientation-columns.tsx'
import { orientationListFilters } from './orientation-list-filters.ts'
import { RetourPanel } from './RetourPanel.tsx'
import { RETOUR, useOnglet, useOrientations } from './useOrientations.ts'

/** Every child proposed, where each stands, and the one that is opened at the right. */
export function RecuesTab() {
  const query = useOrientations()
  return (
    <Loaded query={query}>
      {(lignes) =>
        lignes.length === 0 ? (
          <EmptyState
            icon={<IconInbox />}
            title="Aucune orientation cette année"
            advice="Une école vous a envoyé une liste ? Ouvrez-la avec « Importer une liste d’école ». Sinon, préparez la fiche à lui envoyer dans « Fiche à envoyer »."
          />
        ) : (
          <Liste lignes={lignes} />
        )
      }
    </Loaded>
  )
}

function Liste({ lignes }: { readonly lignes: readonly OrientationLigne[] }) {
  const { params } = useScreenParams()
  const { fiche, open, close } = useOnglet()
  const [statut, ecole] = [params.get('statut'), params.get('ecole')]
  const shown = useMemo(
    () => lignes.filter((one) => fits(statut, one.statut) && fits(ecole, one.etablissement)),
    [lignes, statut, ecole],
  )
  const columns = useMemo(() => orientationColumns((id) => leave(() => open(id))), [open])
  const opened = lignes.find(({ orientationId }) => orientationId === fiche)
  return (
    <div className={styles.liste}>
      <Filtres lignes={lignes} shown={shown} columns={columns} />
      <Panes
        panel={
          <>
            {fiche === RETOUR ? <RetourPanel lignes={lignes} onClose={close} /> : null}
            {opened === undefined ? null : (
              <OrientationPanel
                key={opened.orientationId}
                ligne={opened}
                onClose={() => closePanel(close)}
              />
            )}
          </>
        }
      >
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
            columns={columns}
            idOf={({ orientationId }) => orientationId}
            minWidth="58rem"
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
  const [statut, ecole] = [params.get('statut'), params.get('ecole')]
  const choices = useMemo(() => orientationListFilters(lignes), [lignes])
  const count = formatCount(shown.length, 'orientation')
  return (
    <FilterBar
      count={shown.length === lignes.length ? count : `${count} sur ${lignes.length}`}
      values={{ statut, ecole }}
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
