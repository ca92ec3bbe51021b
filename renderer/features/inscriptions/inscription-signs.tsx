import { IconCheck, IconClock, IconUserOff } from '@tabler/icons-react'
import type { StatutInscription } from '../../../shared/domain/listes.ts'
import { LIBELLES_INSCRIPTION } from '../../../shared/texts/libelles.ts'
import { Tag } from '../../ui/Tag.tsx'

const SIGNS = {
  inscrit: { tone: 'good', icon: <IconCheck aria-hidden /> },
  'liste-attente': { tone: 'warn', icon: <IconClock aria-hidden /> },
  'jamais-venu': { tone: 'quiet', icon: <IconUserOff aria-hidden /> },
} as const satisfies Record<StatutInscription, unknown>

/** The état of an inscription, by a sign and in words. */
export function StatutTag({ statut }: { readonly statut: StatutInscription }) {
  return <Tag {...SIGNS[statut]}>{LIBELLES_INSCRIPTION[statut]}</Tag>
}
