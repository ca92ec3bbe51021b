import { Select } from '@mantine/core'
import { formatDate } from '../../../shared/format.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useCollectifs } from '../collectifs/useCollectifs.tsx'
import { firstDay } from './calendar-dates.ts'
import { heuresAfter, heuresDe } from './heures-proposees.ts'
import { MOMENT, MomentFields } from './SeanceActions.tsx'
import styles from './SeancePanel.module.css'

/** The panel that adds one séance, beside those of the créneaux. */
export function NouvelleSeancePanel({
  lignes,
  onClose,
  onCreated,
}: {
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const query = useCollectifs()
  return (
    <SidePanel
      id="nouvelle-seance"
      title="Ajouter une séance"
      about="nouvelle"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <Loaded query={query}>
          {([first, ...others]) =>
            first === undefined ? (
              <Quiet>Créez d’abord un collectif, dans «&nbsp;Collectifs et créneaux&nbsp;».</Quiet>
            ) : (
              <NouvelleForm
                collectifs={[first, ...others]}
                lignes={lignes}
                onClose={onClose}
                onCreated={onCreated}
              />
            )
          }
        </Loaded>
      </div>
    </SidePanel>
  )
}

function NouvelleForm({
  collectifs,
  lignes,
  onClose,
  onCreated,
}: {
  readonly collectifs: readonly [CollectifLigne, ...CollectifLigne[]]
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const { annee, contexte } = useSelection()
  const { params } = useScreenParams()
  const [first] = collectifs
  const collectifOf = (id: string) => collectifs.find((one) => one.collectifId === id) ?? first
  const { value, errors, onChange, send, isPending } = useFlatForm({
    channel: 'seances:create',
    sujet: { anneeId: annee.id },
    initial: {
      collectifId: first.collectifId,
      date: formatDate(params.get('jour') ?? firstDay(lignes, annee, contexte.today)),
      ...heuresDe(first),
    },
    toInput: (seance) => ({ ...seance, date: dateOrTyped(seance.date) }),
    together: MOMENT,
    onSaved: ({ seanceId }) => onCreated(seanceId),
  })
  const choose = (collectifId: string) => {
    const proposed = heuresDe(collectifOf(value.collectifId))
    const chosen = heuresDe(collectifOf(collectifId))
    onChange({ collectifId, ...heuresAfter(value, proposed, chosen) })
  }
  return (
    <PanelForm
      title="Quand, et pour quel collectif&#8239;?"
      submit="Ajouter la séance"
      isPending={isPending}
      onSubmit={send}
      onCancel={onClose}
    >
      <Select
        label="Collectif"
        size="xs"
        data={collectifs.map((one) => ({ value: one.collectifId, label: one.nom }))}
        value={value.collectifId}
        onChange={(id) => id !== null && choose(id)}
      />
      <MomentFields value={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}
