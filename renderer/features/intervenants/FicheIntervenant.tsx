import { Button } from '@mantine/core'
import {
  IconClockPlus,
  IconFileCertificate,
  IconPencil,
  IconShieldLock,
  IconTrash,
  IconWritingSign,
} from '@tabler/icons-react'
import { formatCount, formatDate, formatDuree, formatTelephone } from '../../../shared/format.ts'
import type { HeuresLigne } from '../../../shared/ipc/heures.ipc.ts'
import type { IntervenantFiche } from '../../../shared/ipc/intervenants.ipc.ts'
import { LIBELLES_STATUT } from '../../../shared/texts/libelles.ts'
import { hrefTo } from '../../app/router.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatHoraire, formatJour } from '../../texts/dates.ts'
import { FichePart } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './FicheIntervenant.module.css'
import { PlusVenu } from './intervenant-list.tsx'

const SHOWN = 5

const totalOf = (lignes: readonly { readonly minutes: number }[]): number =>
  lignes.reduce((total, { minutes }) => total + minutes, 0)

/** Fiche of an intervenant, with its actions. */
export function FicheIntervenant({
  fiche,
  isPlusVenu,
  onEdit,
  onAttest,
  onConvention,
  onRemoved,
}: {
  readonly fiche: IntervenantFiche
  readonly isPlusVenu: boolean
  readonly onEdit: () => void
  readonly onAttest: () => void
  readonly onConvention: () => void
  readonly onRemoved: () => void
}) {
  const { intervenantId, telephone, mail, statuts, disponibilites } = fiche
  const remove = useWrite('intervenants:delete')
  return (
    <>
      <div className={styles.buttons}>
        <Button size="xs" leftSection={<IconPencil size="1rem" aria-hidden />} onClick={onEdit}>
          Modifier la fiche
        </Button>
        <Button
          size="xs"
          variant="default"
          component="a"
          href={hrefTo('intervenants', {
            vue: 'heures',
            panneau: 'heures',
            personne: intervenantId,
          })}
          leftSection={<IconClockPlus size="1rem" aria-hidden />}
        >
          Ajouter des heures
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconFileCertificate size="1rem" aria-hidden />}
          onClick={onAttest}
        >
          Attestation d’heures
        </Button>
        <Button
          size="xs"
          variant="default"
          leftSection={<IconWritingSign size="1rem" aria-hidden />}
          onClick={onConvention}
        >
          Convention de bénévolat
        </Button>
      </div>
      <FichePart title="Contact">
        {telephone === null && mail === null ? <Quiet>Ni téléphone ni mail.</Quiet> : null}
        <ul className={styles.lines}>
          {telephone === null ? null : <li>{formatTelephone(telephone)}</li>}
          {mail === null ? null : <li>{mail}</li>}
        </ul>
      </FichePart>
      <FichePart title="Statuts">
        {statuts.length === 0 ? (
          <Quiet>Sans statut, ses heures ne comptent pas au bilan.</Quiet>
        ) : null}
        <ul className={styles.lines}>
          {statuts.map(({ statut, debut, fin }) => (
            <li key={debut}>
              {LIBELLES_STATUT[statut]}
              <Quiet>
                {fin === null
                  ? `depuis le ${formatDate(debut)}`
                  : `du ${formatDate(debut)} au ${formatDate(fin)}`}
              </Quiet>
            </li>
          ))}
        </ul>
      </FichePart>
      <FichePart title="Disponibilités">
        {disponibilites.length === 0 ? <Quiet>Non notées.</Quiet> : null}
        <ul className={styles.lines}>
          {disponibilites.map(({ jour, debut, fin }) => (
            <li key={`${jour}${debut}${fin}`}>
              {jour}
              <span>{formatHoraire({ debut, fin })}</span>
            </li>
          ))}
        </ul>
      </FichePart>
      <FicheHeures fiche={fiche} isPlusVenu={isPlusVenu} />
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          component="a"
          href={hrefTo('reglages', { section: 'donnees', genre: 'intervenant', id: intervenantId })}
          leftSection={<IconShieldLock size="1rem" aria-hidden />}
        >
          Données personnelles, effacement…
        </Button>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size="1rem" aria-hidden />}
          loading={remove.isPending}
          onClick={() =>
            remove.mutate({ intervenantId }, { onSuccess: onRemoved, onError: notifyFailure })
          }
        >
          Supprimer cette fiche
        </Button>
      </div>
    </>
  )
}

/** Hours on a fiche: séances led this année, latest first, trainings followed, and other hours. */
function FicheHeures({
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
