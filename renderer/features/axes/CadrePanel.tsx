import { Textarea } from '@mantine/core'
import type { SaisieCadre } from '../../../shared/domain/action.ts'
import { formatDate } from '../../../shared/format.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useRead } from '../../app/useRead.ts'
import { useFlatForm } from '../../app/useSaisieForm.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { dateOrNone } from '../../ui/parse-date.ts'
import { TextField } from '../../ui/TextField.tsx'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './Axes.module.css'

/** Foundations of the action: diagnostic of the needs, charte and its signatories. */
export function CadrePanel({ actionId }: { readonly actionId: string }) {
  return (
    <Loaded query={useRead('actions:findCadre', { actionId })}>
      {(cadre) => <CadreForm actionId={actionId} cadre={cadre} />}
    </Loaded>
  )
}

const typed = (date: string | null): string => (date === null ? '' : formatDate(date))

function CadreForm({
  actionId,
  cadre,
}: {
  readonly actionId: string
  readonly cadre: SaisieCadre
}) {
  const form = useFlatForm({
    channel: 'actions:saveCadre',
    sujet: { actionId },
    initial: {
      diagnosticLe: typed(cadre.diagnosticLe),
      diagnostic: cadre.diagnostic ?? '',
      charteLe: typed(cadre.charteLe),
      charteSignataires: cadre.charteSignataires ?? '',
    },
    toInput: (values) => ({
      actionId,
      saisie: {
        ...values,
        diagnosticLe: dateOrNone(values.diagnosticLe),
        charteLe: dateOrNone(values.charteLe),
      },
    }),
    onSaved: () => undefined,
  })
  const { value, errors, onChange } = form
  return (
    <PageForm
      label="Diagnostic et charte"
      isDirty={form.isDirty}
      isPending={form.isPending}
      onSubmit={form.send}
    >
      <Panel title="Diagnostic et charte">
        <div className={styles.cadre}>
          <DateTextField
            label="Diagnostic du"
            value={value.diagnosticLe}
            error={errors.diagnosticLe}
            onChange={(diagnosticLe) => onChange({ diagnosticLe })}
          />
          <Textarea
            label="Besoins repérés"
            size="xs"
            autosize
            minRows={2}
            maxRows={6}
            value={value.diagnostic}
            error={errors.diagnostic}
            errorProps={{ role: 'alert' }}
            onChange={(event) => onChange({ diagnostic: event.currentTarget.value })}
          />
          <NomsCites texte={value.diagnostic} />
          <DateTextField
            label="Charte signée le"
            value={value.charteLe}
            error={errors.charteLe}
            onChange={(charteLe) => onChange({ charteLe })}
          />
          <TextField
            label="Signée par"
            placeholder="la direction, les intervenants, les familles…"
            maxLength={500}
            value={value.charteSignataires}
            error={errors.charteSignataires}
            onChange={(charteSignataires) => onChange({ charteSignataires })}
          />
        </div>
      </Panel>
    </PageForm>
  )
}
