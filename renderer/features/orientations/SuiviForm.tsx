import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import {
  type EtapeOrientation,
  STATUTS_ORIENTATION,
  type StatutOrientation,
} from '../../../shared/domain/listes.ts'
import { etapesTo, isClose } from '../../../shared/domain/orientation.ts'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import styles from './Orientations.module.css'
import { isSameSuivi, toSaisieSuivi, valuesOf } from './suivi-form.ts'

const STATUTS = STATUTS_ORIENTATION.map((value) => ({ value, label: LIBELLES_ORIENTATION[value] }))

const LE: Readonly<Record<EtapeOrientation, string>> = {
  'famille-contactee': 'Famille contactée le',
  accord: 'Accord donné le',
  inscrite: 'Inscrite le',
  refusee: 'Refusée le',
  'sans-suite': 'Sans suite depuis le',
}

/** Where an orientation stands, the day of each step, and when the school was told. */
export function SuiviForm({
  ligne,
  onInscribe,
  onClose,
}: {
  readonly ligne: OrientationLigne
  /** Null when there is no action to inscribe to. */
  readonly onInscribe: (() => void) | null
  readonly onClose: () => void
}) {
  const { contexte } = useSelection()
  const initial = valuesOf(ligne)
  const isGoingToInscribe = useRef(false)
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'orientations:saveSuivi',
    sujet: { orientationId: ligne.orientationId },
    initial,
    toInput: (typed) => {
      // The inscription itself makes it inscrite: until then, the famille has agreed.
      const isEarly = isGoingToInscribe.current && typed.statut === 'inscrite'
      return toSaisieSuivi(ligne, isEarly ? { ...typed, statut: 'accord' } : typed)
    },
    onSaved: () => {
      if (isGoingToInscribe.current) return onInscribe?.()
      notifications.show({ message: 'Enregistré.' })
      onClose()
    },
  })
  const setStatut = (statut: StatutOrientation) => {
    const day =
      statut === 'recue' || value.etapes[statut] ? {} : { [statut]: formatDate(contexte.today) }
    onChange({ statut, etapes: { ...value.etapes, ...day } })
  }
  const save = (form: HTMLElement, goesOn: 'closes' | 'inscribes') => {
    isGoingToInscribe.current = goesOn === 'inscribes'
    send(form)
  }
  const inscribe = (form: HTMLElement) =>
    isSameSuivi(value, initial) ? onInscribe?.() : save(form, 'inscribes')
  return (
    <PanelForm
      title={`Suivi de l’orientation de ${formatPersonne(ligne)}`}
      isTitled={false}
      submit="Enregistrer"
      isPending={isPending}
      onSubmit={(form) => save(form, 'closes')}
      onCancel={() => leave(onClose)}
    >
      <Select
        label="Statut"
        size="xs"
        data={STATUTS}
        value={value.statut}
        onChange={(statut) => statut !== null && setStatut(statut)}
      />
      {etapesTo(value.statut).map((etape) => (
        <DateTextField
          key={etape}
          label={LE[etape]}
          value={value.etapes[etape] ?? ''}
          error={errors[`etapes.${etape}`]}
          onChange={(typed) => onChange({ etapes: { ...value.etapes, [etape]: typed } })}
        />
      ))}
      <Place
        ligne={ligne}
        statut={value.statut}
        isPending={isPending}
        onInscribe={onInscribe === null ? null : inscribe}
      />
      <DateTextField
        label="École informée le"
        description="Le jour où vous avez dit à l’école ce qu’il en est."
        value={value.retourEcole}
        error={errors.retourEcole}
        onChange={(retourEcole) => onChange({ retourEcole })}
      />
    </PanelForm>
  )
}

/** What is left to do once the famille agrees: the inscription, or closing the orientation of who has one. */
function Place({
  ligne,
  statut,
  isPending,
  onInscribe,
}: {
  readonly ligne: OrientationLigne
  readonly statut: StatutOrientation
  readonly isPending: boolean
  readonly onInscribe: ((form: HTMLElement) => void) | null
}) {
  if (ligne.inscription === 'inscrit' && !isClose(statut)) {
    return (
      <p className={styles.place}>
        Cet enfant est inscrit cette année&nbsp;: choisissez «&nbsp;Inscrite&nbsp;».
      </p>
    )
  }
  const isExpected = statut === 'accord' || statut === 'inscrite'
  if (!isExpected || ligne.inscription !== null || onInscribe === null) return null
  return (
    <div className={styles.place}>
      <p>Il reste à inscrire l’enfant, dans un collectif ou sur la liste d’attente.</p>
      <Button
        size="xs"
        variant="light"
        loading={isPending}
        onClick={({ currentTarget: { form } }) => form !== null && onInscribe(form)}
      >
        Inscrire l’enfant
      </Button>
    </div>
  )
}
