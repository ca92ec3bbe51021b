import { Button, Group } from '@mantine/core'
import { isCancelled } from '../../app/describe-error.ts'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'

/** The picture at the head of the documents. */
export function LogoPanel() {
  const { data: logo = null } = useRead('structure:findLogo', undefined)
  const choose = useWrite('structure:chooseLogo')
  const remove = useWrite('structure:removeLogo')
  const onError = (error: Error) => {
    if (!isCancelled(error)) notifyFailure(error)
  }
  return (
    <Panel title="Logo">
      <Group gap="md">
        {logo === null ? (
          <Quiet>Aucun logo&nbsp;: les documents commencent par leur titre.</Quiet>
        ) : (
          <img src={logo} alt="Logo de la structure" height={64} />
        )}
        <Button
          size="xs"
          variant="default"
          loading={choose.isPending}
          onClick={() => choose.mutate(undefined, { onError })}
        >
          {logo === null ? 'Choisir un logo…' : 'Changer de logo…'}
        </Button>
        {logo === null ? null : (
          <Button
            size="xs"
            variant="subtle"
            loading={remove.isPending}
            onClick={() => remove.mutate(undefined, { onError })}
          >
            Retirer le logo
          </Button>
        )}
      </Group>
      <Quiet block>
        En haut du bilan, de la page pour le conseil d’administration et des autres documents. PNG
        ou JPEG, 300 Ko au plus.
      </Quiet>
    </Panel>
  )
}
