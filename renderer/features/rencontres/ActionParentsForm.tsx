import { NumberInput, Select } from '@mantine/core'
import { GENRES_PARENTS } from '../../../shared/domain/listes.ts'
import type { ActionParentsLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_GENRE_PARENTS } from '../../../shared/texts/libelles.ts'
import { numberTyped } from '../../ui/parse-number.ts'
import { FamillesField } from '../familles/FamillesField.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { useFicheDefaults } from '../fiches/FicheTab.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { RencontreFields } from './RencontreFields.tsx'
import { rencontreValues, toSaisieRencontre } from './rencontre-form.ts'

const GENRES = GENRES_PARENTS.map((value) => ({ value, label: LIBELLES_GENRE_PARENTS[value] }))

/** An action with the parents: entered, changed or deleted. */
export function ActionParentsForm({
  ligne,
  onClose,
}: {
  readonly ligne: ActionParentsLigne | null
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'rencontres:createActionParents',
      save: 'rencontres:saveActionParents',
      remove: 'rencontres:deleteActionParents',
    },
    id: ligne && { rencontreId: ligne.rencontreId },
    initial: {
      ...rencontreValues(ligne, defaults),
      genre: ligne?.genre ?? 'reunion-information',
      participants: ligne?.participants ?? '',
      familleIds: [...(ligne?.familleIds ?? [])],
    },
    toSaisie: (values) => ({
      ...toSaisieRencontre(values),
      participants: numberTyped(values.participants),
    }),
    onClose,
  })
  return (
    <FicheForm
      title={ligne === null ? 'Nouvelle action avec les parents' : 'Action avec les parents'}
      fiche={fiche}
    >
      <RencontreFields value={value} errors={errors} onChange={onChange}>
        <Select
          label="Genre"
          size="xs"
          searchable
          data={GENRES}
          value={value.genre}
          onChange={(genre) => genre !== null && onChange({ genre })}
        />
        <NumberInput
          label="Nombre de participants"
          description="Un simple décompte suffit."
          size="xs"
          min={0}
          allowDecimal={false}
          allowNegative={false}
          value={value.participants}
          error={errors.participants}
          errorProps={{ role: 'alert' }}
          onChange={(participants) => onChange({ participants })}
        />
        <FamillesField
          label="Familles présentes"
          description="Facultatif."
          value={value.familleIds}
          onChange={(familleIds) => onChange({ familleIds })}
        />
      </RencontreFields>
    </FicheForm>
  )
}
