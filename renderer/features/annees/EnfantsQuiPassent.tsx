import { Button, Checkbox, NativeSelect } from '@mantine/core'
import { NIVEAUX, type Niveau } from '../../../shared/domain/niveau.ts'
import { formatCount, formatNumber, formatPersonne } from '../../../shared/format.ts'
import type { EnfantQuiPasse } from '../../../shared/ipc/annees.ipc.ts'
import { niveauText } from '../../texts/codes.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './Annees.module.css'
import { keyOf, type Passage } from './passage-form.ts'

const CHOICES = [
  { value: '', label: 'Niveau inconnu' },
  ...NIVEAUX.map((niveau) => ({ value: niveau, label: niveauText(niveau) })),
]

/** The children still there at the end of the année, each with the niveau proposed for the next. */
export function EnfantsQuiPassent({ passage }: { readonly passage: Passage }) {
  const { possible, chosen } = passage
  if (possible.length === 0) {
    return <Quiet block>Aucun enfant n’est inscrit à la fin de l’année dans ces actions.</Quiet>
  }
  return (
    <div>
      <div className={styles.tools}>
        <h3 className={styles.heading}>Enfants qui continuent</h3>
        <output>
          {`${formatNumber(chosen.length)} sur ${formatCount(possible.length, 'enfant')}`}
        </output>
        <Button size="compact-xs" variant="default" onClick={() => passage.setAll(true)}>
          Tous
        </Button>
        <Button size="compact-xs" variant="default" onClick={() => passage.setAll(false)}>
          Aucun
        </Button>
      </div>
      <div className={styles.enfants}>
        <VirtualList
          label="Enfants qui continuent"
          items={possible}
          keyOf={keyOf}
          estimatedHeight={39}
        >
          {(enfant) => <Ligne enfant={enfant} passage={passage} />}
        </VirtualList>
      </div>
    </div>
  )
}

function Ligne({
  enfant,
  passage,
}: {
  readonly enfant: EnfantQuiPasse
  readonly passage: Passage
}) {
  const nom = formatPersonne(enfant)
  const isChosen = passage.isChosen(enfant)
  return (
    <div className={styles.enfant}>
      <Checkbox
        size="xs"
        label={nom}
        checked={isChosen}
        onChange={() => passage.toggleEnfant(enfant)}
      />
      <Quiet>{enfant.collectif ?? 'Sans collectif'}</Quiet>
      <NativeSelect
        size="xs"
        aria-label={`Niveau de ${nom}`}
        disabled={!isChosen}
        data={CHOICES}
        value={passage.niveauOf(enfant) ?? ''}
        onChange={(event) => {
          const { value } = event.currentTarget
          passage.setNiveau(enfant, value === '' ? null : (value as Niveau))
        }}
      />
    </div>
  )
}
