import { VisuallyHidden } from '@mantine/core'
import { IconCheck, IconSquare, IconSquareCheck, IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame } from '../../../shared/domain/trame.ts'
import type { BilanVue } from '../../../shared/ipc/bilans.ipc.ts'
import { champOf, raisonOf, texteOf, tickedOptions } from '../../../shared/texts/valeurs.ts'
import { useScreenParams } from '../../app/router.ts'
import { FigureButton } from '../../ui/FigureButton.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { Tag } from '../../ui/Tag.tsx'
import styles from './BilanScreen.module.css'
import { OrigineTag } from './OrigineTag.tsx'
import { PROVENANCE_PANEL_ID } from './ProvenancePanel.tsx'
import { compteText } from './provenance-text.ts'
import { ReponseForm } from './ReponseForm.tsx'
import type { DemandeBilan } from './useBilan.ts'

/** Kinds whose answer takes the whole width, under its question. */
const WIDE: readonly ChampTrame['kind'][] = ['long-text', 'choice']

/** Kinds whose answer is itself the door to its records; for the others their count is. */
const FIGURES: readonly ChampTrame['kind'][] = ['number', 'hours', 'date', 'text']

/** One question of the form with its answer, where it comes from, and the way to its records. */
export function FormField({
  champ,
  vue: { bilan, comptes },
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
      </div>
      {isEditing ? (
        <div className={styles.editor}>
          <ReponseForm
            champ={champ}
            bilan={bilan}
            demande={demande}
            onDone={() => setIsEditing(false)}
          />
        </div>
      ) : (
        <Below champ={champ} bilan={bilan} />
      )}
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

/** What goes with the answer: the reason it was corrected, or the answer to the question under a « oui ». */
function Below({ champ, bilan }: { readonly champ: ChampTrame; readonly bilan: BilanRempli }) {
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
