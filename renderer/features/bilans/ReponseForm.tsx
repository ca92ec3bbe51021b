import {
  Button,
  Checkbox,
  Group,
  NumberInput,
  Radio,
  Stack,
  Textarea,
  TextInput,
} from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useRef, useState } from 'react'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { champOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { useUnsaved } from '../../app/unsaved.ts'
import { useBrouillon } from '../../app/useBrouillon.ts'
import { useRead } from '../../app/useRead.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { DateTextField } from '../../ui/DateTextField.tsx'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './BilanScreen.module.css'
import { type Saisie, toSaisie, toValeur } from './reponse-saisie.ts'
import { type DemandeBilan, mutable } from './useBilan.ts'

/** Form that answers one question, or corrects a figure with its reason. */
export function ReponseForm({
  champ,
  bilan,
  demande,
  amorce,
  onDone,
}: {
  readonly champ: ChampTrame
  readonly bilan: BilanRempli
  readonly demande: DemandeBilan
  /** First sentence of recorded facts to start from; null where there is none. */
  readonly amorce: string | null
  readonly onDone: () => void
}) {
  const { valeur, valeurCalculee, origine, raison } = champOf(bilan, champ.code)
  const [first] = useState(() => toSaisie(champ, bilan, valeur))
  const [saisie, setSaisie] = useState(first)
  const [pourquoi, setPourquoi] = useState(raison ?? '')
  const isDirty = JSON.stringify(saisie) !== JSON.stringify(first) || pourquoi !== (raison ?? '')
  const abandon = useBrouillon({
    formulaire: 'bilans:saveReponse',
    // The draft does not depend on the date of the bilan: an answer holds for every date.
    sujet: { actionId: demande.actionId, trame: demande.trame, code: champ.code },
    values: { saisie, pourquoi },
    isDirty,
    restore: (kept) => {
      setSaisie(kept.saisie)
      setPourquoi(kept.pourquoi)
    },
  })
  const unsaved = useUnsaved(isDirty, abandon, () => sendTyped())
  const save = useWrite('bilans:saveReponse')
  const errors = fieldErrors(save.error)
  const latest = useRef('')
  latest.current = JSON.stringify([saisie, pourquoi])
  const send = (reponse: { readonly valeur: Valeur; readonly raison: string | null } | null) => {
    const sent = latest.current
    return save.mutate(
      {
        ...demande,
        code: champ.code,
        reponse: reponse && { ...reponse, valeur: mutable(reponse.valeur) },
      },
      {
        onSuccess: () => {
          // What is typed during the save is still to be saved.
          if (latest.current !== sent) return
          unsaved.forget()
          abandon()
          onDone()
        },
        onError: (error) => {
          if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
        },
      },
    )
  }
  /** Typing clears the refusal. */
  const typed =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      save.reset()
      set(value)
    }
  const wanted = toValeur(champ, saisie)
  const question = questionUnder(champ, wanted, valeurCalculee)
  const derived = texteOf(bilan.trame, champ, valeurCalculee)
  const sendTyped = () => send({ valeur: wanted, raison: question === null ? null : pourquoi })
  const onPaper = [
    texteOf(bilan.trame, champ, wanted) ?? 'Rien n’est écrit',
    question === null || pourquoi.trim() === '' ? null : `${question} ${pourquoi}`,
    isDirty ? '(pas encore enregistré)' : null,
  ].filter((part) => part !== null)
  return (
    <PanelForm
      title={champ.label}
      isTitled={false}
      isPending={save.isPending}
      onSubmit={sendTyped}
      onCancel={() => unsaved.leave(onDone)}
    >
      <ReponseInput
        champ={champ}
        saisie={saisie}
        error={errors.valeur}
        onChange={typed(setSaisie)}
      />
      {champ.kind === 'text' || champ.kind === 'long-text' || question !== null ? (
        <NomsCites texte={`${typeof saisie === 'string' ? saisie : ''} · ${pourquoi}`} />
      ) : null}
      {question === null ? null : (
        <LongTextField
          label={question}
          maxRows={10}
          value={pourquoi}
          error={errors.raison}
          onChange={typed(setPourquoi)}
        />
      )}
      <Reperes
        champ={champ}
        demande={demande}
        amorce={question !== null || champ.kind === 'long-text' ? amorce : null}
        onTake={(text) => (question === null ? typed(setSaisie)(text) : typed(setPourquoi)(text))}
        current={question === null && typeof saisie === 'string' ? saisie : pourquoi}
        takes={question !== null || champ.kind === 'long-text'}
      />
      {origine === 'corrigee' ||
      origine === 'confirmee' ||
      (origine === 'saisie' && champ.from !== 'entered') ? (
        <div>
          <Button size="compact-xs" variant="subtle" onClick={() => send(null)}>
            {derived === null
              ? 'Effacer ma réponse'
              : `Reprendre ce que donnent les saisies\u00a0: ${derived}`}
          </Button>
        </div>
      ) : null}
      <div className={styles.typed} data-typed={onPaper.join('\n')} />
    </PanelForm>
  )
}

/** Second question: the form's own under a « oui », or the reason of a correction; null when there is none. */
function questionUnder(champ: ChampTrame, wanted: Valeur, derived: Valeur): string | null {
  if (champ.ifYes !== undefined) return wanted === true ? champ.ifYes : null
  const isCorrection =
    champ.from === 'computed' &&
    derived !== null &&
    JSON.stringify(wanted) !== JSON.stringify(derived)
  return isCorrection ? 'Pourquoi ce chiffre est-il corrigé\u202f?' : null
}

/** Help for an answer: a first sentence of recorded facts, and the answer of a year ago. */
function Reperes({
  champ,
  demande,
  amorce,
  takes,
  current,
  onTake,
}: {
  readonly champ: ChampTrame
  readonly demande: DemandeBilan
  readonly amorce: string | null
  /** True while a text is being written: the help can be put in it. */
  readonly takes: boolean
  /** Text as it stands: the help put in it comes first. */
  readonly current: string
  readonly onTake: (text: string) => void
}) {
  const take = (text: string) => onTake(current.trim() === '' ? text : `${text}\n${current}`)
  return (
    <div className={styles.reperes}>
      {amorce === null ? null : (
        <div>
          <Quiet block>{`D’après vos saisies\u00a0: ${amorce}`}</Quiet>
          <Button
            size="compact-xs"
            variant="subtle"
            leftSection={<IconPencilPlus size="0.875rem" aria-hidden />}
            onClick={() => take(amorce)}
          >
            Commencer par cette phrase
          </Button>
        </div>
      )}
      <AnPasse champ={champ} demande={demande} onTake={takes ? take : null} />
    </div>
  )
}

/** Last year's answer, one click away: read only on that click. */
function AnPasse({
  champ,
  demande,
  onTake,
}: {
  readonly champ: ChampTrame
  readonly demande: DemandeBilan
  readonly onTake: ((text: string) => void) | null
}) {
  const [isAsked, setIsAsked] = useState(false)
  const { data, isPending } = useRead('bilans:findPrecedent', demande, { isEnabled: isAsked })
  if (!isAsked) {
    return (
      <Button size="compact-xs" variant="subtle" onClick={() => setIsAsked(true)}>
        Voir la réponse de l’an passé
      </Button>
    )
  }
  if (isPending) return <Quiet>Lecture…</Quiet>
  if (data === null || data === undefined) {
    return <Quiet block>L’année précédente n’a pas d’action de ce numéro dans Cartable.</Quiet>
  }
  const { valeur, raison } = champOf(data.bilan, champ.code)
  const texte = texteOf(data.bilan.trame, champ, valeur)
  const text = champ.kind === 'yes-no' ? raison : texte
  const shown = [texte, champ.kind === 'long-text' ? null : raison].filter((part) => part !== null)
  return (
    <div>
      <Quiet block>
        {`En ${data.annee}\u00a0: ${shown.length === 0 ? 'sans réponse' : shown.join('. ')}`}
      </Quiet>
      {onTake === null || text === null || text.trim() === '' ? null : (
        <Button size="compact-xs" variant="subtle" onClick={() => onTake(text)}>
          Reprendre ce texte
        </Button>
      )}
    </div>
  )
}

type Props = {
  readonly champ: ChampTrame
  readonly saisie: Saisie
  readonly error: string | undefined
  readonly onChange: (saisie: Saisie) => void
}

/** Field for the answer to a question of the form, by its kind. */
function ReponseInput(props: Props) {
  switch (props.champ.kind) {
    case 'number':
    case 'hours':
      return <NumberField {...props} />
    case 'yes-no':
      return <YesNoField {...props} />
    case 'choice':
      return <ChoiceField {...props} />
    default:
      return <TextField {...props} />
  }
}

function TextField({ champ, saisie, error, onChange }: Props) {
  const value = typeof saisie === 'string' ? saisie : ''
  if (champ.kind === 'date') {
    return <DateTextField label={champ.label} value={value} error={error} onChange={onChange} />
  }
  if (champ.kind === 'text') {
    return (
      <TextInput
        aria-label={champ.label}
        size="xs"
        value={value}
        error={error}
        errorProps={{ role: 'alert' }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    )
  }
  return (
    <Textarea
      aria-label={champ.label}
      size="sm"
      autosize
      minRows={4}
      maxRows={16}
      value={value}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}

function NumberField({ champ, saisie, error, onChange }: Props) {
  const isHours = champ.kind === 'hours'
  return (
    <NumberInput
      aria-label={champ.label}
      size="xs"
      w="9rem"
      min={0}
      allowNegative={false}
      decimalSeparator=","
      decimalScale={isHours ? 2 : (champ.decimals ?? 0)}
      allowDecimal={isHours || (champ.decimals ?? 0) > 0}
      suffix={isHours ? '\u00a0h' : ''}
      value={typeof saisie === 'number' || typeof saisie === 'string' ? saisie : ''}
      error={error}
      errorProps={{ role: 'alert' }}
      onChange={onChange}
    />
  )
}

function YesNoField({ champ, saisie, error, onChange }: Props) {
  return (
    <Radio.Group
      aria-label={champ.label}
      value={typeof saisie === 'boolean' ? String(saisie) : null}
      error={error}
      onChange={(value) => onChange(value === 'true')}
    >
      <Group gap="md">
        <Radio size="xs" value="true" label="Oui" />
        <Radio size="xs" value="false" label="Non" />
      </Group>
    </Radio.Group>
  )
}

function ChoiceField({ champ, saisie, error, onChange }: Props) {
  return (
    <Checkbox.Group
      aria-label={champ.label}
      value={Array.isArray(saisie) ? [...(saisie as readonly string[])] : []}
      error={error}
      onChange={onChange}
    >
      <Stack gap={6}>
        {champ.options?.map(({ value, label }) => (
          <Checkbox key={value} size="xs" value={value} label={label} />
        ))}
      </Stack>
    </Checkbox.Group>
  )
}
