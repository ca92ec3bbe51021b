import { ActionIcon, Button, Group } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { formatDate } from '../../../shared/format.ts'
import type { CalendrierAnnee } from '../../../shared/ipc/calendrier.ipc.ts'
import { errorsUnder } from '../../app/form-errors.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { hrefTo } from '../../app/router.ts'
import { useSelection } from '../../app/selection.tsx'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { formatJour } from '../../texts/dates.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { Notice } from '../../ui/Notice.tsx'
import { PageForm } from '../../ui/PageForm.tsx'
import { Panel } from '../../ui/Panel.tsx'
import { dateOrTyped } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SmallTable } from '../../ui/SmallTable.tsx'
import { TextField } from '../../ui/TextField.tsx'
import styles from './Calendrier.module.css'

/** Days without activity: school holidays, which can be corrected, and public holidays, which are computed. */
export function CalendrierSection() {
  const query = useCalendrier()
  return <Loaded query={query}>{(calendrier) => <Content calendrier={calendrier} />}</Loaded>
}

function Content({ calendrier }: { readonly calendrier: CalendrierAnnee }) {
  const { annee } = useSelection()
  const { feries, zone, isPropre, inconnues } = calendrier
  return (
    <>
      {zone === null && !isPropre ? (
        <Notice tone="warn" title="La zone scolaire n’est pas connue">
          Sans elle, aucune date de vacances n’est proposée.{' '}
          <a href={hrefTo('reglages', { section: 'structure' })}>
            Indiquez-la dans «&nbsp;Structure&nbsp;»
          </a>
          , ou ajoutez les vacances ci-dessous.
        </Notice>
      ) : null}
      {inconnues.length === 0 || zone === null ? null : (
        <Notice tone="warn" title="Des dates ne sont pas encore connues de Cartable">
          Ajoutez-les ci-dessous quand elles seront publiées&nbsp;: {inconnues.join(', ')}.
        </Notice>
      )}
      <VacancesForm calendrier={calendrier} anneeId={annee.id} />
      <Panel title={`Jours fériés ${libelleAnnee(annee)}`}>
        <Quiet block>Calculés&nbsp;: ils ne se modifient pas.</Quiet>
        <SmallTable
          label="Jours fériés"
          head={['Jour férié', 'Jour', 'Date']}
          rows={feries.map(({ date, nom }) => ({
            key: date,
            cells: [nom, formatJour(date), formatDate(date)],
          }))}
        />
      </Panel>
    </>
  )
}

type Ligne = { readonly nom: string; readonly debut: string; readonly fin: string }
type Lignes = { readonly lignes: readonly Ligne[] }

/** School holidays of the année: those of its zone, or the user's own once she corrects them. */
function VacancesForm({
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
    // A text that is no date is sent as typed: main refuses it beside its field.
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

/** Days without activity in the année shown. */
export function useCalendrier() {
  const { annee } = useSelection()
  return useRead('calendrier:find', { anneeId: annee.id })
}
