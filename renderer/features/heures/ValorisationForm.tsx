import { Button, TextInput } from '@mantine/core'
import { formatMontant, parseMontant } from '../../../shared/domain/valorisation.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { useTaux } from './useHeures.ts'

/** Whether the hours of bénévoles are given a worth, and at which rate. */
export function ValorisationForm({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const query = useTaux()
  return (
    <Loaded query={query}>
      {(taux) => <Form taux={taux} onDone={onDone} onCancel={onCancel} />}
    </Loaded>
  )
}

function Form({
  taux,
  onDone,
  onCancel,
}: {
  readonly taux: number | null
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { annee } = useSelection()
  const stop = useWrite('heures:saveTaux')
  const form = useSaisieForm({
    channel: 'heures:saveTaux',
    sujet: { anneeId: annee.id },
    initial: { taux: { montant: taux === null ? '' : formatMontant(taux) } },
    toInput: ({ taux: { montant } }) => ({ anneeId: annee.id, taux: parseMontant(montant) }),
    check: ({ taux: { montant } }): Readonly<Record<string, string>> =>
      parseMontant(montant) === null
        ? { 'taux.montant': 'Indiquez un montant par heure, par exemple 11,88.' }
        : {},
    fieldOf: () => 'taux.montant',
    onSaved: onDone,
  })
  const { value, errors, onChange } = form.partOf('taux')
  return (
    <>
      <PanelForm
        title="Valeur d’une heure de bénévolat"
        submit="Valoriser"
        isPending={form.isPending}
        onSubmit={form.send}
        onCancel={onCancel}
      >
        <Quiet>
          Les totaux diront alors ce que valent les heures des bénévoles. Votre structure choisit le
          montant&#8239;; rien ne change dans le bilan.
        </Quiet>
        <TextInput
          label="Montant par heure, en euros"
          size="xs"
          inputMode="decimal"
          autoComplete="off"
          value={value.montant}
          error={errors.montant}
          errorProps={{ role: 'alert' }}
          onChange={(event) => onChange({ montant: event.currentTarget.value })}
        />
      </PanelForm>
      {taux === null ? null : (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() =>
              stop.mutate(
                { anneeId: annee.id, taux: null },
                { onSuccess: onDone, onError: notifyFailure },
              )
            }
          >
            Ne plus valoriser
          </Button>
        </div>
      )}
    </>
  )
}
