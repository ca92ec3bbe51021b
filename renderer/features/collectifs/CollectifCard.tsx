import { ActionIcon, Button, Checkbox, Group, Menu } from '@mantine/core'
import {
  IconCalendarPlus,
  IconCalendarShare,
  IconDots,
  IconPencil,
  IconPlus,
  IconTrash,
} from '@tabler/icons-react'
import { useState } from 'react'
import { formatCount } from '../../../shared/format.ts'
import type { CollectifLigne, CreneauLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { hrefTo } from '../../app/router.ts'
import { useRead } from '../../app/useRead.ts'
import { useFlatForm, useSaisieForm } from '../../app/useSaisieForm.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatHoraire } from '../../texts/dates.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './CollectifsPanel.module.css'
import { EquipeForm, equipeText } from './EquipeForm.tsx'
import { HORAIRE, HoraireFields, USUAL_HORAIRE } from './HoraireFields.tsx'
import { ReplanPreview } from './ReplanPreview.tsx'
import { useExportAgenda } from './useCollectifs.tsx'

type Form =
  | { readonly genre: 'rename' }
  | { readonly genre: 'add' }
  | { readonly genre: 'change' | 'equipe'; readonly creneau: CreneauLigne }

/** Card of a collectif: name, counts and créneaux. */
export function CollectifCard({
  collectif,
  action,
}: {
  readonly collectif: CollectifLigne
  readonly action: string | null
}) {
  const [form, setForm] = useState<Form | null>(null)
  const close = () => setForm(null)
  return (
    <article className={styles.card} aria-label={collectif.nom}>
      <div className={styles.cardHead}>
        <div>
          <h3 className={styles.name}>{collectif.nom}</h3>
          {action === null ? null : <Quiet block>{action}</Quiet>}
          <Quiet block>{summaryOf(collectif)}</Quiet>
        </div>
        <CollectifMenu
          collectif={collectif}
          canRename={form === null}
          onRename={() => setForm({ genre: 'rename' })}
        />
      </div>
      <ul className={styles.creneaux}>
        {collectif.creneaux.map((creneau) => (
          <li key={creneau.creneauId} className={styles.creneau}>
            <span>
              {creneauText(creneau)}
              {creneau.equipe.length === 0 ? null : <Quiet block>{equipeText(creneau)}</Quiet>}
            </span>
            <span className={styles.creneauActions}>
              <Button
                size="compact-xs"
                variant="subtle"
                aria-label={`Équipe du ${creneauText(creneau)} de ${collectif.nom}`}
                disabled={form !== null}
                onClick={() => setForm({ genre: 'equipe', creneau })}
              >
                Équipe
              </Button>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={`Changer le créneau ${creneauText(creneau)} de ${collectif.nom}`}
                disabled={form !== null}
                onClick={() => setForm({ genre: 'change', creneau })}
              >
                <IconPencil size="1rem" aria-hidden />
              </ActionIcon>
            </span>
          </li>
        ))}
      </ul>
      {form === null ? (
        <Group gap="0.25rem">
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            aria-label={`Ajouter un créneau à ${collectif.nom}`}
            onClick={() => setForm({ genre: 'add' })}
          >
            Ajouter un créneau
          </Button>
          {collectif.seancesTenues + collectif.seancesPrevues > 0 ? (
            <AgendaButton collectif={collectif} />
          ) : collectif.creneaux.length > 0 ? (
            <Button
              component="a"
              href={hrefTo('seances', { panneau: 'serie' })}
              size="compact-xs"
              variant="light"
              leftSection={<IconCalendarPlus size="1rem" aria-hidden />}
            >
              Créer ses séances
            </Button>
          ) : null}
        </Group>
      ) : (
        <CardForm form={form} collectif={collectif} onDone={close} />
      )}
    </article>
  )
}

/** Exports the séances of one collectif to a phone or another calendar, for its intervenants. */
function AgendaButton({ collectif: { collectifId, nom } }: { readonly collectif: CollectifLigne }) {
  const exportAgenda = useExportAgenda(collectifId)
  return (
    <Button
      size="compact-xs"
      variant="subtle"
      loading={exportAgenda.isPending}
      leftSection={<IconCalendarShare size="1rem" aria-hidden />}
      aria-label={`Enregistrer les séances de ${nom} pour un autre agenda`}
      onClick={() => exportAgenda.mutate()}
    >
      Agenda (.ics)
    </Button>
  )
}

function CardForm({
  form,
  collectif,
  onDone,
}: {
  readonly form: Form
  readonly collectif: CollectifLigne
  readonly onDone: () => void
}) {
  switch (form.genre) {
    case 'rename':
      return <RenameCollectif collectif={collectif} onDone={onDone} />
    case 'add':
      return <AddCreneau collectif={collectif} onDone={onDone} />
    case 'equipe':
      return (
        <EquipeForm
          key={form.creneau.creneauId}
          creneau={form.creneau}
          titre={creneauText(form.creneau)}
          onDone={onDone}
        />
      )
    case 'change':
      return <ChangeCreneau key={form.creneau.creneauId} creneau={form.creneau} onDone={onDone} />
  }
}

function CollectifMenu({
  collectif,
  canRename,
  onRename,
}: {
  readonly collectif: CollectifLigne
  /** False while another form of the collectif is open. */
  readonly canRename: boolean
  readonly onRename: () => void
}) {
  const remove = useWrite('collectifs:delete')
  const { collectifId, nom } = collectif
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={`Autres possibilités pour ${nom}`}>
          <IconDots size="1.125rem" aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconPencil size="1rem" />}
          disabled={!canRename}
          onClick={onRename}
        >
          Renommer
        </Menu.Item>
        <Menu.Item
          color="red"
          leftSection={<IconTrash size="1rem" />}
          onClick={() => remove.mutate({ collectifId }, { onError: notifyFailure })}
        >
          Supprimer
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}

const creneauText = (creneau: CreneauLigne): string => `${creneau.jour} ${formatHoraire(creneau)}`

const summaryOf = ({ inscrits, seancesTenues, seancesPrevues }: CollectifLigne): string =>
  [
    formatCount(inscrits, 'enfant'),
    `${formatCount(seancesTenues, 'séance tenue', 'séances tenues')}, ${formatCount(seancesPrevues, 'prévue')}`,
  ].join(' · ')

/** Adds a créneau; its séances are created apart. */
function AddCreneau({
  collectif,
  onDone,
}: {
  readonly collectif: CollectifLigne
  readonly onDone: () => void
}) {
  const { collectifId } = collectif
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'collectifs:addCreneau',
    sujet: { collectifId },
    initial: USUAL_HORAIRE,
    toInput: (horaire) => ({ collectifId, ...horaire }),
    together: HORAIRE,
    onSaved: onDone,
  })
  return (
    <PanelForm
      title={`Nouveau créneau de ${collectif.nom}`}
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <HoraireFields horaire={value} errors={errors} onChange={onChange} />
    </PanelForm>
  )
}

/** Renames a collectif, for its past séances too. */
function RenameCollectif({
  collectif,
  onDone,
}: {
  readonly collectif: CollectifLigne
  readonly onDone: () => void
}) {
  const { collectifId } = collectif
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'collectifs:rename',
    sujet: { collectifId },
    initial: { nom: collectif.nom },
    toInput: ({ nom }) => ({ collectifId, nom }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Renommer le collectif"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <TextField
        label="Nom"
        maxLength={100}
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
    </PanelForm>
  )
}

/** Changes the day or times of a créneau, or ends it; first shows the effect on the séances to come. */
function ChangeCreneau({
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
  const preview = useRead(
    'collectifs:previewCreneau',
    { creneauId, vers },
    { isEnabled: isChanged, keepsPrevious: true },
  )
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
