import { ActionIcon, Button, TextInput } from '@mantine/core'
import { IconChecks, IconMessage, IconMessagePlus } from '@tabler/icons-react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { ETATS_PRESENCE, type EtatPresence } from '../../../shared/domain/listes.ts'
import { accepts } from '../../../shared/domain/presence.ts'
import { formatCount, formatTelephone } from '../../../shared/format.ts'
import type { EnfantNote, SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_PRESENCE } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { niveauText } from '../../texts/codes.ts'
import { focusUnlessTaken } from '../../ui/focus.ts'
import lines from '../../ui/Lines.module.css'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { commandOf } from './gestures.ts'
import { at, type Case, type Ligne } from './grille.ts'
import { nomDuRegistre } from './grille-texts.ts'
import styles from './RegistreSeance.module.css'
import { SaveFailure } from './SaveFailure.tsx'
import { moisOfSeance, useRegistre } from './useRegistre.ts'

const END_OF_LIST = 'C’était le dernier enfant de la liste.'

/**
 * The register of one séance: a line per enfant inscribed that day, unknown until somebody says. It is the
 * month grid with one column: same gestures, same keys, same saving.
 */
export function RegistreSeance({ seance }: { readonly seance: SeanceOuverte }) {
  const { contexte } = useSelection()
  const mois = useMemo(() => moisOfSeance(seance), [seance])
  const registre = useRegistre(mois, {
    seanceId: seance.seanceId,
    today: contexte.today,
    endText: END_OF_LIST,
  })
  const { grille, message } = registre
  const rows = useRows(registre)
  const [noting, setNoting] = useState<number | null>(null)
  const totaux = grille.totaux[0]
  const inconnus = totaux?.inconnus ?? 0
  const known = new Map(seance.enfants.map((enfant) => [enfant.enfantId, enfant]))

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const choice = choiceOf(event.target)
    // Keys of the note's button and field are not commands; Espace and Entrée press the choice.
    if (choice === null || event.key === ' ' || event.key === 'Enter') return
    const command = commandOf(event)
    if (command === null || command.type === 'undo' || command.type === 'redo') return
    event.preventDefault()
    if (command.type === 'note') {
      if (registre.takesNote(registre.selection.active)) setNoting(choice.row)
    } else if (command.type === 'move' && command.move === 'left')
      rows.focus(choice.row, choice.col - 1)
    else if (command.type === 'move' && command.move === 'right')
      rows.focus(choice.row, choice.col + 1)
    else registre.run(command)
  }

  return (
    <section className={lines.part} aria-label="Présences">
      <div className={styles.head}>
        <h3 className={lines.title}>
          Présences <Quiet>{`${totaux?.presents ?? 0} sur ${seance.enfants.length}`}</Quiet>
        </h3>
        {inconnus === 0 ? null : (
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconChecks size="1rem" aria-hidden />}
            onClick={() => registre.fillSeance(0)}
          >
            {inconnus === seance.enfants.length
              ? 'Tous présents'
              : `${formatCount(inconnus, 'restant')}\u00a0: présents`}
          </Button>
        )}
      </div>
      <SaveFailure queue={registre.queue} failure={registre.failure} />
      <FieldError text={message.isRefusal ? message.text : undefined} />
      {seance.enfants.length === 0 ? (
        <Quiet>
          Aucun enfant n’est inscrit dans ce collectif ce jour-là. Inscrivez-les depuis l’écran
          Enfants.
        </Quiet>
      ) : (
        <ul ref={rows.listRef} className={lines.rows} onKeyDown={onKeyDown} onFocus={rows.onFocus}>
          {grille.lignes.map((ligne, row) => (
            <Row
              key={ligne.enfant.enfantId}
              row={row}
              ligne={ligne}
              known={known.get(ligne.enfant.enfantId)}
              isNoting={noting === row}
              onToggle={(etat) => registre.toggle({ row, col: 0 }, etat)}
              onNoting={(isNoting) => setNoting(isNoting ? row : null)}
              onNote={(etat, note) => registre.saveNote({ row, col: 0 }, { etat, note })}
            />
          ))}
        </ul>
      )}
      <output className={styles.message}>{message.isRefusal ? '' : message.text}</output>
    </section>
  )
}

/** The choice that has the focus: its row, and its rank in the row. */
function choiceOf(target: EventTarget): { readonly row: number; readonly col: number } | null {
  if (!(target instanceof HTMLElement) || target.role !== 'radio') return null
  const row = target.closest<HTMLElement>('[data-row]')?.dataset.row
  const col = target.dataset.col
  return row === undefined || col === undefined ? null : { row: Number(row), col: Number(col) }
}

/** Keeps the focus and the selection of the rows together, whichever of the two moves. */
function useRows({ selection, select }: ReturnType<typeof useRegistre>) {
  const listRef = useRef<HTMLUListElement>(null)
  const focus = (row: number, col: number) =>
    listRef.current
      ?.querySelector<HTMLElement>(`[data-row="${row}"] [role=radio][data-col="${col}"]`)
      ?.focus()
  const { row } = selection.active
  useEffect(() => {
    const { activeElement } = document
    const focused = activeElement === null ? null : choiceOf(activeElement)
    const isOurs = listRef.current?.contains(activeElement) === true
    if (!isOurs || focused === null || focused.row === row) return
    listRef.current
      ?.querySelector<HTMLElement>(`[data-row="${row}"] [role=radio][data-col="${focused.col}"]`)
      ?.focus()
  }, [row])
  const onFocus = (event: { readonly target: EventTarget }) => {
    const focused = choiceOf(event.target)
    if (focused !== null && focused.row !== row) select(at({ row: focused.row, col: 0 }))
  }
  return { listRef, focus, onFocus }
}

/** Row of one enfant: présent, absent, excusé or unknown (no choice), and a note (a late arrival). */
function Row({
  row,
  ligne: { enfant, cases },
  known,
  isNoting,
  onToggle,
  onNoting,
  onNote,
}: {
  readonly row: number
  readonly ligne: Ligne
  readonly known: EnfantNote | undefined
  readonly isNoting: boolean
  readonly onToggle: (etat: EtatPresence) => void
  readonly onNoting: (isNoting: boolean) => void
  readonly onNote: (etat: EtatPresence, note: string) => void
}) {
  const noteRef = useRef<HTMLButtonElement>(null)
  const [box] = cases
  if (box === undefined) return null
  const nom = nomDuRegistre(enfant)
  const etat = box.presence?.etat ?? null
  const note = box.presence?.note ?? null
  const NoteIcon = note === null ? IconMessagePlus : IconMessage
  return (
    <li className={lines.row} data-row={row}>
      <span className={lines.who}>
        {nom}{' '}
        {known === undefined || known.niveau === null || known.precision !== null ? null : (
          <Quiet>{niveauText(known.niveau)}</Quiet>
        )}
        {box.isHorsInscription ? <Quiet block>Non inscrit ce jour-là</Quiet> : null}
        {note === null || isNoting ? null : <Quiet block>{note}</Quiet>}
        {etat === 'absent' && known !== undefined ? <Contacts contacts={known.contacts} /> : null}
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
            data-col={rank}
            aria-checked={etat === choice}
            aria-label={LIBELLES_PRESENCE[choice]}
            title={LIBELLES_PRESENCE[choice]}
            disabled={!accepts(box.ouverture, choice)}
            tabIndex={choice === tabStopOf(box) ? 0 : -1}
            onClick={() => onToggle(choice)}
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
        onClick={() => onNoting(!isNoting)}
      >
        <NoteIcon size="1rem" aria-hidden />
      </ActionIcon>
      {isNoting && etat !== null ? (
        <NoteInput
          nom={nom}
          note={note ?? ''}
          onDone={(typed) => {
            onNoting(false)
            focusUnlessTaken(() => noteRef.current)
            if (typed !== (note ?? '')) onNote(etat, typed)
          }}
        />
      ) : null}
    </li>
  )
}

/** The telephones of a famille beside an absence; says so when none is noted. */
function Contacts({ contacts }: Pick<EnfantNote, 'contacts'>) {
  if (contacts.length === 0) return <Quiet block>Aucun téléphone noté pour la famille</Quiet>
  return (
    <Quiet block>
      {contacts.map(({ nom, telephone }, rank) => (
        <span key={`${nom} ${telephone}`}>
          {rank === 0 ? '' : ', '}
          {nom} <strong className={styles.phone}>{formatTelephone(telephone)}</strong>
        </span>
      ))}
    </Quiet>
  )
}

/** The choice of a row that Tab stops at: the one made, else the first that the box takes. */
const tabStopOf = ({ presence, ouverture }: Case): EtatPresence | undefined =>
  presence?.etat ?? ETATS_PRESENCE.find((etat) => accepts(ouverture, etat))

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
