import type { FamilleFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { FamilleChoice } from './FamilleChoice.tsx'
import { FamilleFields } from './FamilleFields.tsx'
import {
  type FamilleChoisieValues,
  familleValues,
  NO_FAMILLE,
  toFamilleChoisie,
  toSaisieFamille,
} from './famille-form.ts'

/** Form of a famille; the change shows in the fiche of each of its enfants. */
export function FamilleForm({
  famille,
  onDone,
}: {
  readonly famille: FamilleFiche
  readonly onDone: () => void
}) {
  const form = useSaisieForm({
    channel: 'familles:save',
    sujet: { familleId: famille.familleId },
    initial: { saisie: familleValues(famille) },
    toInput: ({ saisie }) => ({ familleId: famille.familleId, saisie: toSaisieFamille(saisie) }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Modifier la famille"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <FamilleFields {...form.partOf('saisie')} />
    </PanelForm>
  )
}

const NO_CHOICE: { readonly famille: FamilleChoisieValues } = {
  famille: { genre: 'connue', familleId: null, saisie: NO_FAMILLE },
}

/** Gives an enfant a famille, or another one. */
export function ChangerFamilleForm({
  enfantId,
  onDone,
}: {
  readonly enfantId: string
  readonly onDone: () => void
}) {
  const form = useSaisieForm({
    channel: 'enfants:attachFamille',
    sujet: { enfantId },
    initial: NO_CHOICE,
    toInput: ({ famille }) => ({ enfantId, famille: toFamilleChoisie(famille) }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Famille de l’enfant"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <FamilleChoice {...form.partOf('famille')} />
    </PanelForm>
  )
}
