import { Button, Checkbox, Group } from '@mantine/core'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatCount } from '../../../shared/format.ts'
import type { ApercuPassage } from '../../../shared/ipc/annees.ipc.ts'
import type { AnneeResume } from '../../../shared/ipc/app.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { libelleAction } from '../../texts/perimetre.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { useSaveKey } from '../../ui/useSaveKey.ts'
import styles from './Annees.module.css'
import { EnfantsQuiPassent } from './EnfantsQuiPassent.tsx'
import { firstChoix, passageOf, toPassage } from './passage-form.ts'

/** Form that opens the next année: shows what is carried over and lets the user change it before anything is written. */
export function PassageForm({
  from,
  onClose,
}: {
  readonly from: AnneeResume
  readonly onClose: () => void
}) {
  const query = useRead('annees:previewPassage', { anneeId: from.id })
  return (
    <Loaded query={query}>
      {(apercu) => <Content from={from} apercu={apercu} onClose={onClose} />}
    </Loaded>
  )
}

function Content({
  from,
  apercu,
  onClose,
}: {
  readonly from: AnneeResume
  readonly apercu: ApercuPassage
  readonly onClose: () => void
}) {
  const { selectAnnee } = useSelection()
  const form = useSaisieForm({
    channel: 'annees:passTo',
    sujet: { anneeId: from.id },
    initial: { choix: firstChoix(apercu) },
    toInput: ({ choix }) => toPassage(from.id, apercu, choix),
    fieldOf: (path) => `choix.${path}`,
    onSaved: ({ anneeId }) => selectAnnee(anneeId),
  })
  const { value, errors, onChange } = form.partOf('choix')
  const passage = passageOf(apercu, value, onChange)
  const ref = useSaveKey(form.send)
  return (
    <Panel title={`Année ${libelleAnnee(apercu)}`}>
      <form
        ref={ref}
        className={styles.form}
        aria-label="Préparer l’année suivante"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          form.send(event.currentTarget)
        }}
      >
        <Quiet block>
          {`La structure, les établissements et les intervenants restent. Le prévisionnel de ${libelleAnnee(apercu)} sera à saisir.`}
        </Quiet>
        <Fields isNarrow>
          <DateTextField
            label="Début"
            value={value.debut}
            error={errors.debut}
            onChange={(debut) => onChange({ debut })}
          />
          <DateTextField
            label="Fin"
            value={value.fin}
            error={errors.fin}
            onChange={(fin) => onChange({ fin })}
          />
        </Fields>
        <FieldGroup legend="Actions reprises, avec leurs collectifs et leurs créneaux">
          {apercu.actions.map((action) => (
            <Checkbox
              key={action.actionId}
              size="xs"
              mb="0.375rem"
              label={libelleAction({ ...action, id: action.actionId })}
              description={action.collectifs.map(({ nom }) => nom).join(', ') || 'Sans collectif'}
              checked={value.actionIds.includes(action.actionId)}
              onChange={() => passage.toggleAction(action.actionId)}
            />
          ))}
          <FieldError text={errors.actionIds} />
        </FieldGroup>
        <EnfantsQuiPassent passage={passage} />
        <Group gap="xs">
          <Button type="submit" size="xs" loading={form.isPending}>
            {`Ouvrir ${libelleAnnee(apercu)} avec ${formatCount(passage.chosen.length, 'enfant')}`}
          </Button>
          <Button size="xs" variant="subtle" onClick={() => form.leave(onClose)}>
            Annuler
          </Button>
        </Group>
      </form>
    </Panel>
  )
}
