import { Button, Group, Menu } from '@mantine/core'
import {
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
  IconUserCheck,
  IconUserOff,
} from '@tabler/icons-react'
import { useState } from 'react'
import { daysBetween } from '../../../shared/dates.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { EnfantFiche, InscriptionFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_ORIGINE } from '../../../shared/texts/libelles.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { niveauText } from '../../texts/codes.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/Fiche.module.css'
import { FichePart } from '../../ui/Panel.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { EntreeButton } from './EntreeButton.tsx'
import { InscriptionFields } from './InscriptionFields.tsx'
import {
  changedInscription,
  type DebutPropose,
  debutOfStatut,
  type InscriptionValues,
  inscriptionValues,
  keepDebut,
  toSaisieInscription,
} from './inscription-form.ts'
import { StatutTag } from './inscription-signs.tsx'
import { NewInscription, type Proposed } from './NewInscription.tsx'
import { useFirstAction } from './useInscriptionChoices.ts'

// Main names the shape `saisie.debut` and the rules `debut`: the form has one place for both.
const fieldOf = (path: string): string => `inscription.${path.replace(/^saisie\./, '')}`

const periodText = ({ statut, debut, fin, rang }: InscriptionFiche): string => {
  const place = statut === 'liste-attente' && rang !== null ? `, place ${rang}` : ''
  if (fin === null) return `Depuis le ${formatDate(debut)}${place}`
  const period = `Du ${formatDate(debut)} au ${formatDate(fin)}`
  if (statut !== 'liste-attente') return period
  return `${period}, ${formatCount(daysBetween(debut, fin) + 1, 'jour')} d’attente`
}

/** The inscriptions of an enfant over time, the latest first. */
export function InscriptionsPart({ fiche }: { readonly fiche: EnfantFiche }) {
  const [isAdding, setIsAdding] = useState(false)
  const actionId = useFirstAction()
  const { enfantId, inscriptions } = fiche
  return (
    <FichePart
      title="Inscriptions"
      aside={
        actionId === null || isAdding ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size="0.875rem" aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            Nouvelle inscription
          </Button>
        )
      }
    >
      {isAdding && actionId !== null ? (
        <NewInscription actionId={actionId}>
          {(proposed) => (
            <NouvelleInscriptionForm
              enfantId={enfantId}
              proposed={proposed}
              latest={inscriptions[0]}
              onDone={() => setIsAdding(false)}
            />
          )}
        </NewInscription>
      ) : null}
      {inscriptions.length === 0 ? (
        <p className={styles.text}>
          <Quiet>Aucune inscription&nbsp;: l’enfant n’apparaît pas encore dans la liste.</Quiet>
        </p>
      ) : null}
      {inscriptions.map((inscription) => (
        <InscriptionCard key={inscription.inscriptionId} inscription={inscription} />
      ))}
    </FichePart>
  )
}

/** Card of one inscription, with its actions in place. */
function InscriptionCard({ inscription }: { readonly inscription: InscriptionFiche }) {
  const [form, setForm] = useState<'edit' | 'depart' | null>(null)
  const done = () => setForm(null)
  if (form === 'edit') return <InscriptionForm inscription={inscription} onDone={done} />
  if (form === 'depart') return <DepartForm inscription={inscription} onDone={done} />
  const { annee, action, collectif } = inscription
  const title = `${annee} · ${collectif ?? 'Sans collectif'}`
  return (
    <article className={styles.card} aria-label={`Inscription ${title}`}>
      <div className={styles.between}>
        <span className={styles.cardTitle}>{title}</span>
        <StatutTag statut={inscription.statut} />
      </div>
      <div>
        {periodText(inscription)}
        <Quiet> · Action {action}</Quiet>
      </div>
      <Details inscription={inscription} />
      <Group gap="0.25rem" mt="0.25rem">
        <Entree inscription={inscription} />
        {inscription.statut === 'inscrit' && inscription.fin === null ? (
          <Button size="compact-xs" variant="default" onClick={() => setForm('depart')}>
            Noter le départ
          </Button>
        ) : null}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPencil size="0.875rem" aria-hidden />}
          onClick={() => setForm('edit')}
        >
          Modifier
        </Button>
        <InscriptionMenu inscription={inscription} />
      </Group>
    </article>
  )
}

/** Button that ends a wait by an entry and keeps the time waited; only in the année shown, whose collectifs are known. */
function Entree({ inscription }: { readonly inscription: InscriptionFiche }) {
  const { annee } = useSelection()
  const isWaiting = inscription.statut === 'liste-attente' && inscription.fin === null
  if (!isWaiting || !annee.actions.some(({ id }) => id === inscription.actionId)) return null
  return <EntreeButton attente={inscription} who="l’enfant" />
}

function Details({ inscription }: { readonly inscription: InscriptionFiche }) {
  const { niveau, classe, etablissement, accordParental, origines } = inscription
  const ecole = [niveau === null ? null : niveauText(niveau), classe, etablissement]
    .filter((part) => part !== null)
    .join(', ')
  const accord = accordParental === null ? null : `Accord parental du ${formatDate(accordParental)}`
  const par = origines.map((code) => LIBELLES_ORIGINE[code].toLowerCase()).join(', ')
  const lines = [ecole, accord ?? '', par === '' ? '' : `Origine\u00a0: ${par}`]
  return lines.map((line) =>
    line === '' ? null : (
      <Quiet key={line} block>
        {line}
      </Quiet>
    ),
  )
}

function InscriptionMenu({ inscription }: { readonly inscription: InscriptionFiche }) {
  const save = useWrite('inscriptions:save')
  const remove = useWrite('inscriptions:delete')
  const { inscriptionId, statut } = inscription
  const change = (next: 'inscrit' | 'jamais-venu') =>
    save.mutate(
      { inscriptionId, saisie: changedInscription(inscription, { statut: next }) },
      { onError: notifyFailure },
    )
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconDots size="0.875rem" aria-hidden />}
        >
          Plus
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {statut === 'jamais-venu' ? (
          <Menu.Item leftSection={<IconUserCheck size="1rem" />} onClick={() => change('inscrit')}>
            L’enfant est venu
          </Menu.Item>
        ) : (
          <Menu.Item
            leftSection={<IconUserOff size="1rem" />}
            onClick={() => change('jamais-venu')}
          >
            L’enfant n’est jamais venu
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          leftSection={<IconTrash size="1rem" />}
          onClick={() => remove.mutate({ inscriptionId }, { onError: notifyFailure })}
        >
          Supprimer l’inscription
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

/** Form for the last day of an enfant in a collectif. */
function DepartForm({
  inscription,
  onDone,
}: {
  readonly inscription: InscriptionFiche
  readonly onDone: () => void
}) {
  const today = useTodayInAnnee()
  const { inscriptionId } = inscription
  const form = useSaisieForm({
    channel: 'inscriptions:save',
    sujet: { inscriptionId, geste: 'depart' },
    initial: {
      inscription: {
        ...inscriptionValues(inscription),
        fin: formatDate(today),
      },
    },
    toInput: (values) => ({
      inscriptionId,
      saisie: changedInscription(inscription, {
        fin: toSaisieInscription(values.inscription).fin ?? '',
      }),
    }),
    fieldOf: (path) => `inscription.${path.replace(/^saisie\./, '')}`,
    onSaved: onDone,
  })
  const { value, errors, onChange } = form.partOf('inscription')
  return (
    <PanelForm
      title={`Départ${inscription.collectif === null ? '' : ` de ${inscription.collectif}`}`}
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <DateTextField
        label="Dernier jour"
        value={value.fin}
        error={errors.fin}
        onChange={(fin) => onChange({ fin })}
      />
    </PanelForm>
  )
}

/** Form that corrects an inscription; a wait may become an inscription, and the time waited is kept. */
function InscriptionForm({
  inscription,
  onDone,
}: {
  readonly inscription: InscriptionFiche
  readonly onDone: () => void
}) {
  const { inscriptionId } = inscription
  const initial = inscriptionValues(inscription)
  const entree = useEntreeProposee(inscription)
  const form = useSaisieForm({
    channel: 'inscriptions:save',
    sujet: { inscriptionId },
    initial: { inscription: initial },
    toInput: (values) => ({ inscriptionId, saisie: toSaisieInscription(values.inscription) }),
    fieldOf,
    onSaved: onDone,
  })
  const { value, errors, onChange } = form.partOf('inscription')
  const change = (changes: Partial<InscriptionValues>) => {
    if (entree === null || changes.statut === undefined) return onChange(changes)
    const days = { attente: initial.debut, entree: entree.typed }
    onChange({ ...changes, debut: debutOfStatut(changes.statut, value.debut, days) })
  }
  return (
    <PanelForm
      title="Modifier l’inscription"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <InscriptionFields
        value={value}
        errors={errors}
        onChange={change}
        propose={value.statut === 'inscrit' ? entree : null}
      />
    </PanelForm>
  )
}

/** First day proposed to an enfant who still waits in the année shown; null for other inscriptions. */
function useEntreeProposee({ actionId, statut, fin }: InscriptionFiche): DebutPropose | null {
  const { annee } = useSelection()
  const today = useTodayInAnnee()
  const isHere = annee.actions.some(({ id }) => id === actionId)
  if (statut !== 'liste-attente' || fin !== null || !isHere) return null
  const typed = formatDate(today)
  return { typed, raison: 'l’attente s’arrête la veille, et reste connue' }
}

/** Form of a new inscription for an enfant already known. */
function NouvelleInscriptionForm({
  enfantId,
  proposed: { values: blank, propose },
  latest,
  onDone,
}: {
  readonly enfantId: string
  readonly proposed: Proposed
  /** The inscription whose class and school are proposed again. */
  readonly latest: InscriptionFiche | undefined
  readonly onDone: () => void
}) {
  const { annee } = useSelection()
  const known = latest === undefined ? null : inscriptionValues(latest)
  const isOfAnnee = latest !== undefined && latest.debut >= annee.debut
  const form = useSaisieForm({
    channel: 'inscriptions:create',
    sujet: { enfantId, anneeId: annee.id },
    initial: {
      inscription: {
        ...blank,
        // A niveau holds for one année only.
        niveau: isOfAnnee ? (known?.niveau ?? null) : null,
        classe: isOfAnnee ? (known?.classe ?? '') : '',
        etablissementId: known?.etablissementId ?? null,
      },
    },
    toInput: (values) => ({ enfantId, saisie: toSaisieInscription(values.inscription) }),
    fieldOf,
    onSaved: (_, { inscription }) => {
      keepDebut(inscription)
      onDone()
    },
  })
  return (
    <PanelForm
      title="Nouvelle inscription"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <InscriptionFields {...form.partOf('inscription')} propose={propose} />
    </PanelForm>
  )
}
