import { Button } from '@mantine/core'
import { formatMontant, parseMontant } from '../../../shared/domain/valorisation.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'

/** Form of the worth of bénévoles' hours: whether they have one, and its rate. */
export function ValorisationForm({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { annee } = useSelection()
  const query = useRead('heures:findTaux', { anneeId: annee.id })
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
        isPending={form.isPending}
        onSubmit={form.send}
        onCancel={onCancel}
      >
        <Quiet>
          Les totaux diront alors ce que valent les heures des bénévoles. Votre structure choisit le
          montant&#8239;; rien ne change dans le bilan.
        </Quiet>
        <TextField
          label="Montant par heure, en euros"
          inputMode="decimal"
          value={value.montant}
          error={errors.montant}
          onChange={(montant) => onChange({ montant })}
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
