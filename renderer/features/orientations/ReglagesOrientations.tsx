import { ActionIcon, Button, Select, Space, TextInput } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconPlus, IconTrash } from '@tabler/icons-react'
import { type ReactNode, useRef } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { LIENS_CRITERE, type LienCritere } from '../../../shared/domain/critere.ts'
import { ORIGINES, SITUATIONS } from '../../../shared/domain/listes.ts'
import type { Attente } from '../../../shared/domain/orientation.ts'
import { LIBELLES_ORIGINE, LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { useWrite } from '../../app/useWrite.ts'
import { Fields } from '../../ui/FieldGroups.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { FieldError } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { LogoChoice } from '../structure/LogoPanel.tsx'
import styles from './Criteres.module.css'
import {
  addCritere,
  type CritereSaisi,
  moveCritere,
  type ReglagesValues,
  toReglages,
  valuesOfReglages,
} from './reglages-form.ts'

const LIENS = [
  {
    group: 'Situation',
    items: SITUATIONS.map((code) => ({
      value: `situations.${code}`,
      label: LIBELLES_SITUATION[code],
    })),
  },
  {
    group: 'Origine',
    items: ORIGINES.map((code) => ({ value: `origines.${code}`, label: LIBELLES_ORIGINE[code] })),
  },
]

const readLien = (text: string | null): LienCritere | null =>
  LIENS_CRITERE.find((lien) => lien === text) ?? null

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
    <LongTextField
      label="Texte en tête de la fiche"
      description="Facultatif. Ce que le réseau dit aux enseignants, sous le titre de chaque fiche."
      maxRows={6}
      value={value.texteFiche}
      error={errors.texteFiche}
      onChange={(texteFiche) => onChange({ texteFiche })}
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

/** The criteria that the fiche offers to teachers, in its order; each may stand for something of the Caf's form. */
function CriteresField({ value, errors, onChange }: FieldsProps<ReglagesValues['liste']>) {
  const { criteres } = value
  const list = useRef<HTMLOListElement>(null)
  const set = (next: readonly CritereSaisi[]) => onChange({ criteres: next })
  const add = () => {
    set(addCritere(criteres))
    requestAnimationFrame(() =>
      list.current?.querySelector<HTMLElement>('li:last-child input')?.focus(),
    )
  }
  return (
    <div className={styles.criteres}>
      <Quiet block>
        La fiche à envoyer les propose en liste aux enseignants. Un critère peut aussi cocher une
        situation ou une origine du bilan, quand la fiche revient. Ce qui est déjà reçu ne change
        pas.
      </Quiet>
      <ol ref={list} className={styles.list}>
        {criteres.map((critere, index) => (
          <Ligne
            key={critere.key}
            critere={critere}
            rang={index + 1}
            error={errors[`criteres.${index}.libelle`]}
            onChange={(changes) => set(criteres.with(index, { ...critere, ...changes }))}
          >
            <Bouton
              label={`Monter le critère ${index + 1}`}
              isOff={index === 0}
              onClick={() => set(moveCritere(criteres, index, -1))}
            >
              <IconArrowUp size="1rem" aria-hidden />
            </Bouton>
            <Bouton
              label={`Descendre le critère ${index + 1}`}
              isOff={index === criteres.length - 1}
              onClick={() => set(moveCritere(criteres, index, 1))}
            >
              <IconArrowDown size="1rem" aria-hidden />
            </Bouton>
            <Bouton
              label={`Retirer le critère ${index + 1}`}
              isOff={false}
              onClick={() => set(criteres.toSpliced(index, 1))}
            >
              <IconTrash size="1rem" aria-hidden />
            </Bouton>
          </Ligne>
        ))}
      </ol>
      <FieldError text={errors.criteres} />
      <div>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={add}
        >
          Ajouter un critère
        </Button>
      </div>
    </div>
  )
}

function Ligne({
  critere,
  rang,
  error,
  onChange,
  children,
}: {
  readonly critere: CritereSaisi
  readonly rang: number
  readonly error: string | undefined
  readonly onChange: (changes: Partial<CritereSaisi>) => void
  readonly children: ReactNode
}) {
  return (
    <li className={styles.ligne}>
      <TextInput
        size="xs"
        aria-label={`Critère ${rang}`}
        autoComplete="off"
        maxLength={80}
        value={critere.libelle}
        error={error}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange({ libelle: event.currentTarget.value })}
      />
      <Select
        size="xs"
        aria-label={`Ce que coche aussi le critère ${rang}`}
        placeholder="Ne coche rien d’autre"
        clearable
        clearButtonProps={{ 'aria-label': `Ne rien cocher d’autre pour le critère ${rang}` }}
        data={LIENS}
        value={critere.lien}
        onChange={(lien) => onChange({ lien: readLien(lien) })}
      />
      <div className={styles.boutons}>{children}</div>
    </li>
  )
}

function Bouton({
  label,
  isOff,
  onClick,
  children,
}: {
  readonly label: string
  readonly isOff: boolean
  readonly onClick: () => void
  readonly children: ReactNode
}) {
  return (
    <ActionIcon
      size="md"
      variant="subtle"
      color="gray"
      aria-label={label}
      // Stays reachable at the end of the list, so that the focus is not lost on the last move.
      aria-disabled={isOff}
      {...(isOff ? { 'data-disabled': true } : { onClick })}
    >
      {children}
    </ActionIcon>
  )
}
