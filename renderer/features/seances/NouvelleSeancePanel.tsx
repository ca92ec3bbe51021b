import { formatDate } from '../../../shared/format.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { CreatableSelect } from '../../ui/CreatableSelect.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useCollectifs } from '../collectifs/useCollectifs.tsx'
import { NouveauCollectif } from '../inscriptions/PlaceFields.tsx'
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
          {(collectifs) => (
            <NouvelleForm
              collectifs={collectifs}
              lignes={lignes}
              onClose={onClose}
              onCreated={onCreated}
            />
          )}
        </Loaded>
      </div>
    </SidePanel>
  )
}

const NO_CRENEAU = { creneaux: [] }

function NouvelleForm({
  collectifs,
  lignes,
  onClose,
  onCreated,
}: {
  readonly collectifs: readonly CollectifLigne[]
  readonly lignes: readonly SeanceLigne[]
  readonly onClose: () => void
  readonly onCreated: (seanceId: string) => void
}) {
  const { annee, action, contexte } = useSelection()
  const { params } = useScreenParams()
  const [first] = collectifs
  const heuresOf = (id: string) =>
    heuresDe(collectifs.find((one) => one.collectifId === id) ?? first ?? NO_CRENEAU)
  const { value, errors, onChange, send, isPending } = useFlatForm({
    channel: 'seances:create',
    sujet: { anneeId: annee.id },
    initial: {
      collectifId: first?.collectifId ?? '',
      date: formatDate(params.get('jour') ?? firstDay(lignes, annee, contexte.today)),
      ...heuresDe(first ?? NO_CRENEAU),
    },
    toInput: (seance) => ({ ...seance, date: dateOrTyped(seance.date) }),
    together: MOMENT,
    onSaved: ({ seanceId }) => onCreated(seanceId),
  })
  const choose = (collectifId: string) => {
    const proposed = heuresOf(value.collectifId)
    const chosen = heuresOf(collectifId)
    onChange({ collectifId, ...heuresAfter(value, proposed, chosen) })
  }
  return (
    <PanelForm
      title="Quand, et pour quel collectif&#8239;?"
      isPending={isPending}
      onSubmit={send}
      onCancel={onClose}
    >
      <CreatableSelect
        label="Collectif"
        placeholder="Choisir, ou créer…"
        data={collectifs.map((one) => ({ value: one.collectifId, label: one.nom }))}
        value={value.collectifId === '' ? null : value.collectifId}
        error={errors.collectifId}
        onChange={(id) => choose(id ?? '')}
        creation={(props) => (
          <NouveauCollectif actionId={action?.id ?? annee.actions[0]?.id ?? ''} {...props} />
        )}
      />
      <MomentFields value={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}
