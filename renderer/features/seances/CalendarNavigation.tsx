import { ActionIcon, Button } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { useSelection } from '../../app/selection.tsx'
import { formatJour } from '../../texts/dates.ts'
import styles from './Calendar.module.css'
import { shiftDay, titleOf } from './calendar-dates.ts'
import { VueChoice } from './VueChoice.tsx'

/** Which period is shown, and the way to the others. */
export function CalendarNavigation({
  vue,
  day,
  nearest,
  onDay,
}: {
  readonly vue: 'semaine' | 'mois'
  readonly day: IsoDate
  /** Where the séances are, when this period has none. */
  readonly nearest: IsoDate | null
  readonly onDay: (day: IsoDate) => void
}) {
  const { contexte } = useSelection()
  const period = vue === 'semaine' ? 'Semaine' : 'Mois'
  const [before, after] = vue === 'semaine' ? ['précédente', 'suivante'] : ['précédent', 'suivant']
  return (
    <nav className={styles.nav} aria-label="Période">
      <VueChoice vue={vue} />
      <ActionIcon
        variant="default"
        size="1.875rem"
        aria-label={`${period} ${before}`}
        onClick={() => onDay(shiftDay(day, vue, -1))}
      >
        <IconChevronLeft size="1.125rem" aria-hidden />
      </ActionIcon>
      <ActionIcon
        variant="default"
        size="1.875rem"
        aria-label={`${period} ${after}`}
        onClick={() => onDay(shiftDay(day, vue, 1))}
      >
        <IconChevronRight size="1.125rem" aria-hidden />
      </ActionIcon>
      <Button size="xs" variant="default" onClick={() => onDay(contexte.today)}>
        Aujourd’hui
      </Button>
      <output className={styles.period}>{titleOf(day, vue)}</output>
      {nearest === null ? null : (
        <Button size="xs" variant="light" onClick={() => onDay(nearest)}>
          {`Aucune séance ici\u00a0: voir le ${formatJour(nearest)}`}
        </Button>
      )}
    </nav>
  )
}
