import { Button, Group } from '@mantine/core'
import { useState } from 'react'
import { isIsoDate } from '../../../shared/dates.ts'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import type { Attente } from '../../../shared/domain/orientation.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_INSCRIPTION, LIBELLES_ORIGINE } from '../../../shared/texts/libelles.ts'
import { hrefTo, navigate } from '../../app/router.ts'
import { leave } from '../../app/unsaved.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Details } from '../../ui/Details.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { HomonymesNotice, openIt } from '../enfants/HomonymesNotice.tsx'
import { InscriptionFields } from '../inscriptions/InscriptionFields.tsx'
import { keepDebut, toSaisieInscription } from '../inscriptions/inscription-form.ts'
import { NewInscription, type Proposed } from '../inscriptions/NewInscription.tsx'
import { useFirstAction } from '../inscriptions/useInscriptionChoices.ts'
import { OrientationForm } from './OrientationForm.tsx'
import styles from './Orientations.module.css'
import { classeText } from './orientation-list.tsx'
import { SuiviForm } from './SuiviForm.tsx'
import type { PlaceValues } from './suivi-form.ts'

/** Panel of one orientation: the school's data, the follow-up, and the inscription that results. */
export function OrientationPanel({
  ligne,
  onClose,
}: {
  readonly ligne: OrientationLigne
  readonly onClose: () => void
}) {
  const actionId = useFirstAction()
  const [form, setForm] = useState<'suivi' | 'inscrire' | 'corriger'>('suivi')
  const back = () => setForm('suivi')
  return (
    <SidePanel
      id="fiche"
      title={formatEnfant(ligne)}
      lead={<Quiet block>{leadText(ligne)}</Quiet>}
      about={ligne.orientationId}
      onClose={() => leave(onClose)}
    >
      <div className={styles.panel}>
        {form === 'corriger' ? (
          <OrientationForm ligne={ligne} onDone={back} onCancel={back} />
        ) : (
          <NewInscription actionId={actionId ?? ''}>
            {(proposed) =>
              form === 'inscrire' ? (
                <InscrireForm ligne={ligne} proposed={proposed} onCancel={back} onDone={onClose} />
              ) : (
                <SuiviForm
                  ligne={ligne}
                  place={placeOf(ligne, proposed)}
                  onInscribe={actionId === null ? null : () => setForm('inscrire')}
                  onClose={onClose}
                />
              )
            }
          </NewInscription>
        )}
        <Details rows={detailsOf(ligne)} />
        {ligne.enfantId === null ? null : (
          <a href={hrefTo('enfants', { enfant: ligne.enfantId })}>Ouvrir la fiche de l’enfant</a>
        )}
        {ligne.importId !== null || form !== 'suivi' ? null : (
          <OwnActions ligne={ligne} onEdit={() => setForm('corriger')} onGone={onClose} />
        )}
      </div>
    </SidePanel>
  )
}

/** Place proposed: the only collectif, unless the statut is « Inscrite » already, so that a save inscribes nobody unasked. */
const placeOf = ({ statut }: OrientationLigne, { values }: Proposed): PlaceValues => ({
  actionId: values.actionId,
  collectifId: statut === 'inscrite' ? null : values.collectifId,
  debut: values.debut,
})

/** Buttons of an orientation entered by hand: correct, delete. An imported one is removed with its import. */
function OwnActions({
  ligne: { orientationId },
  onEdit,
  onGone,
}: {
  readonly ligne: OrientationLigne
  readonly onEdit: () => void
  readonly onGone: () => void
}) {
  const remove = useWrite('orientations:delete')
  return (
    <Group gap="xs">
      <Button size="xs" variant="default" onClick={() => leave(onEdit)}>
        Corriger
      </Button>
      <Button
        size="xs"
        variant="subtle"
        color="red"
        loading={remove.isPending}
        onClick={() =>
          remove.mutate({ orientationId }, { onSuccess: onGone, onError: notifyFailure })
        }
      >
        Supprimer
      </Button>
    </Group>
  )
}

const ATTENTES: Readonly<Record<Attente, string>> = {
  contact: 'Famille à contacter',
  reponse: 'Réponse de la famille',
  inscription: 'Inscription',
}

const detailsOf = (ligne: OrientationLigne) => [
  { terme: 'Reçue le', texte: formatDate(ligne.date) },
  { terme: 'École', texte: ligne.etablissement },
  { terme: 'Classe', texte: classeText(ligne) },
  { terme: 'Enseignant', texte: ligne.enseignant },
  { terme: 'Proposée par', texte: ligne.origines.map((code) => LIBELLES_ORIGINE[code]).join(', ') },
  { terme: 'Objectif', texte: ligne.objectif },
  { terme: 'Accord écrit', texte: accordText(ligne.accordParental) },
  { terme: 'Vient de', texte: ligne.source },
]

/** Text under the title: « Réponse de la famille, depuis 20 jours : en retard », else the enfant's inscription this year. */
function leadText({ enAttente, inscription }: OrientationLigne): string {
  if (enAttente === null) {
    return inscription === null
      ? 'Rien à attendre'
      : `${LIBELLES_INSCRIPTION[inscription]} cette année`
  }
  const since = `${ATTENTES[enAttente.attente]}, depuis ${formatCount(enAttente.jours, 'jour')}`
  return enAttente.isEnRetard ? `${since}\u00a0: en retard` : since
}

function accordText(accord: string | null): string | null {
  if (accord === null) return null
  if (accord === 'oui') return 'Oui'
  if (accord === 'non') return 'Non'
  return `Oui, le ${formatDate(accord)}`
}

/** Form that inscribes the enfant of an orientation, with the school's data. */
function InscrireForm({
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
    acteOf: () => 'Inscrire',
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
