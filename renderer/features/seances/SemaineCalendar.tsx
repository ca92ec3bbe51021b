import type { IsoDate } from '../../../shared/dates.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { formatJour } from '../../texts/dates.ts'
import styles from './Calendar.module.css'
import { weekOf } from './calendar-dates.ts'
import type { CalendarProps } from './calendar-props.ts'
import { SeanceChip } from './SeanceChip.tsx'
import { useChipKeys } from './useChipKeys.ts'

/** One week, a column per day; Saturday and Sunday only where something takes place. */
export function SemaineCalendar(props: CalendarProps) {
  const { day, seances, fermetureOf, onPeriod } = props
  const onKeyDown = useChipKeys(onPeriod)
  const byDate = Map.groupBy(seances, ({ date }) => date)
  const days = weekOf(day).filter((date, rank) => rank < 5 || byDate.has(date))
  const entry = days.flatMap((date) => byDate.get(date) ?? [])[0]?.seanceId
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be announced as a form
    <div
      className={styles.week}
      onKeyDown={onKeyDown}
      tabIndex={-1}
      role="group"
      aria-label="Calendrier de la semaine"
    >
      {days.map((date) => (
        <Day
          key={date}
          {...props}
          date={date}
          seances={byDate.get(date) ?? []}
          fermeture={fermetureOf(date)}
          entry={entry}
        />
      ))}
    </div>
  )
}

function Day({
  date,
  seances,
  fermeture,
  entry,
  today,
  opened,
  onOpen,
}: Pick<CalendarProps, 'today' | 'opened' | 'onOpen'> & {
  readonly date: IsoDate
  readonly seances: readonly SeanceLigne[]
  readonly fermeture: string | null
  readonly entry: string | undefined
}) {
  return (
    <section
      className={styles.day}
      data-closed={fermeture !== null || undefined}
      aria-label={formatJour(date)}
    >
      <h2 className={styles.dayName} data-today={date === today || undefined}>
        {formatJour(date)}
      </h2>
      {fermeture === null ? null : <p className={styles.closed}>{fermeture}</p>}
      {seances.map((seance) => (
        <SeanceChip
          key={seance.seanceId}
          seance={seance}
          today={today}
          isDense={false}
          isOpen={seance.seanceId === opened}
          isEntry={seance.seanceId === entry}
          onOpen={onOpen}
        />
      ))}
    </section>
  )
}
