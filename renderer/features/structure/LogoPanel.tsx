import { Button, Group } from '@mantine/core'
import { useRead } from '../../app/useRead.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'

/** The picture at the head of the documents. */
export function LogoPanel() {
  const { data: logo = null } = useRead('structure:findLogo', undefined)
  const choose = useWrite('structure:chooseLogo')
  const remove = useWrite('structure:removeLogo')
  return (
    <Panel title="Logo">
      <LogoChoice
        logo={logo}
        alt="Logo de la structure"
        none={'Aucun logo\u00a0: les documents commencent par leur titre.'}
        choose={{ isPending: choose.isPending, run: (ends) => choose.mutate(undefined, ends) }}
        remove={{ isPending: remove.isPending, run: (ends) => remove.mutate(undefined, ends) }}
      />
      <Quiet block>
        En haut du bilan, de la page pour le conseil d’administration et des autres documents. PNG
        ou JPEG, 300 Ko au plus.
      </Quiet>
    </Panel>
  )
}

type Act = {
  readonly isPending: boolean
  readonly run: (ends: { readonly onError: (error: Error) => void }) => void
}

/** A picture that is chosen, changed or taken away. */
export function LogoChoice({
  logo,
  alt,
  none,
  choose,
  remove,
}: {
  /** Picture as a data URI; null when there is none. */
  readonly logo: string | null
  readonly alt: string
  /** Text shown when there is no picture. */
  readonly none: string
  readonly choose: Act
  readonly remove: Act
}) {
  return (
    <Group gap="md">
      {logo === null ? <Quiet>{none}</Quiet> : <img src={logo} alt={alt} height={64} />}
      <Button
        size="xs"
        variant="default"
        loading={choose.isPending}
        onClick={() => choose.run({ onError: notifyFailure })}
      >
        {logo === null ? 'Choisir un logo…' : 'Changer de logo…'}
      </Button>
      {logo === null ? null : (
        <Button
          size="xs"
          variant="subtle"
          loading={remove.isPending}
          onClick={() => remove.run({ onError: notifyFailure })}
        >
          Retirer le logo
        </Button>
      )}
    </Group>
  )
}
