import { Button, Checkbox } from '@mantine/core'
import { Fragment, type ReactNode, useMemo, useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import { type DataColumn, DataTable } from '../../ui/DataTable.tsx'
import { closePanel } from '../../ui/focus.ts'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { Panes } from '../../ui/SidePanel.tsx'
import styles from './Imports.module.css'
import {
  idOfLigne,
  LIBELLES_LIGNE,
  type Ligne,
  messagesText,
  STATUTS_MONTRES,
  type StatutMontre,
  StatutTag,
  type Who,
} from './ligne.tsx'

/** Rows of a file before its import, filtered by statut, with the panel of one row on the right. */
export function LignesImport<L extends Ligne>({
  label,
  lignes,
  who,
  columns: own,
  minWidth,
  statutOf,
  confirm,
  panelOf,
  onLeaveOut,
  children,
}: {
  /** Names the table for a screen reader. */
  readonly label: string
  readonly lignes: readonly L[]
  readonly who: Who<L>
  /** Columns of that kind of file, placed after the common ones. */
  readonly columns: readonly DataColumn<L>[]
  readonly minWidth: number
  /** Statut of a row. Its identity must be stable: a new function rebuilds the columns. */
  readonly statutOf: (ligne: L) => StatutMontre
  /** Buttons that import or give up. */
  readonly confirm: ReactNode
  readonly panelOf: (ligne: L, close: () => void) => ReactNode
  /** Leaves the rows chosen out of the import, or takes them back. */
  readonly onLeaveOut: (lignes: readonly L[], isLeftOut: boolean) => void
  /** Decisions on many rows at once, above the rows. */
  readonly children?: ReactNode
}) {
  const [statut, setStatut] = useState<StatutMontre | null>(null)
  const [ouverte, setOuverte] = useState<string | null>(null)
  const [choisies, setChoisies] = useState<ReadonlySet<string>>(new Set())
  const columns = useMemo(() => {
    const choose = (ligne: L, isChosen: boolean) =>
      setChoisies((before) => {
        const others = [...before].filter((id) => id !== idOfLigne(ligne))
        return new Set(isChosen ? [...others, idOfLigne(ligne)] : others)
      })
    return [
      choixColumn(who, choisies, choose),
      ...ligneColumns(who, statutOf, (ligne) => setOuverte(idOfLigne(ligne)), own),
    ]
  }, [who, statutOf, own, choisies])
  const shown = lignes.filter((ligne) => statut === null || statutOf(ligne) === statut)
  const opened = lignes.find((ligne) => idOfLigne(ligne) === ouverte)
  return (
    <>
      <div className={styles.tools}>
        <StatutFilters statuts={lignes.map(statutOf)} value={statut} onChange={setStatut} />
        {confirm}
      </div>
      {choisies.size === 0 ? (
        children
      ) : (
        <LignesChoisies
          lignes={lignes.filter((ligne) => choisies.has(idOfLigne(ligne)))}
          shown={shown.length}
          onChooseShown={() => setChoisies(new Set(shown.map(idOfLigne)))}
          onLeaveOut={(some, isLeftOut) => {
            setChoisies(new Set())
            onLeaveOut(some, isLeftOut)
          }}
          onForget={() => setChoisies(new Set())}
        />
      )}
      <div className={styles.lignes}>
        <Panes
          panel={
            opened === undefined ? null : (
              <Fragment key={ouverte}>
                {panelOf(opened, () => closePanel(() => setOuverte(null)))}
              </Fragment>
            )
          }
        >
          <DataTable
            label={label}
            rows={shown}
            columns={columns}
            idOf={idOfLigne}
            minWidth={minWidth}
            onOpen={(ligne) => setOuverte(idOfLigne(ligne))}
            opened={ouverte}
          />
        </Panes>
      </div>
    </>
  )
}

/** A box to choose the row, with others to leave out or to take back together. */
const choixColumn = <L extends Ligne>(
  who: Who<L>,
  choisies: ReadonlySet<string>,
  choose: (ligne: L, isChosen: boolean) => void,
): DataColumn<L> => ({
  id: 'choix',
  header: 'Choix',
  width: '4.25rem',
  isControl: true,
  cell: (ligne) => (
    <Checkbox
      size="xs"
      aria-label={`Choisir la ligne ${ligne.ligne}, ${who.text(ligne)}`}
      checked={choisies.has(idOfLigne(ligne))}
      onChange={({ currentTarget: { checked } }) => choose(ligne, checked)}
    />
  ),
})

/** Actions on the chosen rows, in place of `children`. */
function LignesChoisies<L extends Ligne>({
  lignes,
  shown,
  onChooseShown,
  onLeaveOut,
  onForget,
}: {
  readonly lignes: readonly L[]
  /** Number of rows that the filter shows. */
  readonly shown: number
  readonly onChooseShown: () => void
  readonly onLeaveOut: (lignes: readonly L[], isLeftOut: boolean) => void
  readonly onForget: () => void
}) {
  return (
    <fieldset className={styles.chips} aria-label="Lignes choisies">
      <span>{formatCount(lignes.length, 'ligne choisie', 'lignes choisies')}&nbsp;:</span>
      <Button size="compact-xs" onClick={() => onLeaveOut(lignes, true)}>
        Ignorer
      </Button>
      <Button size="compact-xs" variant="default" onClick={() => onLeaveOut(lignes, false)}>
        Reprendre
      </Button>
      <Button size="compact-xs" variant="default" onClick={onChooseShown}>
        Choisir les {formatCount(shown, 'ligne montrée', 'lignes montrées')}
      </Button>
      <Button size="compact-xs" variant="subtle" onClick={onForget}>
        Ne plus choisir
      </Button>
    </fieldset>
  )
}

/** Common columns: place, statut, messages and person of a row; those of the kind of file follow. */
const ligneColumns = <L extends Ligne>(
  who: Who<L>,
  statutOf: (ligne: L) => StatutMontre,
  open: (ligne: L) => void,
  own: readonly DataColumn<L>[],
): readonly DataColumn<L>[] => [
  {
    id: 'ligne',
    header: 'Ligne',
    width: '4.5rem',
    sortBy: ({ ligne }) => ligne,
    cell: ({ ligne }) => ligne,
  },
  {
    id: 'statut',
    header: 'Statut',
    width: '8.5rem',
    sortBy: (ligne) => STATUTS_MONTRES.indexOf(statutOf(ligne)),
    cell: (ligne) => <StatutTag statut={statutOf(ligne)} />,
  },
  {
    id: 'who',
    header: who.header,
    width: '12rem',
    isRowHeader: true,
    sortBy: who.text,
    cell: (ligne) => <OpenCell onOpen={() => open(ligne)}>{who.text(ligne)}</OpenCell>,
  },
  {
    id: 'messages',
    header: 'Remarques',
    width: '12rem',
    isExtra: true,
    // The statut already says that the row is left out.
    cell: (ligne) => (statutOf(ligne) === 'ignoree' ? '' : messagesText(ligne)),
  },
  ...own,
]

/** Number of rows of each statut; a click filters the list. */
function StatutFilters({
  statuts,
  value,
  onChange,
}: {
  readonly statuts: readonly StatutMontre[]
  readonly value: StatutMontre | null
  readonly onChange: (value: StatutMontre | null) => void
}) {
  const groups = Map.groupBy(statuts, (one) => one)
  const choices = [
    { statut: null, label: `Toutes (${statuts.length})` },
    ...STATUTS_MONTRES.filter((one) => groups.has(one) || one === value).map((statut) => ({
      statut,
      label: `${LIBELLES_LIGNE[statut]} (${groups.get(statut)?.length ?? 0})`,
    })),
  ]
  return (
    <fieldset className={styles.chips} aria-label="Lignes montrées">
      {choices.map(({ statut, label }) => (
        <Button
          key={label}
          size="compact-xs"
          variant={statut === value ? 'light' : 'default'}
          aria-pressed={statut === value}
          onClick={() => onChange(statut)}
        >
          {label}
        </Button>
      ))}
    </fieldset>
  )
}
