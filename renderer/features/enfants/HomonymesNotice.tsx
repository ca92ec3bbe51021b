import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { brefText } from '../../../shared/domain/enfant.ts'
import type { EnfantBref } from '../../../shared/ipc/enfants.ipc.ts'
import { useRead } from '../../app/useRead.ts'
import styles from '../../ui/Fiche.module.css'
import { Notice } from '../../ui/Notice.tsx'

/** Enfants who may already be the one entered: a warning, never a refusal. */
export function HomonymesNotice({
  nom,
  prenom,
  exceptId = null,
  choose,
}: {
  readonly nom: string
  readonly prenom: string
  readonly exceptId?: string | null
  /** The button of each enfant shown, and its action. */
  readonly choose: { readonly label: string; readonly run: (one: EnfantBref) => void }
}) {
  const { data: homonymes = [] } = useHomonymes(nom, prenom, exceptId)
  // The live region is always in the page, so that a notice is announced when it comes.
  return (
    <div aria-live="polite" className={styles.told}>
      {homonymes.length === 0 ? null : (
        <Notice tone="warn" title="Un enfant du même nom est déjà connu">
          <ul className={styles.plain}>
            {homonymes.map((one) => (
              <li key={one.enfantId} className={styles.between}>
                <span>{brefText(one)}</span>
                <Button size="compact-xs" variant="default" onClick={() => choose.run(one)}>
                  {choose.label}
                </Button>
              </li>
            ))}
          </ul>
        </Notice>
      )}
    </div>
  )
}

/** The button « Ouvrir sa fiche », where the fiche of the other enfant can be opened. */
export const openIt = (onOpen: (enfantId: string) => void) => ({
  label: 'Ouvrir sa fiche',
  run: ({ enfantId }: EnfantBref) => onOpen(enfantId),
})

const PAUSE_MS = 250

/** Enfants who bear the names typed, once the typing pauses. */
function useHomonymes(nom: string, prenom: string, exceptId: string | null) {
  const [input] = useDebouncedValue({ nom, prenom, exceptId }, PAUSE_MS)
  const isEnabled = input.nom.trim() !== '' && input.prenom.trim() !== ''
  return useRead('enfants:findHomonymes', input, { isEnabled })
}
