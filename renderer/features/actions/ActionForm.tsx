import { Button, Checkbox } from '@mantine/core'
import { IconArrowLeft, IconHistory } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import {
  ACTIVITES,
  GENRES_ECOLE,
  GENRES_PARENTS,
  NATURES_LOCAL,
  STATUTS,
  ZONAGES,
} from '../../../shared/domain/listes.ts'
import {
  LIBELLES_ACTIVITE,
  LIBELLES_GENRE_ECOLE,
  LIBELLES_GENRE_PARENTS,
  LIBELLES_NATURE_LOCAL,
  LIBELLES_PALIER,
  LIBELLES_ZONAGE,
} from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { STATUTS_TEXTS } from '../../texts/codes.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { ChoicesField, FieldGroup, Fields } from '../../ui/FieldGroups.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import {
  type ActionValues,
  type CalendrierValues,
  type EffectifKey,
  fieldOf,
  type IdentiteValues,
  type IntervenantsValues,
  inputOf,
  type ListesValues,
  PUBLICS,
  type PublicValues,
  previsionnelValues,
  unreadOf,
  valuesOf,
} from './action-form.ts'

const PUBLIC_TEXTS = {
  elementaire: `Enfants\u00a0: ${LIBELLES_PALIER.elementaire.toLowerCase()}`,
  college: `Enfants\u00a0: ${LIBELLES_PALIER.college.toLowerCase()}`,
  lycee: `Enfants\u00a0: ${LIBELLES_PALIER.lycee.toLowerCase()}`,
  autres: 'Enfants\u00a0: autres (CAP…)',
  familles: 'Familles',
  collectifs: 'Collectifs',
} as const

/** Form of an action: its identity, and the prévisionnel that its projet announces. */
export function ActionForm({
  actionId,
  title,
  isPrevisionnel,
}: {
  readonly actionId: string
  readonly title: string
  /** True when the form is opened for its prévisionnel: the focus goes there. */
  readonly isPrevisionnel: boolean
}) {
  const query = useRead('actions:find', { actionId })
  return (
    <>
      <div>
        <Button
          component="a"
          href={hrefTo('reglages', { section: 'actions' })}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size="1rem" aria-hidden />}
        >
          Toutes les actions
        </Button>
      </div>
      <Loaded query={query}>
        {(saisie) => (
          <Content
            key={actionId}
            actionId={actionId}
            title={title}
            initial={valuesOf(saisie)}
            isPrevisionnel={isPrevisionnel}
          />
        )}
      </Loaded>
    </>
  )
}

function Content({
  actionId,
  title,
  initial,
  isPrevisionnel,
}: {
  readonly actionId: string
  readonly title: string
  readonly initial: ActionValues
  readonly isPrevisionnel: boolean
}) {
  const form = useSaisieForm({
    channel: 'actions:save',
    sujet: { actionId },
    initial,
    toInput: (values) => inputOf(actionId, values),
    check: unreadOf,
    fieldOf,
    follows: true,
    onSaved: () => undefined,
  })
  const announced = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isPrevisionnel) return undefined
    // After the frame has taken the focus to the top of the screen that opens.
    const frame = requestAnimationFrame(() => announced.current?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [isPrevisionnel])
  return (
    <PageForm label={title} isDirty={form.isDirty} isPending={form.isPending} onSubmit={form.send}>
      <Panel title={title}>
        <IdentiteFields {...form.partOf('identite')} />
      </Panel>
      <div ref={announced}>
        <Panel title="Prévisionnel">
          <Quiet block>
            Ce que le projet annonce. Le bilan le compare au réel&nbsp;: laissez vide ce qui n’a pas
            été annoncé.
          </Quiet>
          <FromLastYear
            actionId={actionId}
            onTake={(values) => {
              // The typed dates stay: those of last year do not hold for this one.
              const { semaines } = values.calendrier
              form.partOf('calendrier').onChange({ semaines })
              form.partOf('intervenants').onChange(values.intervenants)
              form.partOf('public').onChange(values.public)
              form.partOf('listes').onChange(values.listes)
            }}
          />
          <CalendrierFields {...form.partOf('calendrier')} />
          <IntervenantsFields {...form.partOf('intervenants')} />
          <PublicFields {...form.partOf('public')} />
          <ListesFields {...form.partOf('listes')} />
        </Panel>
      </div>
    </PageForm>
  )
}

/** Fills the prévisionnel with the réel of the année before, to keep or change before it is saved. */
function FromLastYear({
  actionId,
  onTake,
}: {
  readonly actionId: string
  readonly onTake: (values: Omit<ActionValues, 'identite'>) => void
}) {
  const { data } = useRead('bilans:proposePrevisionnel', { actionId })
  if (data == null) return null
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconHistory size="1rem" aria-hidden />}
        onClick={() => onTake(previsionnelValues(data.previsionnel))}
      >
        {`Reprendre le réel de ${data.annee}`}
      </Button>
    </div>
  )
}

/** Fields that identify an action at the head of its bilan. */
function IdentiteFields({ value, errors, onChange }: FieldsProps<IdentiteValues>) {
  const field = (name: 'numero' | 'intitule' | 'lieu' | 'adresse' | 'dateRetour') => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <>
      <Fields>
        <TextField label="Numéro" isRequired maxLength={20} {...field('numero')} />
        <TextField label="Intitulé" placeholder="Clas élémentaire" {...field('intitule')} />
        <TextField label="Lieu" placeholder="École Jules-Ferry" {...field('lieu')} />
        <TextField label="Adresse" {...field('adresse')} />
        <DateTextField label="Bilan à rendre le" {...field('dateRetour')} />
      </Fields>
      <ChoicesField
        legend="Nature du local"
        codes={NATURES_LOCAL}
        texts={LIBELLES_NATURE_LOCAL}
        value={value.naturesLocal}
        onChange={(naturesLocal) => onChange({ naturesLocal: [...naturesLocal] })}
      />
      <ChoicesField
        legend="Zonage"
        codes={ZONAGES}
        texts={LIBELLES_ZONAGE}
        value={value.zonages}
        onChange={(zonages) => onChange({ zonages: [...zonages] })}
      />
      <FieldGroup legend="Bonifications accordées">
        <Fields>
          <Checkbox
            size="xs"
            label="Enfants (ouverture culturelle)"
            checked={value.bonificationEnfant}
            onChange={(event) => onChange({ bonificationEnfant: event.currentTarget.checked })}
          />
          <Checkbox
            size="xs"
            label="Parents (accompagnement des parents)"
            checked={value.bonificationParent}
            onChange={(event) => onChange({ bonificationParent: event.currentTarget.checked })}
          />
        </Fields>
      </FieldGroup>
    </>
  )
}

/** Fields for the dates of the action and its number of weeks. */
function CalendrierFields({ value, errors, onChange }: FieldsProps<CalendrierValues>) {
  const field = (name: keyof CalendrierValues) => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <FieldGroup legend="Calendrier">
      <Fields isNarrow>
        <DateTextField label="Début" {...field('debut')} />
        <DateTextField label="Fin" {...field('fin')} />
        <TextField label="Semaines d’activité" inputMode="numeric" {...field('semaines')} />
      </Fields>
    </FieldGroup>
  )
}

/** Fields for the intervenants announced by statut, with their hours over the year. */
function IntervenantsFields({ value, errors, onChange }: FieldsProps<IntervenantsValues>) {
  const field = (name: EffectifKey) => ({
    value: value[name],
    error: errors[name],
    onChange: (typed: string) => onChange({ [name]: typed }),
  })
  return (
    <FieldGroup legend="Intervenants, et leurs heures sur l’année">
      <Fields isNarrow>
        {STATUTS.flatMap((statut) => [
          <TextField
            key={`${statut}.nombre`}
            label={STATUTS_TEXTS[statut]}
            inputMode="numeric"
            {...field(`${statut}.nombre`)}
          />,
          <TextField
            key={`${statut}.minutes`}
            label={`Heures des ${STATUTS_TEXTS[statut].toLowerCase()}`}
            placeholder="40h"
            {...field(`${statut}.minutes`)}
          />,
        ])}
      </Fields>
    </FieldGroup>
  )
}

/** Fields for the children announced by level, the familles and the collectifs. */
function PublicFields({ value, errors, onChange }: FieldsProps<PublicValues>) {
  return (
    <FieldGroup legend="Public">
      <Fields isNarrow>
        {PUBLICS.map((key) => (
          <TextField
            key={key}
            label={PUBLIC_TEXTS[key]}
            inputMode="numeric"
            value={value[key]}
            error={errors[key]}
            onChange={(typed) => onChange({ [key]: typed })}
          />
        ))}
      </Fields>
    </FieldGroup>
  )
}

/** The kinds of the form's closed lists that the projet announces. */
function ListesFields({ value, onChange }: FieldsProps<ListesValues>) {
  return (
    <>
      <ChoicesField
        legend="Activités avec les enfants"
        codes={ACTIVITES}
        texts={LIBELLES_ACTIVITE}
        value={value.activites}
        onChange={(activites) => onChange({ activites: [...activites] })}
      />
      <ChoicesField
        legend="Actions avec les parents"
        codes={GENRES_PARENTS}
        texts={LIBELLES_GENRE_PARENTS}
        value={value.parents}
        onChange={(parents) => onChange({ parents: [...parents] })}
      />
      <ChoicesField
        legend="Concertation avec l’école"
        codes={GENRES_ECOLE}
        texts={LIBELLES_GENRE_ECOLE}
        value={value.ecole}
        onChange={(ecole) => onChange({ ecole: [...ecole] })}
      />
    </>
  )
}
