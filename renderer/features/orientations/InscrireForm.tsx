import { isIsoDate } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { navigate } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { HomonymesNotice, openIt } from '../enfants/HomonymesNotice.tsx'
import { InscriptionFields } from '../inscriptions/InscriptionFields.tsx'
import { keepDebut, toSaisieInscription } from '../inscriptions/inscription-form.ts'
import type { Proposed } from '../inscriptions/NewInscription.tsx'

/** Form that inscribes the enfant of an orientation, with the school's data. */
export function InscrireForm({
  ligne,
  proposed,
  onCancel,
  onDone,
}: {
  readonly ligne: OrientationLigne
  readonly proposed: Proposed
  readonly onCancel: () => void
  readonly onDone: () => void
}) {
  const { orientationId, niveau, classe, etablissementId, origines } = ligne
  const form = useSaisieForm({
    channel: 'orientations:inscribe',
    sujet: { orientationId },
    initial: {
      inscription: {
        ...proposed.values,
        niveau,
        classe: classe ?? '',
        etablissementId,
        origines,
        accordParental: accordTyped(ligne),
      },
    },
    toInput: ({ inscription }) => ({ orientationId, saisie: toSaisieInscription(inscription) }),
    // Main names the shape `saisie.debut` and the rules `debut`: the form has one place for both.
    fieldOf: (path) => `inscription.${path.replace(/^saisie\./, '')}`,
    onSaved: (_, { inscription }) => {
      keepDebut(inscription)
      onDone()
    },
  })
  return (
    <PanelForm
      title="Inscription"
      submit="Inscrire"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onCancel)}
    >
      {ligne.enfantId === null ? (
        <HomonymesNotice
          nom={ligne.nom}
          prenom={ligne.prenom}
          choose={openIt((enfant) => leave(() => navigate('enfants', { enfant })))}
        />
      ) : null}
      <InscriptionFields {...form.partOf('inscription')} propose={proposed.propose} />
    </PanelForm>
  )
}

/** Day of the parents' agreement: the one written on the fiche, else the one noted since. */
function accordTyped({ accordParental, etapes }: OrientationLigne): string {
  const day = accordParental !== null && isIsoDate(accordParental) ? accordParental : etapes.accord
  return day === undefined ? '' : formatDate(day)
}
