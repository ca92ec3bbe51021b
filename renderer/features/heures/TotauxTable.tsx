import { IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { formatMontant, valeurCents } from '../../../shared/domain/heures.ts'
import { formatCount, formatDuree } from '../../../shared/format.ts'
import type { MinutesTotal } from '../../../shared/ipc/heures.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { offered, readValues } from '../../ui/list.ts'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import styles from './Heures.module.css'
import { HeuresPane } from './HeuresPane.tsx'
import { heuresList } from './heures-list.tsx'
import type { LigneHeures } from './lignes-heures.ts'
import { filterTotals, type LigneTotal, minutesIn, moisOf, toTotaux } from './totaux.ts'
import { groupOf, sommeText, totauxColumns, totauxCopy, totauxWidth } from './totaux-columns.tsx'

/** Hours as of today by person, statut, catégorie and month. */
export function TotauxTable({
  lignes,
  switcher,
}: {
  readonly lignes: readonly LigneHeures[]
  readonly switcher: ReactNode
}) {
  const query = useRead('heures:findTotals', usePerimetre())
  return (
    <Loaded query={query}>
      {(totals) => <Content totals={totals} lignes={lignes} switcher={switcher} />}
    </Loaded>
  )
}

function Content({
  totals,
  lignes,
  switcher,
}: {
  readonly totals: readonly MinutesTotal[]
  readonly lignes: readonly LigneHeures[]
  readonly switcher: ReactNode
}) {
  const { params, setParams } = useScreenParams()
  const filters = useMemo(() => readValues(heuresList, params), [params])
  const all = useMemo(() => {
    const noms = new Map(lignes.map((ligne) => [ligne.intervenantId, ligne.intervenant]))
    return toTotaux(totals, (id) => noms.get(id) ?? '')
  }, [totals, lignes])
  const choices = useMemo(() => offered(heuresList, lignes), [lignes])
  const shown = useMemo(() => filterTotals(all, filters), [all, filters])
  const mois = useMemo(() => moisOf(shown), [shown])
  const columns = useMemo(() => totauxColumns(mois), [mois])
  const people = new Set(shown.map(({ intervenantId }) => intervenantId)).size
  return (
    <>
      <FilterBar
        count={formatCount(people, 'intervenant')}
        values={filters}
        search="q"
        filters={choices}
        onChange={setParams}
        before={switcher}
        tools={<TableMenu columns={totauxCopy(mois)} rows={shown} />}
      />
      <ValeurBenevolat lignes={shown} />
      <Panes panel={<HeuresPane lignes={lignes} />}>
        {shown.length === 0 ? (
          <EmptyState
            icon={<IconClock />}
            title="Aucune heure à totaliser"
            advice="Retirez un filtre, ou notez qui a mené les séances."
          />
        ) : (
          <DataTable
            label="Totaux des heures"
            rows={shown}
            columns={columns}
            idOf={idOf}
            minWidth={totauxWidth(mois)}
            isDense
            groupOf={groupOf(shown)}
            footer={[
              'Total',
              ...mois.map((one) => sommeText(minutesIn(shown, one))),
              formatDuree(shown.reduce((sum, { total }) => sum + total, 0)),
            ]}
          />
        )}
      </Panes>
    </>
  )
}

const idOf = ({ id }: LigneTotal): string => id

/** Worth of the bénévoles' hours shown; absent while bénévolat is not valued. */
function ValeurBenevolat({ lignes }: { readonly lignes: readonly LigneTotal[] }) {
  const { annee } = useSelection()
  const { data: taux } = useRead('heures:findTaux', { anneeId: annee.id })
  if (taux === undefined || taux === null) return null
  const minutes = lignes
    .filter(({ statut }) => statut === 'benevole')
    .reduce((sum, { total }) => sum + total, 0)
  return (
    <p className={styles.valeur}>
      Bénévolat&nbsp;: {formatDuree(minutes)} à {formatMontant(taux)} de l’heure, soit{' '}
      <strong>{formatMontant(valeurCents(minutes, taux))}</strong>.
    </p>
  )
}
