import { Button } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import { champOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { useRead } from '../../app/useRead.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './BilanScreen.module.css'
import type { DemandeBilan } from './useBilan.ts'

/** Help for an answer: a first sentence of recorded facts, and the answer of a year ago. */
export function Reperes({
  champ,
  demande,
  amorce,
  takes,
  current,
  onTake,
}: {
  readonly champ: ChampTrame
  readonly demande: DemandeBilan
  readonly amorce: string | null
  /** True while a text is being written: the help can be put in it. */
  readonly takes: boolean
  /** Text as it stands: the help put in it comes first. */
  readonly current: string
  readonly onTake: (text: string) => void
}) {
  const take = (text: string) => onTake(current.trim() === '' ? text : `${text}\n${current}`)
  return (
    <div className={styles.reperes}>
      {amorce === null ? null : (
        <div>
          <Quiet block>{`D’après vos saisies\u00a0: ${amorce}`}</Quiet>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencilPlus size="0.875rem" aria-hidden />}
            onClick={() => take(amorce)}
          >
            Commencer par cette phrase
          </Button>
        </div>
      )}
      <AnPasse champ={champ} demande={demande} onTake={takes ? take : null} />
    </div>
  )
}

/** Last year's answer, one click away: read only on that click. */
function AnPasse({
  champ,
  demande,
  onTake,
}: {
  readonly champ: ChampTrame
  readonly demande: DemandeBilan
  readonly onTake: ((text: string) => void) | null
}) {
  const [isAsked, setIsAsked] = useState(false)
  const { data, isPending } = useRead('bilans:findPrecedent', demande, { isEnabled: isAsked })
  if (!isAsked) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setIsAsked(true)}>
        Voir la réponse de l’an passé
      </Button>
    )
  }
  if (isPending) return <Quiet>Lecture…</Quiet>
  if (data === null || data === undefined) {
    return <Quiet block>L’année précédente n’a pas d’action de ce numéro dans Cartable.</Quiet>
  }
  const { valeur, raison } = champOf(data.bilan, champ.code)
  const texte = texteOf(data.bilan.trame, champ, valeur)
  const text = champ.kind === 'yes-no' ? raison : texte
  const shown = [texte, champ.kind === 'long-text' ? null : raison].filter((part) => part !== null)
  return (
    <div>
      <Quiet block>
        {`En ${data.annee}\u00a0: ${shown.length === 0 ? 'sans réponse' : shown.join('. ')}`}
      </Quiet>
      {onTake === null || text === null || text.trim() === '' ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => onTake(text)}>
          Reprendre ce texte
        </Button>
      )}
    </div>
  )
}
