import { Button, Select } from '@mantine/core'
import { useState } from 'react'
import type {
  ApercuPresences,
  LigneApercuPresences,
  LigneImportPresences,
} from '../../../../shared/domain/import-presences.ts'
import { ETATS_PRESENCE, type EtatPresence, type Jour } from '../../../../shared/domain/listes.ts'
import { formatCount, formatPersonne } from '../../../../shared/format.ts'
import type { Demande } from '../../../../shared/ipc/imports.ipc.ts'
import { usePerimetre } from '../../../app/selection.tsx'
import { useRead } from '../../../app/useRead.ts'
import { fieldErrors, useWrite } from '../../../app/useWrite.ts'
import { HourField } from '../../../ui/HourField.tsx'
import { FieldError } from '../../../ui/PanelForm.tsx'
import { USUAL_HORAIRE } from '../../collectifs/HoraireFields.tsx'
import type { Choix, VocabulaireImport } from '../correspondances/vocabulaire.ts'
import styles from '../Imports.module.css'
import type { ImportDescription, PanelProps, PartProps } from '../ImportView.tsx'
import { IgnorerLigne, LigneImportPanel } from '../LigneImportPanel.tsx'
import { ecarteeColumns, idOfLigne, type PlaceDansFichier } from '../ligne.tsx'

/** Answers of the user about a grid of présences. */
type SaidOfPresences = Omit<Demande<'presences'>, 'fichierId' | 'genre' | 'anneeId'>

const MOTS: Readonly<Record<string, string>> = {
  nom: 'nom',
  prenom: 'prénom',
  nomPrenom: 'nom et prénom',
  prenomNom: 'prénom et nom',
  dateNaissance: 'date de naissance',
  presence: 'présences du jour',
}
const champText = (champ: string): string => MOTS[champ] ?? champ

const ETATS: Readonly<Record<EtatPresence, string>> = {
  present: 'Présent',
  absent: 'Absent',
  excuse: 'Excusé',
}
const SIGNES: readonly Choix[] = ETATS_PRESENCE.map((value) => ({ value, label: ETATS[value] }))

/** The words of a grid of présences. */
const VOCABULAIRE: VocabulaireImport = {
  champText,
  champsOf: () => [
    {
      group: 'Enfant',
      items: ['nom', 'prenom', 'nomPrenom', 'prenomNom', 'dateNaissance'].map((value) => ({
        value,
        label: champText(value),
      })),
    },
    { group: 'Jours', items: [{ value: 'presence', label: champText('presence') }] },
  ],
  codesOf: (champ) => (champ === 'presence' ? SIGNES : null),
  rienText: () => 'Ne rien noter',
  noun: { one: 'enfant lu', many: 'enfants lus', none: 'Aucun enfant lu' },
  conseil:
    'dites quelle colonne contient le nom\u00a0; chaque jour a sa colonne, titrée de sa date.',
  prochain: 'la prochaine grille qui portera les mêmes titres',
}

const count = ({ pointages }: LigneImportPresences, etat: EtatPresence): string => {
  const found = pointages.filter((one) => one.etat === etat).length
  return found === 0 ? '' : String(found)
}

const enfantText = ({ enfant }: LigneImportPresences): string =>
  formatPersonne(enfant) || 'Sans nom'

const COLUMNS = ETATS_PRESENCE.map((etat) => ({
  id: etat,
  header: `${ETATS[etat]}s`,
  width: '6rem',
  align: 'end' as const,
  isExtra: true,
  sortBy: (ligne: LigneApercuPresences) => Number(count(ligne, etat)),
  cell: (ligne: LigneApercuPresences) => count(ligne, etat),
}))

/** `said` with some rows left out, or taken back. */
function withIgnorees(
  said: SaidOfPresences,
  lignes: readonly PlaceDansFichier[],
  isLeftOut: boolean,
): SaidOfPresences {
  const rows = new Map(
    lignes.map(({ feuille, ligne }) => [idOfLigne({ feuille, ligne }), { feuille, ligne }]),
  )
  const others = said.ignorees.filter((one) => !rows.has(idOfLigne(one)))
  return { ...said, ignorees: isLeftOut ? [...others, ...rows.values()] : others }
}

/** Import of a grid of présences kept in a spreadsheet: enfants by days. */
export const GRILLE_PRESENCES: ImportDescription<
  SaidOfPresences,
  LigneImportPresences,
  LigneApercuPresences,
  ApercuPresences
> = {
  genre: 'presences',
  vocabulaire: VOCABULAIRE,
  initial: () => ({ collectifId: null, ignorees: [] }),
  isAnswered: ({ ignorees, collectifId }) => ignorees.length > 0 || collectifId !== null,
  who: { header: 'Enfant', text: enfantText },
  table: { label: 'Lignes de la grille', columns: COLUMNS, minWidth: 60 },
  statutOf: ({ isIgnoree, statut }) => (isIgnoree ? 'ignoree' : statut),
  withLeftOut: withIgnorees,
  confirm: ({ lignes }) => {
    const found = lignes.reduce((total, { pointages }) => total + pointages.length, 0)
    return { count: found, label: `Importer ${formatCount(found, 'présence')}` }
  },
  Reglages: CollectifField,
  Panel: LignePresencesPanel,
  done: {
    title: 'Présences importées',
    back: 'Voir les présences',
    advice: 'gardez-en la liste pour les reprendre.',
    copy: ecarteeColumns<LigneImportPresences>([{ header: 'Enfant', text: enfantText }]),
  },
}

/** Field for the collectif of the grid, with the number of séances that the import creates. */
function CollectifField({ apercu, saisie }: PartProps<SaidOfPresences, ApercuPresences>) {
  const { data = [] } = useRead('collectifs:findAll', usePerimetre())
  const created = apercu.seancesCreees.length
  const { collectifId, joursSansCreneau } = apercu
  const [jour] = joursSansCreneau
  return (
    <div className={styles.reglages}>
      <Select
        label="Collectif de cette grille"
        size="xs"
        placeholder="Choisir…"
        allowDeselect={false}
        data={data.map(({ collectifId, nom }) => ({ value: collectifId, label: nom }))}
        value={saisie.said.collectifId ?? collectifId}
        onChange={(chosen) => saisie.say((before) => ({ ...before, collectifId: chosen }))}
      />
      {created === 0 ? null : (
        <span>{formatCount(created, 'séance créée', 'séances créées')}, d’après les créneaux</span>
      )}
      {collectifId === null || jour === undefined ? null : (
        <NouveauCreneau key={`${collectifId} ${jour}`} collectifId={collectifId} jour={jour} />
      )}
    </div>
  )
}

/** The créneau that the days of the grid need, added from here; the preview follows. */
function NouveauCreneau({
  collectifId,
  jour,
}: {
  readonly collectifId: string
  readonly jour: Jour
}) {
  const [horaire, setHoraire] = useState({ ...USUAL_HORAIRE, jour })
  const add = useWrite('collectifs:addCreneau')
  const errors = fieldErrors(add.error)
  return (
    <fieldset className={styles.creneau}>
      <legend>Pas de créneau le {jour}&nbsp;: à quelle heure&#8239;?</legend>
      <HourField
        label="De"
        value={horaire.debut}
        onChange={(debut) => setHoraire({ ...horaire, debut })}
      />
      <HourField
        label="À"
        value={horaire.fin}
        onChange={(fin) => setHoraire({ ...horaire, fin })}
      />
      <Button
        size="xs"
        variant="default"
        loading={add.isPending}
        onClick={() => add.mutate({ collectifId, ...horaire })}
      >
        Ajouter le créneau du {jour}
      </Button>
      <FieldError text={errors.jour ?? errors.debut ?? errors.fin} />
    </fieldset>
  )
}

function LignePresencesPanel({
  colonnes: { presence: _days, ...colonnes },
  ...props
}: PanelProps<SaidOfPresences, ApercuPresences, LigneApercuPresences>) {
  const { saisie, ligne } = props
  const { enfant, bruts } = ligne
  const texts: Readonly<Record<string, string>> = { nom: enfant.nom, prenom: enfant.prenom }
  return (
    <LigneImportPanel
      {...props}
      colonnes={colonnes}
      nom={enfantText(ligne)}
      textOf={(champ) => bruts[champ] ?? texts[champ] ?? ''}
    >
      <IgnorerLigne
        isIgnoree={ligne.isIgnoree}
        onChange={(ignored) => saisie.say((before) => withIgnorees(before, [ligne], ignored))}
      />
    </LigneImportPanel>
  )
}
