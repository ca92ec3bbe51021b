import { Button } from '@mantine/core'
import { IconArrowLeft, IconHistory } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import {
  type ActionValues,
  fieldOf,
  inputOf,
  previsionnelValues,
  unreadOf,
  valuesOf,
} from './action-form.ts'
import { IdentiteFields } from './IdentiteFields.tsx'
import {
  CalendrierFields,
  IntervenantsFields,
  ListesFields,
  PublicFields,
} from './PrevisionnelFields.tsx'

/** Form of an action: its identity, and the prévisionnel that its projet announces. */
export function ActionForm({
  actionId,
  title,
  isPrevisionnel,
}: {
  readonly actionId: string
  readonly title: string
  /** True when the form is opened for its prévisionnel: the focus goes there. */
  readonly isPrevisionnel: boolean
}) {
  const query = useRead('actions:find', { actionId })
  return (
    <>
      <div>
        <Button
          component="a"
          href={hrefTo('reglages', { section: 'actions' })}
          size="compact-sm"
          variant="subtle"
          leftSection={<IconArrowLeft size="1rem" aria-hidden />}
        >
          Toutes les actions
        </Button>
      </div>
      <Loaded query={query}>
        {(saisie) => (
          <Content
            key={actionId}
            actionId={actionId}
            title={title}
            initial={valuesOf(saisie)}
            isPrevisionnel={isPrevisionnel}
          />
        )}
      </Loaded>
    </>
  )
}

function Content({
  actionId,
  title,
  initial,
  isPrevisionnel,
}: {
  readonly actionId: string
  readonly title: string
  readonly initial: ActionValues
  readonly isPrevisionnel: boolean
}) {
  const form = useSaisieForm({
    channel: 'actions:save',
    sujet: { actionId },
    initial,
    toInput: (values) => inputOf(actionId, values),
    check: unreadOf,
    fieldOf,
    follows: true,
    onSaved: () => undefined,
  })
  const announced = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (!isPrevisionnel) return undefined
    // After the frame has taken the focus to the top of the screen that opens.
    const frame = requestAnimationFrame(() => announced.current?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(frame)
  }, [isPrevisionnel])
  return (
    <PageForm label={title} isDirty={form.isDirty} isPending={form.isPending} onSubmit={form.send}>
      <Panel title={title}>
        <IdentiteFields {...form.partOf('identite')} />
      </Panel>
      <div ref={announced}>
        <Panel title="Prévisionnel">
          <Quiet block>
            Ce que le projet annonce. Le bilan le compare au réel&nbsp;: laissez vide ce qui n’a pas
            été annoncé.
          </Quiet>
          <FromLastYear
            actionId={actionId}
            onTake={(values) => {
              // The typed dates stay: those of last year do not hold for this one.
              const { semaines } = values.calendrier
              form.partOf('calendrier').onChange({ semaines })
              form.partOf('intervenants').onChange(values.intervenants)
              form.partOf('public').onChange(values.public)
              form.partOf('listes').onChange(values.listes)
            }}
          />
          <CalendrierFields {...form.partOf('calendrier')} />
          <IntervenantsFields {...form.partOf('intervenants')} />
          <PublicFields {...form.partOf('public')} />
          <ListesFields {...form.partOf('listes')} />
        </Panel>
      </div>
    </PageForm>
  )
}

/** Fills the prévisionnel with the réel of the année before, to keep or change before it is saved. */
function FromLastYear({
  actionId,
  onTake,
}: {
  readonly actionId: string
  readonly onTake: (values: Omit<ActionValues, 'identite'>) => void
}) {
  const { data } = useRead('bilans:proposePrevisionnel', { actionId })
  if (data == null) return null
  return (
    <div>
      <Button
        size="compact-sm"
        variant="default"
        leftSection={<IconHistory size="1rem" aria-hidden />}
        onClick={() => onTake(previsionnelValues(data.previsionnel))}
      >
        {`Reprendre le réel de ${data.annee}`}
      </Button>
    </div>
  )
}
