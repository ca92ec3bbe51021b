import { Button } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import type { HeuresLigne } from '../../../shared/ipc/heures.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './Heures.module.css'
import { HeuresFields } from './HeuresFields.tsx'
import { check, fieldOf, toForm, toSaisie } from './heures-form.ts'

/** Entries one after the other: the next one begins where the last one stood. */
export function NouvellesHeuresForm({ onCancel }: { readonly onCancel: () => void }) {
  const { annee, action } = useSelection()
  const { params } = useScreenParams()
  const today = useTodayInAnnee()
  const [last, setLast] = useState<SaisieHeures | null>(null)
  const [round, setRound] = useState(0)
  const first: SaisieHeures = {
    intervenantId: params.get('personne') ?? '',
    actionId: action?.id ?? annee.actions[0]?.id ?? '',
    date: today,
    categorie: 'preparation',
    minutes: 0,
    note: null,
  }
  return (
    <>
      <output className={styles.told}>
        {last === null ? null : (
          <Quiet>{`Enregistré\u00a0: ${formatDuree(last.minutes)} le ${formatDate(last.date)}.`}</Quiet>
        )}
      </output>
      <CreateForm
        key={round}
        initial={last === null ? first : { ...last, minutes: 0, note: null }}
        onCreated={(saisie) => {
          setLast(saisie)
          setRound((before) => before + 1)
        }}
        onCancel={onCancel}
      />
    </>
  )
}

function CreateForm({
  initial,
  onCreated,
  onCancel,
}: {
  readonly initial: SaisieHeures
  readonly onCreated: (saisie: SaisieHeures) => void
  readonly onCancel: () => void
}) {
  const { annee } = useSelection()
  const sent = useRef(initial)
  const form = useSaisieForm({
    channel: 'heures:create',
    sujet: { anneeId: annee.id },
    initial: toForm(initial),
    toInput: (values) => {
      sent.current = toSaisie(values)
      return { saisies: [sent.current] }
    },
    check,
    fieldOf,
    onSaved: () => onCreated(sent.current),
  })
  return (
    <PanelForm
      title="Heures hors séance"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={onCancel}
    >
      <HeuresFields {...form.partOf('saisie')} />
    </PanelForm>
  )
}

/** Corrects or removes one entry. */
export function CorrigerHeuresForm({
  ligne,
  onDone,
  onCancel,
}: {
  readonly ligne: HeuresLigne
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { heuresId } = ligne
  const remove = useWrite('heures:delete')
  const form = useSaisieForm({
    channel: 'heures:save',
    sujet: { heuresId },
    initial: toForm(ligne),
    toInput: (values) => ({ heuresId, saisie: toSaisie(values) }),
    check,
    fieldOf,
    onSaved: onDone,
  })
  return (
    <>
      <PanelForm
        title="Corriger ces heures"
        isPending={form.isPending}
        onSubmit={form.send}
        onCancel={onCancel}
      >
        <HeuresFields {...form.partOf('saisie')} />
      </PanelForm>
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size="1rem" aria-hidden />}
          loading={remove.isPending}
          onClick={() => remove.mutate({ heuresId }, { onSuccess: onDone, onError: notifyFailure })}
        >
          Supprimer ces heures
        </Button>
      </div>
    </>
  )
}
