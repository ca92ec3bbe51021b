import { Chip, Group } from '@mantine/core'
import { ACTIVITES, type Activite } from '../../../shared/domain/listes.ts'
import type { SeanceOuverte } from '../../../shared/ipc/seances.ipc.ts'
import { LIBELLES_ACTIVITE } from '../../../shared/texts/libelles.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import lines from '../../ui/Lines.module.css'

/** The nine kinds of activité of the form; each tick is saved at once. */
export function ActivitesField({ seance }: { readonly seance: SeanceOuverte }) {
  const save = useWrite('seances:setActivites')
  const { seanceId } = seance
  // A tick being saved shows at once; a refusal shows the saved ones again.
  const shown = save.isPending ? save.variables.activites : seance.activites
  return (
    <fieldset className={lines.part}>
      <legend className={lines.title}>Activités</legend>
      <Chip.Group
        multiple
        value={[...shown]}
        onChange={(chosen) => {
          const activites = chosen as Activite[]
          save.mutate({ seanceId, activites }, { onError: notifyFailure })
        }}
      >
        <Group gap="0.375rem" mt="0.375rem">
          {ACTIVITES.map((activite) => (
            <Chip key={activite} value={activite} size="xs" variant="outline">
              {LIBELLES_ACTIVITE[activite]}
            </Chip>
          ))}
        </Group>
      </Chip.Group>
    </fieldset>
  )
}
