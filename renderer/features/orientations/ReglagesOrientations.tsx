import { Space, Textarea } from '@mantine/core'
import { libelleAnnee } from '../../../shared/dates.ts'
import type { Attente } from '../../../shared/domain/orientation.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { useWrite } from '../../app/useWrite.ts'
import { Fields } from '../../ui/FieldGroups.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { LogoChoice } from '../structure/LogoPanel.tsx'
import { CriteresField } from './CriteresField.tsx'
import { type ReglagesValues, toReglages, valuesOfReglages } from './reglages-form.ts'

/** Settings of the orientations: delays before a step is late, and criteria of the network. */
export function ReglagesOrientations() {
  const { annee } = useSelection()
  const query = useRead('orientations:findReglages', { anneeId: annee.id })
  return (
    <Loaded query={query}>
      {(reglages) => <ReglagesForm initial={valuesOfReglages(reglages)} />}
    </Loaded>
  )
}

function ReglagesForm({ initial }: { readonly initial: ReglagesValues }) {
  const { annee } = useSelection()
  const form = useSaisieForm({
    channel: 'orientations:saveReglages',
    sujet: { anneeId: annee.id },
    initial,
    toInput: (values) => ({ anneeId: annee.id, ...toReglages(values) }),
    fieldOf: (path) => {
      if (path.startsWith('criteres')) return `liste.${path}`
      return path === 'texteFiche' ? `fiche.${path}` : path
    },
    follows: true,
    onSaved: () => undefined,
  })
  const libelle = libelleAnnee(annee)
  return (
    <PageForm
      label="Orientations"
      isDirty={form.isDirty}
      isPending={form.isPending}
      onSubmit={form.send}
    >
      <Panel title={`Ce qui est en retard, année ${libelle}`}>
        <DelaisFields {...form.partOf('delais')} />
      </Panel>
      <Panel title={`Fiche à envoyer aux écoles, année ${libelle}`}>
        <TexteField {...form.partOf('fiche')} />
        <Space h="sm" />
        <LogoFiche anneeId={annee.id} />
      </Panel>
      <Panel title={`Critères du réseau, année ${libelle}`}>
        <CriteresField {...form.partOf('liste')} />
      </Panel>
    </PageForm>
  )
}

function TexteField({ value, errors, onChange }: FieldsProps<ReglagesValues['fiche']>) {
  return (
    <Textarea
      size="xs"
      label="Texte en tête de la fiche"
      description="Facultatif. Ce que le réseau dit aux enseignants, sous le titre de chaque fiche."
      autosize
      minRows={2}
      maxRows={6}
      value={value.texteFiche}
      error={errors.texteFiche}
      errorProps={{ role: 'alert' }}
      onChange={(event) => onChange({ texteFiche: event.currentTarget.value })}
    />
  )
}

/** Choice of the logo beside the title of each fiche: the network's, not the structure's. */
function LogoFiche({ anneeId }: { readonly anneeId: string }) {
  const { data: logo = null } = useRead('orientations:findLogoFiche', { anneeId })
  const choose = useWrite('orientations:chooseLogoFiche')
  const remove = useWrite('orientations:removeLogoFiche')
  return (
    <LogoChoice
      logo={logo}
      alt="Logo de la fiche"
      none={'Aucun logo\u00a0: la fiche commence par son titre.'}
      choose={{ isPending: choose.isPending, run: (ends) => choose.mutate({ anneeId }, ends) }}
      remove={{ isPending: remove.isPending, run: (ends) => remove.mutate({ anneeId }, ends) }}
    />
  )
}

const DELAIS: readonly (readonly [Attente, string])[] = [
  ['contact', 'Famille pas encore contactée'],
  ['reponse', 'Famille contactée, sans réponse'],
  ['inscription', 'Accord sans inscription'],
]

function DelaisFields({ value, errors, onChange }: FieldsProps<ReglagesValues['delais']>) {
  return (
    <>
      <Quiet block>Nombre de jours au-delà duquel une orientation est dite en retard.</Quiet>
      <Fields isNarrow>
        {DELAIS.map(([attente, label]) => (
          <TextField
            key={attente}
            label={label}
            inputMode="numeric"
            value={value[attente]}
            error={errors[attente]}
            onChange={(typed) => onChange({ [attente]: typed })}
          />
        ))}
      </Fields>
    </>
  )
}
