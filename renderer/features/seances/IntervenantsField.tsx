import { ActionIcon, Button, Menu, TextInput } from '@mantine/core'
import { IconArrowsExchange, IconUsersPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { parseDuree } from '../../../shared/domain/duree.ts'
import { formatDate, formatDuree, formatPersonne, formatTelephone } from '../../../shared/format.ts'
import type {
  CandidatIntervenant,
  IntervenantNote,
  SeanceOuverte,
} from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatJour } from '../../texts/dates.ts'
import type { Choice } from '../../ui/CreatableSelect.tsx'
import lines from '../../ui/Lines.module.css'
import { Quiet } from '../../ui/Quiet.tsx'
import { IntervenantSelect } from '../repertoire/IntervenantSelect.tsx'

/** The intervenants of a séance and their durations; candidates of the collectif are proposed first. */
export function IntervenantsField({ seance }: { readonly seance: SeanceOuverte }) {
  const { seanceId, intervenants, candidats } = seance
  const { mutate } = useWrite('seances:saveIntervenant')
  const save = (intervenantId: string, isPresent: boolean, minutes: number | null) =>
    mutate({ seanceId, intervenantId, isPresent, minutes }, { onError: notifyFailure })
  return (
    <section className={lines.part} aria-label="Intervenants">
      <h3 className={lines.title}>Intervenants</h3>
      <ul className={lines.rows}>
        {intervenants.map((intervenant) => (
          <Row
            key={intervenant.intervenantId}
            intervenant={intervenant}
            seance={seance}
            onMinutes={(minutes) => save(intervenant.intervenantId, true, minutes)}
            onRemove={() => save(intervenant.intervenantId, false, null)}
          />
        ))}
      </ul>
      <EquipeButton seance={seance} />
      <IntervenantSelect
        label="Ajouter un intervenant"
        isLabelHidden
        placeholder="Ajouter un intervenant…"
        among={choicesOf(candidats)}
        value={null}
        onChange={(intervenantId) => intervenantId !== null && save(intervenantId, true, null)}
      />
    </section>
  )
}

/** Button that adds the team of the créneau, or of the last séance. */
function EquipeButton({ seance }: { readonly seance: SeanceOuverte }) {
  const { mutate, isPending } = useWrite('seances:addEquipe')
  const { seanceId, equipeProposee } = seance
  if (equipeProposee === null) return null
  const { date, equipe } = equipeProposee
  const intervenantIds = equipe.map(({ intervenantId }) => intervenantId)
  return (
    <div>
      <Button
        size="compact-xs"
        variant="light"
        leftSection={<IconUsersPlus size="1rem" aria-hidden />}
        loading={isPending}
        onClick={() => mutate({ seanceId, intervenantIds }, { onError: notifyFailure })}
      >
        {date === null ? 'L’équipe du créneau' : `Comme le ${formatJour(date)}`}
      </Button>
      <Quiet block>{equipe.map(formatPersonne).join(', ')}</Quiet>
    </div>
  )
}

function Row({
  intervenant,
  seance,
  onMinutes,
  onRemove,
}: {
  readonly intervenant: IntervenantNote
  readonly seance: SeanceOuverte
  readonly onMinutes: (minutes: number | null) => void
  readonly onRemove: () => void
}) {
  const nom = formatPersonne(intervenant)
  return (
    <li className={lines.row}>
      <span className={lines.who}>
        {nom}
        <Quiet block>
          {intervenant.statut === null
            ? 'Sans statut ce jour-là\u00a0: ces heures ne comptent pas au bilan'
            : LIBELLES_STATUT[intervenant.statut]}
        </Quiet>
      </span>
      <DureeInput
        label={`Durée de ${nom}`}
        minutes={intervenant.minutes}
        usual={seance.minutes}
        onSave={onMinutes}
      />
      <span className={lines.actions}>
        <RemplacerMenu seance={seance} sortant={intervenant} />
        <ActionIcon variant="subtle" color="gray" aria-label={`Retirer ${nom}`} onClick={onRemove}>
          <IconX size="1rem" aria-hidden />
        </ActionIcon>
      </span>
    </li>
  )
}

/** Menu that replaces an intervenant: people free at that hour first, each with a telephone. */
function RemplacerMenu({
  seance: { seanceId, candidats },
  sortant,
}: {
  readonly seance: SeanceOuverte
  readonly sortant: IntervenantNote
}) {
  const { mutate } = useWrite('seances:replaceIntervenant')
  const free = candidats.filter(({ isDisponible, isOccupe }) => isDisponible && !isOccupe)
  const others = candidats.filter((candidat) => !free.includes(candidat))
  const replace = (entrantId: string) =>
    mutate({ seanceId, sortantId: sortant.intervenantId, entrantId }, { onError: notifyFailure })
  const item = (candidat: CandidatIntervenant) => (
    <Menu.Item
      key={candidat.intervenantId}
      disabled={candidat.isOccupe}
      onClick={() => replace(candidat.intervenantId)}
    >
      {formatPersonne(candidat)}
      <Quiet block>{candidatText(candidat)}</Quiet>
    </Menu.Item>
  )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Remplacer ${formatPersonne(sortant)}`}
          title="Remplacer"
          disabled={candidats.length === 0}
        >
          <IconArrowsExchange size="1rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflow: 'auto' }}>
        <Menu.Label>Disponibles à cette heure</Menu.Label>
        {free.length === 0 ? <Menu.Item disabled>Personne ne l’a dit</Menu.Item> : free.map(item)}
        {others.length === 0 ? null : <Menu.Label>Autres</Menu.Label>}
        {others.map(item)}
      </Menu.Dropdown>
    </Menu>
  )
}

/** Text of a candidate: « 06 00 00 00 01 · dernière séance le 12/10/2025 », or that the person is taken at that time. */
function candidatText({ telephone, vuLe, isOccupe }: CandidatIntervenant): string {
  return [
    telephone === null ? 'pas de téléphone noté' : formatTelephone(telephone),
    vuLe === null ? 'aucune séance encore' : `dernière séance le ${formatDate(vuLe)}`,
    ...(isOccupe ? ['déjà dans une autre séance'] : []),
  ].join(' · ')
}

/** Candidates in order: the usual ones of the collectif, those free at that hour, the others. */
function choicesOf(candidats: readonly CandidatIntervenant[]): readonly Choice[] {
  const rankOf = ({ isHabituel, isDisponible }: CandidatIntervenant) =>
    isHabituel ? 0 : isDisponible ? 1 : 2
  const words = ['habituel du collectif', 'disponible à cette heure', '']
  return candidats
    .toSorted((one, other) => rankOf(one) - rankOf(other))
    .map((candidat) => ({
      value: candidat.intervenantId,
      label: formatPersonne(candidat),
      note: [LIBELLES_STATUT[candidat.statut].toLowerCase(), words[rankOf(candidat)]]
        .filter((word) => word !== '')
        .join(', '),
    }))
}

/**
 * A duration, or an arrival and a departure, saved when the field is left or with Entrée; empty means
 * the usual one. What cannot be read stays typed, with what to write instead.
 */
function DureeInput({
  label,
  minutes,
  usual,
  onSave,
}: {
  readonly label: string
  /** Duration in minutes; null for the usual one. */
  readonly minutes: number | null
  readonly usual: number
  readonly onSave: (minutes: number | null) => void
}) {
  const [text, setText] = useState(textOf(minutes))
  const [shown, setShown] = useState(minutes)
  // A save or an undo updates the field in place: remounting the field would lose the user's cursor.
  if (shown !== minutes) {
    setShown(minutes)
    setText(textOf(minutes))
  }
  const [refusal, setRefusal] = useState<string | null>(null)
  const save = () => {
    const read = text.trim() === '' ? null : parseDuree(text)
    if (read !== null && !read.ok) return setRefusal(read.reason)
    setRefusal(null)
    const typed = read === null || read.minutes === usual ? null : read.minutes
    if (typed !== minutes) onSave(typed)
    else setText(textOf(typed))
  }
  return (
    <TextInput
      aria-label={label}
      title="1 h 30, 45 min ou 16h45-18h"
      size="xs"
      w="7rem"
      placeholder={formatDuree(usual)}
      value={text}
      error={refusal}
      errorProps={{ role: 'alert' }}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={save}
      onKeyDown={(event) => {
        if (event.key === 'Enter') save()
      }}
    />
  )
}

const textOf = (minutes: number | null): string => (minutes === null ? '' : formatDuree(minutes))
