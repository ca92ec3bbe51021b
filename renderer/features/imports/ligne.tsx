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
import type { MessageLigne, StatutLigne } from '../../../shared/domain/import-orientation.ts'
import type { CopyColumn } from '../../ui/clipboard.ts'
import { Tag } from '../../ui/Tag.tsx'
import styles from './Imports.module.css'

/** Place of a row in its file; `rang` is for files that put several children on one row. */
export type PlaceDansFichier = {
  readonly feuille: string
  readonly ligne: number
  readonly rang?: number
}

/** Id of a row, made from its place in the file. */
export const idOfLigne = ({ feuille, ligne, rang = 0 }: PlaceDansFichier): string =>
  `${feuille}\n${ligne}\n${rang}`

/** Fields common to the rows of every imported file. */
export type Ligne = PlaceDansFichier & {
  readonly statut: StatutLigne
  readonly messages: readonly MessageLigne[]
}

/** Column of the person named by a row. */
export type Who<L> = { readonly header: string; readonly text: (ligne: L) => string }

/** Statut of a row, including « left out by the user ». */
export type StatutMontre = StatutLigne | 'ignoree'

/** Statuts in the order in which they need attention. */
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

/** Messages of a row, each with its cell: « Date naissance : … ». */
export const messagesText = ({ messages }: Pick<Ligne, 'messages'>): string =>
  messages
    .map(({ colonne, texte }) => (colonne === null ? texte : `${colonne}\u00a0: ${texte}`))
    .join(' ')

/** List of the messages of a row, for its panel; absent when there is none. */
export function MessagesList({ messages }: Pick<Ligne, 'messages'>) {
  if (messages.length === 0) return null
  return (
    <ul className={styles.messages}>
      {messages.map(({ colonne, texte }) => (
        <li key={`${colonne} ${texte}`}>
          {colonne === null ? null : <strong>{colonne}&nbsp;: </strong>}
          {texte}
        </li>
      ))}
    </ul>
  )
}

/** The columns of the rows left out, for a spreadsheet. */
export const ecarteeColumns = <L extends Ligne>(
  own: readonly CopyColumn<L>[],
): readonly CopyColumn<L>[] => [
  { header: 'Feuille', text: ({ feuille }) => feuille },
  { header: 'Ligne', text: ({ ligne }) => String(ligne) },
  { header: 'Statut', text: ({ statut }) => LIBELLES_LIGNE[statut] },
  ...own,
  { header: 'Remarques', text: messagesText },
]
