import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { libellePerimetre } from '../../texts/codes.ts'
import { Screen } from '../../ui/Screen.tsx'
import { ScreenTabs } from '../../ui/ScreenTabs.tsx'
import { EvaluationsTab } from '../evaluations/EvaluationsTab.tsx'
import { FaitsMarquantsTab } from '../faits-marquants/FaitsMarquantsTab.tsx'
import { FormationsTab } from '../formations/FormationsTab.tsx'
import { SuiviTab } from '../progressions/SuiviTab.tsx'
import { ProjetsTab } from '../projets/ProjetsTab.tsx'
import { ObjectifsTab } from './ObjectifsTab.tsx'

const TABS = [
  { value: 'objectifs', label: 'Objectifs' },
  { value: 'suivi', label: 'Suivi individuel' },
  { value: 'faits', label: 'Faits marquants' },
  { value: 'projets', label: 'Projets' },
  { value: 'formations', label: 'Formations' },
  { value: 'evaluations', label: 'Évaluations' },
] as const

const CONTENTS = {
  objectifs: ObjectifsTab,
  suivi: SuiviTab,
  faits: FaitsMarquantsTab,
  projets: ProjetsTab,
  formations: FormationsTab,
  evaluations: EvaluationsTab,
} as const

/** Screen of the four axes: state of their fourteen objectives, and the records that no other screen holds. */
export function AxesScreen() {
  const { annee, action } = useSelection()
  const { params, setParams } = useScreenParams()
  const asked = params.get('onglet')
  const onglet = TABS.find(({ value }) => value === asked)?.value ?? 'objectifs'
  const Content = CONTENTS[onglet]
  return (
    <Screen title="Quatre axes" lead={libellePerimetre(annee, action)} fill>
      <ScreenTabs
        label="Quatre axes"
        tabs={TABS}
        value={onglet}
        onChange={(next) =>
          leave(() => setParams({ onglet: next, fiche: null, pour: null, q: null }))
        }
      >
        <Content />
      </ScreenTabs>
    </Screen>
  )
}
