import { Button } from '@mantine/core'
import { IconBell, IconCheck, IconChevronRight, IconPencil, IconUsb } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { formatDate, formatNumber } from '../../../shared/format.ts'
import type { AvancementBilan } from '../../../shared/ipc/bilans.ipc.ts'
import type { Brouillon } from '../../../shared/ipc/brouillons.ipc.ts'
import type { AFaire, RappelDu } from '../../../shared/ipc/resumes.ipc.ts'
import type { RappelSauvegarde } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { hrefTo, parseHash, SCREEN_LABELS } from '../../app/router.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './AccueilScreen.module.css'
import { A_FAIRE_TEXTS } from './a-faire-texts.ts'

/** The « À faire » of Accueil, each line leading to the records that it counts. */
export function AFairePanel({
  brouillons,
  aFaire,
  rappels,
  avancements,
  sauvegarde,
}: {
  /** Undefined until read. */
  readonly brouillons: readonly Brouillon[] | undefined
  readonly aFaire: readonly AFaire[]
  readonly rappels: readonly RappelDu[]
  /** Undefined until read. */
  readonly avancements: readonly AvancementBilan[] | undefined
  /** Undefined until read; null when no copy is proposed. */
  readonly sauvegarde: RappelSauvegarde | null | undefined
}) {
  const bilans = avancements?.filter(({ sansReponse }) => sansReponse.length > 0)
  const isDone =
    aFaire.length + rappels.length === 0 &&
    bilans?.length === 0 &&
    brouillons?.length === 0 &&
    sauvegarde === null
  return (
    <Panel title="À faire">
      {isDone ? (
        <p className={styles.done}>
          <IconCheck size="1.125rem" aria-hidden /> Tout est à jour.
        </p>
      ) : (
        <ul className={styles.todo}>
          <BrouillonLines brouillons={brouillons ?? []} />
          {aFaire.map(({ code, count }) => {
            const { one, many, href } = A_FAIRE_TEXTS[code]
            return (
              <AFaireLine key={code} count={count} href={href}>
                {count >= 2 ? many : one}
              </AFaireLine>
            )
          })}
          <RappelLines rappels={rappels} />
          {bilans?.map((avancement) => (
            <BilanLine key={avancement.actionId} avancement={avancement} />
          ))}
          {sauvegarde == null ? null : <SauvegardeLine rappel={sauvegarde} />}
        </ul>
      )}
    </Panel>
  )
}

/** One line of « À faire »: its count or a sign, and a link. */
function AFaireLine({
  count,
  href,
  aside,
  children,
}: {
  readonly count: number | ReactNode
  readonly href: string
  /** Another action on the line, at its right. */
  readonly aside?: ReactNode
  readonly children: ReactNode
}) {
  return (
    <li className={styles.todoItem}>
      <a className={styles.todoLine} href={href}>
        <span className={styles.todoCount}>
          {typeof count === 'number' ? formatNumber(count) : count}
        </span>
        <span>{children}</span>
        <IconChevronRight size="1rem" aria-hidden className={styles.todoArrow} />
      </a>
      {aside}
    </li>
  )
}

/** The questions that the bilan of an action still asks; leads to the first of them. */
function BilanLine({ avancement }: { readonly avancement: AvancementBilan }) {
  const { actionId, numero, dateRetour, sansReponse } = avancement
  const href = hrefTo('bilan', { action: actionId, question: sansReponse[0] ?? null })
  return (
    <AFaireLine count={sansReponse.length} href={href}>
      {sansReponse.length >= 2 ? 'questions à compléter' : 'question à compléter'} dans le bilan de
      l’action {numero}
      {dateRetour === null ? '' : `, à rendre le ${formatDate(dateRetour)}`}
    </AFaireLine>
  )
}

/** Forms that were not saved when the app stopped, each leading back to its screen. */
export function BrouillonLines({ brouillons }: { readonly brouillons: readonly Brouillon[] }) {
  return brouillons.map((brouillon) => (
    <BrouillonLine key={`${brouillon.formulaire} ${brouillon.sujet}`} brouillon={brouillon} />
  ))
}

function BrouillonLine({ brouillon }: { readonly brouillon: Brouillon }) {
  const { formulaire, sujet, ecran, savedAt } = brouillon
  const { mutate, isPending } = useWrite('brouillons:forget')
  const moment = formatMoment(savedAt)
  return (
    <AFaireLine
      count={<IconPencil size="1rem" aria-hidden />}
      href={ecran}
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={isPending}
          aria-label={`Oublier la saisie du ${moment}`}
          onClick={() => mutate({ formulaire, sujet }, { onError: notifyFailure })}
        >
          Oublier
        </Button>
      }
    >
      Reprendre une saisie interrompue dans {SCREEN_LABELS[parseHash(ecran).screen]}{' '}
      <Quiet>le {moment}</Quiet>
    </AFaireLine>
  )
}

/** Reminders shown: the list stays short, the others are in the lists of meetings, oldest first once sorted. */
const SHOWN = 5

const RENCONTRES = {
  'action-parents': { onglet: 'parents', text: 'action avec les parents' },
  concertation: { onglet: 'concertations', text: 'concertation' },
} as const

/** Reminders left by meetings, each leading to its meeting. */
function RappelLines({ rappels }: { readonly rappels: readonly RappelDu[] }) {
  const [next, ...others] = rappels.slice(SHOWN)
  return (
    <>
      {rappels.slice(0, SHOWN).map((one) => (
        <RappelLine key={one.rencontreId} rappelDu={one} />
      ))}
      {next === undefined ? null : (
        <AFaireLine
          count={others.length + 1}
          href={hrefTo('partenaires', { onglet: RENCONTRES[next.rencontre].onglet })}
        >
          {others.length === 0 ? 'autre rencontre à revoir' : 'autres rencontres à revoir'}
        </AFaireLine>
      )}
    </>
  )
}

function RappelLine({ rappelDu }: { readonly rappelDu: RappelDu }) {
  const { rencontre, rencontreId, date, rappel } = rappelDu
  const { onglet, text } = RENCONTRES[rencontre]
  return (
    <AFaireLine
      count={<IconBell size="1rem" aria-hidden />}
      href={hrefTo('partenaires', { onglet, fiche: rencontreId })}
    >
      À revoir depuis le {formatDate(rappel.date)}
      {rappel.objet === null ? '' : `\u00a0: ${rappel.objet}`}{' '}
      <Quiet>
        {text} du {formatDate(date)}
      </Quiet>
    </AFaireLine>
  )
}

/** Line that proposes a copy outside of the computer; the user may put it off. */
function SauvegardeLine({ rappel: { jours } }: { readonly rappel: RappelSauvegarde }) {
  const { mutate, isPending } = useWrite('sauvegardes:postponeRappel')
  return (
    <AFaireLine
      count={<IconUsb size="1rem" aria-hidden />}
      href={hrefTo('reglages', { section: 'sauvegardes' })}
      aside={
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          loading={isPending}
          aria-label="Plus tard, pour la copie sur une clé USB"
          onClick={() => mutate(undefined, { onError: notifyFailure })}
        >
          Plus tard
        </Button>
      }
    >
      {jours === null
        ? 'Copier vos données sur une clé USB\u00a0: elles ne sont que sur cet ordinateur'
        : `Copier vos données sur une clé USB\u00a0: la dernière copie a ${jours} jours`}
    </AFaireLine>
  )
}

/** Drafts of forms not saved; read each time Accueil is shown, since forms are saved meanwhile. */
export function useBrouillons() {
  return useRead('brouillons:findAll', undefined, { isFresh: true })
}

/** Reminder of a copy outside of the computer, null when none is due; read each time, as days go by. */
export function useRappelSauvegarde() {
  return useRead('sauvegardes:findRappel', undefined, { isFresh: true })
}
