import { Spotlight, useSpotlight } from '@mantine/spotlight'
import type { EntreeRecherche } from '../../../shared/ipc/recherche.ipc.ts'
import { useRead } from '../../app/useRead.ts'
import '@mantine/spotlight/styles.css'
import { IconCalendarEvent, IconSearch } from '@tabler/icons-react'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import { formatDateLongue } from '../../../shared/format.ts'
import { navigate } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { createIndex, search } from '../../ui/search-index.ts'
import {
  AIDE,
  actDestinations,
  aideDestinations,
  type Destination,
  screenDestinations,
  toDestination,
} from './entrees.ts'
import styles from './Recherche.module.css'
import { useRecents } from './recents.ts'
import { NOM_RECHERCHE, recherche } from './recherche.tsx'
import { datesTyped } from './typed-date.ts'

const SHOWN = 12
const NONE: readonly EntreeRecherche[] = []

/**
 * Ctrl+K over people and their phones, schools, séances by any way of writing their day, screens and what can
 * be done, blind to accents and case. Before anything is typed, what was opened last. The records are read when it
 * opens, not after each write: of twenty années, they cost every screen more than what it shows.
 */
export function RechercheSpotlight() {
  const { annee, contexte } = useSelection()
  const { opened: isOpen, query: typed } = useSpotlight(recherche)
  const [isUsed, setIsUsed] = useState(false)
  if (isOpen && !isUsed) setIsUsed(true)
  const { data: entrees = NONE } = useRead(
    'recherche:findAll',
    { anneeId: annee.id },
    { isEnabled: isOpen },
  )
  const recents = useRecents()
  const records = useMemo(() => entrees.map(toDestination), [entrees])
  const index = useMemo(
    () =>
      createIndex<Destination & { readonly words?: string }>(
        isUsed
          ? [...screenDestinations(), ...actDestinations(annee), ...records, ...aideDestinations()]
          : [],
        ({ label }) => label,
        ({ detail, words = '' }) => `${detail} ${words}`,
      ),
    [isUsed, records, annee],
  )
  // At once, never deferred: the spotlight chooses the first line as soon as a key is told, and what
  // is drawn later would be chosen by nothing, so that Entrée would do nothing.
  const found = useMemo(() => {
    if (typed.trim() === '') return recentsIn(records, recents)
    const days = datesTyped(typed, annee, contexte.today)
    const onDays = days.flatMap((day) => [
      ...records.filter(({ date }) => date === day),
      calendarAt(day),
    ])
    const others = search(index, typed, SHOWN).filter((one) => !onDays.includes(one))
    return [...onDays, ...others].slice(0, SHOWN)
  }, [index, records, recents, typed, annee, contexte.today])
  const groups = Map.groupBy(found, ({ group }) => group)
  const listRef = useRef<HTMLDivElement>(null)
  // The spotlight chooses the first line when a key is told: records that come after it come before that line.
  useLayoutEffect(() => {
    if (entrees !== NONE && recherche.getState().selected !== -1) chooseFirst(listRef.current)
  }, [entrees])
  return (
    <Spotlight.Root
      store={recherche}
      shortcut={null}
      clearQueryOnClose
      attributes={{ content: { 'aria-label': NOM_RECHERCHE } }}
      maxHeight="min(70vh, 30rem)"
      scrollable
    >
      <Spotlight.Search
        placeholder="Un nom, un téléphone, une date, ce que vous voulez faire…"
        aria-label="Rechercher"
        leftSection={<IconSearch size="1.15rem" stroke={1.7} aria-hidden />}
        // What was typed before this field was there chose nothing.
        onFocus={() => typed !== '' && chooseFirst(listRef.current)}
      />
      <Spotlight.ActionsList ref={listRef}>
        {[...groups].map(([group, destinations]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {destinations.map(({ id, label, detail, icon: Icon, go }) => (
              <Spotlight.Action
                key={id}
                label={label}
                description={detail}
                classNames={{ actionDescription: styles.detail ?? '' }}
                leftSection={<Icon size="1.2rem" stroke={1.6} aria-hidden />}
                // The help opens beside an unsaved form, which stays open: nothing to ask.
                onClick={() => (group === AIDE ? go() : leave(go))}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {found.length > 0 ? null : (
          <Spotlight.Empty>
            {typed.trim() === ''
              ? 'Tapez un nom, une école, une date, un écran ou ce que vous voulez faire.'
              : 'Rien ne correspond. Essayez avec moins de lettres.'}
          </Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

/** Chooses the first line, by the attribute that the spotlight itself sets. */
function chooseFirst(list: HTMLElement | null): void {
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected')
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true')
  recherche.setState((state) => ({ ...state, selected: 0 }))
}

/** The records opened last that are still there. */
function recentsIn(
  records: readonly Destination[],
  recents: readonly string[],
): readonly Destination[] {
  return recents.flatMap((recent) => {
    const record = records.find(({ id }) => id.startsWith(`${recent}-`))
    return record === undefined ? [] : [{ ...record, group: 'Ouverts en dernier' }]
  })
}

/** Destination of a day: its week in the calendar, with or without a séance. */
const calendarAt = (day: IsoDate): Destination => ({
  id: `jour-${day}`,
  group: 'Séances',
  label: formatDateLongue(day),
  detail: 'Voir cette semaine dans le calendrier',
  date: day,
  icon: IconCalendarEvent,
  go: () => navigate('seances', { vue: 'semaine', jour: day }),
})
