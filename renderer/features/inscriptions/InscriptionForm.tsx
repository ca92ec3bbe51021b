import { formatDate } from '../../../shared/format.ts'
import type { InscriptionFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { InscriptionFields } from './InscriptionFields.tsx'
import {
  type DebutPropose,
  debutOfStatut,
  type InscriptionValues,
  inscriptionValues,
  keepDebut,
  toSaisieInscription,
} from './inscription-form.ts'
import type { Proposed } from './NewInscription.tsx'

// Main names the shape `saisie.debut` and the rules `debut`: the form has one place for both.
const fieldOf = (path: string): string => `inscription.${path.replace(/^saisie\./, '')}`

/** Form that corrects an inscription; a wait may become an inscription, and the time waited is kept. */
export function InscriptionForm({
  inscription,
  onDone,
}: {
  readonly inscription: InscriptionFiche
  readonly onDone: () => void
}) {
  const { inscriptionId } = inscription
  const initial = inscriptionValues(inscription)
  const entree = useEntreeProposee(inscription)
  const form = useSaisieForm({
    channel: 'inscriptions:save',
    sujet: { inscriptionId },
    initial: { inscription: initial },
    toInput: (values) => ({ inscriptionId, saisie: toSaisieInscription(values.inscription) }),
    fieldOf,
    onSaved: onDone,
  })
  const { value, errors, onChange } = form.partOf('inscription')
  const change = (changes: Partial<InscriptionValues>) => {
    if (entree === null || changes.statut === undefined) return onChange(changes)
    const days = { attente: initial.debut, entree: entree.typed }
    onChange({ ...changes, debut: debutOfStatut(changes.statut, value.debut, days) })
  }
  return (
    <PanelForm
      title="Modifier l’inscription"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <InscriptionFields
        value={value}
        errors={errors}
        onChange={change}
        propose={value.statut === 'inscrit' ? entree : null}
      />
    </PanelForm>
  )
}

/** First day proposed to an enfant who still waits in the année shown; null for other inscriptions. */
function useEntreeProposee({ actionId, statut, fin }: InscriptionFiche): DebutPropose | null {
  const { annee } = useSelection()
  const today = useTodayInAnnee()
  const isHere = annee.actions.some(({ id }) => id === actionId)
  if (statut !== 'liste-attente' || fin !== null || !isHere) return null
  const typed = formatDate(today)
  return { typed, raison: 'l’attente s’arrête la veille, et reste connue' }
}

/** Form of a new inscription for an enfant already known. */
export function NouvelleInscriptionForm({
  enfantId,
  proposed: { values: blank, propose },
  latest,
  onDone,
}: {
  readonly enfantId: string
  readonly proposed: Proposed
  /** The inscription whose class and school are proposed again. */
  readonly latest: InscriptionFiche | undefined
  readonly onDone: () => void
}) {
  const { annee } = useSelection()
  const known = latest === undefined ? null : inscriptionValues(latest)
  const isOfAnnee = latest !== undefined && latest.debut >= annee.debut
  const form = useSaisieForm({
    channel: 'inscriptions:create',
    sujet: { enfantId, anneeId: annee.id },
    initial: {
      inscription: {
        ...blank,
        // A niveau holds for one année only.
        niveau: isOfAnnee ? (known?.niveau ?? null) : null,
        classe: isOfAnnee ? (known?.classe ?? '') : '',
        etablissementId: known?.etablissementId ?? null,
      },
    },
    toInput: (values) => ({ enfantId, saisie: toSaisieInscription(values.inscription) }),
    fieldOf,
    onSaved: (_, { inscription }) => {
      keepDebut(inscription)
      onDone()
    },
  })
  return (
    <PanelForm
      title="Nouvelle inscription"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <InscriptionFields {...form.partOf('inscription')} propose={propose} />
    </PanelForm>
  )
}
