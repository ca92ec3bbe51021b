import { Checkbox, NumberInput } from '@mantine/core'
import { IconReportAnalytics } from '@tabler/icons-react'
import { PUBLICS_EVALUATION, type PublicEvaluation } from '../../../shared/domain/listes.ts'
import { formatCount, formatDate, formatNumber } from '../../../shared/format.ts'
import type { EvaluationLigne } from '../../../shared/ipc/evaluations.ipc.ts'
import { LIBELLES_PUBLIC } from '../../../shared/texts/libelles.ts'
import { usePerimetre } from '../../app/selection.tsx'
import { useRead } from '../../app/useRead.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { choice, countText, type ListDescription } from '../../ui/list.ts'
import { FieldError } from '../../ui/PanelForm.tsx'
import { dateOrTyped, numberTyped } from '../../ui/parse.ts'
import { Quiet } from '../../ui/Quiet.tsx'
import { LongTextField, TextField } from '../../ui/TextField.tsx'
import { ActionSelect } from '../actions/ActionSelect.tsx'
import { FicheForm } from '../fiches/FicheForm.tsx'
import { FicheTab, useFicheDefaults } from '../fiches/FicheTab.tsx'
import { actionColumn, dateColumn, opening, wholeColumn } from '../fiches/fiche-columns.tsx'
import { useFicheForm } from '../fiches/useFicheForm.ts'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './Evaluations.module.css'
import { QuestionnaireMenu } from './Questionnaire.tsx'

type Public = EvaluationLigne['publics'][number]

/** Answers of one public: « Parents : 7 réponses sur 12 ». */
function publicText({ public: asked, interroges, reponses }: Public): string {
  const name = LIBELLES_PUBLIC[asked]
  if (reponses !== null) {
    const count = formatCount(reponses, 'réponse')
    return `${name}\u00a0: ${count}${interroges === null ? '' : ` sur ${formatNumber(interroges)}`}`
  }
  return interroges === null ? name : `${name}\u00a0: ${formatNumber(interroges)} interrogés`
}

const evaluationsList: ListDescription<EvaluationLigne> = {
  label: 'Liste des évaluations',
  idOf: ({ evaluationId }) => evaluationId,
  minWidth: 42,
  count: (shown, all) => countText(shown.length, all.length, (n) => formatCount(n, 'évaluation')),
  search: ({ titre, constat }) => [titre, constat],
  columns: [
    opening(dateColumn(), ({ evaluationId }) => evaluationId),
    wholeColumn('titre', 'Évaluation', ({ titre }) => titre),
    {
      id: 'publics',
      header: 'Qui a répondu',
      isExtra: true,
      wraps: true,
      text: ({ publics }) => publics.map(publicText).join(' · '),
      filter: choice({
        all: 'Tous',
        label: 'Public',
        key: 'public',
        pick: ({ publics }: EvaluationLigne) => publics.map((one) => one.public),
        order: PUBLICS_EVALUATION,
        labelOf: (code) => LIBELLES_PUBLIC[code],
      }),
    },
    {
      id: 'constat',
      header: 'Ce qu’elle dit',
      isExtra: true,
      text: ({ constat }) => constat ?? '',
    },
    actionColumn(),
  ],
}

/** Évaluations: the publics asked, the number of answers and the results. */
export function EvaluationsTab() {
  return (
    <FicheTab
      query={useRead('evaluations:findAll', usePerimetre())}
      list={evaluationsList}
      add="Ajouter une évaluation"
      tools={<QuestionnaireMenu />}
      empty={{
        icon: <IconReportAnalytics />,
        title: 'Aucune évaluation',
        advice:
          'Un questionnaire, un tour de table, un entretien\u00a0: notez qui a été interrogé, combien ont répondu et ce que cela dit.',
      }}
      form={(ligne, onClose) => <EvaluationForm ligne={ligne} onClose={onClose} />}
    />
  )
}

type PublicValues = {
  readonly isAsked: boolean
  readonly interroges: string | number
  readonly reponses: string | number
}

function EvaluationForm({
  ligne,
  onClose,
}: {
  readonly ligne: EvaluationLigne | null
  readonly onClose: () => void
}) {
  const defaults = useFicheDefaults()
  const valuesOf = (code: PublicEvaluation): PublicValues => {
    const asked = ligne?.publics.find((one) => one.public === code)
    return {
      isAsked: asked !== undefined,
      interroges: asked?.interroges ?? '',
      reponses: asked?.reponses ?? '',
    }
  }
  const { value, errors, onChange, fiche } = useFicheForm({
    channels: {
      create: 'evaluations:create',
      save: 'evaluations:save',
      remove: 'evaluations:delete',
    },
    id: ligne && { evaluationId: ligne.evaluationId },
    initial: {
      actionId: ligne?.actionId ?? defaults.actionId,
      date: formatDate(ligne?.date ?? defaults.date),
      titre: ligne?.titre ?? '',
      constat: ligne?.constat ?? '',
      enfants: valuesOf('enfants'),
      parents: valuesOf('parents'),
      enseignants: valuesOf('enseignants'),
      intervenants: valuesOf('intervenants'),
    },
    toSaisie: ({ actionId, date, titre, constat, ...publics }) => ({
      actionId,
      date: dateOrTyped(date),
      titre,
      constat,
      publics: PUBLICS_EVALUATION.filter((code) => publics[code].isAsked).map((code) => ({
        public: code,
        interroges: numberTyped(publics[code].interroges),
        reponses: numberTyped(publics[code].reponses),
      })),
    }),
    onClose,
  })
  const refused = Object.entries(errors).find(([path]) => path.startsWith('publics'))?.[1]
  return (
    <FicheForm title={ligne === null ? 'Nouvelle évaluation' : 'Évaluation'} fiche={fiche}>
      <TextField
        label="Titre"
        placeholder="Questionnaire de mi-année"
        maxLength={200}
        value={value.titre}
        error={errors.titre}
        onChange={(titre) => onChange({ titre })}
      />
      <DateTextField
        label="Date"
        value={value.date}
        error={errors.date}
        onChange={(date) => onChange({ date })}
      />
      <fieldset className={styles.publics}>
        <legend>Qui a été interrogé, combien ont répondu</legend>
        <div className={styles.public} aria-hidden>
          <span />
          <Quiet>interrogés</Quiet>
          <Quiet>réponses</Quiet>
        </div>
        {PUBLICS_EVALUATION.map((code) => (
          <PublicRow
            key={code}
            code={code}
            value={value[code]}
            onChange={(next) => onChange({ [code]: next })}
          />
        ))}
        <FieldError text={refused} />
      </fieldset>
      <LongTextField
        label="Ce qu’elle dit"
        description="Des constats, sans nommer personne&nbsp;: la famille peut les lire."
        minRows={3}
        maxRows={10}
        value={value.constat}
        error={errors.constat}
        onChange={(constat) => onChange({ constat })}
      />
      <NomsCites texte={value.constat} lecteurs="La Caf et les familles liront ce texte" />
      <ActionSelect
        value={value.actionId}
        error={errors.actionId}
        onChange={(actionId) => onChange({ actionId })}
      />
    </FicheForm>
  )
}

function PublicRow({
  code,
  value,
  onChange,
}: {
  readonly code: PublicEvaluation
  readonly value: PublicValues
  readonly onChange: (value: PublicValues) => void
}) {
  const name = LIBELLES_PUBLIC[code]
  const number = (key: 'interroges' | 'reponses', label: string) => (
    <NumberInput
      aria-label={`${name}\u00a0: ${label}`}
      size="xs"
      min={0}
      allowDecimal={false}
      allowNegative={false}
      disabled={!value.isAsked}
      value={value[key]}
      onChange={(typed) => onChange({ ...value, [key]: typed })}
    />
  )
  return (
    <div className={styles.public}>
      <Checkbox
        size="xs"
        label={name}
        checked={value.isAsked}
        onChange={(event) => onChange({ ...value, isAsked: event.currentTarget.checked })}
      />
      {number('interroges', 'interrogés')}
      {number('reponses', 'réponses')}
    </div>
  )
}
