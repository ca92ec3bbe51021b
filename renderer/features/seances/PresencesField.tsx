import { Button } from '@mantine/core'
import { IconChecks } from '@tabler/icons-react'
import { useRef } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { PresenceRow } from './PresenceRow.tsx'
import styles from './SeancePanel.module.css'
import { usePresenceKeys } from './usePresenceKeys.ts'
import { useSavePresences } from './useSavePresences.ts'

/** Why a letter records nothing. */
const TO_COME =
  'Cette séance n’a pas encore eu lieu\u00a0: seule une absence annoncée (E) peut être notée d’avance.'

/** The register of one séance: a line per enfant inscribed that day, unknown until somebody says. */
export function PresencesField({ seance }: { readonly seance: SeanceOuverte }) {
  const { enfants } = seance
  const save = useSavePresences(seance)
  const listRef = useRef<HTMLUListElement>(null)
  const { onKeyDown, isRefused } = usePresenceKeys(listRef)
  const unknown = enfants.filter(({ etat }) => etat === null)
  const presents = enfants.filter(({ etat }) => etat === 'present')
  return (
    <section className={styles.part} aria-label="Présences">
      <div className={styles.partHead}>
        <h3 className={styles.partTitle}>
          Présences <Quiet>{`${presents.length} sur ${enfants.length}`}</Quiet>
        </h3>
        {unknown.length === 0 || save.isFuture ? null : (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconChecks size="1rem" aria-hidden />}
            onClick={() => save.all(unknown, 'present')}
          >
            {unknown.length === enfants.length
              ? 'Tous présents'
              : `${formatCount(unknown.length, 'restant')}\u00a0: présents`}
          </Button>
        )}
      </div>
      <FieldError text={isRefused ? TO_COME : undefined} />
      {enfants.length === 0 ? (
        <Quiet>
          Aucun enfant n’est inscrit dans ce collectif ce jour-là. Inscrivez-les depuis l’écran
          Enfants.
        </Quiet>
      ) : (
        <ul ref={listRef} className={styles.rows} onKeyDown={onKeyDown}>
          {enfants.map((enfant) => (
            <PresenceRow
              key={enfant.enfantId}
              enfant={enfant}
              isFuture={save.isFuture}
              onEtat={(etat) => save.one(enfant, { etat })}
              onNote={(note) => save.one(enfant, { etat: enfant.etat, note })}
            />
          ))}
        </ul>
      )}
    </section>
  )
}
