import { Select } from '@mantine/core'
import { libelleAnnee } from '../../shared/dates.ts'
import { AideButton } from '../features/aide/AideButton.tsx'
import { UndoButtons } from '../features/journal/UndoButtons.tsx'
import { RechercheButton } from '../features/recherche/RechercheButton.tsx'
import { libelleAction, TOUTES_LES_ACTIONS } from '../texts/perimetre.ts'
import styles from './Frame.module.css'
import { useSelection } from './selection.tsx'

const ALL = 'toutes'

/** The année and the action that every screen looks at: always visible, one click to change. */
export function TopBar() {
  const { contexte, annee, action, selectAnnee, selectAction } = useSelection()
  const actions = annee.actions.map((item) => ({ value: item.id, label: libelleAction(item) }))
  return (
    <div className={styles.top}>
      <Select
        aria-label="Année scolaire"
        size="xs"
        className={styles.annee}
        leftSection={<span className={styles.prefix}>Année</span>}
        leftSectionWidth="3.25rem"
        data={contexte.annees.map((item) => ({ value: item.id, label: libelleAnnee(item) }))}
        value={annee.id}
        onChange={(id) => id !== null && selectAnnee(id)}
      />
      <Select
        aria-label="Action"
        size="xs"
        className={styles.action}
        data={[{ value: ALL, label: TOUTES_LES_ACTIONS }, ...actions]}
        value={action?.id ?? ALL}
        onChange={(id) => selectAction(id === ALL ? null : id)}
      />
      <div className={styles.spacer} />
      <RechercheButton />
      <UndoButtons />
      <AideButton />
    </div>
  )
}
