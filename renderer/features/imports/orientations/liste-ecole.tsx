import { Autocomplete, Button, SegmentedControl, Select } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { useState } from 'react'
import type {
  ApercuImport,
  LigneApercu,
  LigneImport,
  StatutLigne,
} from '../../../../shared/domain/import-orientation.ts'
import { formatCount } from '../../../../shared/format.ts'
import { useSelection } from '../../../app/selection.tsx'
import { libelleAction } from '../../../texts/codes.ts'
import { useCollectifs } from '../../collectifs/useCollectifs.tsx'
import { useEtablissementChoices } from '../../repertoire/useEtablissementChoices.ts'
import styles from '../Imports.module.css'
import type { ImportDescription, PartProps } from '../ImportView.tsx'
import type { StatutMontre } from '../ligne.tsx'
import { LignePanel } from './LignePanel.tsx'
import { ECARTEE_COLUMNS, ENFANT, LIGNE_COLUMNS } from './ligne-columns.tsx'
import { PlusDansLaListe } from './PlusDansLaListe.tsx'
import { choixOf, type Decided, type SaidOfListe, withDecisions } from './said.ts'
import { VOCABULAIRE_ELEVES } from './vocabulaire-eleves.ts'

/** Label of the import button, and statuts of the rows it counts, by kind of list. */
const CONFIRM: Readonly<
  Record<ApercuImport['genre'], { readonly verb: string; readonly statuts: readonly StatutLigne[] }>
> = {
  orientations: { verb: 'Importer', statuts: ['nouveau', 'a-completer', 'connu'] },
  responsables: { verb: 'Compléter', statuts: ['a-completer'] },
  inscrits: { verb: 'Inscrire', statuts: ['nouveau', 'a-completer'] },
}

/** Statut of a row, including « left out by the user ». */
export const statutOf = (ligne: LigneApercu, said: Decided): StatutMontre =>
  choixOf(said, ligne)?.kind === 'ignorer' ? 'ignoree' : ligne.statut

/** Number of rows that the import would write, and label of its button. */
export function confirmOf({ genre, lignes }: ApercuImport) {
  const { verb, statuts } = CONFIRM[genre]
  const count = lignes.filter(({ statut }) => statuts.includes(statut)).length
  return { count, label: `${verb} ${formatCount(count, 'enfant')}` }
}

/** Import of a school's list: children proposed, or parents of known children. */
export const LISTE_ECOLE: ImportDescription<SaidOfListe, LigneImport, LigneApercu, ApercuImport> = {
  genre: 'orientations',
  vocabulaire: VOCABULAIRE_ELEVES,
  initial: ({ annee, action }) => ({
    etablissement: null,
    actionId: action?.id ?? (annee.actions.length === 1 ? (annee.actions[0]?.id ?? null) : null),
    collectifId: null,
    decisions: [],
  }),
  isAnswered: ({ decisions }) => decisions.length > 0,
  who: ENFANT,
  table: { label: 'Lignes du fichier', columns: LIGNE_COLUMNS, minWidth: 58.75 },
  statutOf,
  withLeftOut: (said, lignes, isLeftOut) =>
    withDecisions(said, lignes, () => (isLeftOut ? { kind: 'ignorer' } : null)),
  confirm: confirmOf,
  Reglages: (props) =>
    props.apercu.genre === 'orientations' ? (
      <>
        <ListeReglages {...props} />
        <PlusDansLaListe absents={props.apercu.absents} />
      </>
    ) : (
      <p className={styles.lead}>
        Liste de responsables&nbsp;: elle complète les familles des enfants que vous connaissez et
        ne propose aucune orientation.
      </p>
    ),
  Ensemble: (props) => (
    <>
      <QuiPrendre {...props} />
      <DecideAll {...props} />
    </>
  ),
  Panel: LignePanel,
  done: {
    title: 'Liste importée',
    back: 'Voir les orientations',
    advice: 'gardez-en la liste pour les revoir avec l’école.',
    copy: ECARTEE_COLUMNS,
  },
}

type Part = PartProps<SaidOfListe, ApercuImport>

/** Field for the school of the rows that name none. */
export function EcoleField({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (etablissement: string | null) => void
}) {
  const ecoles = useEtablissementChoices()
  const [ecole, setEcole] = useState(value ?? '')
  // The file is read again before the user reaches « Importer », not under her click.
  const takeSoon = useDebouncedCallback((text: string) => onChange(text.trim() || null), 400)
  return (
    <Autocomplete
      label="École des lignes qui n’en disent pas"
      size="xs"
      data={[...new Set(ecoles.map(({ label }) => label))]}
      value={ecole}
      onChange={(text) => {
        setEcole(text)
        takeSoon(text)
      }}
      onBlur={takeSoon.flush}
    />
  )
}

/** Fields for the school of the rows that name none, and for the place where the children are inscribed. */
function ListeReglages({ saisie: { said, say } }: Part) {
  const { annee } = useSelection()
  const setReglages = (changes: Partial<SaidOfListe>) =>
    say((before) => ({ ...before, ...changes }))
  const collectifs = (useCollectifs().data ?? []).filter(
    ({ actionId }) => actionId === said.actionId,
  )
  return (
    <div className={styles.reglages}>
      <EcoleField
        value={said.etablissement}
        onChange={(etablissement) => setReglages({ etablissement })}
      />
      <Select
        label="Proposer l’inscription"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Ne pas proposer d’inscription' }}
        placeholder="Non, orientation seule"
        data={annee.actions.map((one) => ({ value: one.id, label: libelleAction(one) }))}
        value={said.actionId}
        onChange={(actionId) => setReglages({ actionId, collectifId: null })}
      />
      <Select
        label="Collectif"
        size="xs"
        clearable
        clearButtonProps={{ 'aria-label': 'Mettre en liste d’attente' }}
        placeholder="Liste d’attente"
        disabled={said.actionId === null}
        data={collectifs.map(({ collectifId, nom }) => ({ value: collectifId, label: nom }))}
        value={said.collectifId}
        onChange={(collectifId) => setReglages({ collectifId })}
      />
    </div>
  )
}

/**
 * Takes a whole class list, or only the children that the school proposes in it; nothing where the list
 * makes no difference.
 */
function QuiPrendre({ apercu: { genre, lignes }, saisie: { said, say } }: Part) {
  const others = lignes.filter(({ isProposee }) => !isProposee)
  const count = lignes.length - others.length
  if (genre !== 'orientations' || count === 0 || others.length === 0) return null
  const isLeftOut = (ligne: LigneApercu) => choixOf(said, ligne)?.kind === 'ignorer'
  const take = (value: string) =>
    say((before) =>
      value === 'proposes'
        ? withDecisions(before, others, () => ({ kind: 'ignorer' }))
        : withDecisions(before, others.filter(isLeftOut), () => null),
    )
  return (
    <SegmentedControl
      size="xs"
      className={styles.quiPrendre}
      aria-label="Enfants à reprendre"
      data={[
        { value: 'tous', label: `Toute la liste (${lignes.length})` },
        { value: 'proposes', label: `Ceux que l’école propose (${count})` },
      ]}
      value={others.every(isLeftOut) ? 'proposes' : 'tous'}
      onChange={take}
    />
  )
}

/** Buttons that decide every unclear row in the same way; absent when there is none. */
export function DecideAll<S extends Decided>({
  apercu,
  saisie: { said, say },
}: PartProps<S, ApercuImport>) {
  // A row without a place waits for the answers above, not for a decision.
  const lignes = apercu.lignes.filter(
    (ligne) => statutOf(ligne, said) === 'ambigu' && ligne.places?.length !== 0,
  )
  const decide = (some: readonly LigneApercu[], choix: Parameters<typeof withDecisions>[2]) =>
    say((before) => withDecisions(before, some, choix))
  const mayBeNew = apercu.genre !== 'responsables'
  if (lignes.length === 0) return null
  const suggested = lignes.filter(({ suggestion }) => suggestion !== null)
  // When every row has a suggestion, « Accepter » does the same.
  const areAllOne =
    suggested.length < lignes.length && lignes.every(({ candidats }) => candidats.length === 1)
  return (
    <fieldset className={styles.chips} aria-label="Décider toutes les lignes">
      <span>
        {formatCount(lignes.length, 'ligne')} à décider : ouvrez-les une à une, ou dites de toutes :
      </span>
      {suggested.length === 0 ? null : (
        <Button
          size="compact-xs"
          onClick={() => decide(suggested, ({ suggestion }) => suggestion?.choix ?? null)}
        >
          {suggested.length === 1
            ? 'Accepter la proposition'
            : `Accepter les ${suggested.length} propositions`}
        </Button>
      )}
      {areAllOne ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() =>
            decide(lignes, ({ candidats: [only] }) =>
              only === undefined ? null : { kind: 'enfant', enfantId: only.enfantId },
            )
          }
        >
          C’est l’enfant connu
        </Button>
      ) : null}
      {mayBeNew ? (
        <Button
          size="compact-xs"
          variant="default"
          onClick={() => decide(lignes, () => ({ kind: 'nouveau' }))}
        >
          Ce sont de nouveaux enfants
        </Button>
      ) : null}
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => decide(lignes, () => ({ kind: 'ignorer' }))}
      >
        Ignorer
      </Button>
    </fieldset>
  )
}
