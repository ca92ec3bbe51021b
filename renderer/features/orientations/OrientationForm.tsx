import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { formatDate, formatPersonne } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { OrientationLigne } from '../../../shared/ipc/orientations.ipc.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { leave } from '../../app/unsaved.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import fields from '../../ui/Fields.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse.ts'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { SexeField } from '../enfants/EnfantFields.tsx'
import { HomonymesNotice } from '../enfants/HomonymesNotice.tsx'
import { naissanceText, parseNaissance, refusalOfNaissance } from '../enfants/naissance.ts'
import { EtablissementField, NiveauField, OriginesField } from '../inscriptions/ChoiceFields.tsx'
import styles from './Orientations.module.css'

/** A new orientation, given by phone or at the door, entered at the right of the list. */
export function NouvelleOrientationPanel({ onClose }: { readonly onClose: () => void }) {
  return (
    <SidePanel
      id="fiche"
      title="Nouvelle orientation"
      about="nouvelle"
      isWide
      onClose={() => leave(onClose)}
    >
      <div className={styles.panel}>
        <OrientationForm ligne={null} onDone={onClose} onCancel={onClose} />
      </div>
    </SidePanel>
  )
}

type Saisie = Input<'orientations:create'>['saisie']
type Values = Omit<
  Saisie,
  'dateNaissance' | 'anneeNaissance' | 'classe' | 'enseignant' | 'objectif'
> & {
  readonly naissance: string
  readonly classe: string
  readonly enseignant: string
  readonly objectif: string
}

const toSaisie = ({ naissance, date, origines, ...rest }: Values): Saisie => ({
  ...rest,
  ...(parseNaissance(naissance) ?? { dateNaissance: null, anneeNaissance: null }),
  date: dateOrTyped(date),
  origines: [...origines],
})

const valuesOf = (ligne: OrientationLigne | null, today: string): Values => ({
  enfantId: ligne?.enfantId ?? null,
  nom: ligne?.nom ?? '',
  prenom: ligne?.prenom ?? '',
  naissance: ligne === null ? '' : naissanceText(ligne),
  sexe: ligne?.sexe ?? null,
  date: formatDate(ligne?.date ?? today),
  niveau: ligne?.niveau ?? null,
  classe: ligne?.classe ?? '',
  etablissementId: ligne?.etablissementId ?? null,
  enseignant: ligne?.enseignant ?? '',
  objectif: ligne?.objectif ?? '',
  origines: [...(ligne?.origines ?? [])],
})

/** Form of an orientation entered by hand: enfant, school, and who proposed it. */
export function OrientationForm({
  ligne,
  onDone,
  onCancel,
}: {
  /** Null for a new one. */
  readonly ligne: OrientationLigne | null
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { annee, contexte } = useSelection()
  const today = useTodayInAnnee()
  const id = ligne === null ? { anneeId: annee.id } : { orientationId: ligne.orientationId }
  const form = useSaisieForm<
    { readonly saisie: Values },
    'orientations:create' | 'orientations:save'
  >({
    channel: ligne === null ? 'orientations:create' : 'orientations:save',
    sujet: id,
    initial: { saisie: valuesOf(ligne, today) },
    check: ({ saisie }) => {
      const refusal = refusalOfNaissance(saisie.naissance, contexte.today)
      return refusal === null ? {} : { 'saisie.naissance': refusal }
    },
    toInput: ({ saisie }) =>
      ({ ...id, saisie: toSaisie(saisie) }) as Input<'orientations:create' | 'orientations:save'>,
    fieldOf: (path) =>
      `saisie.${path.replace(/^saisie\./, '').replace(/(?:date|annee)Naissance$/, 'naissance')}`,
    onSaved: () => {
      notifications.show({ message: 'Enregistré.' })
      onDone()
    },
  })
  const { value, errors, onChange } = form.partOf('saisie')
  return (
    <PanelForm
      title={ligne === null ? 'Nouvelle orientation' : 'Corriger l’orientation'}
      isTitled={ligne !== null}
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onCancel)}
    >
      <Qui value={value} errors={errors} onChange={onChange} />
      <div className={fields.pair}>
        <DateTextField
          label="Reçue le"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <NiveauField value={value.niveau} error={errors.niveau} onChange={onChange} />
      </div>
      <EtablissementField
        value={value.etablissementId}
        error={errors.etablissementId}
        onChange={onChange}
      />
      <div className={fields.pair}>
        <TextField
          label="Classe"
          placeholder="CM1-CM2 B"
          value={value.classe}
          error={errors.classe}
          onChange={(classe) => onChange({ classe })}
        />
        <TextField
          label="Enseignant"
          value={value.enseignant}
          error={errors.enseignant}
          onChange={(enseignant) => onChange({ enseignant })}
        />
      </div>
      <TextField
        label="Objectif"
        description={'Objectif, sobre\u00a0: la famille peut le lire.'}
        value={value.objectif}
        error={errors.objectif}
        onChange={(objectif) => onChange({ objectif })}
      />
      <OriginesField label="Proposée par" value={value.origines} onChange={onChange} />
    </PanelForm>
  )
}

/** Fields for the enfant proposed: a name alone, or a known enfant. */
function Qui({
  value,
  errors,
  onChange,
}: {
  readonly value: Values
  readonly errors: Readonly<Record<string, string>>
  readonly onChange: (changes: Partial<Values>) => void
}) {
  const { enfantId, nom, prenom } = value
  if (enfantId !== null) {
    return (
      <p className={styles.place}>
        {formatPersonne(value)}, qui a déjà sa fiche.
        <Button size="compact-xs" variant="subtle" onClick={() => onChange({ enfantId: null })}>
          Ce n’est pas cet enfant
        </Button>
      </p>
    )
  }
  return (
    <>
      <div className={fields.pair}>
        <TextField
          label="Nom"
          value={nom}
          error={errors.nom}
          onChange={(typed) => onChange({ nom: typed })}
        />
        <TextField
          label="Prénom"
          value={prenom}
          error={errors.prenom}
          onChange={(typed) => onChange({ prenom: typed })}
        />
      </div>
      <HomonymesNotice
        nom={nom}
        prenom={prenom}
        choose={{
          label: 'C’est cet enfant',
          run: (one) => onChange({ enfantId: one.enfantId, nom: one.nom, prenom: one.prenom }),
        }}
      />
      <TextField
        label="Naissance"
        description="Date, ou année seule"
        value={value.naissance}
        error={errors.naissance}
        onChange={(naissance) => onChange({ naissance })}
      />
      <SexeField value={value.sexe} onChange={onChange} />
    </>
  )
}
