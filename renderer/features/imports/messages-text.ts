import type { MessageLigne } from '../../../shared/domain/import-orientation.ts'

/** « Date naissance : … »: each message of a row, with its cell. */
export const messagesText = ({
  messages,
}: {
  readonly messages: readonly MessageLigne[]
}): string =>
  messages
    .map(({ colonne, texte }) => (colonne === null ? texte : `${colonne} : ${texte}`))
    .join(' · ')
