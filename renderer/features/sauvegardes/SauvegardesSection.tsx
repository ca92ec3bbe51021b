import { Button } from '@mantine/core'
import { IconArrowBackUp, IconCircleCheck, IconDeviceFloppy, IconUsb } from '@tabler/icons-react'
import { useState } from 'react'
import type { DocumentWritten } from '../../../shared/ipc/documents.ipc.ts'
import type { EtatSauvegardes } from '../../../shared/ipc/sauvegardes.ipc.ts'
import { call } from '../../app/api.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { fieldErrors } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { WriteOutcome } from '../documents/WrittenFile.tsx'
import { useFilePassword } from '../protection/FichierProtege.tsx'
import { useProtection } from '../protection/useProtection.ts'
import { RestaurerFichier } from './RestaurerFichier.tsx'
import { type Demande, RestaurerModal } from './RestaurerModal.tsx'
import styles from './Sauvegardes.module.css'
import { SauvegardesTable } from './SauvegardesTable.tsx'
import { useCopy, useSauvegardes } from './useSauvegardes.ts'

/** The copies of all the data: made, put elsewhere, restored. */
export function SauvegardesSection() {
  const query = useSauvegardes()
  const [asked, setAsked] = useState<Demande | null>(null)
  const [keptId, setKeptId] = useState<string | null>(null)
  return (
    <>
      {keptId === null ? null : <Restauree sauvegardeId={keptId} onRestore={setAsked} />}
      <Loaded query={query}>
        {(etat) => (
          <>
            <Warnings etat={etat} />
            <Panel title="Faire une sauvegarde">
              <CopyActions derniereAilleurs={etat.derniereAilleurs} />
            </Panel>
            <Panel title="Sauvegardes gardées sur cet ordinateur">
              <SauvegardesTable sauvegardes={etat.sauvegardes} onRestore={setAsked} />
              <div className={styles.action}>
                <p className={styles.text}>
                  Une sauvegarde gardée ailleurs, sur une clé USB ou un ancien ordinateur, se
                  restaure aussi.
                </p>
                <RestaurerFichier onRestored={setKeptId} />
              </div>
            </Panel>
          </>
        )}
      </Loaded>
      {asked === null ? null : (
        <RestaurerModal demande={asked} onClose={() => setAsked(null)} onRestored={setKeptId} />
      )}
    </>
  )
}

function Warnings({ etat }: { readonly etat: EtatSauvegardes }) {
  const { synchronisation, isEnRetard } = etat
  return (
    <>
      {synchronisation === null ? null : (
        <Notice tone="warn" title={`Vos données sont dans un dossier que ${synchronisation} copie`}>
          Il peut les abîmer en les copiant pendant que vous travaillez. Demandez à la personne qui
          vous aide en informatique de les déplacer hors de ce dossier&#8239;; d’ici là, copiez-les
          souvent sur une clé USB.
        </Notice>
      )}
      {isEnRetard ? (
        <Notice tone="warn" title="Aucune sauvegarde depuis plus de deux jours">
          Cartable en fait une chaque jour où vous l’ouvrez. Si la liste ne bouge pas, cliquez sur
          «&nbsp;Sauvegarder maintenant&nbsp;»&nbsp;: il vous dira ce qui l’en empêche.
        </Notice>
      ) : null}
    </>
  )
}

/** Message after a restoration, with the way to undo it. */
function Restauree({
  sauvegardeId,
  onRestore,
}: {
  /** Id of the copy of the replaced data. */
  readonly sauvegardeId: string
  readonly onRestore: (demande: Demande) => void
}) {
  return (
    <Panel title="La sauvegarde est restaurée">
      <div role="status" className={styles.action}>
        <p className={styles.text}>
          <IconCircleCheck size="1.125rem" aria-hidden className={styles.check} /> Vous travaillez
          maintenant sur ces données. Celles d’avant sont gardées dans la liste ci-dessous.
        </p>
        <Button
          variant="default"
          leftSection={<IconArrowBackUp size="1.125rem" aria-hidden />}
          onClick={() => onRestore({ source: { sauvegardeId }, nom: 'celles d’avant' })}
        >
          Revenir aux données d’avant…
        </Button>
      </div>
    </Panel>
  )
}

/** Buttons that make a copy now, beside the data or away from this computer. */
function CopyActions({ derniereAilleurs }: { readonly derniereAilleurs: string | null }) {
  return (
    <>
      <CopyHere />
      <CopyElsewhere derniereAilleurs={derniereAilleurs} />
    </>
  )
}

function CopyHere() {
  const isProtegee = useProtection().data?.isProtegee === true
  const { mutate, isPending, data, error } = useCopy(() => call('sauvegardes:create', undefined))
  return (
    <div className={styles.action}>
      <p className={styles.text}>
        Cartable garde chaque jour une copie de toutes vos données sur cet ordinateur. Faites-en une
        de plus avant un grand changement.{' '}
        {isProtegee
          ? 'Ces copies sont chiffrées comme vos données\u00a0: elles s’ouvrent par le même mot de passe.'
          : 'Ces copies et vos données ne sont pas chiffrées\u00a0: c’est votre session Windows, et le chiffrement du disque (BitLocker) s’il est activé, qui les protègent. Un mot de passe (Réglages, «\u00a0Mot de passe\u00a0») les chiffre.'}
      </p>
      <Button
        variant="default"
        leftSection={<IconDeviceFloppy size="1.125rem" aria-hidden />}
        loading={isPending}
        onClick={() => mutate(undefined)}
      >
        Sauvegarder maintenant
      </Button>
      <CopyOutcome error={error} data={data} />
    </div>
  )
}

const UN_MOT_DE_PASSE = {
  question: 'Cette copie sera',
  sans: 'lisible par qui la trouve',
  avec: 'protégée par un mot de passe',
}

const AUTRE = {
  question: 'Cette copie s’ouvrira',
  sans: 'par le mot de passe de vos données',
  avec: 'par un autre mot de passe, pour une autre personne',
}

function CopyElsewhere({ derniereAilleurs }: { readonly derniereAilleurs: string | null }) {
  const isProtegee = useProtection().data?.isProtegee === true
  const { mutate, isPending, data, error, reset } = useCopy((chosen: string | null) =>
    call('sauvegardes:copyElsewhere', { motDePasse: chosen }),
  )
  const refused = fieldErrors(error).motDePasse
  const { fields, motDePasse, isReady } = useFilePassword(isProtegee ? AUTRE : UN_MOT_DE_PASSE, {
    refused,
    onTyped: reset,
  })
  return (
    <div className={styles.action}>
      <p className={styles.text}>
        Si l’ordinateur est volé ou tombe en panne, ses sauvegardes partent avec lui&nbsp;: copiez
        vos données ailleurs une fois par mois.{' '}
        {isProtegee
          ? 'Cette copie est chiffrée, et s’ouvre par le mot de passe de vos données.'
          : 'Cette copie contient des noms d’enfants\u00a0: protégez-la, ou gardez-la en lieu sûr.'}{' '}
        {derniereAilleurs === null
          ? 'Vous ne l’avez pas encore fait.'
          : `Dernière fois\u00a0: le ${formatMoment(derniereAilleurs)}.`}
      </p>
      {fields}
      <Button
        variant="default"
        leftSection={<IconUsb size="1.125rem" aria-hidden />}
        loading={isPending}
        disabled={!isReady}
        onClick={() => mutate(motDePasse)}
      >
        Copier sur une clé USB…
      </Button>
      <CopyOutcome error={refused === undefined ? error : null} data={data} />
    </div>
  )
}

function CopyOutcome({
  error,
  data,
}: {
  readonly error: Error | null
  readonly data: DocumentWritten | undefined
}) {
  return (
    <WriteOutcome write={{ error, data }} isOpenable={false}>
      <p className={styles.text}>
        {data?.name.endsWith('.cartable')
          ? 'Sauvegarde faite, protégée par votre mot de passe.'
          : 'Sauvegarde faite et vérifiée. Elle n’est pas protégée par votre mot de passe.'}
      </p>
    </WriteOutcome>
  )
}
