import { Button, SegmentedControl } from '@mantine/core'
import { useMemo, useRef, useState } from 'react'
import { formatPersonne } from '../../../shared/format.ts'
import { type Errors, errorsUnder } from '../../app/form-errors.ts'
import { hrefTo } from '../../app/router.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/Fiche.module.css'
import fields from '../../ui/Fields.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { FamilleSelect } from '../familles/FamilleChoice.tsx'
import { FamilleFields } from '../familles/FamilleFields.tsx'
import {
  blankResponsable,
  type FamilleChoisieValues,
  type FamilleValues,
  keepFamille,
  latestFamille,
  NO_FAMILLE,
  type ResponsableValues,
  toFamilleChoisie,
} from '../familles/famille-form.ts'
import { EtablissementField, NiveauField, OriginesField } from '../inscriptions/ChoiceFields.tsx'
import {
  type InscriptionValues,
  keepDebut,
  toSaisieInscription,
} from '../inscriptions/inscription-form.ts'
import { NewInscription, type Proposed } from '../inscriptions/NewInscription.tsx'
import { PlaceFields } from '../inscriptions/PlaceFields.tsx'
import { useFirstAction } from '../inscriptions/useInscriptionChoices.ts'
import {
  checkEnfant,
  type EnfantValues,
  enfantFieldOf,
  IdentiteFields,
  NO_ENFANT,
  SituationsField,
  toSaisieEnfant,
} from './EnfantFields.tsx'
import { HomonymesNotice, openIt } from './HomonymesNotice.tsx'

type Values = {
  readonly enfant: EnfantValues
  readonly famille: FamilleChoisieValues
  readonly inscription: InscriptionValues & { readonly isWanted: boolean }
}

/** Fields that the next enfant takes over from the one just saved. */
type Carried = Partial<Pick<InscriptionValues, 'actionId' | 'collectifId' | 'etablissementId'>>

/** State from one enfant to the next: fields carried over, and the name of the enfant just saved. */
type Turn = {
  readonly rank: number
  readonly carried: Carried
  readonly saved: string | null
}

/** A new enfant: identity, school, famille and collectif on one screen, the rest folded. */
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
  const [turn, setTurn] = useState<Turn>({ rank: 0, carried: {}, saved: null })
  return (
    <SidePanel
      id="nouvel-enfant-panneau"
      title="Nouvel enfant"
      about={`nouveau ${turn.rank}`}
      lead={
        <span role="status" className={styles.text}>
          {turn.saved === null ? '' : `${turn.saved}\u00a0: fiche créée. Au suivant.`}
        </span>
      }
      beside={<a href={hrefTo('enfants', { panneau: 'coller' })}>Coller une liste</a>}
      isWide
      isTall
      onClose={onClose}
    >
      <div className={styles.body}>
        <NewInscription actionId={actionId ?? ''}>
          {(proposed) => (
            <NouvelEnfantForm
              key={turn.rank}
              proposed={proposed}
              carried={turn.carried}
              canInscribe={actionId !== null}
              onClose={onClose}
              onCreated={onCreated}
              onNext={(carried, saved) => setTurn({ rank: turn.rank + 1, carried, saved })}
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
  carried,
  canInscribe,
  onClose,
  onCreated,
  onNext,
  onOpen,
}: {
  readonly proposed: Proposed
  readonly carried: Carried
  readonly canInscribe: boolean
  readonly onClose: () => void
  readonly onCreated: (enfantId: string) => void
  readonly onNext: (carried: Carried, saved: string) => void
  readonly onOpen: (enfantId: string) => void
}) {
  const { annee, contexte } = useSelection()
  const goesOn = useRef(false)
  const initial: Values = {
    enfant: NO_ENFANT,
    famille: { genre: 'nouvelle', familleId: null, saisie: NO_FAMILLE },
    inscription: { ...proposed.values, ...carried, isWanted: canInscribe },
  }
  const form = useSaisieForm({
    channel: 'enfants:create',
    sujet: { anneeId: annee.id },
    initial,
    check: ({ enfant }) => checkEnfant(enfant, contexte.today),
    toInput: toCreation,
    fieldOf: enfantFieldOf,
    onSaved: ({ enfantId, familleId }, { enfant, inscription }) => {
      if (inscription.isWanted) keepDebut(inscription)
      keepFamille(familleId, formatPersonne(enfant))
      if (!goesOn.current) return onCreated(enfantId)
      const { actionId, collectifId, etablissementId } = inscription
      onNext({ actionId, collectifId, etablissementId }, formatPersonne(enfant))
    },
  })
  const save = (shown: HTMLElement, isNext: boolean) => {
    goesOn.current = isNext
    form.send(shown)
  }
  const { nom, prenom } = form.values.enfant
  const homonymes = useMemo(
    () => <HomonymesNotice nom={nom} prenom={prenom} choose={openIt(onOpen)} />,
    [nom, prenom, onOpen],
  )
  const enfant = form.partOf('enfant')
  const famille = form.partOf('famille')
  const inscription = form.partOf('inscription')
  const underNames = useMemo(
    () => (
      <>
        {homonymes}
        <EcoleFields {...inscription} />
      </>
    ),
    [homonymes, inscription],
  )
  return (
    <PanelForm
      title="Nouvel enfant"
      isTitled={false}
      isPending={form.isPending}
      onSubmit={(shown) => save(shown, false)}
      next={{ label: 'Enregistrer et suivant', onSubmit: (shown) => save(shown, true) }}
      onCancel={onClose}
    >
      <IdentiteFields {...enfant}>{underNames}</IdentiteFields>
      <FamilleShort {...famille} />
      {canInscribe ? (
        <InscriptionShort {...inscription} propose={proposed.propose} />
      ) : (
        <p className={styles.text}>Créez d’abord une action pour y inscrire l’enfant.</p>
      )}
      <Folded enfant={enfant} famille={famille} inscription={inscription} />
    </PanelForm>
  )
}

/** Niveau and school, right after the names: a group is often entered as « Nom, Prénom, Niveau », the school carried over. */
function EcoleFields({ value, errors, onChange }: FieldsProps<Values['inscription']>) {
  return (
    <div className={fields.pair}>
      <NiveauField value={value.niveau} error={errors.niveau} onChange={onChange} />
      <EtablissementField
        value={value.etablissementId}
        error={errors.etablissementId}
        onChange={onChange}
      />
    </div>
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

/** Choice of a known famille (that of the previous child first), or the first adult of a new one. */
function FamilleShort({ value, errors, onChange }: FieldsProps<FamilleChoisieValues>) {
  const before = latestFamille()
  const isKnown = value.genre === 'connue'
  const setSaisie = (changes: Partial<FamilleValues>) =>
    onChange({ genre: 'nouvelle', saisie: { ...value.saisie, ...changes } })
  const [first = blankResponsable(0), ...others] = value.saisie.responsables
  const setFirst = (changes: Partial<ResponsableValues>) =>
    setSaisie({ responsables: [{ ...first, ...changes }, ...others] })
  const own = errorsUnder(errors, 'saisie.responsables.0')
  return (
    <>
      <FamilleSelect
        label="Famille"
        placeholder="Nouvelle, ou le nom d’un parent, d’un frère, d’une sœur"
        value={isKnown ? value.familleId : null}
        error={errors.familleId}
        onChange={(familleId) =>
          onChange({ genre: familleId === null ? 'nouvelle' : 'connue', familleId })
        }
        onCreate={(nom) => setFirst({ nom })}
      />
      {isKnown || before === null ? null : (
        <div>
          <Button
            size="compact-xs"
            variant="light"
            onClick={() => onChange({ genre: 'connue', familleId: before.familleId })}
          >
            Même famille que {before.enfant}
          </Button>
        </div>
      )}
      {isKnown ? null : (
        <div className={fields.trio}>
          <TextField
            label="Nom du parent"
            value={first.nom}
            error={own.nom}
            onChange={(nom) => setFirst({ nom })}
          />
          <TextField
            label="Prénom du parent"
            value={first.prenom}
            error={own.prenom}
            onChange={(prenom) => setFirst({ prenom })}
          />
          <TextField
            label="Téléphone"
            inputMode="tel"
            value={first.telephone}
            error={own.telephone}
            onChange={(telephone) => setFirst({ telephone })}
          />
        </div>
      )}
    </>
  )
}

const STATUTS = [
  { value: 'inscrit', label: 'Inscrire' },
  { value: 'liste-attente', label: 'Liste d’attente' },
  { value: 'non', label: 'Plus tard' },
]

/** Fields of the first inscription: now, on the waiting list or later; its place and first day. */
function InscriptionShort({
  value,
  errors,
  onChange,
  propose,
}: FieldsProps<Values['inscription']> & { readonly propose: Proposed['propose'] }) {
  const opensAt = useTodayInAnnee()
  const isWaiting = value.statut === 'liste-attente'
  const isProposed = value.isWanted && propose.typed === value.debut
  const reason = isProposed ? `Date proposée\u00a0: ${propose.raison}` : ''
  return (
    <>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label="Première inscription"
        data={STATUTS}
        value={value.isWanted ? value.statut : 'non'}
        onChange={(choice) =>
          onChange(
            choice === 'non'
              ? { isWanted: false }
              : { isWanted: true, statut: choice === 'inscrit' ? 'inscrit' : 'liste-attente' },
          )
        }
      />
      {value.isWanted ? (
        <div className={fields.trio}>
          <PlaceFields
            actionId={value.actionId}
            collectifId={value.collectifId}
            isWaiting={isWaiting}
            error={errors.collectifId}
            onChange={onChange}
          />
          <DateTextField
            label={isWaiting ? 'En attente depuis le' : 'Depuis le'}
            value={value.debut}
            error={errors.debut}
            description={reason}
            isDescriptionShown={false}
            opensAt={opensAt}
            onChange={(debut) => onChange({ debut })}
          />
        </div>
      ) : null}
      {/* Across the three fields: on one line, over the buttons that stay in sight. */}
      <p className={fields.hint}>{reason}</p>
    </>
  )
}

/** Fields that have no place in the short form above, and open it when they are refused. */
const isFolded = (errors: Errors): boolean =>
  Object.keys(errors).some((path) =>
    /^(saisie\.(commune|quartier|responsables\.(0\.(mail|lien)|[1-9]))|classe|accordParental|origines|situations)/.test(
      path,
    ),
  )

function Folded({
  enfant,
  famille,
  inscription,
}: {
  readonly enfant: FieldsProps<EnfantValues>
  readonly famille: FieldsProps<FamilleChoisieValues>
  readonly inscription: FieldsProps<Values['inscription']>
}) {
  const [isOpen, setIsOpen] = useState(false)
  const isRefused = [enfant, famille, inscription].some(({ errors }) => isFolded(errors))
  return (
    <details
      className={fields.folded}
      open={isOpen || isRefused}
      onToggle={(event) => setIsOpen(event.currentTarget.open)}
    >
      <summary>Situations, adresse, second parent, accord…</summary>
      <div className={fields.unfolded}>
        <SituationsField value={enfant.value.situations} onChange={enfant.onChange} />
        {famille.value.genre === 'connue' ? null : (
          <FamilleFields
            value={famille.value.saisie}
            errors={errorsUnder(famille.errors, 'saisie')}
            isFirstElsewhere
            onChange={(changes) =>
              famille.onChange({ saisie: { ...famille.value.saisie, ...changes } })
            }
          />
        )}
        {inscription.value.isWanted ? (
          <>
            <div className={fields.pair}>
              <TextField
                label="Classe"
                placeholder="CM1-CM2 B"
                value={inscription.value.classe}
                error={inscription.errors.classe}
                onChange={(classe) => inscription.onChange({ classe })}
              />
              <DateTextField
                label="Accord parental donné le"
                value={inscription.value.accordParental}
                error={inscription.errors.accordParental}
                onChange={(accordParental) => inscription.onChange({ accordParental })}
              />
            </div>
            <OriginesField value={inscription.value.origines} onChange={inscription.onChange} />
          </>
        ) : null}
      </div>
    </details>
  )
}
