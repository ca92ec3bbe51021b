import { Button } from '@mantine/core'
import { useRef, useState } from 'react'
import { neText } from '../../../shared/domain/enfant.ts'
import { ETATS_PRESENCE } from '../../../shared/domain/listes.ts'
import { formatCount, formatDate, formatPersonne, formatTaux } from '../../../shared/format.ts'
import type { EnfantFiche } from '../../../shared/ipc/enfants.ipc.ts'
import {
  LIBELLES_ORIENTATION,
  LIBELLES_PRESENCE,
  LIBELLES_SITUATION,
} from '../../../shared/texts/libelles.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useGone } from '../../app/usePanel.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { niveauText } from '../../texts/codes.ts'
import { formatJour } from '../../texts/dates.ts'
import styles from '../../ui/Fiche.module.css'
import { focusUnlessTaken } from '../../ui/focus.ts'
import { FichePart } from '../../ui/Panel.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { FamillePart } from '../familles/FamillePart.tsx'
import { InscriptionsPart } from '../inscriptions/InscriptionsPart.tsx'
import { SuiviPart } from '../progressions/SuiviPart.tsx'
import { AutorisationsPart } from './AutorisationsPart.tsx'
import { EnfantActions, type FicheForm } from './EnfantActions.tsx'
import {
  checkEnfant,
  EnfantFields,
  enfantFieldOf,
  enfantValues,
  toSaisieEnfant,
} from './EnfantFields.tsx'
import { FusionForm } from './FusionForm.tsx'
import { HomonymesNotice, openIt } from './HomonymesNotice.tsx'
import { naissanceText } from './naissance.ts'

const SEXE = { F: 'Fille', M: 'Garçon' } as const

/** Everything known of one enfant, each part changed in place. */
export function EnfantPanel({
  enfantId,
  onClose,
  onGone,
  onOpen,
  onKept,
}: {
  readonly enfantId: string
  readonly onClose: () => void
  /** Called once the record is deleted: closes without asking. */
  readonly onGone: () => void
  readonly onOpen: (enfantId: string) => void
  /** Called after a merge, with the record kept. */
  readonly onKept: (enfantId: string) => void
}) {
  const query = useRead('enfants:find', { enfantId })
  const fiche = query.data
  if (useGone(query, onGone)) return null
  return (
    <SidePanel
      id="fiche-enfant"
      title={fiche === undefined ? 'Fiche' : formatPersonne(fiche)}
      lead={
        fiche === undefined ? undefined : <span className={styles.text}>{leadText(fiche)}</span>
      }
      about={enfantId}
      isWide
      onClose={onClose}
    >
      <Loaded query={query}>
        {(found) => (
          <div key={found.enfantId} className={styles.body}>
            <Head fiche={found} onGone={onGone} onOpen={onOpen} onKept={onKept} />
            <FamillePart fiche={found} onOpen={onOpen} />
            <AutorisationsPart fiche={found} />
            <InscriptionsPart fiche={found} />
            <PresencesPart presences={found.presences} />
            <SuiviPart enfantId={found.enfantId} enfant={formatPersonne(found)} />
            <Identite fiche={found} />
            <OrientationsPart orientations={found.orientations} />
          </div>
        )}
      </Loaded>
    </SidePanel>
  )
}

function Head({
  fiche,
  onGone,
  onOpen,
  onKept,
}: {
  readonly fiche: EnfantFiche
  readonly onGone: () => void
  readonly onOpen: (enfantId: string) => void
  readonly onKept: (enfantId: string) => void
}) {
  const [form, setForm] = useState<FicheForm>(null)
  const ref = useRef<HTMLDivElement>(null)
  const done = () => {
    setForm(null)
    // The focus waits until the buttons are back.
    focusUnlessTaken(() => ref.current?.querySelector('button'))
  }
  if (form === 'identite') return <IdentiteForm fiche={fiche} onOpen={onOpen} onDone={done} />
  if (form === 'fusion') return <FusionForm fiche={fiche} onCancel={done} onKept={onKept} />
  return (
    <div ref={ref} className={styles.part}>
      <EnfantActions fiche={fiche} onForm={setForm} onGone={onGone} />
    </div>
  )
}

/** Birth, then class and school of the latest inscription: « née le 12/03/2013, CM1, École Jules-Ferry ». */
function leadText(fiche: EnfantFiche): string {
  const [latest] = fiche.inscriptions
  const niveau = latest?.niveau ?? null
  const parts = [
    neText(fiche),
    niveau === null ? '' : niveauText(niveau),
    latest?.etablissement ?? '',
  ]
  return parts.filter((part) => part !== '').join(', ')
}

/** The orientations received for the enfant; nothing when there is none. */
function OrientationsPart({
  orientations,
}: {
  readonly orientations: EnfantFiche['orientations']
}) {
  if (orientations.length === 0) return null
  return (
    <FichePart title="Orientations">
      <ul className={styles.plain}>
        {orientations.map(({ orientationId, date, etablissement, statut }) => (
          <li key={orientationId} className={styles.between}>
            <span>
              {formatDate(date)}
              {etablissement === null ? '' : `, ${etablissement}`}
            </span>
            <span>{LIBELLES_ORIENTATION[statut]}</span>
          </li>
        ))}
      </ul>
    </FichePart>
  )
}

type Presences = EnfantFiche['presences']

/** Summary of an enfant's présences, then each présence on demand. */
function PresencesPart({ presences }: { readonly presences: Presences }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <FichePart
      title="Présences"
      aside={
        presences.length === 0 ? null : (
          <Button
            size="compact-xs"
            variant="subtle"
            aria-expanded={isOpen}
            onClick={() => setIsOpen((open) => !open)}
          >
            {isOpen ? 'Masquer le détail' : 'Voir le détail'}
          </Button>
        )
      }
    >
      <p className={styles.text}>{summaryText(presences)}</p>
      {isOpen ? <PresenceList presences={presences} /> : null}
    </FichePart>
  )
}

/** Summary in words: « 12 séances notées : 10 présent, 1 absent, 1 excusé (83,3 %) ». */
function summaryText(presences: Presences): string {
  if (presences.length === 0) return 'Aucune présence notée.'
  const counts = ETATS_PRESENCE.map((etat) => ({
    etat,
    count: presences.filter((one) => one.etat === etat).length,
  }))
  const parts = counts
    .filter(({ count }) => count > 0)
    .map(({ etat, count }) => `${count} ${LIBELLES_PRESENCE[etat].toLowerCase()}`)
  const came = counts.find(({ etat }) => etat === 'present')?.count ?? 0
  const notees = formatCount(presences.length, 'séance notée', 'séances notées')
  return `${notees}\u00a0: ${parts.join(', ')} (assiduité ${formatTaux(came / presences.length)})`
}

function PresenceList({ presences }: { readonly presences: Presences }) {
  return (
    <ul className={styles.plain} aria-label="Détail des présences">
      {presences.map(({ seanceId, date, collectif, etat, note }) => (
        <li key={seanceId} className={styles.between}>
          <span>
            {formatJour(date)} {date.slice(0, 4)}
            <Quiet> {[collectif, note].filter((part) => part !== null).join(', ')}</Quiet>
          </span>
          <span>{LIBELLES_PRESENCE[etat]}</span>
        </li>
      ))}
    </ul>
  )
}

/** Birth, sex and situations of an enfant. */
function Identite({ fiche }: { readonly fiche: EnfantFiche }) {
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
function IdentiteForm({
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
