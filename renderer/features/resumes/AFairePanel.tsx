import { IconCheck } from '@tabler/icons-react'
import type { AvancementBilan } from '../../../shared/ipc/bilans.ipc.ts'
import type { Brouillon } from '../../../shared/ipc/brouillons.ipc.ts'
import type { AFaire, RappelDu } from '../../../shared/ipc/resumes.ipc.ts'
import type { RappelSauvegarde } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { Panel } from '../../ui/Panel.tsx'
import styles from './AccueilScreen.module.css'
import { AFaireLine } from './AFaireLine.tsx'
import { A_FAIRE_TEXTS } from './a-faire-texts.ts'
import { BilanLine } from './BilanLine.tsx'
import { BrouillonLines } from './BrouillonLines.tsx'
import { RappelLines } from './RappelLines.tsx'
import { SauvegardeLine } from './SauvegardeLine.tsx'

/** What waits for the coordinator, each line leading to the very records. */
export function AFairePanel({
  brouillons,
  aFaire,
  rappels,
  avancements,
  sauvegarde,
  prochaine,
}: {
  /** Undefined until they are read. */
  readonly brouillons: readonly Brouillon[] | undefined
  readonly aFaire: readonly AFaire[]
  readonly rappels: readonly RappelDu[]
  /** Undefined until they are read. */
  readonly avancements: readonly AvancementBilan[] | undefined
  /** Undefined until it is read. */
  readonly sauvegarde: RappelSauvegarde | null | undefined
  readonly prochaine: string | null
}) {
  const bilans = avancements?.filter(({ sansReponse }) => sansReponse.length > 0)
  const isDone =
    aFaire.length + rappels.length === 0 &&
    bilans?.length === 0 &&
    brouillons?.length === 0 &&
    sauvegarde === null
  return (
    <Panel title="À faire">
      {isDone ? (
        <p className={styles.done}>
          <IconCheck size="1.125rem" aria-hidden /> Tout est à jour.
        </p>
      ) : (
        <ul className={styles.todo}>
          <BrouillonLines brouillons={brouillons ?? []} />
          {aFaire.map(({ code, count }) => {
            const { one, many, href } = A_FAIRE_TEXTS[code]
            return (
              <AFaireLine key={code} count={count} href={href}>
                {count >= 2 ? many : one}
              </AFaireLine>
            )
          })}
          <RappelLines rappels={rappels} />
          {bilans?.map((avancement) => (
            <BilanLine key={avancement.actionId} avancement={avancement} />
          ))}
          {sauvegarde == null ? null : <SauvegardeLine rappel={sauvegarde} />}
        </ul>
      )}
      {prochaine === null ? null : <p className={styles.next}>{prochaine}</p>}
    </Panel>
  )
}
