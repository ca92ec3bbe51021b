import { Autocomplete, SegmentedControl, Select } from '@mantine/core'
import { GENRES_ECOLE, MOMENTS_CONCERTATION } from '../../../shared/domain/listes.ts'
import type { ConcertationLigne } from '../../../shared/ipc/rencontres.ipc.ts'
import { LIBELLES_GENRE_ECOLE, LIBELLES_MOMENT } from '../../../shared/texts/libelles.ts'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { useFicheDefaults } from '../fiches/FicheTab.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { EtablissementSelect, PartenaireSelect } from '../repertoire/RepertoireSelects.tsx'
import { RencontreFields, rencontreValues, toSaisieRencontre } from './RencontreFields.tsx'

const MOMENTS = [
  { value: '', label: 'Au fil de l’année' },
  ...MOMENTS_CONCERTATION.map((value) => ({ value, label: LIBELLES_MOMENT[value] })),
]

const GENRES = GENRES_ECOLE.map((value) => ({ value, label: LIBELLES_GENRE_ECOLE[value] }))

/** A meeting with a school or another actor of the territory: entered, changed or deleted. */
export function ConcertationForm({
  ligne,
  genresConnus,
  onClose,
}: {
  readonly ligne: ConcertationLigne | null
  /** Kinds already typed for the territory, proposed again. */
  readonly genresConnus: readonly string[]
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'rencontres:createConcertation',
      save: 'rencontres:saveConcertation',
      remove: 'rencontres:deleteConcertation',
    },
    id: ligne && { rencontreId: ligne.rencontreId },
    initial: {
      ...rencontreValues(ligne, defaults),
      axe: ligne?.axe ?? ('ecole' as const),
      genre: ligne?.genre ?? 'echanges-reguliers',
      etablissementId: ligne?.etablissementId ?? null,
      partenaireId: ligne?.partenaireId ?? null,
      moment: ligne?.moment ?? null,
    },
    toSaisie: toSaisieRencontre,
    onClose,
  })
  return (
    <FicheForm title={ligne === null ? 'Nouvelle concertation' : 'Concertation'} fiche={fiche}>
      <SegmentedControl
        aria-label="Avec qui"
        size="xs"
        data={[
          { value: 'ecole', label: 'École' },
          { value: 'territoire', label: 'Autre acteur du territoire' },
        ]}
        value={value.axe}
        onChange={(axe) => onChange({ axe, genre: axe === 'ecole' ? 'echanges-reguliers' : '' })}
      />
      <RencontreFields value={value} errors={errors} onChange={onChange}>
        {value.axe === 'ecole' ? (
          <Select
            label="Genre"
            size="xs"
            data={GENRES}
            value={value.genre}
            error={errors.genre}
            errorProps={{ role: 'alert' }}
            onChange={(genre) => genre !== null && onChange({ genre })}
          />
        ) : (
          <Autocomplete
            label="De quoi s’agissait-il&#8239;?"
            placeholder="lecture à la médiathèque"
            size="xs"
            data={[...genresConnus]}
            value={value.genre}
            error={errors.genre}
            errorProps={{ role: 'alert' }}
            onChange={(genre) => onChange({ genre })}
          />
        )}
        <Partenaire value={value} onChange={onChange} />
        {value.axe === 'ecole' ? (
          <Select
            label="Moment"
            description="Le référentiel demande une réunion en amont du projet et une lors du bilan."
            size="xs"
            data={MOMENTS}
            value={value.moment ?? ''}
            onChange={(moment) =>
              onChange({ moment: MOMENTS_CONCERTATION.find((one) => one === moment) ?? null })
            }
          />
        ) : null}
      </RencontreFields>
    </FicheForm>
  )
}

type Choice = {
  readonly axe: 'ecole' | 'territoire'
  readonly etablissementId: string | null
  readonly partenaireId: string | null
}

/** Field for the établissement or the partenaire met. */
function Partenaire({
  value,
  onChange,
}: {
  readonly value: Choice
  readonly onChange: (changes: Partial<Choice>) => void
}) {
  return value.axe === 'ecole' ? (
    <EtablissementSelect
      value={value.etablissementId}
      onChange={(etablissementId) => onChange({ etablissementId })}
    />
  ) : (
    <PartenaireSelect
      value={value.partenaireId}
      onChange={(partenaireId) => onChange({ partenaireId })}
    />
  )
}
