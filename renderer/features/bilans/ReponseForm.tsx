import { Button, Textarea } from '@mantine/core'
import { IconPencilPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import type { Valeur } from '../../../shared/domain/valeur.ts'
import { champOf, texteOf } from '../../../shared/texts/valeurs.ts'
import { useBrouillon } from '../../app/useBrouillon.ts'
import { useRead } from '../../app/useRead.ts'
import { useUnsaved } from '../../app/useUnsaved.ts'
import { fieldErrors, notifyFailure, useWrite } from '../../app/useWrite.ts'
import { PanelForm } from '../../ui/PanelForm.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './BilanScreen.module.css'
import { ReponseInput } from './ReponseInput.tsx'
import { toSaisie, toValeur } from './reponse-saisie.ts'
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
  const unsaved = useUnsaved(isDirty, abandon)
  const save = useWrite('bilans:saveReponse')
  const errors = fieldErrors(save.error)
  const send = (reponse: { readonly valeur: Valeur; readonly raison: string | null } | null) =>
    save.mutate(
      {
        ...demande,
        code: champ.code,
        reponse: reponse && { ...reponse, valeur: mutable(reponse.valeur) },
      },
      {
        onSuccess: () => {
          unsaved.forget()
          abandon()
          onDone()
        },
        onError: (error) => {
          if (Object.keys(fieldErrors(error)).length === 0) notifyFailure(error)
        },
      },
    )
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
  return (
    <PanelForm
      title={champ.label}
      isTitled={false}
      isPending={save.isPending}
      onSubmit={() => send({ valeur: wanted, raison: question === null ? null : pourquoi })}
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
        <Textarea
          label={question}
          size="xs"
          autosize
          minRows={2}
          maxRows={10}
          value={pourquoi}
          error={errors.raison}
          errorProps={{ role: 'alert' }}
          onChange={(event) => typed(setPourquoi)(event.currentTarget.value)}
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
