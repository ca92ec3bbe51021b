import { SegmentedControl } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { formatMontant, valeurCents } from '../../../shared/domain/heures.ts'
import { formatCount, formatDuree } from '../../../shared/format.ts'
import type { MinutesTotal } from '../../../shared/ipc/heures.ipc.ts'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre, useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { usePanel } from '../../app/usePanel.ts'
import { useRead } from '../../app/useRead.ts'
import { DataTable } from '../../ui/DataTable.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { FilterBar } from '../../ui/FilterBar.tsx'
import { offered, readValues } from '../../ui/list.ts'
import { Panes } from '../../ui/SidePanel.tsx'
import { TableMenu } from '../../ui/TableMenu.tsx'
import styles from './Heures.module.css'
import { HeuresPane } from './HeuresPane.tsx'
import { HEURES_PANEL, heuresList } from './heures-list.tsx'
import { type LigneHeures, toLignes } from './lignes-heures.ts'
import { SemaineForm } from './SemaineForm.tsx'
import { filterTotals, type LigneTotal, minutesIn, moisOf, toTotaux } from './totaux.ts'
import { groupOf, sommeText, totauxColumns, totauxCopy, totauxWidth } from './totaux-columns.tsx'

const idOf = ({ id }: LigneTotal): string => id

const CHOICES = [
  { value: 'detail', label: 'Détail' },
  { value: 'totaux', label: 'Totaux' },
  { value: 'semaine', label: 'Saisir une semaine' },
] as const
type Choice = (typeof CHOICES)[number]['value']

/** View of the hours: one by one, summed, or a week to enter. */
export function HeuresView() {
  const { params, setParams } = useScreenParams()
  const perimetre = usePerimetre()
  const heures = useRead('heures:findAll', perimetre)
  const seances = useRead('heures:findSeances', perimetre)
  const formations = useRead('heures:findFormations', perimetre)
  const choice = CHOICES.find(({ value }) => value === params.get('heures'))?.value ?? 'detail'
  const switcher = (
    <SegmentedControl
      size="xs"
      aria-label="Heures"
      data={[...CHOICES]}
      value={choice}
      onChange={(value) => leave(() => setParams({ heures: value }))}
    />
  )
  return (
    <Loaded query={heures}>
      {(saisies) => (
        <Loaded query={seances}>
          {(derivees) => (
            <Loaded query={formations}>
              {(suivies) => (
                <Content
                  choice={choice}
                  switcher={switcher}
                  saisies={saisies}
                  derivees={derivees}
                  suivies={suivies}
                />
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    </Loaded>
  )
}

function Content({
  choice,
  switcher,
  saisies,
  derivees,
  suivies,
}: {
  readonly choice: Choice
  readonly switcher: React.ReactNode
  readonly saisies: Parameters<typeof toLignes>[0]
  readonly derivees: Parameters<typeof toLignes>[1]
  readonly suivies: Parameters<typeof toLignes>[2]
}) {
  const lignes: readonly LigneHeures[] = useMemo(
    () => toLignes(saisies, derivees, suivies),
    [saisies, derivees, suivies],
  )
  if (choice === 'totaux') return <TotauxTable lignes={lignes} switcher={switcher} />
  if (choice === 'detail') return <HeuresList lignes={lignes} switcher={switcher} />
  return (
    <>
      <div>{switcher}</div>
      <SemaineForm lignes={lignes} />
    </>
  )
}

/** List of all hours: those of séances, which are derived, and those entered. */
function HeuresList({
  lignes,
  switcher,
}: {
  readonly lignes: readonly LigneHeures[]
  readonly switcher: ReactNode
}) {
  const { params, open } = usePanel(HEURES_PANEL)
  return (
    <List
      list={heuresList}
      rows={lignes}
      before={switcher}
      panel={<HeuresPane lignes={lignes} />}
      opened={params.saisie}
      onOpen={({ id }) => open({ saisie: id })}
      canOpen={({ source }) => source.genre === 'saisie'}
      empty={(isNarrowed) => <NoHeures isEmpty={!isNarrowed} />}
    />
  )
}

function NoHeures({ isEmpty }: { readonly isEmpty: boolean }) {
  return (
    <EmptyState
      icon={<IconClock />}
      title={isEmpty ? 'Aucune heure pour l’instant' : 'Aucune heure ne correspond'}
      advice={
        isEmpty
          ? 'Les heures des séances viennent d’elles-mêmes\u00a0: notez qui les a menées. Ajoutez ici les autres\u00a0: préparation, réunions, formations.'
          : 'Élargissez la recherche ou retirez un filtre.'
      }
    />
  )
}

/** Hours as of today by person, statut, catégorie and month. */
function TotauxTable({
  lignes,
  switcher,
}: {
  readonly lignes: readonly LigneHeures[]
  readonly switcher: ReactNode
}) {
  const query = useRead('heures:findTotals', usePerimetre())
  return (
    <Loaded query={query}>
      {(totals) => <TotauxContent totals={totals} lignes={lignes} switcher={switcher} />}
    </Loaded>
  )
}

function TotauxContent({
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
          <NoHeures isEmpty={all.length === 0} />
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
