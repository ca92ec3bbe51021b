import type { NiveauSuivi } from '../../../shared/domain/progression.ts'
import { LIBELLES_NIVEAU_SUIVI } from '../../../shared/texts/libelles.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './Suivi.module.css'

/** A level as a bar and its words. */
export function Niveau({ niveau }: { readonly niveau: NiveauSuivi | null }) {
  if (niveau === null) return <Quiet>–</Quiet>
  return (
    <span className={styles.level}>
      <span className={styles.bar} aria-hidden>
        <span className={styles.fill} style={{ width: `${niveau * 25}%` }} />
      </span>
      {LIBELLES_NIVEAU_SUIVI[niveau]}
    </span>
  )
}
