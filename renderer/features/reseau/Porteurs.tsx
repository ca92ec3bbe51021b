import { Button, Group } from '@mantine/core'
import { IconFileText, IconFolderOpen, IconMailOpened, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { dayInAnnee } from '../../../shared/dates.ts'
import { formatCount, formatDate } from '../../../shared/format.ts'
import type {
  ContributionRecue,
  ContributionsRecues,
  DemandeReseau,
  EtatReseau,
} from '../../../shared/ipc/reseau.ipc.ts'
import { identiteDoubleText } from '../../../shared/texts/libelles.ts'
import { call } from '../../app/api.ts'
import { Failure } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { DateField } from '../../ui/DateField.tsx'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import styles from './Reseau.module.css'

const ETATS: Readonly<Record<ContributionRecue['etat'], string>> = {
  compte: 'comptée',
  ancienne: 'comptée, arrêtée avant la date choisie',
  remplacee: 'remplacée par une plus récente',
  posterieure: 'arrêtée après la date choisie',
}

/** State of the network as of a date of the année, with the field that asks for the date. */
export function useReseau() {
  const { annee, contexte } = useSelection()
  const [arreteAu, setArreteAu] = useState(() => dayInAnnee(contexte.today, annee))
  const demande = { anneeId: annee.id, arreteAu }
  const query = useRead('reseau:find', demande, { keepsPrevious: true })
  const refuse = (date: string) =>
    date < annee.debut || date > annee.fin ? 'Choisissez une date de l’année scolaire.' : null
  const field = (
    <DateField label="Arrêté au" value={arreteAu} onChange={setArreteAu} refusalOf={refuse} />
  )
  return { demande, query, field }
}

/** Contributions received and missing by porteur, with the buttons to receive one and to make the town's documents. */
export function Porteurs({
  etat: { contributions, attendus, identitesDoubles, tables },
  demande,
}: {
  readonly etat: EtatReseau
  readonly demande: DemandeReseau
}) {
  const write = useMutation({ mutationFn: () => call('reseau:writeConsolidation', demande) })
  return (
    <>
      <Panel title="Contributions reçues">
        <Group gap="xs" mb="sm">
          <Recevoir />
          {tables.length === 0 ? null : (
            <Button
              size="xs"
              leftSection={<IconFileText size="1rem" aria-hidden />}
              loading={write.isPending}
              onClick={() => write.mutate()}
            >
              Enregistrer les documents de la ville…
            </Button>
          )}
        </Group>
        <Failure error={write.error} />
        <div role="status">
          {write.data?.slice(0, SHOWN).map((file) => (
            <WrittenFile key={file.documentId} {...file} />
          ))}
          {write.data === undefined || write.data.length <= SHOWN ? null : (
            <p className={styles.text}>
              {`Et ${formatCount(write.data.length - SHOWN, 'retour aux écoles', 'retours aux écoles')}, dans le dossier voisin.`}
            </p>
          )}
        </div>
        {identitesDoubles.map((double) => (
          <Notice
            key={`${double.compte} ${double.autre}`}
            tone="warn"
            title="Deux fichiers portent la même identité"
          >
            <p>{identiteDoubleText(double)}</p>
          </Notice>
        ))}
        {contributions.length === 0 ? (
          <EmptyState
            icon={<IconMailOpened />}
            title="Aucune contribution reçue pour cette année"
            advice={
              'Quand un centre vous envoie la sienne, ouvrez-la ici\u00a0: ses chiffres s’ajoutent à ceux des autres.'
            }
          />
        ) : (
          <Recues contributions={contributions} />
        )}
      </Panel>
      {attendus.length === 0 ? null : (
        <Panel title="À demander">
          <p className={styles.text}>
            {`${formatCount(attendus.length, 'porteur connu n’a', 'porteurs connus n’ont')} rien envoyé pour cette année à cette date.`}
          </p>
          <SmallTable
            label="Contributions à demander"
            head={['Porteur', 'Dernière contribution arrêtée au']}
            rows={attendus.map(({ porteur, derniere }, index) => ({
              key: `${index} ${porteur}`,
              cells: [porteur, formatDate(derniere)],
            }))}
          />
        </Panel>
      )}
    </>
  )
}

/** Documents shown first: Word, Excel, the page for the elected; the pages for the schools follow. */
const SHOWN = 3

/** Buttons that receive one contribution, or all those of a folder. */
export function Recevoir() {
  const file = useWrite('reseau:receiveContribution')
  const folder = useWrite('reseau:receiveFolder')
  const ends = {
    onError: notifyFailure,
  }
  return (
    <>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconMailOpened size="1rem" aria-hidden />}
        loading={file.isPending}
        onClick={() => file.mutate(undefined, ends)}
      >
        Ouvrir une contribution…
      </Button>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconFolderOpen size="1rem" aria-hidden />}
        loading={folder.isPending}
        onClick={() => folder.mutate(undefined, ends)}
      >
        Ouvrir celles d’un dossier…
      </Button>
      {folder.data === undefined ? null : <Lues {...folder.data} />}
    </>
  )
}

function Lues({ porteurs, refusees }: ContributionsRecues) {
  const read =
    porteurs.length === 0
      ? 'Ce dossier ne contient aucune contribution.'
      : `Contributions lues\u00a0: ${formatCount(porteurs.length, 'porteur')}.`
  if (refusees.length === 0 && porteurs.length > 0) return <output>{read}</output>
  return (
    <Notice tone="warn" title={read}>
      {refusees.map(({ fichier, raison }) => (
        <p key={fichier}>{`${fichier}\u00a0: ${raison}`}</p>
      ))}
    </Notice>
  )
}

function Recues({ contributions }: { readonly contributions: readonly ContributionRecue[] }) {
  const remove = useWrite('reseau:removeContribution')
  return (
    <SmallTable
      label="Contributions reçues"
      head={['Porteur', 'Arrêtée au', 'Reçue le', 'État', 'Retirer']}
      rows={contributions.map(({ contributionId, porteur, commune, arreteAu, recueLe, etat }) => ({
        key: contributionId,
        cells: [
          commune === null ? porteur : `${porteur}, ${commune}`,
          formatDate(arreteAu),
          formatMoment(recueLe),
          ETATS[etat],
          <Button
            key="retirer"
            size="compact-xs"
            variant="subtle"
            aria-label={`Retirer la contribution de ${porteur} arrêtée au ${formatDate(arreteAu)}`}
            onClick={() => remove.mutate({ contributionId }, { onError: notifyFailure })}
          >
            <IconTrash size="1rem" aria-hidden />
          </Button>,
        ],
      }))}
    />
  )
}
