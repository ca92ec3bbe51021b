import {
  IconAlertTriangle,
  IconArrowMerge,
  IconCheck,
  IconCopy,
  IconHelpCircle,
  IconPlus,
  IconX,
} from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { StatutLigne } from '../../../shared/domain/import-orientation.ts'
import { Tag } from '../../ui/Tag.tsx'

/** What becomes of a row, the choice of leaving it out included. */
export type StatutMontre = StatutLigne | 'ignoree'

/** In the order in which they ask for attention. */
export const STATUTS_MONTRES: readonly StatutMontre[] = [
  'erreur',
  'ambigu',
  'a-completer',
  'nouveau',
  'connu',
  'doublon-fichier',
  'ignoree',
]

export const LIBELLES_LIGNE: Readonly<Record<StatutMontre, string>> = {
  erreur: 'En erreur',
  ambigu: 'À décider',
  'a-completer': 'À compléter',
  nouveau: 'Nouveau',
  connu: 'Déjà connu',
  'doublon-fichier': 'Doublon',
  ignoree: 'Ignorée',
}

const SIGNS: Readonly<
  Record<
    StatutMontre,
    { readonly tone: 'quiet' | 'good' | 'warn' | 'bad' | 'accent'; readonly icon: ReactNode }
  >
> = {
  erreur: { tone: 'bad', icon: <IconAlertTriangle aria-hidden /> },
  ambigu: { tone: 'warn', icon: <IconHelpCircle aria-hidden /> },
  'a-completer': { tone: 'accent', icon: <IconArrowMerge aria-hidden /> },
  nouveau: { tone: 'good', icon: <IconPlus aria-hidden /> },
  connu: { tone: 'quiet', icon: <IconCheck aria-hidden /> },
  'doublon-fichier': { tone: 'quiet', icon: <IconCopy aria-hidden /> },
  ignoree: { tone: 'quiet', icon: <IconX aria-hidden /> },
}

/** The statut of a row, in a word and a sign. */
export function StatutTag({ statut }: { readonly statut: StatutMontre }) {
  const { tone, icon } = SIGNS[statut]
  return (
    <Tag tone={tone} icon={icon}>
      {LIBELLES_LIGNE[statut]}
    </Tag>
  )
}
