import { ActionIcon, Button, Group } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { formatDate } from '../../../shared/format.ts'
import type { CalendrierAnnee } from '../../../shared/ipc/calendrier.ipc.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { dateOrTyped } from '../../ui/parse-date.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Calendrier.module.css'

type Ligne = { readonly nom: string; readonly debut: string; readonly fin: string }
type Lignes = { readonly lignes: readonly Ligne[] }

/** The holidays of the année: those of its zone until she corrects them, then hers. */
export function VacancesForm({
  calendrier,
  anneeId,
}: {
  readonly calendrier: CalendrierAnnee
  readonly anneeId: string
}) {
  const form = useSaisieForm({
    channel: 'calendrier:save',
    sujet: { anneeId },
    initial: {
      vacances: {
        lignes: calendrier.vacances.map(({ nom, debut, fin }) => ({
          nom,
          debut: formatDate(debut),
          fin: formatDate(fin),
        })),
      } as Lignes,
    },
    // What is no date goes as it is typed: main refuses it in her words, beside its field.
    toInput: ({ vacances }) => ({
      anneeId,
      vacances: vacances.lignes.map(({ nom, debut, fin }) => ({
        nom,
        debut: dateOrTyped(debut),
        fin: dateOrTyped(fin),
      })),
    }),
    fieldOf: (path) => path.replace(/^vacances\./, 'vacances.lignes.'),
    follows: true,
    onSaved: () => undefined,
  })
  return (
    <PageForm
      label="Vacances"
      isDirty={form.isDirty}
      isPending={form.isPending}
      onSubmit={form.send}
    >
      <Panel
        title="Vacances et ponts"
        aside={calendrier.isPropre ? <BackToOfficial anneeId={anneeId} /> : null}
      >
        <Quiet block>
          {calendrier.isPropre
            ? 'Dates corrigées par vous\u00a0: elles ne suivent plus le calendrier officiel.'
            : calendrier.zone === null
              ? 'Aucune date pour l’instant.'
              : `Dates officielles de la zone ${calendrier.zone}, à corriger si les vôtres diffèrent.`}
        </Quiet>
        <LignesFields {...form.partOf('vacances')} />
      </Panel>
    </PageForm>
  )
}

function BackToOfficial({ anneeId }: { readonly anneeId: string }) {
  const save = useWrite('calendrier:save')
  return (
    <Button
      size="compact-xs"
      variant="default"
      loading={save.isPending}
      onClick={() => save.mutate({ anneeId, vacances: null }, { onError: notifyFailure })}
    >
      Reprendre les dates officielles
    </Button>
  )
}

function LignesFields({ value: { lignes }, errors, onChange }: FieldsProps<Lignes>) {
  const change = (index: number, changes: Partial<Ligne>) =>
    onChange({ lignes: lignes.map((ligne, i) => (i === index ? { ...ligne, ...changes } : ligne)) })
  return (
    <>
      {lignes.map((ligne, index) => {
        const own = errorsUnder(errors, `lignes.${index}`)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: a line has no name of its own while it is typed
          <fieldset key={index} className={styles.ligne}>
            <legend className={styles.legend}>{`Période ${index + 1}`}</legend>
            <TextField
              label="Nom"
              className={styles.nom ?? ''}
              value={ligne.nom}
              error={own.nom}
              onChange={(nom) => change(index, { nom })}
            />
            <DateTextField
              label="Premier jour"
              value={ligne.debut}
              error={own.debut}
              onChange={(debut) => change(index, { debut })}
            />
            <DateTextField
              label="Dernier jour"
              value={ligne.fin}
              error={own.fin}
              onChange={(fin) => change(index, { fin })}
            />
            <ActionIcon
              variant="subtle"
              color="gray"
              mt="1.5rem"
              aria-label={`Retirer ${ligne.nom === '' ? `la période ${index + 1}` : ligne.nom}`}
              onClick={() => onChange({ lignes: lignes.filter((_, i) => i !== index) })}
            >
              <IconX size="1rem" aria-hidden />
            </ActionIcon>
          </fieldset>
        )
      })}
      <Group mt="0.5rem">
        <Button
          size="compact-xs"
          variant="subtle"
          leftSection={<IconPlus size="1rem" aria-hidden />}
          onClick={() => onChange({ lignes: [...lignes, { nom: '', debut: '', fin: '' }] })}
        >
          Ajouter une période
        </Button>
      </Group>
    </>
  )
}
