import { formatCount, formatDate, formatDuree } from '../../../shared/format.ts'
import type { HeuresLigne } from '../../../shared/ipc/heures.ipc.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { hrefTo } from '../../app/router.ts'
import { formatJour } from '../../texts/dates.ts'
import { FichePart } from '../../ui/FichePart.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './FicheIntervenant.module.css'
import { PlusVenu } from './intervenant-list.tsx'

const SHOWN = 5

/** Hours on a fiche: séances led this année, latest first, trainings followed, and other hours. */
export function FicheHeures({
  fiche,
  isPlusVenu,
}: {
  readonly fiche: IntervenantFiche
  readonly isPlusVenu: boolean
}) {
  const { seances, heures } = fiche
  const formations = heures.filter(({ categorie }) => categorie === 'formation')
  const autres = heures.filter(({ categorie }) => categorie !== 'formation')
  return (
    <>
      <FichePart title="Séances de l’année">
        {isPlusVenu ? <PlusVenu /> : null}
        <Quiet block>
          {seances[0] === undefined
            ? 'Aucune séance cette année.'
            : `Dernière séance le ${formatDate(seances[0].date)}\u202f; ${formatCount(seances.length, 'séance')}, ${formatDuree(totalOf(seances))}.`}
        </Quiet>
        <ul className={styles.lines}>
          {seances.slice(0, SHOWN).map(({ seanceId, date, collectif, minutes }) => (
            <li key={seanceId}>
              <a
                className={styles.link}
                href={hrefTo('seances', { vue: 'semaine', jour: date, seance: seanceId })}
              >
                {formatJour(date)}
              </a>
              {collectif}
              <span>{formatDuree(minutes)}</span>
            </li>
          ))}
        </ul>
      </FichePart>
      <FichePart title="Formations suivies">
        <HeuresLines lignes={formations} empty="Aucune formation notée." />
      </FichePart>
      <FichePart title="Autres heures">
        <HeuresLines lignes={autres} empty="Aucune autre heure notée." />
        {heures.length === 0 ? null : (
          <a
            className={styles.link}
            href={hrefTo('intervenants', { vue: 'heures', q: heures[0]?.intervenant ?? '' })}
          >
            Voir toutes ses heures
          </a>
        )}
      </FichePart>
    </>
  )
}

function HeuresLines({
  lignes,
  empty,
}: {
  readonly lignes: readonly HeuresLigne[]
  readonly empty: string
}) {
  if (lignes.length === 0) return <Quiet>{empty}</Quiet>
  return (
    <>
      <Quiet block>{formatDuree(totalOf(lignes))} en tout.</Quiet>
      <ul className={styles.lines}>
        {lignes.slice(0, SHOWN).map(({ heuresId, date, note, minutes }) => (
          <li key={heuresId}>
            {formatJour(date)}
            {note === null ? null : <Quiet>{note}</Quiet>}
            <span>{formatDuree(minutes)}</span>
          </li>
        ))}
      </ul>
    </>
  )
}

const totalOf = (lignes: readonly { readonly minutes: number }[]): number =>
  lignes.reduce((total, { minutes }) => total + minutes, 0)
