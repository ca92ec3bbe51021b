import { Button, Select } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import { useState } from 'react'
import { parseDuree } from '../../../shared/domain/duree.ts'
import type { SaisieHeures } from '../../../shared/domain/heures.ts'
import { formatMontant, parseMontant } from '../../../shared/domain/heures.ts'
import { CATEGORIES_HEURES, type CategorieHeures } from '../../../shared/domain/listes.ts'
import { formatDate, formatDuree } from '../../../shared/format.ts'
import type { HeuresLigne } from '../../../shared/ipc/heures.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useScreenParams } from '../../app/router.ts'
import { useSelection, useTodayInAnnee } from '../../app/selection.tsx'
import { usePanel } from '../../app/usePanel.ts'
import type { FieldsProps } from '../../app/useParts.ts'
import { useRead } from '../../app/useRead.ts'
import { useSaisieForm } from '../../app/useSaisieForm.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import fiche from '../../ui/Fiche.module.css'
import panelForm from '../../ui/PanelForm.module.css'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { dateOrTyped } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import styles from './Heures.module.css'
import { HEURES_PANEL } from './heures-list.tsx'
import { categorieText, type LigneHeures } from './lignes-heures.ts'
import { PersonneField } from './PersonneField.tsx'

/** Values of the form of an entry: date and durée as typed. */
type HeuresForm = {
  readonly saisie: {
    readonly intervenantId: string
    readonly actionId: string
    readonly date: string
    readonly categorie: CategorieHeures
    readonly duree: string
    readonly note: string
  }
}

/** Values of the form for a saved entry. */
const toForm = (saisie: SaisieHeures): HeuresForm => ({
  saisie: {
    intervenantId: saisie.intervenantId,
    actionId: saisie.actionId,
    categorie: saisie.categorie,
    date: formatDate(saisie.date),
    duree: saisie.minutes === 0 ? '' : formatDuree(saisie.minutes),
    note: saisie.note ?? '',
  },
})

/** Panel of the hours: an entry to make or correct, or the worth of an hour of bénévolat. */
export function HeuresPane({ lignes }: { readonly lignes: readonly LigneHeures[] }) {
  const { params, close, shut } = usePanel(HEURES_PANEL)
  if (params.panneau === 'valorisation') {
    return (
      <SidePanel
        id="valorisation"
        title="Valoriser le bénévolat"
        about="valorisation"
        onClose={close}
      >
        <div className={fiche.body}>
          <ValorisationForm onDone={shut} onCancel={close} />
        </div>
      </SidePanel>
    )
  }
  const heuresId = params.saisie
  if (heuresId === null && params.panneau !== 'heures') return null
  const source = lignes.find(({ id }) => id === heuresId)?.source
  const saisie = source?.genre === 'saisie' ? source.saisie : null
  return (
    <SidePanel
      id="heures"
      title={saisie === null ? 'Ajouter des heures' : `Heures de ${saisie.intervenant}`}
      about={heuresId ?? 'nouvelles'}
      isWide
      isTall
      onClose={close}
    >
      <div className={fiche.body}>
        {saisie === null ? (
          <NouvellesHeuresForm onCancel={close} />
        ) : (
          <CorrigerHeuresForm key={saisie.heuresId} ligne={saisie} onDone={shut} onCancel={close} />
        )}
      </div>
    </SidePanel>
  )
}

/** Form of several entries in a row: each starts from the values of the last one. */
function NouvellesHeuresForm({ onCancel }: { readonly onCancel: () => void }) {
  const { annee, action } = useSelection()
  const { params } = useScreenParams()
  const today = useTodayInAnnee()
  const [last, setLast] = useState<SaisieHeures | null>(null)
  const [round, setRound] = useState(0)
  const first: SaisieHeures = {
    intervenantId: params.get('personne') ?? '',
    actionId: action?.id ?? annee.actions[0]?.id ?? '',
    date: today,
    categorie: 'preparation',
    minutes: 0,
    note: null,
  }
  return (
    <>
      <output className={styles.told}>
        {last === null ? null : (
          <Quiet>{`Enregistré\u00a0: ${formatDuree(last.minutes)} le ${formatDate(last.date)}.`}</Quiet>
        )}
      </output>
      <CreateForm
        key={round}
        initial={last === null ? first : { ...last, minutes: 0, note: null }}
        onCreated={(saisie) => {
          setLast(saisie)
          setRound((before) => before + 1)
        }}
        onCancel={onCancel}
      />
    </>
  )
}

function CreateForm({
  initial,
  onCreated,
  onCancel,
}: {
  readonly initial: SaisieHeures
  readonly onCreated: (saisie: SaisieHeures) => void
  readonly onCancel: () => void
}) {
  const { annee } = useSelection()
  const form = useSaisieForm({
    channel: 'heures:create',
    sujet: { anneeId: annee.id },
    initial: toForm(initial),
    toInput: (values) => ({ saisies: [toSaisie(values)] }),
    check,
    fieldOf,
    onSaved: (_, sent) => onCreated(toSaisie(sent)),
  })
  return (
    <PanelForm
      title="Heures hors séance"
      isPending={form.isPending}
      onSubmit={form.send}
      onCancel={onCancel}
    >
      <HeuresFields {...form.partOf('saisie')} />
    </PanelForm>
  )
}

/** Corrects or removes one entry. */
function CorrigerHeuresForm({
  ligne,
  onDone,
  onCancel,
}: {
  readonly ligne: HeuresLigne
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { heuresId } = ligne
  const remove = useWrite('heures:delete')
  const form = useSaisieForm({
    channel: 'heures:save',
    sujet: { heuresId },
    initial: toForm(ligne),
    toInput: (values) => ({ heuresId, saisie: toSaisie(values) }),
    check,
    fieldOf,
    onSaved: onDone,
  })
  return (
    <>
      <PanelForm
        title="Corriger ces heures"
        isPending={form.isPending}
        onSubmit={form.send}
        onCancel={onCancel}
      >
        <HeuresFields {...form.partOf('saisie')} />
      </PanelForm>
      <div>
        <Button
          size="compact-xs"
          variant="subtle"
          color="red"
          leftSection={<IconTrash size="1rem" aria-hidden />}
          loading={remove.isPending}
          onClick={() => remove.mutate({ heuresId }, { onSuccess: onDone, onError: notifyFailure })}
        >
          Supprimer ces heures
        </Button>
      </div>
    </>
  )
}

/** Fields of an entry: intervenant, action, date, catégorie and durée. */
function HeuresFields({ value, errors, onChange }: FieldsProps<HeuresForm['saisie']>) {
  return (
    <>
      <PersonneField
        value={value.intervenantId}
        error={errors.intervenantId}
        onChange={(intervenantId) => onChange({ intervenantId })}
      />
      <ActionSelect
        value={value.actionId}
        error={errors.actionId}
        onChange={(actionId) => onChange({ actionId })}
      />
      <div className={panelForm.pairs}>
        <DateTextField
          label="Jour"
          value={value.date}
          error={errors.date}
          onChange={(date) => onChange({ date })}
        />
        <Select
          label="Catégorie"
          size="xs"
          data={CATEGORIES_HEURES.map((one) => ({ value: one, label: categorieText(one) }))}
          value={value.categorie}
          onChange={(next) => next !== null && onChange({ categorie: next as CategorieHeures })}
        />
      </div>
      <DureeField
        value={value.duree}
        error={errors.duree}
        onChange={(duree) => onChange({ duree })}
      />
      <TextField
        label="Note"
        maxLength={300}
        value={value.note}
        error={errors.note}
        onChange={(note) => onChange({ note })}
      />
    </>
  )
}

/** Field of a durée typed freely, with the durée understood. */
function DureeField({
  value,
  error,
  onChange,
}: {
  readonly value: string
  readonly error: string | undefined
  readonly onChange: (typed: string) => void
}) {
  const read = parseDuree(value)
  return (
    <TextField
      label="Durée"
      description={
        read.ok ? `Compris\u00a0: ${formatDuree(read.minutes)}` : '1h30, 1:30, 1,5 ou 90 min'
      }
      value={value}
      error={error}
      onChange={onChange}
    />
  )
}

/** Input of main; an unreadable date is sent as typed, to be refused beside its field. */
function toSaisie({ saisie: { duree, date, ...saisie } }: HeuresForm): SaisieHeures {
  const read = parseDuree(duree)
  return { ...saisie, date: dateOrTyped(date), minutes: read.ok ? read.minutes : 0 }
}

/** Message for an unreadable durée, which the form itself must refuse: main takes minutes only. */
function check({ saisie }: HeuresForm): Readonly<Record<string, string>> {
  const read = parseDuree(saisie.duree)
  return read.ok ? {} : { 'saisie.duree': read.reason }
}

/** Field of the form that shows main's message about `path`. */
function fieldOf(path: string): string {
  const own = path.replace(/^saisies\.\d+\.|^saisie\./, '')
  return `saisie.${own === 'minutes' ? 'duree' : own}`
}

/** Form of the worth of bénévoles' hours: whether they have one, and its rate. */
function ValorisationForm({
  onDone,
  onCancel,
}: {
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { annee } = useSelection()
  const query = useRead('heures:findTaux', { anneeId: annee.id })
  return (
    <Loaded query={query}>
      {(taux) => <Form taux={taux} onDone={onDone} onCancel={onCancel} />}
    </Loaded>
  )
}

function Form({
  taux,
  onDone,
  onCancel,
}: {
  readonly taux: number | null
  readonly onDone: () => void
  readonly onCancel: () => void
}) {
  const { annee } = useSelection()
  const stop = useWrite('heures:saveTaux')
  const form = useSaisieForm({
    channel: 'heures:saveTaux',
    sujet: { anneeId: annee.id },
    initial: { taux: { montant: taux === null ? '' : formatMontant(taux) } },
    toInput: ({ taux: { montant } }) => ({ anneeId: annee.id, taux: parseMontant(montant) }),
    check: ({ taux: { montant } }): Readonly<Record<string, string>> =>
      parseMontant(montant) === null
        ? { 'taux.montant': 'Indiquez un montant par heure, par exemple 11,88.' }
        : {},
    fieldOf: () => 'taux.montant',
    onSaved: onDone,
  })
  const { value, errors, onChange } = form.partOf('taux')
  return (
    <>
      <PanelForm
        title="Valeur d’une heure de bénévolat"
        isPending={form.isPending}
        onSubmit={form.send}
        onCancel={onCancel}
      >
        <Quiet>
          Les totaux diront alors ce que valent les heures des bénévoles. Votre structure choisit le
          montant&#8239;; rien ne change dans le bilan.
        </Quiet>
        <TextField
          label="Montant par heure, en euros"
          inputMode="decimal"
          value={value.montant}
          error={errors.montant}
          onChange={(montant) => onChange({ montant })}
        />
      </PanelForm>
      {taux === null ? null : (
        <div>
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() =>
              stop.mutate(
                { anneeId: annee.id, taux: null },
                { onSuccess: onDone, onError: notifyFailure },
              )
            }
          >
            Ne plus valoriser
          </Button>
        </div>
      )}
    </>
  )
}
