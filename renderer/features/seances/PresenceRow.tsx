import { ActionIcon, TextInput } from '@mantine/core'
import { IconMessage, IconMessagePlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import { ETATS_PRESENCE, type EtatPresence } from '../../../shared/domain/listes.ts'
import { formatPersonne } from '../../../shared/format.ts'
import type { EnfantNote } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { niveauText } from '../../texts/codes.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './SeancePanel.module.css'

/** One enfant: present, absent, excused, or nothing, which is unknown; and a note (a late arrival). */
export function PresenceRow({
  enfant,
  isFuture,
  onEtat,
  onNote,
}: {
  readonly enfant: EnfantNote
  readonly isFuture: boolean
  readonly onEtat: (etat: EtatPresence | null) => void
  readonly onNote: (note: string) => void
}) {
  const [isNoting, setIsNoting] = useState(false)
  const noteRef = useRef<HTMLButtonElement>(null)
  const nom = formatPersonne(enfant)
  const { etat, note, niveau } = enfant
  const NoteIcon = note === null ? IconMessagePlus : IconMessage
  return (
    <li className={styles.row}>
      <span className={styles.who}>
        {nom} {niveau === null ? null : <Quiet>{niveauText(niveau)}</Quiet>}
        {enfant.isInscrit ? null : <Quiet block>Non inscrit ce jour-là</Quiet>}
        {note === null || isNoting ? null : <Quiet block>{note}</Quiet>}
      </span>
      <div className={styles.choices} role="radiogroup" aria-label={nom}>
        {ETATS_PRESENCE.map((choice, rank) => (
          // biome-ignore lint/a11y/useSemanticElements: a native radio cannot be unticked, and unknown is an answer
          <button
            key={choice}
            type="button"
            role="radio"
            className={styles.choice}
            data-etat={choice}
            aria-checked={etat === choice}
            aria-label={LIBELLES_PRESENCE[choice]}
            title={LIBELLES_PRESENCE[choice]}
            disabled={isFuture && choice !== 'excuse'}
            tabIndex={isTabStop(etat, choice, rank, isFuture) ? 0 : -1}
            onClick={() => onEtat(etat === choice ? null : choice)}
          >
            {LIBELLES_PRESENCE[choice].charAt(0)}
          </button>
        ))}
      </div>
      <ActionIcon
        ref={noteRef}
        variant="subtle"
        color="gray"
        size="sm"
        aria-label={`Note sur ${nom}`}
        aria-expanded={isNoting}
        disabled={etat === null}
        onClick={() => setIsNoting(!isNoting)}
      >
        <NoteIcon size="1rem" aria-hidden />
      </ActionIcon>
      {isNoting && etat !== null ? (
        <NoteInput
          nom={nom}
          note={note ?? ''}
          onDone={(typed) => {
            setIsNoting(false)
            focusUnlessTaken(() => noteRef.current)
            if (typed !== (note ?? '')) onNote(typed)
          }}
        />
      ) : null}
    </li>
  )
}

/** One stop per enfant for Tab: the choice made, or the first that can be. */
function isTabStop(
  etat: EtatPresence | null,
  choice: EtatPresence,
  rank: number,
  isFuture: boolean,
): boolean {
  if (isFuture) return choice === 'excuse'
  return etat === null ? rank === 0 : etat === choice
}

function NoteInput({
  nom,
  note,
  onDone,
}: {
  readonly nom: string
  readonly note: string
  readonly onDone: (note: string) => void
}) {
  const [text, setText] = useState(note)
  return (
    <TextInput
      aria-label={`Note de présence de ${nom}`}
      placeholder="Arrivée à 17 h, reparti plus tôt…"
      size="xs"
      autoFocus
      maxLength={300}
      className={styles.wholeRow ?? ''}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={() => onDone(text.trim())}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Enter') onDone(text.trim())
        if (event.key === 'Escape') onDone(note)
      }}
    />
  )
}
