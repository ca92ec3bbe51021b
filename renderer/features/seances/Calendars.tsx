import { ActionIcon, Button, SegmentedControl, VisuallyHidden } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { IsoDate } from '../../../shared/dates.ts'
import { JOURS } from '../../../shared/domain/listes.ts'
import { formatCount } from '../../../shared/format.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { formatJour, formatJourLong } from '../../texts/dates.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'
import { useIsPrinting } from '../../ui/PrintedPage.tsx'
import styles from './Calendar.module.css'
import type { Vue } from './calendar-dates.ts'
import { shiftDay, titleOf, weekOf, weeksOfMonth } from './calendar-dates.ts'
import { SeanceChip, useChipKeys } from './SeanceChip.tsx'

/** Séances shown in one day; the others are counted. */
const SHOWN = 4

/** The calendar of a month, a line per week. */
export function MoisCalendar(props: CalendarProps) {
  const { day, seances, onPeriod, fermetureOf } = props
  const onKeyDown = useChipKeys(onPeriod)
  const isPrinting = useIsPrinting()
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
                isWhole={isPrinting}
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
  isWhole,
  today,
  opened,
  onOpen,
  onWeek,
}: CalendarProps & {
  readonly date: IsoDate
  readonly seances: readonly SeanceLigne[]
  readonly fermeture: string | null
  readonly entry: string | undefined
  /** True on paper, where no click shows the others. */
  readonly isWhole: boolean
}) {
  const shown = isWhole ? seances : seances.slice(0, SHOWN)
  const rest = seances.length - shown.length
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
      {shown.map((seance) => (
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

/** The calendar of a week, a column per day; Saturday and Sunday only where something takes place. */
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
        <DayColumn
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

function DayColumn({
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

/** The head of a calendar: the period shown, and the buttons that lead to the others. */
export function CalendarNavigation({
  vue,
  day,
  nearest,
  onDay,
}: {
  readonly vue: 'semaine' | 'mois'
  readonly day: IsoDate
  /** Nearest day with séances when this period has none, else null. */
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

/** The props that both calendars share. */
type CalendarProps = {
  /** A day of the period shown. */
  readonly day: IsoDate
  /** Séances of the année, in order of time. */
  readonly seances: readonly SeanceLigne[]
  readonly today: IsoDate
  /** Reason why nothing takes place on a day; null on a day of activity. */
  readonly fermetureOf: (date: IsoDate) => string | null
  /** The séance that the panel shows. */
  readonly opened: string | null
  readonly onOpen: (seanceId: string) => void
  readonly onPeriod: (by: 1 | -1) => void
  readonly onWeek: (date: IsoDate) => void
}

const CHOICES: readonly { readonly value: Vue; readonly label: string }[] = [
  { value: 'semaine', label: 'Semaine' },
  { value: 'mois', label: 'Mois' },
  { value: 'liste', label: 'Liste' },
]

const ID = 'vue-seances'

/** Focuses the shown view: each view draws the choice again, and the arrows must go on from there. */
const focusChosen = () =>
  focusUnlessTaken(() => document.querySelector<HTMLElement>(`#${ID} :checked`))

/** The choice of the view: by week, by month, or as a list. */
export function VueChoice({ vue }: { readonly vue: Vue }) {
  const { setParams } = useScreenParams()
  return (
    <SegmentedControl
      id={ID}
      size="xs"
      aria-label="Affichage"
      data={[...CHOICES]}
      value={vue}
      onChange={(chosen) =>
        leave(() => {
          setParams({ vue: chosen })
          focusChosen()
        })
      }
    />
  )
}
