import { useState } from 'react'
import { startInAnnee } from '../../../shared/dates.ts'
import { formatDate, formatTelephone } from '../../../shared/format.ts'
import type { CollectifLigne } from '../../../shared/ipc/collectifs.ipc.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { formatHoraire } from '../../texts/dates.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import styles from '../../ui/PanelForm.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { PrintedPage } from '../../ui/PrintedPage.tsx'
import { dateRefusal, finRefusal, parseDateFr } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { LongTextField } from '../../ui/TextField.tsx'

const MISSION =
  'Accompagner un petit groupe d’enfants après l’école\u00a0: aide au travail personnel, jeux, lecture, sorties, et lien avec les familles, avec l’équipe du Clas.'

/** Form of the terms of a convention de bénévolat, then printing. */
export function ConventionForm({
  fiche,
  onDone,
}: {
  readonly fiche: IntervenantFiche
  readonly onDone: () => void
}) {
  const { annee } = useSelection()
  const query = useRead('collectifs:findAll', { anneeId: annee.id, actionId: null })
  return (
    <Loaded query={query}>
      {(collectifs) => (
        <Fields
          fiche={fiche}
          propose={horairesOf(collectifs, fiche.intervenantId)}
          onDone={onDone}
        />
      )}
    </Loaded>
  )
}

/** Créneaux that have this person in their team: « mardi 16 h 30 – 18 h (Les Tilleuls) ». */
const horairesOf = (collectifs: readonly CollectifLigne[], intervenantId: string): string =>
  collectifs
    .flatMap(({ nom, creneaux }) =>
      creneaux
        .filter(({ equipe }) => equipe.some((membre) => membre.intervenantId === intervenantId))
        .map((creneau) => `${creneau.jour} ${formatHoraire(creneau)} (${nom})`),
    )
    .join('\n')

function Fields({
  fiche,
  propose,
  onDone,
}: {
  readonly fiche: IntervenantFiche
  readonly propose: string
  readonly onDone: () => void
}) {
  const { annee, contexte } = useSelection()
  const [debut, setDebut] = useState(formatDate(startInAnnee(contexte.today, annee)))
  const [fin, setFin] = useState(formatDate(annee.fin))
  const [mission, setMission] = useState(MISSION)
  const [horaires, setHoraires] = useState(propose)
  const [isPrinting, setIsPrinting] = useState(false)
  const isRefused = dateRefusal(debut) ?? finRefusal(debut, fin)
  return (
    <PanelForm
      title="Convention de bénévolat"
      submit="Imprimer la convention"
      isPending={false}
      onSubmit={() => setIsPrinting(isRefused === undefined)}
      onCancel={onDone}
    >
      <Quiet>
        Un modèle d’une page, à relire avec votre structure. Ce que vous écrivez ici est imprimé,
        pas gardé.
      </Quiet>
      <div className={styles.pairs}>
        <DateTextField label="Du" value={debut} error={dateRefusal(debut)} onChange={setDebut} />
        <DateTextField label="Au" value={fin} error={finRefusal(debut, fin)} onChange={setFin} />
      </div>
      <LongTextField label="Mission" maxLength={1000} value={mission} onChange={setMission} />
      <LongTextField
        label="Jours et heures"
        description="Proposés d’après les équipes des créneaux&nbsp;; vides, ils restent à écrire à la main."
        maxLength={1000}
        value={horaires}
        onChange={setHoraires}
      />
      {isPrinting ? (
        <ConventionImprimee
          fiche={fiche}
          texte={{ debut, fin, mission, horaires }}
          onPrinted={() => setIsPrinting(false)}
        />
      ) : null}
    </PanelForm>
  )
}

const BLANK = '______________________________'

function ConventionImprimee({
  fiche,
  texte: { debut, fin, mission, horaires },
  onPrinted,
}: {
  readonly fiche: IntervenantFiche
  readonly texte: Readonly<Record<'debut' | 'fin' | 'mission' | 'horaires', string>>
  readonly onPrinted: () => void
}) {
  const { data: structure } = useRead('structure:find', undefined)
  if (structure === undefined) return null
  const referent = `${structure.referentPrenom} ${structure.referentNom}`.trim()
  const contact = [
    ...(fiche.telephone === null ? [] : [formatTelephone(fiche.telephone)]),
    ...(fiche.mail === null ? [] : [fiche.mail]),
  ].join(', ')
  const [du, au] = [debut, fin].map((typed) => formatDate(parseDateFr(typed) ?? typed))
  return (
    <PrintedPage
      structure={[structure.nom, structure.adresse, structure.commune]
        .filter((part) => part !== '')
        .join(', ')}
      title="Convention de bénévolat"
      signatures={['Pour la structure (nom, qualité, signature)', 'Le ou la bénévole']}
      onPrinted={onPrinted}
    >
      <p>
        Entre <strong>{structure.nom}</strong>, représenté par {referent === '' ? BLANK : referent},
        et <strong>{`${fiche.prenom} ${fiche.nom}`.trim()}</strong>
        {contact === '' ? '' : ` (${contact})`}, bénévole de l’accompagnement à la scolarité (Clas),
        du {du} au {au}.
      </p>
      <h2>Mission</h2>
      <p>{mission === '' ? BLANK : mission}</p>
      <h2>Jours et heures</h2>
      {(horaires.trim() === '' ? [BLANK, BLANK] : horaires.split('\n')).map((line, rank) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a printed list never moves
        <p key={rank}>{line}</p>
      ))}
      <h2>La structure s’engage à</h2>
      <ul>
        <li>
          présenter le projet du Clas, les enfants accueillis et l’équipe, et nommer une personne
          référente{referent === '' ? '' : `\u00a0: ${referent}`}&nbsp;;
        </li>
        <li>donner le matériel, les lieux et l’aide utiles, et proposer des formations&nbsp;;</li>
        <li>assurer le ou la bénévole pendant sa mission&nbsp;;</li>
        <li>rembourser, sur justificatifs, les frais convenus d’avance&nbsp;;</li>
        <li>attester, sur demande, les heures données.</li>
      </ul>
      <h2>Le ou la bénévole s’engage à</h2>
      <ul>
        <li>suivre le projet du Clas et les consignes de sécurité de la structure&nbsp;;</li>
        <li>venir aux jours convenus, et prévenir dès que possible en cas d’absence&nbsp;;</li>
        <li>
          garder pour l’équipe ce qui est appris des enfants et des familles, et ne publier ni photo
          ni nom&nbsp;;
        </li>
        <li>
          remettre les documents que la structure demande aux adultes qui accueillent des mineurs.
        </li>
      </ul>
      <h2>Durée et fin</h2>
      <p>
        Le bénévolat est un engagement libre et sans rémunération&nbsp;: cette convention n’est pas
        un contrat de travail. Chacun peut y mettre fin, en prévenant l’autre.
      </p>
    </PrintedPage>
  )
}
