import { Button, SegmentedControl } from '@mantine/core'
import { IconUsersGroup } from '@tabler/icons-react'
import type { CollectifPresences } from '../../../shared/ipc/presences.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo, useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { libellePerimetre } from '../../texts/perimetre.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Screen } from '../../ui/Screen.tsx'
import { chooseCollectif, chooseMois } from './choose-grille.ts'
import { GrilleSection } from './GrilleSection.tsx'
import { RegistresList } from './RegistresList.tsx'
import { useCollectifsPresences } from './usePresences.ts'

const VUES = [
  { value: 'grille', label: 'Grille du mois' },
  { value: 'registres', label: 'Registres à saisir' },
]

/** Attendance: the month grid of a collectif, or the registers that wait to be filled. */
export function PresencesScreen() {
  const { annee, action } = useSelection()
  const { params, setParams } = useScreenParams()
  const vue = params.get('vue') === 'registres' ? 'registres' : 'grille'
  return (
    <Screen
      title="Présences"
      lead={libellePerimetre(annee, action)}
      fill
      actions={
        <SegmentedControl
          size="xs"
          aria-label="Affichage"
          data={VUES}
          value={vue}
          onChange={(value) => leave(() => setParams({ vue: value === 'grille' ? null : value }))}
        />
      }
    >
      {vue === 'registres' ? <RegistresList /> : <Grilles />}
    </Screen>
  )
}

function Grilles() {
  const query = useCollectifsPresences()
  return (
    <Loaded query={query}>
      {(collectifs) => <ChosenGrille key={collectifs.length} collectifs={collectifs} />}
    </Loaded>
  )
}

function ChosenGrille({ collectifs }: { readonly collectifs: readonly CollectifPresences[] }) {
  const { annee, contexte } = useSelection()
  const { params } = useScreenParams()
  const collectif = chooseCollectif(params.get('collectif'), collectifs)
  if (collectif === null) return <NoCollectif />
  const mois = chooseMois(params.get('mois'), collectif, annee, contexte.today)
  return (
    <GrilleSection
      collectifs={collectifs}
      collectif={collectif}
      mois={mois}
      seanceId={params.get('seance')}
    />
  )
}

function NoCollectif() {
  return (
    <EmptyState
      icon={<IconUsersGroup />}
      title="Aucun collectif"
      advice="Un collectif réunit les mêmes enfants aux mêmes créneaux. Ajoutez-en un à l’action et planifiez ses séances&nbsp;: leur grille de présence apparaîtra ici."
      action={
        <Button component="a" href={hrefTo('seances')} size="sm">
          Aller aux séances
        </Button>
      }
    />
  )
}
