import { ActionIcon, Button } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { Horaire } from '../../../shared/domain/planification.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { libelleAction } from '../../texts/codes.ts'
import { AddLine } from '../../ui/FieldGroups.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { CollectifCard } from './CollectifCard.tsx'
import styles from './CollectifsPanel.module.css'
import { HoraireFields, USUAL_HORAIRE } from './HoraireFields.tsx'
import { useCollectifs } from './useCollectifs.tsx'

/** The collectifs with their créneaux: created, renamed, changed and removed here. */
export function CollectifsPanel({ onClose }: { readonly onClose: () => void }) {
  const query = useCollectifs()
  return (
    <SidePanel
      id="collectifs"
      title="Collectifs et créneaux"
      about="collectifs"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <Loaded query={query}>{(collectifs) => <Content collectifs={collectifs} />}</Loaded>
      </div>
    </SidePanel>
  )
}

function Content({ collectifs }: { readonly collectifs: readonly CollectifLigne[] }) {
  const { annee } = useSelection()
  const [isAdding, setIsAdding] = useState(collectifs.length === 0)
  const actionOf = (actionId: string) => annee.actions.find(({ id }) => id === actionId)
  return (
    <>
      {collectifs.length === 0 ? (
        <Quiet>
          Un collectif est un groupe stable d’enfants. Ses créneaux disent quand il se réunit chaque
          semaine.
        </Quiet>
      ) : null}
      {isAdding ? (
        <NouveauCollectif onDone={() => setIsAdding(false)} />
      ) : (
        <div>
          <Button
            size="xs"
            leftSection={<IconPlus size="1rem" aria-hidden />}
            onClick={() => setIsAdding(true)}
          >
            Nouveau collectif
          </Button>
        </div>
      )}
      <ul className={styles.cards}>
        {collectifs.map((collectif) => {
          const action = actionOf(collectif.actionId)
          return (
            <li key={collectif.collectifId}>
              <CollectifCard
                collectif={collectif}
                action={action === undefined ? null : libelleAction(action)}
              />
            </li>
          )
        })}
      </ul>
    </>
  )
}

type Line = Horaire & { readonly key: number }

/** Form of a new collectif with its créneaux. */
function NouveauCollectif({ onDone }: { readonly onDone: () => void }) {
  const { annee, action } = useSelection()
  const { value, errors, onChange, send, leave, isPending } = useFlatForm({
    channel: 'collectifs:create',
    sujet: { anneeId: annee.id },
    initial: {
      nom: '',
      actionId: action?.id ?? annee.actions[0]?.id ?? '',
      creneaux: [{ ...USUAL_HORAIRE, key: 0 }] as readonly Line[],
    },
    toInput: ({ creneaux, ...collectif }) => ({
      ...collectif,
      creneaux: creneaux.map(({ jour, debut, fin }) => ({ jour, debut, fin })),
    }),
    onSaved: onDone,
  })
  const { creneaux } = value
  const setCreneaux = (lines: readonly Line[]) => onChange({ creneaux: lines })
  return (
    <PanelForm
      title="Nouveau collectif"
      isPending={isPending}
      onSubmit={send}
      onCancel={() => leave(onDone)}
    >
      <TextField
        label="Nom"
        placeholder="Mardi CE2-CM1"
        maxLength={100}
        value={value.nom}
        error={errors.nom}
        onChange={(nom) => onChange({ nom })}
      />
      <ActionSelect value={value.actionId} onChange={(actionId) => onChange({ actionId })} />
      {creneaux.map(({ key, ...horaire }, index) => (
        <fieldset key={key} className={styles.line}>
          <legend className={styles.formTitle}>{`Créneau ${index + 1}`}</legend>
          <HoraireFields
            horaire={horaire}
            errors={errorsUnder(errors, `creneaux.${index}`)}
            onChange={(changes) =>
              setCreneaux(creneaux.map((one) => (one.key === key ? { ...one, ...changes } : one)))
            }
          />
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={`Retirer le créneau ${index + 1}`}
            onClick={() => setCreneaux(creneaux.filter((one) => one.key !== key))}
          >
            <IconX size="1rem" aria-hidden />
          </ActionIcon>
        </fieldset>
      ))}
      <AddLine onClick={() => setCreneaux([...creneaux, nextLine(creneaux)])}>
        Ajouter un créneau
      </AddLine>
    </PanelForm>
  )
}

/** Next créneau proposed, two days later at the same time: two séances a week are usual. */
function nextLine(before: readonly Line[]): Line {
  const last = before.at(-1)
  const key = (last?.key ?? 0) + 1
  if (last === undefined) return { ...USUAL_HORAIRE, key }
  return { ...last, jour: last.jour === 'mardi' ? 'jeudi' : 'vendredi', key }
}
