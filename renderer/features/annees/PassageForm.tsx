import { Button, Checkbox, Group } from '@mantine/core'
import { useEffect, useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { staysInEtablissement } from '../../../shared/domain/passage.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { AnneeResume } from '../../../shared/ipc/app.ipc.ts'
import type { ApercuPassage } from '../../../shared/ipc/passages.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { parseDateFr } from '../../ui/parse-date.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './Annees.module.css'
import { EnfantsQuiPassent } from './EnfantsQuiPassent.tsx'
import { useApercuPassage, usePassage } from './usePassage.ts'

/** The next année from this one: what is carried over is seen, and changed, before anything is written. */
export function PassageForm({
  from,
  onCancel,
}: {
  readonly from: AnneeResume
  readonly onCancel: () => void
}) {
  const query = useApercuPassage(from.id)
  return (
    <Loaded query={query}>
      {(apercu) => <Content from={from} apercu={apercu} onCancel={onCancel} />}
    </Loaded>
  )
}

function Content({
  from,
  apercu,
  onCancel,
}: {
  readonly from: AnneeResume
  readonly apercu: ApercuPassage
  readonly onCancel: () => void
}) {
  const passage = usePassage(apercu)
  const [debut, setDebut] = useState(formatDate(apercu.debut))
  const [fin, setFin] = useState(formatDate(apercu.fin))
  const { pass, isPending, errors } = usePassTo(passage.isTouched)
  const send = () =>
    pass({
      fromAnneeId: from.id,
      debut: parseDateFr(debut) ?? debut,
      fin: parseDateFr(fin) ?? fin,
      actionIds: [...passage.actionIds],
      enfants: passage.chosen.map((enfant) => ({
        enfantId: enfant.enfantId,
        actionId: enfant.actionId,
        collectifId: enfant.collectifId,
        etablissementId: staysInEtablissement(enfant.niveau, passage.niveauOf(enfant))
          ? enfant.etablissementId
          : null,
        niveau: passage.niveauOf(enfant),
      })),
    })
  return (
    <Panel title={`Année ${libelleAnnee(apercu)}`}>
      <form
        className={styles.form}
        aria-label="Préparer l’année suivante"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          send()
        }}
      >
        <Quiet block>
          {`La structure, les établissements et les intervenants restent. Le prévisionnel de ${libelleAnnee(apercu)} sera à saisir.`}
        </Quiet>
        <Fields isNarrow>
          <DateTextField label="Début" value={debut} error={errors.debut} onChange={setDebut} />
          <DateTextField label="Fin" value={fin} error={errors.fin} onChange={setFin} />
        </Fields>
        <FieldGroup legend="Actions reprises, avec leurs collectifs et leurs créneaux">
          {apercu.actions.map((action) => (
            <Checkbox
              key={action.actionId}
              size="xs"
              mb="0.375rem"
              label={libelleAction({ ...action, id: action.actionId })}
              description={action.collectifs.map(({ nom }) => nom).join(', ') || 'Sans collectif'}
              checked={passage.actionIds.has(action.actionId)}
              error={errors.actionIds}
              onChange={() => passage.toggleAction(action.actionId)}
            />
          ))}
        </FieldGroup>
        <EnfantsQuiPassent passage={passage} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={isPending}>
            {`Ouvrir ${libelleAnnee(apercu)} avec ${formatCount(passage.chosen.length, 'enfant')}`}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => leave(onCancel)}>
            Renoncer
          </Button>
        </Group>
      </form>
    </Panel>
  )
}

/** Opens the année, then shows it. */
function usePassTo(isTouched: boolean) {
  const { selectAnnee } = useSelection()
  const write = useWrite('annees:passTo')
  const [opened, setOpened] = useState<string | null>(null)
  useUnsaved(isTouched && opened === null)
  // Once nothing is unsaved any more: whoever changes of année would else be asked.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the selection is another object at each render
  useEffect(() => {
    if (opened !== null) selectAnnee(opened)
  }, [opened])
  const pass = (input: Parameters<typeof write.mutate>[0]) =>
    write.mutate(input, {
      onSuccess: ({ anneeId }) => setOpened(anneeId),
      onError: (error) => {
        if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
      },
    })
  return { pass, isPending: write.isPending, errors: fieldErrors(write.error) }
}
