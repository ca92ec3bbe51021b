import { SegmentedControl } from '@mantine/core'
import { useMemo } from 'react'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import styles from '../../ui/Fiche.module.css'
import fields from '../../ui/Fields.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { FamilleChoice } from '../familles/FamilleChoice.tsx'
import {
  type FamilleChoisieValues,
  NO_FAMILLE,
  toFamilleChoisie,
} from '../familles/famille-form.ts'
import { InscriptionFields } from '../inscriptions/InscriptionFields.tsx'
import {
  type DebutPropose,
  type InscriptionValues,
  keepDebut,
  toSaisieInscription,
} from '../inscriptions/inscription-form.ts'
import { NewInscription, type Proposed } from '../inscriptions/NewInscription.tsx'
import { useFirstAction } from '../inscriptions/useInscriptionChoices.ts'
import { EnfantFields } from './EnfantFields.tsx'
import {
  checkEnfant,
  type EnfantValues,
  enfantFieldOf,
  NO_ENFANT,
  toSaisieEnfant,
} from './enfant-form.ts'
import { HomonymesNotice, openIt } from './HomonymesNotice.tsx'

type Values = {
  readonly enfant: EnfantValues
  readonly famille: FamilleChoisieValues
  readonly inscription: InscriptionValues & { readonly isWanted: boolean }
}

/** A new enfant: identity, famille and first inscription, saved together. */
export function NouvelEnfantPanel({
  onClose,
  onCreated,
  onOpen,
}: {
  readonly onClose: () => void
  readonly onCreated: (enfantId: string) => void
  readonly onOpen: (enfantId: string) => void
}) {
  const actionId = useFirstAction()
  return (
    <SidePanel
      id="nouvel-enfant-panneau"
      title="Nouvel enfant"
      about="nouveau"
      isWide
      onClose={onClose}
    >
      <div className={styles.body}>
        <NewInscription actionId={actionId ?? ''}>
          {(proposed) => (
            <NouvelEnfantForm
              proposed={proposed}
              canInscribe={actionId !== null}
              onClose={onClose}
              onCreated={onCreated}
              onOpen={onOpen}
            />
          )}
        </NewInscription>
      </div>
    </SidePanel>
  )
}

function NouvelEnfantForm({
  proposed,
  canInscribe,
  onClose,
  onCreated,
  onOpen,
}: {
  readonly proposed: Proposed
  readonly canInscribe: boolean
  readonly onClose: () => void
  readonly onCreated: (enfantId: string) => void
  readonly onOpen: (enfantId: string) => void
}) {
  const { annee, contexte } = useSelection()
  const initial: Values = {
    enfant: NO_ENFANT,
    famille: { genre: 'nouvelle', familleId: null, saisie: NO_FAMILLE },
    inscription: { ...proposed.values, isWanted: canInscribe },
  }
  const form = useSaisieForm({
    channel: 'enfants:create',
    sujet: { anneeId: annee.id },
    initial,
    check: ({ enfant }) => checkEnfant(enfant, contexte.today),
    toInput: toCreation,
    fieldOf: enfantFieldOf,
    onSaved: ({ enfantId }, { inscription }) => {
      if (inscription.isWanted) keepDebut(inscription)
      onCreated(enfantId)
    },
  })
  const { nom, prenom } = form.values.enfant
  const homonymes = useMemo(
    () => <HomonymesNotice nom={nom} prenom={prenom} choose={openIt(onOpen)} />,
    [nom, prenom, onOpen],
  )
  return (
    <PanelForm
      title="Identité"
      submit="Créer la fiche"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={onClose}
    >
      <EnfantFields {...form.partOf('enfant')}>{homonymes}</EnfantFields>
      <fieldset className={fields.group}>
        <legend className={fields.legend}>Famille</legend>
        <FamilleChoice {...form.partOf('famille')} />
      </fieldset>
      <fieldset className={fields.group}>
        <legend className={fields.legend}>Première inscription</legend>
        <PremiereInscription
          {...form.partOf('inscription')}
          propose={proposed.propose}
          canInscribe={canInscribe}
        />
      </fieldset>
    </PanelForm>
  )
}

const toCreation = ({ enfant, famille, inscription: { isWanted, ...inscription } }: Values) => ({
  enfant: toSaisieEnfant(enfant),
  famille: withoutBlank(toFamilleChoisie(famille)),
  inscription: isWanted ? toSaisieInscription(inscription) : null,
})

/** A new famille left wholly blank is no famille. */
function withoutBlank(famille: ReturnType<typeof toFamilleChoisie>) {
  if (famille.genre !== 'nouvelle') return famille
  const { responsables, ...where } = famille.saisie
  const texts = [...Object.values(where), ...responsables.flatMap((one) => Object.values(one))]
  return texts.every((text) => text.trim() === '') ? ({ genre: 'aucune' } as const) : famille
}

function PremiereInscription({
  canInscribe,
  value,
  errors,
  onChange,
  propose,
}: FieldsProps<Values['inscription']> & {
  readonly canInscribe: boolean
  readonly propose: DebutPropose
}) {
  if (!canInscribe) {
    return <p className={styles.text}>Créez d’abord une action pour y inscrire l’enfant.</p>
  }
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label="Première inscription"
        data={[
          { value: 'oui', label: 'Maintenant' },
          { value: 'non', label: 'Plus tard' },
        ]}
        value={value.isWanted ? 'oui' : 'non'}
        onChange={(choice) => onChange({ isWanted: choice === 'oui' })}
      />
      {value.isWanted ? (
        <InscriptionFields value={value} errors={errors} onChange={onChange} propose={propose} />
      ) : null}
    </>
  )
}
