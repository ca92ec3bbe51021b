import { Button, Group } from '@mantine/core'
import { IconFileText, IconMailOpened, IconTrash } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { formatDate, formatNumber } from '../../../shared/format.ts'
import type {
  CelluleReseau,
  ContributionRecue,
  DemandeReseau,
  EtatReseau,
} from '../../../shared/ipc/reseau.ipc.ts'
import { call } from '../../app/api.ts'
import { describeError, isCancelled } from '../../app/describe-error.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatMoment } from '../../texts/dates.ts'
import { EmptyState } from '../../ui/EmptyState.tsx'
import { ErrorState } from '../../ui/ErrorState.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { WrittenFile } from '../documents/WrittenFile.tsx'
import styles from './Reseau.module.css'

const ETATS: Readonly<Record<ContributionRecue['etat'], string>> = {
  compte: 'comptée',
  remplacee: 'remplacée par une plus récente',
  posterieure: 'arrêtée après la date choisie',
}

/** The town's desk: what each porteur has sent, the picture of all, its documents. */
export function Ville({
  etat: { contributions, tables },
  demande,
}: {
  readonly etat: EtatReseau
  readonly demande: DemandeReseau
}) {
  const receive = useWrite('reseau:receiveContribution')
  const write = useMutation({ mutationFn: () => call('reseau:writeConsolidation', demande) })
  const open = () =>
    receive.mutate(undefined, {
      onError: (error) => {
        if (!isCancelled(error)) notifyFailure(error)
      },
    })
  return (
    <>
      <Panel title="Réunir les contributions de la ville">
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            leftSection={<IconMailOpened size="1rem" aria-hidden />}
            loading={receive.isPending}
            onClick={open}
          >
            Ouvrir une contribution…
          </Button>
          {tables.length === 0 ? null : (
            <Button
              size="xs"
              leftSection={<IconFileText size="1rem" aria-hidden />}
              loading={write.isPending}
              onClick={() => write.mutate()}
            >
              Enregistrer le bilan de la ville…
            </Button>
          )}
        </Group>
        {write.error === null || isCancelled(write.error) ? null : (
          <ErrorState {...describeError(write.error)} />
        )}
        <div role="status">
          {write.data?.map((file) => (
            <WrittenFile key={file.documentId} {...file} />
          ))}
        </div>
        {contributions.length === 0 ? (
          <EmptyState
            icon={<IconMailOpened />}
            title="Aucune contribution reçue"
            advice={
              'Quand un centre vous envoie la sienne, ouvrez-la ici\u00a0: ses chiffres s’ajoutent à ceux des autres.'
            }
          />
        ) : (
          <Recues contributions={contributions} />
        )}
      </Panel>
      {tables.map(({ titre, note, colonnes, lignes }) => (
        <Panel key={titre} title={titre}>
          {note === '' ? null : <p className={styles.text}>{note}</p>}
          <section
            className={styles.wide}
            aria-label={`Tableau\u00a0: ${titre}`}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
            tabIndex={0}
          >
            <SmallTable
              label={titre}
              head={colonnes}
              rows={lignes.map((ligne, index) => ({
                key: `${index} ${ligne[0]}`,
                cells: ligne.map(celluleText),
              }))}
            />
          </section>
        </Panel>
      ))}
    </>
  )
}

const celluleText = (cellule: CelluleReseau): string => {
  if (cellule === null) return '–'
  return typeof cellule === 'number' ? formatNumber(cellule, 2) : cellule
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
