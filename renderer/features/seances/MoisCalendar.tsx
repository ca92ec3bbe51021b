import { VisuallyHidden } from '@mantine/core'
import type { IsoDate } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { formatCount } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { formatJourLong } from '../../texts/dates.ts'
import styles from './Calendar.module.css'
import { weeksOfMonth } from './calendar-dates.ts'
import type { CalendarProps } from './calendar-props.ts'
import { SeanceChip } from './SeanceChip.tsx'
import { useChipKeys } from './useChipKeys.ts'

/** Séances shown in one day before the rest is counted. */
const SHOWN = 4

/** One month, a line per week. */
export function MoisCalendar(props: CalendarProps) {
  const { day, seances, onPeriod, fermetureOf } = props
  const onKeyDown = useChipKeys(onPeriod)
  const weeks = weeksOfMonth(day)
  const byDate = Map.groupBy(seances, ({ date }) => date)
  const entry = weeks.flat().flatMap((date) => byDate.get(date) ?? [])[0]?.seanceId
  return (
    <table
      className={styles.month}
      aria-label="Calendrier du mois"
      onKeyDown={onKeyDown}
      tabIndex={-1}
    >
      <thead>
        <tr>
          {JOURS.map((jour) => (
            <th key={jour} scope="col">
              {jour}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((date) => (
              <Day
                key={date}
                {...props}
                date={date}
                seances={byDate.get(date) ?? []}
                fermeture={fermetureOf(date)}
                entry={entry}
              />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Day({
  date,
  day,
  seances,
  fermeture,
  entry,
  today,
  opened,
  onOpen,
  onWeek,
}: CalendarProps & {
  readonly date: IsoDate
  readonly seances: readonly SeanceLigne[]
  readonly fermeture: string | null
  readonly entry: string | undefined
}) {
  const rest = seances.length - SHOWN
  return (
    <td
      data-closed={fermeture !== null || undefined}
      data-other={date.slice(0, 7) !== day.slice(0, 7) || undefined}
    >
      <div className={styles.cellHead}>
        <span className={styles.number} data-today={date === today || undefined}>
          {Number(date.slice(8))}
        </span>
        {fermeture === null ? null : <span className={styles.closed}>{fermeture}</span>}
      </div>
      {seances.slice(0, SHOWN).map((seance) => (
        <SeanceChip
          key={seance.seanceId}
          seance={seance}
          today={today}
          isDense
          isOpen={seance.seanceId === opened}
          isEntry={seance.seanceId === entry}
          onOpen={onOpen}
        />
      ))}
      {rest > 0 ? (
        <button type="button" className={styles.more} onClick={() => onWeek(date)}>
          + {formatCount(rest, 'autre')}
          <VisuallyHidden>{` le ${formatJourLong(date)}, voir la semaine`}</VisuallyHidden>
        </button>
      ) : null}
    </td>
  )
}
