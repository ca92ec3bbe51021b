import { Button } from '@mantine/core'
import type {
  ApercuImport,
  Decision,
  Difference,
  LigneApercu,
} from '../../../../shared/domain/import-orientation.ts'
import { formatPersonne } from '../../../../shared/format.ts'
import { Details } from '../../../ui/Details.tsx'
import styles from '../Imports.module.css'
import type { PanelProps } from '../ImportView.tsx'
import { LigneImportPanel } from '../LigneImportPanel.tsx'
import type { StatutMontre } from '../ligne.tsx'
import type { SaidOfFile } from '../said.ts'
import type { SaisieImport } from '../useImport.ts'
import { classeText, enfantText, naissanceText, placesText } from './ligne-columns.tsx'
import { choixOf, type Decided, withDecisions } from './said.ts'

/** Panel of one row of a list of pupils: reason of its statut, its changes, and the user's decision. */
export function LignePanel<S extends Decided & SaidOfFile>(
  props: PanelProps<S, ApercuImport, LigneApercu>,
) {
  const { apercu, saisie, ligne, statut } = props
  return (
    <LigneImportPanel {...props} nom={enfantText(ligne)} textOf={(champ) => textOf(ligne, champ)}>
      <Details
        rows={[
          { terme: 'Naissance', texte: naissanceText(ligne.enfant) },
          { terme: 'Classe', texte: classeText(ligne) },
          { terme: 'Établissement', texte: ligne.inscription.etablissement },
          { terme: 'Inscription', texte: placesText(ligne) || null },
        ]}
      />
      <Differences differences={ligne.differences} />
      <Decider
        ligne={ligne}
        statut={statut}
        mayBeNew={apercu.genre !== 'responsables'}
        saisie={saisie}
      />
    </LigneImportPanel>
  )
}

/** Choices for a row, offered again when it stays ambiguous after a choice: its child was deleted, or other rows contradict it. */
function Decider<S extends Decided>({
  ligne,
  statut,
  mayBeNew,
  saisie,
}: {
  readonly ligne: LigneApercu
  readonly statut: StatutMontre
  /** False for a list of parents, which proposes nobody. */
  readonly mayBeNew: boolean
  readonly saisie: SaisieImport<S, ApercuImport>
}) {
  const say = (choix: () => Decision['choix'] | null) =>
    saisie.say((before) => withDecisions(before, [ligne], choix))
  if (choixOf(saisie.said, ligne) !== null && statut !== 'ambigu') {
    return (
      <div className={styles.choices}>
        <Button size="xs" variant="default" onClick={() => say(() => null)}>
          Revenir sur ce choix
        </Button>
      </div>
    )
  }
  const { suggestion } = ligne
  const suggested = suggestion?.choix.kind === 'enfant' ? suggestion.choix.enfantId : null
  return (
    <div className={styles.choices}>
      {suggestion === null ? null : (
        <p className={styles.lead}>Proposition&nbsp;: c’est l’enfant connu. {suggestion.preuve}</p>
      )}
      {ligne.candidats.map(({ enfantId, ...connu }) => (
        <Button
          key={enfantId}
          size="xs"
          variant={enfantId === suggested ? 'filled' : 'default'}
          onClick={() => say(() => ({ kind: 'enfant', enfantId }))}
        >
          C’est {formatPersonne(connu)}, {bornText(connu)}
        </Button>
      ))}
      {mayBeNew && statut === 'ambigu' && ligne.places?.length !== 0 ? (
        <Button size="xs" variant="default" onClick={() => say(() => ({ kind: 'nouveau' }))}>
          C’est un nouvel enfant
        </Button>
      ) : null}
      <Button size="xs" variant="subtle" onClick={() => say(() => ({ kind: 'ignorer' }))}>
        Ignorer cette ligne
      </Button>
    </div>
  )
}

function bornText(connu: Parameters<typeof naissanceText>[0]): string {
  const naissance = naissanceText(connu)
  return naissance === '' ? 'sans date de naissance' : `naissance : ${naissance}`
}

/** Text that a correction starts from: the cell's own text when it could not be read, else the value read. */
function textOf({ enfant, inscription, bruts }: LigneApercu, champ: string): string {
  const texts: Readonly<Record<string, string | null>> = {
    nom: enfant.nom,
    prenom: enfant.prenom,
    nomPrenom: `${enfant.nom} ${enfant.prenom}`.trim(),
    prenomNom: `${enfant.prenom} ${enfant.nom}`.trim(),
    dateNaissance: naissanceText(enfant),
    sexe: enfant.sexe,
    classe: inscription.classe,
    niveau: inscription.niveau,
    enseignant: inscription.enseignant,
    etablissement: inscription.etablissement,
    objectif: inscription.objectif,
  }
  return bruts[champ] ?? texts[champ] ?? ''
}

const CHAMPS: Readonly<Record<Difference['champ'], string>> = {
  naissance: 'Naissance',
  sexe: 'Sexe',
  situations: 'Situation',
  telephone: 'Téléphone',
  responsables: 'Responsables',
}

const EFFETS: Readonly<Record<Difference['effet'], string>> = {
  complete: 'Complété',
  garde: 'Inchangé',
}

/** Differences between the record and the file, with the effect of the import on each; absent when they agree. */
function Differences({ differences }: { readonly differences: readonly Difference[] }) {
  if (differences.length === 0) return null
  return (
    <table className={styles.differences} aria-label="Différences avec la fiche">
      <thead>
        <tr>
          <th scope="col">Donnée</th>
          <th scope="col">Connu</th>
          <th scope="col">Fichier</th>
          <th scope="col">Effet</th>
        </tr>
      </thead>
      <tbody>
        {differences.map(({ champ, connu, fichier, effet }) => (
          <tr key={`${champ} ${fichier}`}>
            <th scope="row">{CHAMPS[champ]}</th>
            <td>{connu ?? '–'}</td>
            <td>{fichier}</td>
            <td>{EFFETS[effet]}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
