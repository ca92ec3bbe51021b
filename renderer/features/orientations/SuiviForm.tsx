import { Button, Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useRef } from 'react'
import {
  type EtapeOrientation,
  STATUTS_ORIENTATION,
  type StatutOrientation,
} from '../../../shared/domain/listes.ts'
import { isClose } from '../../../shared/domain/orientation.ts'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { type Errors, errorsUnder } from '../../app/form-errors.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { PlaceFields } from '../inscriptions/PlaceFields.tsx'
import styles from './Orientations.module.css'
import {
  etapesAsked,
  isInscribing,
  type PlaceValues,
  toSaisieSuivi,
  valuesOf,
} from './suivi-form.ts'

const STATUTS = STATUTS_ORIENTATION.map((value) => ({ value, label: LIBELLES_ORIENTATION[value] }))

const LE: Readonly<Record<EtapeOrientation, string>> = {
  'famille-contactee': 'Famille contactée le',
  accord: 'Accord donné le',
  inscrite: 'Inscrite le',
  refusee: 'Refusée le',
  'sans-suite': 'Sans suite depuis le',
}

/** Form of the follow-up: statut, day of each step, place where « Inscrite » inscribes, day the school was told. */
export function SuiviForm({
  ligne,
  place,
  onInscribe,
  onClose,
}: {
  readonly ligne: OrientationLigne
  /** Place proposed by « Inscrite ». */
  readonly place: PlaceValues
  /** Null when there is no action to inscribe to. */
  readonly onInscribe: (() => void) | null
  readonly onClose: () => void
}) {
  const { contexte } = useSelection()
  const isGoingToInscribe = useRef(false)
  const { value, errors, onChange, send, leave, isDirty, isPending } = useFlatForm({
    channel: 'orientations:saveSuivi',
    sujet: { orientationId: ligne.orientationId },
    initial: valuesOf(ligne, place),
    toInput: (typed) => toSaisieSuivi(ligne, typed),
    onSaved: () => {
      if (isGoingToInscribe.current) return onInscribe?.()
      notifications.show({ message: 'Enregistré.' })
      onClose()
    },
  })
  const save = (form: HTMLElement, goesOn: 'closes' | 'inscribes') => {
    isGoingToInscribe.current = goesOn === 'inscribes'
    send(form)
  }
  const inscribe = (form: HTMLElement) => (isDirty ? save(form, 'inscribes') : onInscribe?.())
  const setStatut = (statut: StatutOrientation) => {
    const day =
      statut === 'recue' || value.etapes[statut] ? {} : { [statut]: formatDate(contexte.today) }
    onChange({ statut, etapes: { ...value.etapes, ...day } })
  }
  return (
    <PanelForm
      title={`Suivi de l’orientation de ${formatPersonne(ligne)}`}
      isTitled={false}
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
      {etapesAsked(ligne, value.statut).map((etape) => (
        <DateTextField
          key={etape}
          label={LE[etape]}
          value={value.etapes[etape] ?? ''}
          error={errors[`etapes.${etape}`]}
          onChange={(typed) => onChange({ etapes: { ...value.etapes, [etape]: typed } })}
        />
      ))}
      {isInscribing(ligne, value.statut) ? (
        <PlaceInscription
          isWaiting={ligne.inscription === 'liste-attente'}
          value={value.place}
          errors={errorsUnder(errors, 'place')}
          onChange={(changes) => onChange({ place: { ...value.place, ...changes } })}
        />
      ) : (
        <Reste
          ligne={ligne}
          statut={value.statut}
          isPending={isPending}
          onInscribe={onInscribe === null ? null : inscribe}
        />
      )}
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

/** Fields for the collectif of an inscription, with its places left, and for the first day. */
export function PlaceInscription({
  isWaiting,
  value,
  errors,
  onChange,
}: {
  /** True when the enfant is on the waiting list, and leaves it by this inscription. */
  readonly isWaiting: boolean
  readonly value: PlaceValues
  readonly errors: Errors
  readonly onChange: (changes: Partial<PlaceValues>) => void
}) {
  return (
    <fieldset className={styles.inscription}>
      <legend>Inscription</legend>
      <PlaceFields
        actionId={value.actionId}
        collectifId={value.collectifId}
        isWaiting={false}
        error={errors.collectifId}
        onChange={onChange}
      />
      <DateTextField
        label="Depuis le"
        value={value.debut}
        error={errors.debut}
        onChange={(debut) => onChange({ debut })}
      />
      {isWaiting ? (
        <p className={styles.lead}>L’enfant quittera la liste d’attente la veille.</p>
      ) : null}
    </fieldset>
  )
}

/** Buttons for the next act once the famille agrees: inscribe, or close the orientation. */
function Reste({
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
  if (statut !== 'accord' || ligne.inscription !== null || onInscribe === null) return null
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
