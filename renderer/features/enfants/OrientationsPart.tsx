import { formatDate } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_ORIENTATION } from '../../../shared/texts/libelles.ts'
import styles from '../../ui/Fiche.module.css'
import { FichePart } from '../../ui/FichePart.tsx'

/** The orientations received for the enfant; nothing when there is none. */
export function OrientationsPart({
  orientations,
}: {
  readonly orientations: EnfantFiche['orientations']
}) {
  if (orientations.length === 0) return null
  return (
    <FichePart title="Orientations">
      <ul className={styles.plain}>
        {orientations.map(({ orientationId, date, etablissement, statut }) => (
          <li key={orientationId} className={styles.between}>
            <span>
              {formatDate(date)}
              {etablissement === null ? '' : `, ${etablissement}`}
            </span>
            <span>{LIBELLES_ORIENTATION[statut]}</span>
          </li>
        ))}
      </ul>
    </FichePart>
  )
}
