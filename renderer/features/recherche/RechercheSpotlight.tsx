import { Spotlight } from '@mantine/spotlight'
import '@mantine/spotlight/styles.css'
import { IconSearch } from '@tabler/icons-react'
import { useMemo, useState } from 'react'
import { leave } from '../../app/unsaved.ts'
import { actDestinations, screenDestinations, toDestination } from './entrees.ts'
import styles from './Recherche.module.css'
import { createIndex, search } from './search-index.ts'
import { useEntrees } from './useEntrees.ts'

const SHOWN = 12

/** Ctrl+K over people, schools, séances, screens and what can be done, blind to accents and case. */
export function RechercheSpotlight() {
  const [typed, setTyped] = useState('')
  const entrees = useEntrees()
  const index = useMemo(
    () =>
      createIndex(
        [...screenDestinations(), ...actDestinations(), ...entrees.map(toDestination)],
        ({ label, detail }) => `${label} ${detail}`,
      ),
    [entrees],
  )
  // At once, never deferred: the spotlight chooses the first line as soon as a key is told, and what
  // is drawn later would be chosen by nothing, so that Entrée would do nothing.
  const found = useMemo(() => search(index, typed, SHOWN), [index, typed])
  const groups = Map.groupBy(found, ({ group }) => group)
  return (
    <Spotlight.Root
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      query={typed}
      onQueryChange={setTyped}
      clearQueryOnClose
      attributes={{ content: { 'aria-label': 'Recherche' } }}
      maxHeight="min(70vh, 30rem)"
      scrollable
    >
      <Spotlight.Search
        placeholder="Chercher un enfant, une école, une séance, un écran…"
        aria-label="Rechercher"
        leftSection={<IconSearch size="1.15rem" stroke={1.7} aria-hidden />}
      />
      <Spotlight.ActionsList>
        {[...groups].map(([group, destinations]) => (
          <Spotlight.ActionsGroup key={group} label={group}>
            {destinations.map(({ id, label, detail, icon: Icon, go }) => (
              <Spotlight.Action
                key={id}
                label={label}
                description={detail}
                classNames={{ actionDescription: styles.detail ?? '' }}
                leftSection={<Icon size="1.2rem" stroke={1.6} aria-hidden />}
                onClick={() => leave(go)}
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
