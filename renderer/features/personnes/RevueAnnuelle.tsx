import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import {
  type Anonymisation,
  debutDeRevue,
  type RevueAnnuelle as Revue,
} from '../../../shared/domain/personne.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import acts from '../../ui/Acts.module.css'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { VirtualList } from '../../ui/VirtualList.tsx'
import styles from './Personnes.module.css'

/**
 * Yearly review: records without contact for long, whose names can be erased. Out of summer the names are read when they are asked
 * for: after twenty années there are thousands.
 */
export function RevueAnnuelle() {
  const { annee, contexte } = useSelection()
  const [isAsked, setIsAsked] = useState(debutDeRevue(contexte.today) !== null)
  const query = useRead('personnes:findRevue', { anneeId: annee.id }, { isEnabled: isAsked })
  const [done, setDone] = useState<Anonymisation | null>(null)
  return (
    <Panel title="Revue annuelle">
      <div className={styles.stack}>
        <p className={acts.text}>
          Les noms ne se gardent que le temps utile. Chaque été, Cartable propose de les retirer des
          fiches de ceux que vous n’avez plus vus. Le niveau, l’école, l’origine et les présences
          restent comptés, et «&nbsp;Annuler&nbsp;» rend les noms tant que l’historique le garde
          (six&nbsp;mois au moins).
        </p>
        {isAsked ? (
          <Loaded query={query}>
            {(revue) => <Proposees key={revue.lignes.length} revue={revue} onDone={setDone} />}
          </Loaded>
        ) : (
          <div className={styles.buttons}>
            <Button variant="default" onClick={() => setIsAsked(true)}>
              Faire la revue
            </Button>
          </div>
        )}
        <p role="status" className={acts.text}>
          {done === null ? '' : doneText(done)}
        </p>
        <EnvoisEchus />
      </div>
    </Panel>
  )
}

const doneText = ({ enfants, intervenants, familles, orientations }: Anonymisation): string => {
  const count = enfants + intervenants + familles + orientations
  return `${formatCount(count, 'nom retiré', 'noms retirés')}. Aucun chiffre n’a changé\u202f; «\u00a0Annuler\u00a0», en haut de la fenêtre, rend les noms.`
}

const GENRES = {
  enfant: 'Enfant',
  intervenant: 'Intervenant',
  famille: 'Famille sans enfant',
  orientation: 'Orientation sans fiche',
} as const

const keyOf = ({ genre, id }: Revue['lignes'][number]): string => `${genre} ${id}`

function Proposees({
  revue,
  onDone,
}: {
  readonly revue: Revue
  readonly onDone: (done: Anonymisation) => void
}) {
  const { annee } = useSelection()
  // A record without any date is never chosen by default.
  const [chosen, setChosen] = useState<ReadonlySet<string>>(
    () => new Set(revue.lignes.filter(({ dernierContact }) => dernierContact !== null).map(keyOf)),
  )
  const anonymise = useWrite('personnes:anonymise')
  const conserve = useWrite('personnes:saveConservation')
  const close = useWrite('personnes:closeRevue')
  const toggle = (key: string) => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const idsOf = (genre: keyof typeof GENRES) =>
    revue.lignes.filter((one) => one.genre === genre && chosen.has(keyOf(one))).map(({ id }) => id)
  const send = () =>
    anonymise.mutate(
      {
        anneeId: annee.id,
        enfants: idsOf('enfant'),
        intervenants: idsOf('intervenant'),
        familles: idsOf('famille'),
        orientations: idsOf('orientation'),
      },
      {
        onSuccess: onDone,
        onError: notifyFailure,
      },
    )
  return (
    <>
      <NumberInput
        label="Années sans contact avant de retirer un nom"
        size="xs"
        w="20rem"
        min={1}
        max={10}
        allowDecimal={false}
        clampBehavior="strict"
        value={revue.annees}
        onChange={(annees) => {
          if (typeof annees !== 'number' || annees === revue.annees) return
          conserve.mutate({ anneeId: annee.id, annees }, { onError: notifyFailure })
        }}
      />
      {revue.lignes.length === 0 ? (
        <Quiet>Personne n’est sans contact depuis le {formatDate(revue.avant)}.</Quiet>
      ) : (
        <>
          <div className={styles.buttons}>
            <Button disabled={chosen.size === 0} loading={anonymise.isPending} onClick={send}>
              {chosen.size === 0
                ? 'Retirer les noms'
                : `Retirer ${formatCount(chosen.size, 'nom')}`}
            </Button>
            <Button
              variant="default"
              onClick={() =>
                setChosen(chosen.size > 0 ? new Set() : new Set(revue.lignes.map(keyOf)))
              }
            >
              {chosen.size > 0 ? 'Tout décocher' : 'Tout cocher'}
            </Button>
            <Button
              variant="default"
              onClick={() => close.mutate({ anneeId: annee.id }, { onError: notifyFailure })}
            >
              Terminer sans rien retirer
            </Button>
          </div>
          <div className={styles.proposees}>
            <VirtualList
              label="Sans contact depuis longtemps"
              items={revue.lignes}
              keyOf={keyOf}
              estimatedHeight={37}
            >
              {(one) => (
                <div className={styles.proposee}>
                  <Checkbox
                    label={one.label}
                    checked={chosen.has(keyOf(one))}
                    onChange={() => toggle(keyOf(one))}
                  />
                  <Quiet>
                    {GENRES[one.genre]} ·{' '}
                    {one.dernierContact === null
                      ? 'aucune date\u00a0: à vous de juger'
                      : `dernier contact le ${formatDate(one.dernierContact)}`}
                  </Quiet>
                </div>
              )}
            </VirtualList>
          </div>
        </>
      )}
      {revue.faiteLe === null ? null : (
        <Quiet>Dernière revue&nbsp;: le {formatDate(revue.faiteLe)}.</Quiet>
      )}
    </>
  )
}

/** Bilans sent more than six years ago, which the user deletes or keeps. */
function EnvoisEchus() {
  const { data: echus = [] } = useRead('envois:findEchus', undefined)
  const letGo = useWrite('envois:letGo')
  const [isAsked, setIsAsked] = useState(false)
  if (echus.length === 0) return null
  const several = echus.length > 1
  const send = () =>
    letGo.mutate(
      { envoiIds: echus.map(({ envoiId }) => envoiId) },
      { onSuccess: () => setIsAsked(false), onError: notifyFailure },
    )
  return (
    <Notice
      tone="warn"
      title={formatCount(
        echus.length,
        'bilan envoyé a plus de six ans',
        'bilans envoyés ont plus de six ans',
      )}
    >
      <div className={styles.stack}>
        <ul className={styles.list}>
          {echus.map(({ envoiId, annee, numero, version, envoyeLe }) => (
            <li key={envoiId}>
              {annee}, action n°&nbsp;{numero}, version {version}, envoyé le {formatDate(envoyeLe)}
            </li>
          ))}
        </ul>
        <p className={acts.text}>
          {several ? 'Ils ont été gardés' : 'Il a été gardé'} le temps demandé.
          «&nbsp;Annuler&nbsp;» ne {several ? 'les' : 'le'} rendra pas.
        </p>
        {isAsked ? (
          <div className={styles.buttons}>
            <Button color="red.9" loading={letGo.isPending} onClick={send}>
              {several ? 'Oui, supprimer ces bilans' : 'Oui, supprimer ce bilan'}
            </Button>
            <Button variant="default" onClick={() => setIsAsked(false)}>
              Garder
            </Button>
          </div>
        ) : (
          <Button variant="default" onClick={() => setIsAsked(true)}>
            {several ? 'Supprimer ces bilans…' : 'Supprimer ce bilan…'}
          </Button>
        )}
      </div>
    </Notice>
  )
}
