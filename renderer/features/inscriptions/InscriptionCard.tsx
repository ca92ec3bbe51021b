import { Button, Group, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash, IconUserCheck, IconUserOff } from '@tabler/icons-react'
import { useState } from 'react'
import { daysBetween } from '../../../shared/dates.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type { InscriptionFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_ORIGINE } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { niveauText } from '../../texts/codes.ts'
import styles from '../../ui/Fiche.module.css'
import { Quiet } from '../../ui/Quiet.tsx'
import { DepartForm } from './DepartForm.tsx'
import { EntreeButton } from './EntreeButton.tsx'
import { InscriptionForm } from './InscriptionForm.tsx'
import { changedInscription } from './inscription-form.ts'
import { StatutTag } from './inscription-signs.tsx'

/** Card of one inscription, with its actions in place. */
export function InscriptionCard({ inscription }: { readonly inscription: InscriptionFiche }) {
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

const periodText = ({ statut, debut, fin, rang }: InscriptionFiche): string => {
  const place = statut === 'liste-attente' && rang !== null ? `, place ${rang}` : ''
  if (fin === null) return `Depuis le ${formatDate(debut)}${place}`
  const period = `Du ${formatDate(debut)} au ${formatDate(fin)}`
  if (statut !== 'liste-attente') return period
  return `${period}, ${formatCount(daysBetween(debut, fin) + 1, 'jour')} d’attente`
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
