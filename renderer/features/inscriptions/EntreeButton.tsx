import { ActionIcon, Button, Menu } from '@mantine/core'
import { IconChevronDown, IconUserCheck } from '@tabler/icons-react'
import { useTodayInAnnee } from '../../app/selection.tsx'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import styles from './Entree.module.css'
import { useCollectifsOf } from './useInscriptionChoices.ts'

/** Button that inscribes in the collectif wished for, or the first of the action; the others are in a menu. */
export function EntreeButton({
  attente,
  who,
}: {
  readonly attente: {
    readonly inscriptionId: string
    readonly actionId: string
    readonly collectifId: string | null
  }
  /** Name of the child, for screen readers. */
  readonly who: string
}) {
  const today = useTodayInAnnee()
  const promote = useWrite('inscriptions:promote')
  const collectifs = useCollectifsOf(attente.actionId)
  const first = collectifs.find((one) => one.collectifId === attente.collectifId) ?? collectifs[0]
  if (first === undefined) return <Quiet>Aucun collectif dans cette action</Quiet>
  const others = collectifs.filter((one) => one !== first)
  const enter = (collectifId: string) =>
    promote.mutate(
      {
        inscriptionId: attente.inscriptionId,
        collectifId,
        debut: today,
      },
      { onError: notifyFailure },
    )
  return (
    <div className={styles.promote}>
      <Button
        size="xs"
        variant="default"
        loading={promote.isPending}
        leftSection={<IconUserCheck size="1rem" aria-hidden />}
        onClick={() => enter(first.collectifId)}
      >
        Inscrire dans {first.nom}
      </Button>
      {others.length === 0 ? null : (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="default"
              size="1.875rem"
              aria-label={`Inscrire ${who} dans un autre collectif`}
            >
              <IconChevronDown size="1rem" aria-hidden />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            {others.map(({ collectifId, nom }) => (
              <Menu.Item key={collectifId} onClick={() => enter(collectifId)}>
                {nom}
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
