import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import { LIBELLES_SITUATION } from '../../../shared/texts/libelles.ts'
import { useSelection } from '../../app/selection.tsx'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import styles from '../../ui/Fiche.module.css'
import { FichePart } from '../../ui/FichePart.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { EnfantFields } from './EnfantFields.tsx'
import { checkEnfant, enfantFieldOf, enfantValues, toSaisieEnfant } from './enfant-form.ts'
import { HomonymesNotice, openIt } from './HomonymesNotice.tsx'
import { naissanceText } from './naissance.ts'

const SEXE = { F: 'Fille', M: 'Garçon' } as const

/** Birth, sex and situations of an enfant. */
export function Identite({ fiche }: { readonly fiche: EnfantFiche }) {
  const naissance = naissanceText(fiche)
  const blank = <Quiet>Non précisé</Quiet>
  return (
    <FichePart title="Identité">
      <dl className={styles.facts}>
        <dt>Naissance</dt>
        <dd>{naissance === '' ? blank : naissance}</dd>
        <dt>Sexe</dt>
        <dd>{fiche.sexe === null ? blank : SEXE[fiche.sexe]}</dd>
        <dt>Situations</dt>
        <dd>
          {fiche.situations.length === 0 ? (
            <Quiet>Aucune</Quiet>
          ) : (
            fiche.situations.map((code) => LIBELLES_SITUATION[code]).join(', ')
          )}
        </dd>
      </dl>
    </FichePart>
  )
}

/** Form that corrects the identity of the enfant. */
export function IdentiteForm({
  fiche,
  onOpen,
  onDone,
}: {
  readonly fiche: EnfantFiche
  readonly onOpen: (enfantId: string) => void
  readonly onDone: () => void
}) {
  const { contexte } = useSelection()
  const { enfantId } = fiche
  const form = useSaisieForm({
    channel: 'enfants:save',
    sujet: { enfantId },
    initial: { enfant: enfantValues(fiche) },
    check: ({ enfant }) => checkEnfant(enfant, contexte.today),
    toInput: ({ enfant }) => ({ enfantId, saisie: toSaisieEnfant(enfant) }),
    fieldOf: (path) => enfantFieldOf(path.replace(/^saisie\./, 'enfant.')),
    onSaved: onDone,
  })
  const { nom, prenom } = form.values.enfant
  return (
    <PanelForm
      title="Modifier l’identité"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={() => form.leave(onDone)}
    >
      <EnfantFields {...form.partOf('enfant')}>
        <HomonymesNotice nom={nom} prenom={prenom} exceptId={enfantId} choose={openIt(onOpen)} />
      </EnfantFields>
    </PanelForm>
  )
}
