import { Select } from '@mantine/core'
import { useState } from 'react'
import type { Moment } from '../../../shared/domain/planification.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { useCollectifs } from '../collectifs/useCollectifs.ts'
import { firstDay } from './calendar-dates.ts'
import { MomentFields } from './MomentFields.tsx'
import styles from './SeancePanel.module.css'

/** One séance alone, beside those of the créneaux. */
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
  const [collectif, setCollectif] = useState(collectifs[0])
  const [moment, setMoment] = useState<Moment>(() => ({
    date: params.get('jour') ?? firstDay(lignes, annee, contexte.today),
    debut: collectif.creneaux[0]?.debut ?? '16:30',
    fin: collectif.creneaux[0]?.fin ?? '18:00',
  }))
  const create = useWrite('seances:create')
  const { collectifId } = collectif
  return (
    <PanelForm
      title="Quand, et pour quel collectif&#8239;?"
      submit="Ajouter la séance"
      isPending={create.isPending}
      onSubmit={() =>
        create.mutate(
          { collectifId, ...moment },
          {
            onSuccess: ({ seanceId }) => onCreated(seanceId),
            onError: (error) => {
              if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
            },
          },
        )
      }
      onCancel={onClose}
    >
      <Select
        label="Collectif"
        size="xs"
        allowDeselect={false}
        data={collectifs.map(({ collectifId: value, nom }) => ({ value, label: nom }))}
        value={collectifId}
        onChange={(id) =>
          setCollectif((before) => collectifs.find((one) => one.collectifId === id) ?? before)
        }
      />
      <MomentFields
        moment={moment}
        annee={annee}
        errors={fieldErrors(create.error)}
        onChange={(changes) => setMoment((before) => ({ ...before, ...changes }))}
      />
    </PanelForm>
  )
}
