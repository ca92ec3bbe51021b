import { useEffect, useRef, useState } from 'react'
import { capitalised } from '../../../shared/format.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useUnsaved } from '../../app/unsaved.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatHoraire, formatJourLong } from '../../texts/dates.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { LECTEURS_DES_NOTES, NomsCites } from '../personnes/NomsCites.tsx'
import { RegistreSeance } from '../presences/RegistreSeance.tsx'
import { ActivitesField } from './ActivitesField.tsx'
import { IntervenantsField } from './IntervenantsField.tsx'
import { SeanceActions } from './SeanceActions.tsx'
import styles from './SeancePanel.module.css'
import { EtatTag } from './seance-signs.tsx'
import { useSeance } from './useSeances.ts'

const PANEL_ID = 'seance-ouverte'

/** Panel of one séance with all its fields: each change is saved at once, and can be undone. */
export function SeancePanel({
  seanceId,
  onClose,
  onOpen,
}: {
  readonly seanceId: string
  readonly onClose: () => void
  readonly onOpen: (seanceId: string) => void
}) {
  const query = useSeance(seanceId)
  const seance = query.data
  return (
    <SidePanel
      id={PANEL_ID}
      title={seance === undefined ? 'Séance' : titleOf(seance)}
      lead={seance === undefined ? undefined : <Lead seance={seance} />}
      about={seanceId}
      isWide
      onClose={onClose}
    >
      <Loaded query={query}>
        {(found) => (
          <div className={styles.body}>
            <SeanceActions key={found.seanceId} seance={found} onGone={onClose} onOpen={onOpen} />
            <Content seance={found} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

const titleOf = ({ date, collectif }: SeanceOuverte): string => {
  const jour = formatJourLong(date)
  return `${capitalised(jour)}, ${collectif}`
}

function Lead({ seance }: { readonly seance: SeanceOuverte }) {
  return (
    <div className={styles.lead}>
      <span>{formatHoraire(seance)}</span>
      <EtatTag etat={seance.etat} />
      {seance.fermeture === null ? null : <Quiet>{seance.fermeture}</Quiet>}
    </div>
  )
}

function Content({ seance }: { readonly seance: SeanceOuverte }) {
  if (seance.etat === 'annulee') {
    return (
      <>
        <Notice tone="warn" title="Cette séance est annulée">
          {seance.motif ?? 'Sans motif noté'}. Rouvrez-la pour y noter quelque chose.
        </Notice>
        <NoteField key={seance.seanceId} seance={seance} />
      </>
    )
  }
  return (
    <>
      <RegistreSeance key={`registre ${seance.seanceId}`} seance={seance} />
      <IntervenantsField seance={seance} />
      <ActivitesField seance={seance} />
      <NoteField key={seance.seanceId} seance={seance} />
    </>
  )
}

/** Pause in typing before a save: long enough not to save at each letter, short enough to lose none. */
const PAUSE_MS = 800

/** Field of the note, saved when typing pauses and when the field or the panel is left. */
function NoteField({ seance }: { readonly seance: SeanceOuverte }) {
  const { seanceId } = seance
  const [note, setNote] = useState(seance.note ?? '')
  const [isRefused, setIsRefused] = useState(false)
  const { mutate } = useWrite('seances:setNote')
  const saved = useRef(note)
  const save = () => {
    const before = saved.current
    const sent = note.trim()
    if (before === sent) return setIsRefused(false)
    saved.current = sent
    mutate(
      { seanceId, note },
      {
        onSuccess: () => setIsRefused(false),
        onError: (error) => {
          // A refused note is sent again at the next letter, or when the field is left.
          if (saved.current === sent) saved.current = before
          setIsRefused(true)
          notifyFailure(error)
        },
      },
    )
  }
  useUnsaved(isRefused, () => {
    saved.current = note.trim()
  })
  const latest = useRef(save)
  useEffect(() => {
    latest.current = save
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the typed text restarts the pause
  useEffect(() => {
    const timer = window.setTimeout(() => latest.current(), PAUSE_MS)
    return () => window.clearTimeout(timer)
  }, [note])
  useEffect(() => () => latest.current(), [])
  // An undo changes the note from outside this field.
  useEffect(() => {
    const kept = seance.note ?? ''
    if (kept === saved.current) return
    saved.current = kept
    setNote(kept)
  }, [seance.note])
  return (
    <>
      <LongTextField
        label="Note"
        description="Courte et objective&nbsp;: la famille peut la lire."
        maxLength={2000}
        value={note}
        onChange={setNote}
        onBlur={save}
      />
      <NomsCites texte={note} lecteurs={LECTEURS_DES_NOTES} />
    </>
  )
}
