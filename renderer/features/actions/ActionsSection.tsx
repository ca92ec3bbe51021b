import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { hrefTo, navigate, useScreenParams } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { libelleAction } from '../../texts/codes.ts'
import { Fields } from '../../ui/FieldGroups.tsx'
import lines from '../../ui/Lines.module.css'
import { Panel } from '../../ui/Panel.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ActionForm } from './ActionForm.tsx'

/** The actions of the année: added, opened, removed; one of them open in their place. */
export function ActionsSection() {
  const { annee } = useSelection()
  const { params } = useScreenParams()
  const open = annee.actions.find(({ id }) => id === params.get('action'))
  if (open === undefined) return <ActionsList />
  return (
    <ActionForm
      key={open.id}
      actionId={open.id}
      title={libelleAction(open)}
      isPrevisionnel={params.get('partie') === 'previsionnel'}
    />
  )
}

function ActionsList() {
  const { annee } = useSelection()
  const [isAdding, setIsAdding] = useState(false)
  const remove = useWrite('actions:delete')
  return (
    <Panel title={`Actions de l’année ${libelleAnnee(annee)}`}>
      <ul className={lines.list}>
        {annee.actions.map((action) => (
          <li key={action.id} className={lines.line}>
            <a
              className={lines.name}
              href={hrefTo('reglages', { section: 'actions', action: action.id })}
            >
              {libelleAction(action)}
            </a>
            <Button
              size="compact-xs"
              variant="subtle"
              color="gray"
              aria-label={`Supprimer l’${libelleAction(action).replace('Action', 'action')}`}
              onClick={() => remove.mutate({ actionId: action.id }, { onError: notifyFailure })}
            >
              Supprimer
            </Button>
          </li>
        ))}
      </ul>
      {isAdding ? (
        <NouvelleAction
          anneeId={annee.id}
          onDone={() => setIsAdding(false)}
          onAdded={(actionId) => navigate('reglages', { section: 'actions', action: actionId })}
        />
      ) : (
        <div>
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            Ajouter une action
          </Button>
        </div>
      )}
    </Panel>
  )
}

/** Form of a new action: number and title; the rest is entered once the action is open. */
function NouvelleAction({
  anneeId,
  onDone,
  onAdded,
}: {
  readonly anneeId: string
  readonly onDone: () => void
  readonly onAdded: (actionId: string) => void
}) {
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'actions:create',
    sujet: { anneeId },
    initial: { numero: '', intitule: '' },
    toInput: (action) => ({ anneeId, ...action }),
    onSaved: ({ actionId }) => onAdded(actionId),
  })
  return (
    <PanelForm
      title="Nouvelle action"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <Fields>
        <TextField
          label="Numéro"
          isRequired
          maxLength={20}
          value={value.numero}
          error={errors.numero}
          onChange={(numero) => onChange({ numero })}
        />
        <TextField
          label="Intitulé"
          value={value.intitule}
          error={errors.intitule}
          onChange={(intitule) => onChange({ intitule })}
        />
      </Fields>
    </PanelForm>
  )
}
