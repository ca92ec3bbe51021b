import { ActionIcon, Tooltip, VisuallyHidden } from '@mantine/core'
import { IconArrowsDiff, IconCheck, IconSquare, IconSquareCheck, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import { type Comparaison, comparaisonsDe } from '../../../shared/domain/ecarts.ts'
import { type ChampTrame, champsOf } from '../../../shared/domain/trame.ts'
import { capitalised, formatCount } from '../../../shared/format.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import { champOf, raisonOf, texteOf, tickedOptions } from '../../../shared/texts/valeurs.ts'
import { useScreenParams } from '../../app/router.ts'
import { FigureButton } from '../../ui/FigureButton.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './BilanScreen.module.css'
import { champId, comparaisonText, compteText, prevuText } from './bilan-texts.ts'
import { OrigineTag } from './OrigineTag.tsx'
import { PROVENANCE_PANEL_ID } from './ProvenancePanel.tsx'
import { ReponseForm } from './ReponseForm.tsx'
import { type DemandeBilan, useConfirm } from './useBilan.ts'

/** Kinds whose answer takes the whole width, under its question. */
const WIDE: readonly ChampTrame['kind'][] = ['long-text', 'choice']

/** Kinds whose answer is the link to its records; the others link from the count of records. */
const FIGURES: readonly ChampTrame['kind'][] = ['number', 'hours', 'date', 'text']

/** One question of the form with its answer, the origin of that answer and the link to its records. */
export function FormField({
  champ,
  vue: { bilan, comptes, comparaisons, preuves, amorces },
  demande,
  isOpen,
  onOpen,
}: {
  readonly champ: ChampTrame
  readonly vue: BilanVue
  readonly demande: DemandeBilan
  readonly isOpen: boolean
  readonly onOpen: (code: string | null) => void
}) {
  const { params } = useScreenParams()
  // An address may ask for one question: it is opened, ready to be answered.
  const [isEditing, setIsEditing] = useState(params.get('question') === champ.code)
  const confirmation = useConfirm(demande)
  const records = compteText(comptes[champ.code])
  const { valeur, origine } = champOf(bilan, champ.code)
  const texte = texteOf(bilan.trame, champ, valeur)
  const answer = <Answer champ={champ} bilan={bilan} texte={texte} />
  const door = (content: ReactNode, name: string) => (
    <FigureButton
      label={`${name}, ${champ.label}\u00a0: voir le détail`}
      isOpen={isOpen}
      panelId={PROVENANCE_PANEL_ID}
      onClick={() => onOpen(isOpen ? null : champ.code)}
    >
      {content}
    </FigureButton>
  )
  return (
    <div
      id={champId(champ.code)}
      tabIndex={-1}
      className={styles.champ}
      data-wide={WIDE.includes(champ.kind)}
      data-yes-no={champ.kind === 'yes-no'}
      data-total={champ.total ?? false}
      data-open={isOpen}
    >
      <div className={styles.label}>{champ.label}</div>
      <div className={styles.value}>
        {isEditing && WIDE.includes(champ.kind) ? null : records === '' ? (
          answer
        ) : FIGURES.includes(champ.kind) ? (
          door(answer, texte ?? 'Sans réponse')
        ) : (
          <>
            {answer}
            <span className={styles.records}>{door(records, records)}</span>
          </>
        )}
      </div>
      <div className={styles.origin}>
        <button
          type="button"
          className={styles.edit}
          aria-expanded={isEditing}
          onClick={() => setIsEditing(!isEditing)}
        >
          <OrigineTag origine={origine} />
          <VisuallyHidden>
            {`. ${origine === 'vide' ? 'Répondre' : 'Modifier'}\u00a0: ${champ.label}`}
          </VisuallyHidden>
        </button>
        {origine === 'proposee' ? (
          <Tooltip label="Confirmer cette réponse">
            <ActionIcon
              size="sm"
              variant="default"
              aria-label={`Confirmer\u00a0: ${champ.label}`}
              loading={confirmation.isPending}
              onClick={() => confirmation.confirm(bilan, [champ.code])}
            >
              <IconCheck size="0.875rem" aria-hidden />
            </ActionIcon>
          </Tooltip>
        ) : null}
      </div>
      {isEditing ? (
        <div className={styles.editor}>
          <ReponseForm
            champ={champ}
            bilan={bilan}
            demande={demande}
            amorce={amorces[champ.code] ?? null}
            onDone={() => setIsEditing(false)}
          />
        </div>
      ) : (
        <Below champ={champ} bilan={bilan} />
      )}
      <Appui
        champ={champ}
        bilan={bilan}
        preuve={valeur === true ? (preuves[champ.code] ?? null) : null}
        comparaison={comparaisons.find(({ code }) => code === champ.code)}
      />
      <Comparaisons bilan={bilan} comparaisons={comparaisonsDe(champ.code, comparaisons)} />
    </div>
  )
}

function Answer({
  champ,
  bilan,
  texte,
}: {
  readonly champ: ChampTrame
  readonly bilan: BilanRempli
  readonly texte: string | null
}): ReactNode {
  const { valeur } = champOf(bilan, champ.code)
  if (champ.kind === 'choice') return <Options champ={champ} bilan={bilan} />
  if (texte === null) return <Quiet>{champ.kind === 'long-text' ? 'Rien n’est écrit' : '–'}</Quiet>
  if (typeof valeur !== 'boolean') return <span className={styles.text}>{texte}</span>
  return (
    <Tag
      tone={valeur ? 'good' : 'quiet'}
      icon={valeur ? <IconCheck aria-hidden /> : <IconX aria-hidden />}
    >
      {texte}
    </Tag>
  )
}

function Options({ champ, bilan }: { readonly champ: ChampTrame; readonly bilan: BilanRempli }) {
  const ticked = tickedOptions(bilan, champ)
  return (
    <ul className={styles.options}>
      {champ.options?.map(({ value, label }) => {
        const isTicked = ticked.includes(value)
        const Icon = isTicked ? IconSquareCheck : IconSquare
        return (
          <li key={value} className={styles.option} data-ticked={isTicked}>
            <Icon size="1rem" role="img" aria-label={isTicked ? 'coché' : 'non coché'} />
            {label}
          </li>
        )
      })}
    </ul>
  )
}

/** Evidence of the answer: the dates of its records, and the figure that the projet announced. */
function Appui({
  champ,
  bilan: { trame },
  preuve,
  comparaison,
}: {
  readonly champ: ChampTrame
  readonly bilan: BilanRempli
  readonly preuve: string | null
  readonly comparaison: Comparaison | undefined
}) {
  // Nothing announced and nothing done needs no line.
  const isTold =
    comparaison !== undefined &&
    (comparaison.differs || (typeof comparaison.prevu !== 'boolean' && comparaison.reel !== 0))
  if (preuve === null && !isTold) return null
  const announced = isTold ? capitalised(prevuText(trame, champ, comparaison)) : null
  return (
    <div className={styles.below}>
      {[preuve, announced].filter((part) => part !== null).join(' · ')}
      {comparaison?.differs === true && typeof comparaison.prevu !== 'boolean' ? (
        <>
          {' '}
          <Tag tone="warn" icon={<IconArrowsDiff aria-hidden />}>
            écart
          </Tag>
        </>
      ) : null}
    </div>
  )
}

/** Lines of the evidence of an écart that are shown at once. */
const LINES_SHOWN = 6

/** Differences between prévu and réel: announced for the année, expected at the date, done. */
function Comparaisons({
  bilan: { trame },
  comparaisons,
}: {
  readonly bilan: BilanRempli
  readonly comparaisons: readonly Comparaison[]
}) {
  if (comparaisons.length === 0) return null
  const champs = new Map(champsOf(trame).map((champ) => [champ.code, champ]))
  const differing = comparaisons.filter(({ differs }) => differs)
  const lines = differing.slice(0, LINES_SHOWN).flatMap((comparaison) => {
    const champ = champs.get(comparaison.code)
    return champ === undefined
      ? []
      : [{ code: champ.code, text: comparaisonText(trame, champ, comparaison) }]
  })
  const more = differing.length - lines.length
  return (
    <div className={styles.below}>
      {differing.length === 0
        ? `Rien ne diffère de ce qui était prévu à cette date (${formatCount(comparaisons.length, 'élément comparé', 'éléments comparés')}).`
        : null}
      <ul className={styles.evidence}>
        {lines.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {more > 0 ? `et ${formatCount(more, 'autre écart', 'autres écarts')}.` : null}
    </div>
  )
}

/** Text under an answer: its note, the reason of its correction, or the answer to the question under a « oui ». */
function Below({ champ, bilan }: { readonly champ: ChampTrame; readonly bilan: BilanRempli }) {
  const note = bilan.notes[champ.code]
  if (note !== undefined) return <div className={styles.below}>{note}</div>
  const { valeur, valeurCalculee, origine, raison } = champOf(bilan, champ.code)
  if (origine === 'corrigee') {
    const computed = texteOf(bilan.trame, champ, valeurCalculee)
    return (
      <div className={styles.below}>
        Calculé&nbsp;: {computed ?? '–'}
        {raison === null ? null : ` · ${raison}`}
      </div>
    )
  }
  if (champ.ifYes === undefined || valeur !== true) return null
  const answer = raisonOf(bilan, champ)
  return (
    <div className={styles.below}>
      {champ.ifYes}&nbsp;: <strong>{answer ?? 'rien n’est écrit'}</strong>
    </div>
  )
}
