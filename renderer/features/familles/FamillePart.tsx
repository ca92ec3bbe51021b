import { Button, Group } from '@mantine/core'
import { IconShieldLock } from '@tabler/icons-react'
import { useState } from 'react'
import { brefText } from '../../../shared/domain/enfant.ts'
import { formatTelephone } from '../../../shared/format.ts'
import type { EnfantFiche, FamilleFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import styles from '../../ui/Fiche.module.css'
import { OpenCell } from '../../ui/OpenCell.tsx'
import { FichePart } from '../../ui/Panel.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { FamilleChoice } from './FamilleChoice.tsx'
import { FamilleFields } from './FamilleFields.tsx'
import {
  type FamilleChoisieValues,
  familleValues,
  NO_FAMILLE,
  toFamilleChoisie,
  toSaisieFamille,
} from './famille-form.ts'

const NO_CHOICE: { readonly famille: FamilleChoisieValues } = {
  famille: { genre: 'connue', familleId: null, saisie: NO_FAMILLE },
}

/** Famille of an enfant: people to call, and the other enfants. */
export function FamillePart({
  fiche: { enfantId, famille },
  onOpen,
}: {
  readonly fiche: EnfantFiche
  readonly onOpen: (enfantId: string) => void
}) {
  const [form, setForm] = useState<'edit' | 'change' | null>(null)
  const done = () => setForm(null)
  if (form === 'edit' && famille !== null) return <FamilleForm famille={famille} onDone={done} />
  if (form === 'change') return <ChangerFamilleForm enfantId={enfantId} onDone={done} />
  return (
    <FichePart
      title="Famille"
      aside={
        <Group gap="0.25rem">
          {famille === null ? null : (
            <Button size="compact-xs" variant="subtle" onClick={() => setForm('edit')}>
              Modifier la famille
            </Button>
          )}
          <Button size="compact-xs" variant="subtle" onClick={() => setForm('change')}>
            {famille === null ? 'Indiquer sa famille' : 'Changer de famille'}
          </Button>
          {famille === null ? null : (
            <Button
              size="compact-xs"
              variant="subtle"
              component="a"
              href={hrefTo('reglages', {
                section: 'donnees',
                genre: 'famille',
                id: famille.familleId,
              })}
              aria-label="Données personnelles de la famille"
              title="Données personnelles de la famille"
            >
              <IconShieldLock size="1rem" aria-hidden />
            </Button>
          )}
        </Group>
      }
    >
      {famille === null ? (
        <p className={styles.text}>
          <Quiet>
            Aucune famille&nbsp;: l’enfant compte pour une famille à lui seul dans le bilan.
          </Quiet>
        </p>
      ) : (
        <Famille famille={famille} onOpen={onOpen} />
      )}
    </FichePart>
  )
}

function Famille({
  famille: { responsables, fratrie, commune, quartierPrioritaire },
  onOpen,
}: {
  readonly famille: FamilleFiche
  readonly onOpen: (enfantId: string) => void
}) {
  const ou = [
    commune,
    quartierPrioritaire === null ? null : `quartier prioritaire ${quartierPrioritaire}`,
  ].filter((part) => part !== null)
  return (
    <>
      <ul className={styles.plain} aria-label="Responsables">
        {responsables.length === 0 ? (
          <li>
            <Quiet>Aucun responsable noté</Quiet>
          </li>
        ) : null}
        {responsables.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: an adult has no other identity than a rank
          <li key={index}>
            <Responsable {...one} />
          </li>
        ))}
      </ul>
      {ou.length === 0 ? null : <p className={styles.text}>{ou.join(', ')}</p>}
      {fratrie.length === 0 ? null : (
        <ul className={styles.siblings} aria-label="Frères et sœurs">
          <li>
            <Quiet>Frères et sœurs&nbsp;:</Quiet>
          </li>
          {fratrie.map((one) => (
            <li key={one.enfantId}>
              <OpenCell isInList={false} onOpen={() => onOpen(one.enfantId)}>
                {brefText(one)}
              </OpenCell>
            </li>
          ))}
        </ul>
      )}
    </>
  )
}

function Responsable({ nom, prenom, telephone, mail, lien }: FamilleFiche['responsables'][number]) {
  const qui = [prenom, nom].filter((part) => part !== null).join(' ')
  return (
    <>
      <span className={styles.between}>
        <span>
          {qui === '' ? 'Responsable' : qui}
          {lien === null ? null : <Quiet> ({lien})</Quiet>}
        </span>
        {telephone === null ? (
          <Quiet>Sans téléphone</Quiet>
        ) : (
          <span className={styles.telephone}>{formatTelephone(telephone)}</span>
        )}
      </span>
      {mail === null ? null : <Quiet block>{mail}</Quiet>}
    </>
  )
}

/** Form of a famille; the change shows in the fiche of each of its enfants. */
function FamilleForm({
  famille,
  onDone,
}: {
  readonly famille: FamilleFiche
  readonly onDone: () => void
}) {
  const form = useSaisieForm({
    channel: 'familles:save',
    sujet: { familleId: famille.familleId },
    initial: { saisie: familleValues(famille) },
    toInput: ({ saisie }) => ({ familleId: famille.familleId, saisie: toSaisieFamille(saisie) }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Modifier la famille"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <FamilleFields {...form.partOf('saisie')} />
    </PanelForm>
  )
}

/** Gives an enfant a famille, or another one. */
function ChangerFamilleForm({
  enfantId,
  onDone,
}: {
  readonly enfantId: string
  readonly onDone: () => void
}) {
  const form = useSaisieForm({
    channel: 'enfants:attachFamille',
    sujet: { enfantId },
    initial: NO_CHOICE,
    toInput: ({ famille }) => ({ enfantId, famille: toFamilleChoisie(famille) }),
    onSaved: onDone,
  })
  return (
    <PanelForm
      title="Famille de l’enfant"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <FamilleChoice {...form.partOf('famille')} />
    </PanelForm>
  )
}
