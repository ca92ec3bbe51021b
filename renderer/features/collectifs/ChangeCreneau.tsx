import { Button, Checkbox } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Horaire } from '../../../shared/domain/planification.ts'
import type { CreneauLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { call } from '../../app/api.ts'
import { fieldErrors, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { HoraireFields } from './HoraireFields.tsx'
import { ReplanPreview } from './ReplanPreview.tsx'

/** Another day or other times, or none any more: what happens to the séances to come is shown first. */
export function ChangeCreneau({
  creneau,
  onDone,
}: {
  readonly creneau: CreneauLigne
  readonly onDone: () => void
}) {
  const { creneauId, jour, debut, fin } = creneau
  const [horaire, setHoraire] = useState<Horaire>({ jour, debut, fin })
  const [isRemoved, setIsRemoved] = useState(false)
  const [replanifier, setReplanifier] = useState(true)
  const vers = isRemoved ? null : horaire
  const isChanged = vers === null || vers.jour !== jour || vers.debut !== debut || vers.fin !== fin
  const preview = useQuery({
    queryKey: ['creneaux:previewChange', creneauId, vers],
    queryFn: () => call('creneaux:previewChange', { creneauId, vers }),
    enabled: isChanged,
    placeholderData: keepPreviousData,
  })
  const change = useWrite('creneaux:change')
  const errors = { ...fieldErrors(preview.error), ...fieldErrors(change.error) }
  return (
    <PanelForm
      title={isRemoved ? 'Supprimer ce créneau' : 'Changer ce créneau'}
      submit={isRemoved ? 'Supprimer le créneau' : 'Enregistrer'}
      isPending={change.isPending}
      onSubmit={() =>
        isChanged
          ? change.mutate({ creneauId, vers, replanifier }, { onSuccess: onDone })
          : onDone()
      }
      onCancel={onDone}
    >
      {isRemoved ? null : (
        <HoraireFields
          horaire={horaire}
          errors={{
            ...(errors['vers.jour'] === undefined ? {} : { jour: errors['vers.jour'] }),
            ...(errors['vers.debut'] === undefined ? {} : { debut: errors['vers.debut'] }),
            ...(errors['vers.fin'] === undefined ? {} : { fin: errors['vers.fin'] }),
          }}
          onChange={(changes) => setHoraire((before) => ({ ...before, ...changes }))}
        />
      )}
      {isChanged && preview.data !== undefined && !preview.isError ? (
        <>
          <Checkbox
            size="xs"
            label="Mettre à jour aussi les séances à venir"
            checked={replanifier}
            onChange={(event) => setReplanifier(event.currentTarget.checked)}
          />
          {replanifier ? <ReplanPreview replan={preview.data} /> : null}
        </>
      ) : null}
      {isRemoved ? null : (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            color="red"
            leftSection={<IconTrash size="1rem" aria-hidden />}
            onClick={() => setIsRemoved(true)}
          >
            Supprimer ce créneau
          </Button>
        </div>
      )}
    </PanelForm>
  )
}
