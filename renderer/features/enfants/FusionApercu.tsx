import { Button } from '@mantine/core'
import { IconArrowsExchange } from '@tabler/icons-react'
import { brefText } from '../../../shared/domain/enfant.ts'
import { formatCount } from '../../../shared/format.ts'
import type { ApercuFusion } from '../../../shared/ipc/enfants.ipc.ts'
import styles from '../../ui/Fiche.module.css'
import { Quiet } from '../../ui/Quiet.tsx'

/** Preview of a merge: values kept, brought over and given up. */
export function FusionApercu({
  apercu,
  onSwap,
}: {
  readonly apercu: ApercuFusion
  readonly onSwap: () => void
}) {
  const { kept, removed, completes, abandons } = apercu
  const brought = broughtTexts(apercu)
  return (
    <section className={styles.part} aria-label="Aperçu de la fusion">
      <dl className={styles.facts}>
        <dt>Reste</dt>
        <dd>{brefText(kept)}</dd>
        <dt>Disparaît</dt>
        <dd>{brefText(removed)}</dd>
      </dl>
      <div>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconArrowsExchange size="0.875rem" aria-hidden />}
          onClick={onSwap}
        >
          Garder plutôt l’autre
        </Button>
      </div>
      <Lines title="Passe sur la fiche gardée" lines={[...completes, ...brought]} />
      <Lines title="N’est pas gardé" lines={[...abandons, ...doubleTexts(apercu)]} />
      <Quiet>La fusion peut être annulée (Ctrl+Z).</Quiet>
    </section>
  )
}

function broughtTexts({ inscriptions, presences, presencesEnDouble, orientations }: ApercuFusion) {
  const moved = presences - presencesEnDouble
  return [
    inscriptions === 0 ? '' : formatCount(inscriptions, 'inscription'),
    moved === 0 ? '' : formatCount(moved, 'présence notée', 'présences notées'),
    orientations === 0 ? '' : formatCount(orientations, 'orientation'),
  ].filter((text) => text !== '')
}

function doubleTexts({ presencesEnDouble }: ApercuFusion): readonly string[] {
  if (presencesEnDouble === 0) return []
  const count = formatCount(presencesEnDouble, 'présence', 'présences')
  return [`${count} à des séances où la fiche gardée a déjà la sienne`]
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  return (
    <div>
      <p className={styles.partTitle}>{title}</p>
      <ul className={styles.plain}>
        {lines.length === 0 ? <li>Rien</li> : lines.map((line) => <li key={line}>{line}</li>)}
      </ul>
    </div>
  )
}
