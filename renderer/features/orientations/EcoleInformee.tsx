import { Button } from '@mantine/core'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { OrientationLigne } from '../../../shared/ipc/suivi-orientations.ipc.ts'
import { useSelection } from '../../app/selection.tsx'
import { useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { useFicheForm } from '../rencontres/useFicheForm.ts'
import { dateOrTyped } from '../rencontres/useRencontreDates.ts'
import styles from './Orientations.module.css'

/** Once the list is printed: the day that it was handed over, for all its children at once. */
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
  const { values, errors, change, ends } = useFicheForm(
    { retourEcole: formatDate(contexte.today) },
    onDone,
  )
  const save = useWrite('orientations:saveSuivis')
  const submit = () =>
    save.mutate(
      {
        orientationIds: lignes.map(({ orientationId }) => orientationId),
        etape: null,
        retourEcole: dateOrTyped(values.retourEcole),
      },
      ends,
    )
  return (
    <form
      className={styles.place}
      aria-label="Liste remise à l’école"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        submit()
      }}
    >
      <p role="status">
        La liste est-elle remise à {ecole} ? Notez-le pour {formatCount(lignes.length, 'enfant')}.
      </p>
      <DateTextField
        label="École informée le"
        value={values.retourEcole}
        error={errors.retourEcole}
        onChange={(retourEcole) => change({ retourEcole })}
      />
      <Button type="submit" size="xs" variant="light" loading={save.isPending}>
        Noter que l’école est informée
      </Button>
    </form>
  )
}
