import type { IsoDate } from '../../../shared/dates.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'

/** What both calendars show and tell. */
export type CalendarProps = {
  /** A day of the period shown. */
  readonly day: IsoDate
  /** Séances of the année, in order of time. */
  readonly seances: readonly SeanceLigne[]
  readonly today: IsoDate
  /** Why nothing takes place on a day, null on a day of activity. */
  readonly fermetureOf: (date: IsoDate) => string | null
  /** The séance that the panel shows. */
  readonly opened: string | null
  readonly onOpen: (seanceId: string) => void
  readonly onPeriod: (by: 1 | -1) => void
  readonly onWeek: (date: IsoDate) => void
}
