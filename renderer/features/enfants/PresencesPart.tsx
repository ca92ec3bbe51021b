import { Button } from '@mantine/core'
import { useState } from 'react'
import { ETATS_PRESENCE } from '../../../shared/domain/listes.ts'
import { formatCount, formatTaux } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { formatJour } from '../../texts/dates.ts'
import styles from '../../ui/Fiche.module.css'
import { FichePart } from '../../ui/FichePart.tsx'
import { Quiet } from '../../ui/Quiet.tsx'

type Presences = EnfantFiche['presences']

/** Summary of an enfant's présences, then each présence on demand. */
export function PresencesPart({ presences }: { readonly presences: Presences }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <FichePart
      title="Présences"
      aside={
        presences.length === 0 ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={isOpen}
            onClick={() => setIsOpen((open) => !open)}
          >
            {isOpen ? 'Masquer le détail' : 'Voir le détail'}
          </Button>
        )
      }
    >
      <p className={styles.text}>{summaryText(presences)}</p>
      {isOpen ? <PresenceList presences={presences} /> : null}
    </FichePart>
  )
}

/** Summary in words: « 12 séances notées : 10 présent, 1 absent, 1 excusé (83,3 %) ». */
function summaryText(presences: Presences): string {
  if (presences.length === 0) return 'Aucune présence notée.'
  const counts = ETATS_PRESENCE.map((etat) => ({
    etat,
    count: presences.filter((one) => one.etat === etat).length,
  }))
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ etat, count }) => `${count} ${LIBELLES_PRESENCE[etat].toLowerCase()}`)
  const came = counts.find(({ etat }) => etat === 'present')?.count ?? 0
  const notees = formatCount(presences.length, 'séance notée', 'séances notées')
  return `${notees}\u00a0: ${parts.join(', ')} (assiduité ${formatTaux(came / presences.length)})`
}

function PresenceList({ presences }: { readonly presences: Presences }) {
  return (
    <ul className={styles.plain} aria-label="Détail des présences">
      {presences.map(({ seanceId, date, collectif, etat, note }) => (
        <li key={seanceId} className={styles.between}>
          <span>
            {formatJour(date)} {date.slice(0, 4)}
            <Quiet> {[collectif, note].filter((part) => part !== null).join(', ')}</Quiet>
          </span>
          <span>{LIBELLES_PRESENCE[etat]}</span>
        </li>
      ))}
    </ul>
  )
}
