import { SegmentedControl } from '@mantine/core'
import { IconClock } from '@tabler/icons-react'
import { type ReactNode, useMemo } from 'react'
import { List } from '../../app/List.tsx'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { usePanel } from '../../app/usePanel.ts'
import { useRead } from '../../app/useRead.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { HeuresPane } from './HeuresPane.tsx'
import { HEURES_PANEL, heuresList } from './heures-list.tsx'
import { type LigneHeures, toLignes } from './lignes-heures.ts'
import { SemaineForm } from './SemaineForm.tsx'
import { TotauxTable } from './TotauxTable.tsx'

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
