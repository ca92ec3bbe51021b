import { ActionIcon } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconX } from '@tabler/icons-react'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { CreneauLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { AddLine } from '../../ui/FieldGroups.tsx'
import { FieldError, PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrNone, dateOrTyped } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { IntervenantSelect } from '../repertoire/IntervenantSelect.tsx'
import styles from './CollectifsPanel.module.css'

type Line = {
  readonly key: number
  readonly intervenantId: string
  readonly debut: string
  readonly fin: string
}

/** Team of a créneau, on its line: « Monique Leroy, Lucas Petit (jusqu’au 20/12/2025) ». */
export function equipeText({ equipe }: CreneauLigne): string {
  return equipe
    .map((membre) => {
      const until = membre.fin === null ? '' : ` (jusqu’au ${formatDate(membre.fin)})`
      return `${membre.prenom} ${membre.nom}`.trim() + until
    })
    .join(', ')
}

/** Form of a créneau's team, each member with first and last day; the séances to come are updated. */
export function EquipeForm({
  creneau,
  titre,
  onDone,
}: {
  readonly creneau: CreneauLigne
  /** Title of the créneau: « mardi 16 h 30 – 18 h ». */
  readonly titre: string
  readonly onDone: () => void
}) {
  const { creneauId, equipe } = creneau
  const { annee } = useSelection()
  const today = useTodayInAnnee()
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'collectifs:saveEquipe',
    sujet: { creneauId },
    initial: {
      membres: equipe.map(
        ({ intervenantId, debut, fin }, key): Line => ({
          key,
          intervenantId,
          debut: formatDate(debut),
          fin: fin === null ? '' : formatDate(fin),
        }),
      ) as readonly Line[],
    },
    toInput: ({ membres }) => ({
      creneauId,
      membres: membres.map(({ intervenantId, debut, fin }) => ({
        intervenantId,
        debut: dateOrTyped(debut),
        fin: dateOrNone(fin),
      })),
    }),
    onSaved: ({ seances }) => {
      notifications.show({
        message:
          seances === 0
            ? 'Équipe enregistrée. Aucune séance à venir n’a changé.'
            : `Équipe enregistrée. ${formatCount(seances, 'séance')} à venir ${seances > 1 ? 'ont été mises' : 'a été mise'} à jour.`,
      })
      onDone()
    },
  })
  const { membres } = value
  const setMembres = (lines: readonly Line[]) => onChange({ membres: lines })
  const debut = formatDate(equipe.length === 0 ? annee.debut : today)
  const add = () =>
    setMembres([
      ...membres,
      { key: (membres.at(-1)?.key ?? -1) + 1, intervenantId: '', debut, fin: '' },
    ])
  return (
    <PanelForm
      title={`Équipe du ${titre}`}
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <Quiet>
        L’équipe est notée d’avance sur les séances à venir. Ce que vous changez sur une séance y
        reste.
      </Quiet>
      {membres.map((line, index) => (
        <Membre
          key={line.key}
          line={line}
          rank={index + 1}
          errors={errorsUnder(errors, `membres.${index}`)}
          onChange={(changes) =>
            setMembres(membres.map((one) => (one.key === line.key ? { ...one, ...changes } : one)))
          }
          onRemove={() => setMembres(membres.filter((one) => one.key !== line.key))}
        />
      ))}
      <AddLine onClick={add}>Ajouter une personne</AddLine>
    </PanelForm>
  )
}

function Membre({
  line,
  rank,
  errors,
  onChange,
  onRemove,
}: {
  readonly line: Line
  readonly rank: number
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<Line>) => void
  readonly onRemove: () => void
}) {
  return (
    <fieldset className={styles.line}>
      <legend className={styles.formTitle}>{`Personne ${rank}`}</legend>
      <div className={styles.horaire}>
        <div className={styles.qui}>
          <IntervenantSelect
            value={line.intervenantId === '' ? null : line.intervenantId}
            onChange={(intervenantId) => onChange({ intervenantId: intervenantId ?? '' })}
          />
        </div>
        <DateTextField
          label="Du"
          value={line.debut}
          error={undefined}
          onChange={(debut) => onChange({ debut })}
        />
        <DateTextField
          label="Au"
          description="vide&nbsp;: sans fin"
          value={line.fin}
          error={undefined}
          onChange={(fin) => onChange({ fin })}
        />
      </div>
      <FieldError text={errors.intervenantId ?? errors.debut ?? errors.fin} />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`Retirer la personne ${rank}`}
        onClick={onRemove}
      >
        <IconX size="1rem" aria-hidden />
      </ActionIcon>
    </fieldset>
  )
}
