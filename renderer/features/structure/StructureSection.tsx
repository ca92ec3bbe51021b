import { Select } from '@mantine/core'
import { ZONES_SCOLAIRES, type ZoneScolaire } from '../../../shared/domain/listes.ts'
import type { SaisieStructure } from '../../../shared/domain/structure.ts'
import { Loaded } from '../../app/Loaded.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { LogoPanel } from './LogoPanel.tsx'

type Texts = Exclude<keyof SaisieStructure, 'zoneScolaire'>
type Values = Readonly<Record<Texts, string>> & { readonly zoneScolaire: ZoneScolaire | null }

/** The structure, as the head of every bilan names it. */
export function StructureSection() {
  const query = useRead('structure:find', undefined)
  return (
    <>
      <Loaded query={query}>
        {(structure) => <StructureForm initial={valuesOf(structure)} />}
      </Loaded>
      <LogoPanel />
    </>
  )
}

function valuesOf(saisie: SaisieStructure): Values {
  const { zoneScolaire, ...texts } = saisie
  const entries = Object.entries(texts).map(([key, text]) => [key, text ?? ''])
  return { ...(Object.fromEntries(entries) as Record<Texts, string>), zoneScolaire }
}

function StructureForm({ initial }: { readonly initial: Values }) {
  const form = useSaisieForm({
    channel: 'structure:save',
    sujet: {},
    initial: { structure: initial },
    toInput: ({ structure }) => structure,
    fieldOf: (path) => `structure.${path}`,
    follows: true,
    onSaved: () => undefined,
  })
  return (
    <PageForm
      label="Structure"
      isDirty={form.isDirty}
      isPending={form.isPending}
      onSubmit={form.send}
    >
      <Panel title="Structure">
        <StructureFields {...form.partOf('structure')} />
      </Panel>
    </PageForm>
  )
}

function StructureFields({ value, errors, onChange }: FieldsProps<Values>) {
  const field = (name: Texts) => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <>
      <Fields>
        <TextField label="Nom de la structure" isRequired {...field('nom')} />
        <Select
          label="Zone scolaire"
          size="xs"
          placeholder="Je ne sais pas"
          description="Pour connaître les vacances"
          inputWrapperOrder={['label', 'input', 'description', 'error']}
          clearable
          clearButtonProps={{ 'aria-label': 'Effacer la zone scolaire' }}
          data={ZONES_SCOLAIRES.map((zone) => ({ value: zone, label: `Zone ${zone}` }))}
          value={value.zoneScolaire}
          onChange={(zone) => onChange({ zoneScolaire: zone as ZoneScolaire | null })}
        />
        <TextField label="Adresse" {...field('adresse')} />
        <TextField label="Commune" {...field('commune')} />
        <TextField label="Téléphone" inputMode="tel" {...field('telephone')} />
        <TextField label="Adresse mail" inputMode="email" {...field('mail')} />
      </Fields>
      <FieldGroup legend="Personne référente du Clas">
        <Fields>
          <TextField label="Nom" {...field('referentNom')} />
          <TextField label="Prénom" {...field('referentPrenom')} />
          <TextField label="Son téléphone" inputMode="tel" {...field('referentTelephone')} />
          <TextField label="Son adresse mail" inputMode="email" {...field('referentMail')} />
        </Fields>
      </FieldGroup>
      <FieldGroup legend="Votre Caf">
        <Fields>
          <TextField label="Adresse mail de la Caf" inputMode="email" {...field('cafMail')} />
        </Fields>
      </FieldGroup>
    </>
  )
}
