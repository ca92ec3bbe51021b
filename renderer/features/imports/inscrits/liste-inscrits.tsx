import { Select } from '@mantine/core'
import { useMemo } from 'react'
import type {
  ApercuImport,
  LigneApercu,
  LigneImport,
} from '../../../../shared/domain/import-orientation.ts'
import { formatCount, formatDate } from '../../../../shared/format.ts'
import type { Demande } from '../../../../shared/ipc/imports.ipc.ts'
import { useSelection } from '../../../app/selection.tsx'
import { DateField } from '../../../ui/DateField.tsx'
import { ActionSelect } from '../../actions/ActionSelect.tsx'
import { onlyCollectif } from '../../inscriptions/inscription-form.ts'
import { CollectifSelect } from '../../inscriptions/PlaceFields.tsx'
import { useCollectifsOf, useCollectifsOfAnnee } from '../../inscriptions/useInscriptionChoices.ts'
import styles from '../Imports.module.css'
import type { ImportDescription, PartProps } from '../ImportView.tsx'
import { LignePanel } from '../orientations/LignePanel.tsx'
import {
  ECARTEE_COLUMNS,
  ENFANT,
  LIGNE_COLUMNS,
  placesText,
} from '../orientations/ligne-columns.tsx'
import { confirmOf, DecideAll, EcoleField, statutOf } from '../orientations/liste-ecole.tsx'
import { withDecisions } from '../orientations/said.ts'
import { VOCABULAIRE_INSCRITS } from '../orientations/vocabulaire-eleves.ts'

/** Answers of the user about her list of the enfants inscrits. */
type SaidOfInscrits = Omit<Demande<'inscrits'>, 'fichierId' | 'genre' | 'anneeId'>

/** The import of a list of enfants inscrits; the collectif is proposed where the action has one alone. */
export function useListeInscrits(): typeof LISTE_INSCRITS {
  const { data: collectifs } = useCollectifsOfAnnee()
  return useMemo(() => {
    const proposedFor = (actionId: string | null) =>
      actionId === null ? null : onlyCollectif(collectifs ?? [], actionId)
    return {
      ...LISTE_INSCRITS,
      initial: (selection) => {
        const blank = LISTE_INSCRITS.initial(selection)
        return { ...blank, collectifId: proposedFor(blank.actionId) }
      },
      isAnswered: (said) => {
        const isProposed = said.collectifId === proposedFor(said.actionId)
        return LISTE_INSCRITS.isAnswered(isProposed ? { ...said, collectifId: null } : said)
      },
    }
  }, [collectifs])
}

/** Import of the user's own list of the enfants inscrits: each row becomes an inscription, never an orientation. */
const LISTE_INSCRITS: ImportDescription<SaidOfInscrits, LigneImport, LigneApercu, ApercuImport> = {
  genre: 'inscrits',
  vocabulaire: VOCABULAIRE_INSCRITS,
  initial: ({ annee, action }) => ({
    etablissement: null,
    actionId: action?.id ?? (annee.actions.length === 1 ? (annee.actions[0]?.id ?? null) : null),
    collectifId: null,
    collectifs: [],
    entree: null,
    decisions: [],
  }),
  isAnswered: ({ decisions, collectifId, collectifs, entree }) =>
    decisions.length + collectifs.length > 0 || collectifId !== null || entree !== null,
  who: ENFANT,
  table: {
    label: 'Lignes de la liste',
    columns: [
      ...LIGNE_COLUMNS,
      {
        id: 'collectif',
        header: 'Collectif',
        width: '9rem',
        sortBy: (ligne) => placesText(ligne) || null,
        cell: ({ places = [] }) => places.map(({ collectif }) => collectif).join(' · '),
      },
      {
        id: 'entree',
        header: 'Entrée',
        width: '6.5rem',
        isExtra: true,
        sortBy: ({ places = [] }) => places[0]?.debut ?? null,
        cell: ({ places = [] }) => places.map(({ debut }) => formatDate(debut)).join(' · '),
      },
    ],
    minWidth: 70,
  },
  statutOf,
  withLeftOut: (said, lignes, isLeftOut) =>
    withDecisions(said, lignes, () => (isLeftOut ? { kind: 'ignorer' } : null)),
  confirm: confirmOf,
  Reglages,
  Ensemble: DecideAll,
  Panel: LignePanel,
  done: {
    title: 'Enfants inscrits',
    back: 'Voir les enfants',
    advice: 'gardez-en la liste pour les reprendre.',
    copy: ECARTEE_COLUMNS,
  },
}

/** Questions asked once for a list that lacks them: action, collectif, first day, school. */
function Reglages({
  apercu: { aPlacer },
  saisie: { said, say },
}: PartProps<SaidOfInscrits, ApercuImport>) {
  const { annee } = useSelection()
  const set = (changes: Partial<SaidOfInscrits>) => say((before) => ({ ...before, ...changes }))
  const { actionId } = said
  if (aPlacer === null) return null
  return (
    <div className={styles.reglages}>
      <ActionSelect
        placeholder="Choisir…"
        value={actionId}
        onChange={(chosen) => set({ actionId: chosen, collectifId: null, collectifs: [] })}
      />
      {actionId === null || aPlacer.sansCollectif === 0 ? null : (
        <CollectifSelect
          label={`Collectif (${formatCount(aPlacer.sansCollectif, 'ligne')})`}
          actionId={actionId}
          value={said.collectifId}
          onChange={(collectifId) => set({ collectifId })}
        />
      )}
      {actionId === null ? null : (
        <Inconnus actionId={actionId} aPlacer={aPlacer} said={said} onChange={set} />
      )}
      {aPlacer.sansEntree === 0 ? null : (
        <DateField
          label={`Entrée (${formatCount(aPlacer.sansEntree, 'ligne')})`}
          value={said.entree ?? annee.debut}
          refusalOf={(date) =>
            date < annee.debut || date > annee.fin
              ? `Choisissez un jour du ${formatDate(annee.debut)} au ${formatDate(annee.fin)}.`
              : null
          }
          onChange={(entree) => set({ entree })}
        />
      )}
      <EcoleField value={said.etablissement} onChange={(etablissement) => set({ etablissement })} />
    </div>
  )
}

const CREATE = '+'

/** Names in the list that match no collectif: each is created, unless the user names an existing one. */
function Inconnus({
  actionId,
  aPlacer,
  said,
  onChange,
}: {
  readonly actionId: string
  readonly aPlacer: NonNullable<ApercuImport['aPlacer']>
  readonly said: SaidOfInscrits
  readonly onChange: (changes: Partial<SaidOfInscrits>) => void
}) {
  const known = useCollectifsOf(actionId)
  return aPlacer.inconnus.map(({ nom, lignes, collectifId }) => (
    <Select
      key={nom}
      label={`«\u00a0${nom}\u00a0» (${formatCount(lignes, 'ligne')})`}
      size="xs"
      allowDeselect={false}
      data={[
        { value: CREATE, label: 'Créer ce collectif' },
        ...known.map((one) => ({ value: one.collectifId, label: one.nom })),
      ]}
      value={collectifId ?? CREATE}
      onChange={(chosen) => {
        const others = said.collectifs.filter((one) => one.nom !== nom)
        const taken = chosen === null || chosen === CREATE ? [] : [{ nom, collectifId: chosen }]
        onChange({ collectifs: [...others, ...taken] })
      }}
    />
  ))
}
