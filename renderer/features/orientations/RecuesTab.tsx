import { Button } from '@mantine/core'
import { IconInbox, IconSchool } from '@tabler/icons-react'
import { useMemo } from 'react'
import { STATUTS_ORIENTATION } from '../../../shared/domain/listes.ts'
import { formatCount, frCollator } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar, SelectFilter } from '../../ui/FilterBar.tsx'
import { byRankIn, countOptions, fits } from '../../ui/filters.ts'
import panes from '../../ui/SidePanel.module.css'
import { TableMenu } from '../../ui/TableMenu.tsx'
import { closePanel } from './close-panel.ts'
import { OrientationPanel } from './OrientationPanel.tsx'
import styles from './Orientations.module.css'
import { orientationColumns } from './orientation-columns.tsx'
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
      <div className={panes.panes}>
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
        {fiche === RETOUR ? <RetourPanel lignes={lignes} onClose={close} /> : null}
        {opened === undefined ? null : (
          <OrientationPanel
            key={opened.orientationId}
            ligne={opened}
            onClose={() => closePanel(close)}
          />
        )}
      </div>
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
  const isFiltered = statut !== null || ecole !== null
  const statuts = countOptions(lignes, {
    pick: (one) => one.statut,
    compare: byRankIn(STATUTS_ORIENTATION),
    labelOf: (one) => LIBELLES_ORIENTATION[one],
  })
  const ecoles = countOptions(lignes, {
    pick: (one) => one.etablissement,
    compare: frCollator.compare,
    labelOf: (one) => one,
    noneLabel: 'Sans école',
  })
  const count = formatCount(shown.length, 'orientation')
  return (
    <div className={styles.tools}>
      <div className={styles.grow}>
        <FilterBar
          count={isFiltered ? `${count} sur ${lignes.length}` : count}
          isFiltered={isFiltered}
          onClear={() => setParams({ statut: null, ecole: null })}
        >
          <SelectFilter
            label="Statut"
            all="Tous"
            options={statuts}
            value={statut}
            onChange={(next) => setParams({ statut: next })}
          />
          <SelectFilter
            label="École"
            all="Toutes"
            options={ecoles}
            value={ecole}
            onChange={(next) => setParams({ ecole: next })}
          />
        </FilterBar>
      </div>
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
    </div>
  )
}
