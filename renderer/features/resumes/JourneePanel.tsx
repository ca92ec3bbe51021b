import { IconChevronDown, IconChevronRight } from '@tabler/icons-react'
import { Suspense, useState } from 'react'
import { addDays } from '../../../shared/dates.ts'
import { isRegistreASaisir } from '../../../shared/domain/seance.ts'
import {
  capitalised,
  compareTexts,
  formatCount,
  formatHeureDuJour,
} from '../../../shared/format.ts'
import type { Journee } from '../../../shared/ipc/resumes.ipc.ts'
import type { SeanceLigne } from '../../../shared/ipc/seances.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import lines from '../../ui/Lines.module.css'
import { Loading } from '../../ui/Loading.tsx'
import { lazyPart } from '../../ui/lazy-part.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SuiviTag } from '../seances/seance-signs.tsx'
import styles from './JourneePanel.module.css'

const SeanceDuJour = lazyPart(
  async () => (await import('../seances/SeanceDuJour.tsx')).SeanceDuJour,
)

/**
 * The séances of the day, each with its register, team and activités written where they stand; then the
 * past ones that wait, and those of the next day. The first one to fill is open when the screen opens.
 */
export function JourneePanel({ journee }: { readonly journee: Journee }) {
  const { contexte } = useSelection()
  const { today } = contexte
  const { aujourdHui, suivante, aSaisir } = journee
  const [opened, setOpened] = useState<SeanceLigne | null>(
    () => firstToFill([...aujourdHui, ...aSaisir.seances], today) ?? null,
  )
  const past = withOpened(aSaisir.seances, opened, today)
  if (aujourdHui.length + past.length === 0 && suivante === null) return null
  const line = (seance: SeanceLigne, withDay: boolean) => (
    <Line
      key={seance.seanceId}
      seance={seance}
      withDay={withDay}
      isFilledHere={withDay && !aSaisir.seances.includes(seance)}
      isOpen={opened?.seanceId === seance.seanceId}
      onToggle={() => setOpened(opened?.seanceId === seance.seanceId ? null : seance)}
    />
  )
  return (
    <Panel title={`Aujourd’hui, ${formatJourLong(today)}`}>
      {aujourdHui.length === 0 ? (
        <p className={styles.none}>Pas de séance aujourd’hui.</p>
      ) : (
        <ul className={styles.list}>{aujourdHui.map((seance) => line(seance, false))}</ul>
      )}
      {past.length === 0 ? null : (
        <section aria-label="Registres des jours passés">
          <h3 className={styles.subtitle}>
            À compléter
            {aSaisir.count <= aSaisir.seances.length ? null : (
              <a href={hrefTo('presences', { vue: 'registres' })}>
                {`Les ${aSaisir.count} registres à saisir`}
              </a>
            )}
          </h3>
          <ul className={styles.list}>{past.map((seance) => line(seance, true))}</ul>
        </section>
      )}
      {suivante === null ? null : (
        <section aria-label="Prochaines séances">
          <h3 className={styles.subtitle}>
            {suivante.date === addDays(today, 1)
              ? 'Demain'
              : capitalised(formatJourLong(suivante.date))}
          </h3>
          <ul className={styles.list}>{suivante.seances.map((seance) => line(seance, false))}</ul>
        </section>
      )}
    </Panel>
  )
}

const firstToFill = (seances: readonly SeanceLigne[], today: string): SeanceLigne | undefined =>
  seances.find((seance) => isRegistreASaisir(seance, today))

/** Past séances whose registers wait, with the opened one even when it no longer waits. */
function withOpened(
  waiting: readonly SeanceLigne[],
  opened: SeanceLigne | null,
  today: string,
): readonly SeanceLigne[] {
  const stays =
    opened !== null &&
    opened.date < today &&
    !waiting.some(({ seanceId }) => seanceId === opened.seanceId)
  return stays ? [...waiting, opened].sort((a, b) => compareTexts(b.date, a.date)) : waiting
}

/** One séance on one line; opened, the fields filled after it took place. */
function Line({
  seance,
  withDay,
  isFilledHere,
  isOpen,
  onToggle,
}: {
  readonly seance: SeanceLigne
  /** True to show the day, where the heading does not. */
  readonly withDay: boolean
  /** True when the register was filled since the line was opened: its summary is then out of date. */
  readonly isFilledHere: boolean
  readonly isOpen: boolean
  readonly onToggle: () => void
}) {
  const { contexte } = useSelection()
  const { seanceId, collectif, date, debut } = seance
  const Arrow = isOpen ? IconChevronDown : IconChevronRight
  const id = `seance-du-jour-${seanceId}`
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={styles.line}
        aria-expanded={isOpen}
        aria-controls={id}
        onClick={onToggle}
      >
        <Arrow size="1rem" aria-hidden />
        <span className={styles.what}>
          <span className={styles.when}>
            {withDay
              ? `${capitalised(formatJourLong(date))}, ${formatHeureDuJour(debut)}`
              : formatHoraire(seance)}
          </span>
          <strong>{collectif}</strong>
          <Quiet>{isFilledHere ? 'Registre complété' : summaryOf(seance)}</Quiet>
        </span>
        {isFilledHere ? null : <SuiviTag seance={seance} today={contexte.today} />}
      </button>
      {isOpen ? (
        <div id={id} className={styles.body}>
          <Suspense fallback={<EnAttente seance={seance} />}>
            <SeanceDuJour seanceId={seanceId} waiting={<EnAttente seance={seance} />} />
          </Suspense>
        </div>
      ) : null}
    </li>
  )
}

/**
 * Heights in rem: of a register without its lines, and of one line; of what stands beside it without intervenants, with one, with a
 * team proposed; of a notice; of the link under them.
 */
const ROOM = {
  ...{ register: 3.375, enfant: 2.1875 },
  ...{ beside: 11.3125, intervenant: 2.4625, equipe: 3 },
  ...{ notice: 4.5, link: 1.75 },
} as const

/** As much room as the séance takes, so that nothing moves when it comes. */
function EnAttente({ seance }: { readonly seance: SeanceLigne }) {
  const { etat, presents, absents, excuses, inconnus, intervenants } = seance
  const isAnnulee = etat === 'annulee'
  const enfants = presents + absents + excuses + inconnus
  const height = isAnnulee ? ROOM.notice : ROOM.register + ROOM.enfant * enfants
  const team = intervenants.length === 0 ? ROOM.equipe : ROOM.intervenant * intervenants.length
  return (
    <div className={lines.columns} style={{ paddingBottom: `${ROOM.link}rem` }}>
      <div style={{ height: `${height}rem`, overflow: 'hidden' }}>
        <Loading />
      </div>
      {isAnnulee ? null : <div style={{ height: `${ROOM.beside + team}rem` }} />}
    </div>
  )
}

/** Records of the séance so far: « 10 présents, 1 absent · Monique Leroy ». */
function summaryOf({
  presents,
  absents,
  excuses,
  inconnus,
  intervenants,
  motif,
}: SeanceLigne): string {
  const counts = [
    [presents, 'présent'],
    [absents, 'absent'],
    [excuses, 'excusé'],
  ] as const
  const said = counts.flatMap(([count, word]) => (count === 0 ? [] : [formatCount(count, word)]))
  const noted = said.length > 0 && inconnus > 0 ? [...said, `${inconnus} à noter`] : said
  return [noted.join(', '), intervenants.join(', '), motif ?? '']
    .filter((part) => part !== '')
    .join(' · ')
}
