import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { STATUTS, type Statut } from '../../../shared/domain/listes.ts'
import { formatDate } from '../../../shared/format.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { useTodayInAnnee } from '../../app/useTodayInAnnee.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { parseDateFr } from '../../ui/parse-date.ts'
import styles from './IntervenantForm.module.css'

/** Form that gives an intervenant another statut from a day on: the one in force ends the day before. */
export function ChangeStatut({
  current,
  onChange,
  onCancel,
}: {
  readonly current: Statut | null
  readonly onChange: (next: { readonly statut: Statut; readonly debut: IsoDate }) => void
  readonly onCancel: () => void
}) {
  const others = STATUTS.filter((statut) => statut !== current)
  const [statut, setStatut] = useState<Statut>(others[0] ?? 'benevole')
  const [typed, setTyped] = useState(formatDate(useTodayInAnnee()))
  const [refusal, setRefusal] = useState<string>()
  const apply = () => {
    const debut = parseDateFr(typed)
    if (debut === null) setRefusal('Écrivez la date ainsi\u00a0: 28/09/2021.')
    else onChange({ statut, debut })
  }
  return (
    <fieldset className={styles.change} aria-label="Changer de statut">
      <Select
        label="Nouveau statut"
        size="xs"
        data={others.map((one) => ({ value: one, label: LIBELLES_STATUT[one] }))}
        value={statut}
        onChange={(next) => next !== null && setStatut(next as Statut)}
      />
      <DateTextField
        label="À partir du"
        value={typed}
        error={refusal}
        onChange={(next) => {
          setTyped(next)
          setRefusal(undefined)
        }}
      />
      <div className={styles.buttons}>
        <Button size="compact-xs" variant="default" onClick={apply}>
          Appliquer
        </Button>
        <Button size="compact-xs" variant="subtle" onClick={onCancel}>
          Laisser
        </Button>
      </div>
    </fieldset>
  )
}
