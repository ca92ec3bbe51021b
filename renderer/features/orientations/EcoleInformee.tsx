import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { useSaveKey } from '../../ui/useSaveKey.ts'
import styles from './Orientations.module.css'

/** Form shown once the list is printed: the day it was handed over, for all its children at once. */
export function EcoleInformee({
  ecole,
  lignes,
  onDone,
}: {
  readonly ecole: string
  readonly lignes: readonly OrientationLigne[]
  readonly onDone: () => void
}) {
  const { contexte } = useSelection()
  const { value, errors, onChange, send, isPending } = useFlatForm({
    channel: 'orientations:saveSuivis',
    sujet: null,
    initial: { retourEcole: formatDate(contexte.today) },
    toInput: ({ retourEcole }) => ({
      orientationIds: lignes.map(({ orientationId }) => orientationId),
      etape: null,
      place: null,
      retourEcole: dateOrTyped(retourEcole),
    }),
    onSaved: () => {
      notifications.show({ message: 'Enregistré.' })
      onDone()
    },
  })
  const ref = useSaveKey(send)
  return (
    <form
      ref={ref}
      className={styles.place}
      aria-label="Liste remise à l’école"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        send(event.currentTarget)
      }}
    >
      <p role="status">
        La liste est-elle remise à {ecole}&#8239;? Notez-le pour{' '}
        {formatCount(lignes.length, 'enfant')}.
      </p>
      <DateTextField
        label="École informée le"
        value={value.retourEcole}
        error={errors.retourEcole}
        onChange={(retourEcole) => onChange({ retourEcole })}
      />
      <Button type="submit" size="xs" variant="light" loading={isPending}>
        Noter que l’école est informée
      </Button>
    </form>
  )
}
