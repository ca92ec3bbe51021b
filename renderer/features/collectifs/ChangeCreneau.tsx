import { Button, Checkbox } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { CreneauLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { call } from '../../app/api.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { fieldErrors } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { HORAIRE, HoraireFields } from './HoraireFields.tsx'
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
  const [isRemoved, setIsRemoved] = useState(false)
  const [replanifier, setReplanifier] = useState(true)
  const { values, partOf, send, leave, isPending } = useSaisieForm({
    channel: 'collectifs:changeCreneau',
    sujet: { creneauId },
    initial: { vers: { jour, debut, fin } },
    toInput: (typed) => ({ creneauId, vers: isRemoved ? null : typed.vers, replanifier }),
    together: HORAIRE,
    onSaved: onDone,
  })
  const vers = isRemoved ? null : values.vers
  const isChanged = vers === null || vers.jour !== jour || vers.debut !== debut || vers.fin !== fin
  const preview = useQuery({
    queryKey: ['collectifs:previewCreneau', creneauId, vers],
    queryFn: () => call('collectifs:previewCreneau', { creneauId, vers }),
    enabled: isChanged,
    placeholderData: keepPreviousData,
  })
  const { errors, onChange } = partOf('vers')
  return (
    <PanelForm
      title={isRemoved ? 'Supprimer ce créneau' : 'Changer ce créneau'}
      submit={isRemoved ? 'Supprimer le créneau' : 'Enregistrer'}
      isPending={isPending}
      onSubmit={isChanged ? send : onDone}
      onCancel={() => leave(onDone)}
    >
      {isRemoved ? null : (
        <HoraireFields
          horaire={values.vers}
          errors={{ ...errorsUnder(fieldErrors(preview.error), 'vers'), ...errors }}
          onChange={onChange}
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
