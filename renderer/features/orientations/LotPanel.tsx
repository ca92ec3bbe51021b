import { Select } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useCallback, useMemo, useState } from 'react'
import { formatEnfant } from '../../../shared/domain/homonyme.ts'
import { ETAPES_ORIENTATION, type EtapeOrientation } from '../../../shared/domain/listes.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrNone, dateOrTyped } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { NewInscription } from '../inscriptions/NewInscription.tsx'
import { useFirstAction } from '../inscriptions/useInscriptionChoices.ts'
import styles from './Orientations.module.css'
import { PlaceInscription } from './SuiviForm.tsx'
import { isInscribing, type PlaceValues, toPlace } from './suivi-form.ts'

const ETAPES = ETAPES_ORIENTATION.map((value) => ({ value, label: LIBELLES_ORIENTATION[value] }))

type Values = {
  readonly statut: EtapeOrientation | null
  readonly date: string
  readonly retourEcole: string
  readonly place: PlaceValues
}

/** Panel that sets the same step, or the same answer to the school, for every chosen orientation. */
export function LotPanel({
  choix,
  onClose,
}: {
  readonly choix: Choix
  readonly onClose: () => void
}) {
  const actionId = useFirstAction()
  return (
    <NewInscription actionId={actionId ?? ''}>
      {({ values: { collectifId, debut } }) => (
        <LotForm
          choix={choix}
          place={{ actionId: actionId ?? '', collectifId, debut }}
          onClose={onClose}
        />
      )}
    </NewInscription>
  )
}

/** Form of the chosen rows; with something typed it stays open when none is chosen: a filter may hide the rows for a moment. */
function LotForm({
  choix,
  place,
  onClose,
}: {
  readonly choix: Choix
  readonly place: PlaceValues
  readonly onClose: () => void
}) {
  const { contexte } = useSelection()
  const initial: Values = {
    statut: null,
    date: formatDate(contexte.today),
    retourEcole: '',
    place,
  }
  const { value, errors, onChange, send, isDirty, isPending } = useFlatForm({
    channel: 'orientations:saveSuivis',
    sujet: null,
    initial,
    toInput: ({ statut, date, retourEcole, place }) => ({
      place: toInscribe(choix, statut).length === 0 ? null : toPlace(place),
      orientationIds: [...choix.ids],
      etape: statut === null ? null : { statut, date: dateOrTyped(date) },
      retourEcole: dateOrNone(retourEcole),
    }),
    onSaved: () => {
      notifications.show({ message: 'Enregistré.' })
      onClose()
      choix.none()
    },
  })
  const isNone = choix.chosen.length === 0
  if (isNone && !isDirty) return null
  const isBlank = isNone || (value.statut === null && value.retourEcole.trim() === '')
  return (
    <SidePanel
      id="lot"
      title={
        isNone
          ? 'Aucune orientation choisie'
          : formatCount(choix.chosen.length, 'orientation choisie', 'orientations choisies')
      }
      lead={
        <Quiet block>{isNone ? 'Cochez dans la liste celles à noter.' : namesText(choix)}</Quiet>
      }
      about="lot"
      onClose={() => leave(onClose)}
    >
      <div className={styles.panel}>
        <PanelForm
          title="Suivi de plusieurs orientations"
          isTitled={false}
          isPending={isPending}
          onSubmit={(form) => !isBlank && send(form)}
          onCancel={() => leave(onClose)}
        >
          <Select
            label="Étape"
            size="xs"
            placeholder="Ne rien changer"
            clearable
            clearButtonProps={{ 'aria-label': 'Ne rien changer à l’étape' }}
            data={ETAPES}
            value={value.statut}
            onChange={(statut) => onChange({ statut })}
          />
          {value.statut === null ? null : (
            <DateTextField
              label="Le"
              value={value.date}
              error={errors['etape.date']}
              onChange={(date) => onChange({ date })}
            />
          )}
          {toInscribe(choix, value.statut).length === 0 ? null : (
            <>
              <Quiet block>{aInscrireText(choix)}</Quiet>
              <PlaceInscription
                isWaiting={false}
                value={value.place}
                errors={errorsUnder(errors, 'place')}
                onChange={(changes) => onChange({ place: { ...value.place, ...changes } })}
              />
            </>
          )}
          <DateTextField
            label="École informée le"
            description="Vide, rien ne change."
            value={value.retourEcole}
            error={errors.retourEcole}
            onChange={(retourEcole) => onChange({ retourEcole })}
          />
        </PanelForm>
      </div>
    </SidePanel>
  )
}

/** The chosen orientations whose enfant « Inscrite » also inscribes. */
const toInscribe = ({ chosen }: Choix, statut: EtapeOrientation | null) =>
  chosen.filter((ligne) => isInscribing(ligne, statut))

function aInscrireText(choix: Choix): string {
  const count = toInscribe(choix, 'inscrite').length
  return count === 1
    ? 'Un de ces enfants n’est pas encore inscrit cette année\u00a0: dites où.'
    : `${count} de ces enfants ne sont pas encore inscrits cette année\u00a0: dites où.`
}

const SHOWN = 5

function namesText({ chosen }: Choix): string {
  const names = chosen.slice(0, SHOWN).map(formatEnfant).join(', ')
  const others = chosen.length - SHOWN
  return others <= 0 ? names : `${names} et ${formatCount(others, 'autre')}`
}

/** Chosen rows among those shown: a row hidden by a filter is never changed unseen. */
export function useChoix(shown: readonly OrientationLigne[]) {
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set())
  const chosen = useMemo(
    () => shown.filter(({ orientationId }) => kept.has(orientationId)),
    [shown, kept],
  )
  const ids = useMemo(() => new Set(chosen.map(({ orientationId }) => orientationId)), [chosen])
  const toggle = useCallback(
    (id: string) =>
      setKept((before) => {
        const next = new Set(before)
        if (!next.delete(id)) next.add(id)
        return next
      }),
    [],
  )
  return {
    chosen,
    ids,
    shown: shown.length,
    toggle,
    all: () => setKept(new Set(shown.map(({ orientationId }) => orientationId))),
    none: () => setKept(new Set()),
  }
}

export type Choix = ReturnType<typeof useChoix>
