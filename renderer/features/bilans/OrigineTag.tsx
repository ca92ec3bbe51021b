import {
  IconBulb,
  IconCalculator,
  IconCheck,
  IconCircleDashed,
  IconPencil,
  IconPencilCheck,
} from '@tabler/icons-react'
import type { OrigineValeur } from '../../../shared/domain/bilan.ts'
import { formatNumber } from '../../../shared/format.ts'
import { Tag } from '../../ui/Tag.tsx'
import styles from './BilanScreen.module.css'

const SIGNS = {
  calculee: { text: 'Calculé', tone: 'quiet', icon: <IconCalculator aria-hidden /> },
  proposee: { text: 'Proposé', tone: 'accent', icon: <IconBulb aria-hidden /> },
  confirmee: { text: 'Confirmé', tone: 'quiet', icon: <IconCheck aria-hidden /> },
  saisie: { text: 'Saisi', tone: 'quiet', icon: <IconPencil aria-hidden /> },
  corrigee: { text: 'Corrigé', tone: 'accent', icon: <IconPencilCheck aria-hidden /> },
  vide: { text: 'À compléter', tone: 'warn', icon: <IconCircleDashed aria-hidden /> },
} as const satisfies Record<OrigineValeur, unknown>

/** Origin of a value, in a word and an icon. */
export function OrigineTag({ origine }: { readonly origine: OrigineValeur }) {
  const { text, tone, icon } = SIGNS[origine]
  return (
    <Tag tone={tone} icon={icon}>
      {text}
    </Tag>
  )
}

/** Number of values by origin; also the key of the signs. */
export function OrigineCounts({ origines }: { readonly origines: readonly OrigineValeur[] }) {
  const counts = Map.groupBy(origines, (origine) => origine)
  return (
    <ul className={styles.origins} aria-label="Origine des réponses">
      {(Object.keys(SIGNS) as OrigineValeur[])
        .filter((origine) => counts.has(origine))
        .map((origine) => (
          <li key={origine}>
            <OrigineTag origine={origine} /> {formatNumber(counts.get(origine)?.length ?? 0)}
          </li>
        ))}
    </ul>
  )
}
