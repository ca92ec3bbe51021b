import { Button } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconCheck } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import { libelleAnnee } from '../../../shared/dates.ts'
import { CATALOGUE, entreeOf } from '../../../shared/domain/catalogue.ts'
import { filtreOfCode } from '../../../shared/domain/filtre-enfants.ts'
import { formatCount } from '../../../shared/format.ts'
import type { ProvenanceLigne } from '../../../shared/ipc/bilans.ipc.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { PlaceVue } from '../../../shared/ipc/formulaires.ipc.ts'
import { Loaded } from '../../app/Loaded.tsx'
import { useSelection } from '../../app/selection.tsx'
import { useUnsaved } from '../../app/unsaved.ts'
import { useBrouillon } from '../../app/useBrouillon.ts'
import { useRead } from '../../app/useRead.ts'
import { CreatableSelect } from '../../ui/CreatableSelect.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Tag } from '../../ui/Tag.tsx'
import { LongTextField } from '../../ui/TextField.tsx'
import { NomsCites } from '../personnes/NomsCites.tsx'
import styles from './Formulaires.module.css'

/** Ties a place to its panel for screen readers. */
export const PLACE_PANEL_ID = 'place-detail'

type Choix = Input<'formulaires:choose'>['choix']

const TONES = { sur: 'good', 'a-confirmer': 'warn', inconnu: 'quiet' } as const
const ETATS = {
  sur: 'Sûr',
  'a-confirmer': 'À confirmer',
  inconnu: 'À vous',
} as const

const CHOICES = CATALOGUE.map(({ code, libelle, autres }) => ({
  value: code,
  label: libelle,
  ...(autres.length === 0 ? {} : { note: autres.join(', ') }),
}))

/** Panel of one place: Cartable's answer and its reason, another answer, none, or the user's own text. */
export function PlacePanel({
  place,
  demande,
  renderRecords,
  onConfirm,
  onChoose,
  onClose,
}: {
  readonly place: PlaceVue
  readonly demande: Omit<Input<'formulaires:findProvenance'>, 'rang'>
  readonly renderRecords: RenderRecords
  readonly onConfirm: () => void
  readonly onChoose: (choix: Choix) => Promise<boolean>
  readonly onClose: () => void
}) {
  const { code, texte, etat, origine, preuve, enregistrements, voisine } = place
  const entree = code === null ? undefined : entreeOf(code)
  const depuis = useDepuis(code)
  // A search writes nothing: only a choice in the list is saved.
  const [picked, setPicked] = useState(code)
  const [shownCode, setShownCode] = useState(code)
  if (shownCode !== code) {
    setShownCode(code)
    setPicked(code)
  }
  const pick = (next: string | null) => {
    setPicked(next)
    if (next !== null && next !== code) onChoose({ type: 'reponse', code: next })
  }
  const isText = place.genre === 'texte' || place.genre === 'cellule'
  return (
    <SidePanel
      id={PLACE_PANEL_ID}
      title={place.libelle}
      about={String(place.rang)}
      lead={<Tag tone={TONES[etat]}>{ETATS[etat]}</Tag>}
      onClose={onClose}
    >
      <div className={styles.panel}>
        <p className={styles.answer}>{texte === '' ? emptyOf(code) : texte}</p>
        {entree === undefined ? null : (
          <Quiet block>
            {`${entree.libelle}. ${entree.calcul}${depuis}`}
            {voisine === null ? '' : ` ${voisine.libelle}\u00a0: ${voisine.texte}.`}
          </Quiet>
        )}
        {enregistrements > 0 ? (
          <Derriere
            // Another answer has other records.
            key={code}
            count={enregistrements}
            demande={{ ...demande, rang: place.rang }}
            renderRecords={renderRecords}
          />
        ) : null}
        {origine === 'lue' && code !== null ? (
          <Quiet
            block
          >{`Lu dans le formulaire\u00a0: ${preuve.map((one) => `«\u00a0${one}\u00a0»`).join(', ')}.`}</Quiet>
        ) : null}
        {etat === 'a-confirmer' ? (
          <Button size="xs" leftSection={<IconCheck size="1rem" aria-hidden />} onClick={onConfirm}>
            Confirmer
          </Button>
        ) : null}
        {/* Above the search: words told under it when it is left would push a button from under the mouse. */}
        <div className={styles.actions}>
          <Button
            size="xs"
            variant="default"
            onClick={() => onChoose({ type: 'reponse', code: null })}
          >
            Aucune réponse
          </Button>
          {origine === 'lue' ? null : (
            <Button size="xs" variant="default" onClick={() => onChoose({ type: 'oublier' })}>
              Comme Cartable l’a lu
            </Button>
          )}
        </div>
        <CreatableSelect
          label="Autre réponse"
          placeholder="Chercher : bénévoles, collège…"
          data={CHOICES}
          value={picked}
          onChange={pick}
        />
        {isText ? (
          <Texte
            place={place}
            actionId={demande.actionId}
            onWrite={(own) => onChoose({ type: 'texte', texte: own })}
          />
        ) : null}
      </div>
    </SidePanel>
  )
}

/** Draws the records behind a figure, each linked to its fiche, as in the bilan. */
export type RenderRecords = (lignes: readonly ProvenanceLigne[]) => ReactNode

/** Records that an answer counts, opened on demand. */
function Derriere({
  count,
  demande,
  renderRecords,
}: {
  readonly count: number
  readonly demande: Input<'formulaires:findProvenance'>
  readonly renderRecords: RenderRecords
}) {
  const [isOpen, { toggle }] = useDisclosure(false)
  const query = useRead('formulaires:findProvenance', demande, { isEnabled: isOpen })
  return (
    <>
      <Button size="compact-xs" variant="subtle" aria-expanded={isOpen} onClick={toggle}>
        {isOpen
          ? 'Masquer les enregistrements'
          : `Voir ${count === 1 ? 'l’enregistrement compté' : `les ${formatCount(count, 'enregistrement')} comptés`}`}
      </Button>
      {isOpen ? (
        <div className={styles.records}>
          <Loaded query={query}>{renderRecords}</Loaded>
        </div>
      ) : null}
    </>
  )
}

/** Form of the user's own text for one place; its draft survives a crash. */
function Texte({
  place: { origine, texte, cle },
  actionId,
  onWrite,
}: {
  readonly place: PlaceVue
  readonly actionId: string
  /** True once the text is kept. */
  readonly onWrite: (texte: string) => Promise<boolean>
}) {
  const kept = origine === 'saisie' ? texte : ''
  const [typed, setTyped] = useState(kept)
  const isDirty = typed.trim() !== kept
  const abandon = useBrouillon({
    formulaire: 'formulaires:choose',
    sujet: { actionId, cle },
    values: { typed },
    isDirty,
    restore: (found) => setTyped(found.typed),
  })
  const write = async () => {
    const isKept = await onWrite(typed)
    if (isKept) {
      unsaved.forget()
      abandon()
    }
    return isKept
  }
  const unsaved = useUnsaved(isDirty, abandon, write, 'Écrire ce texte')
  return (
    <>
      <LongTextField label="Votre texte, pour cette action" value={typed} onChange={setTyped} />
      <NomsCites texte={typed} />
      <Button size="xs" variant="default" disabled={!isDirty} onClick={write}>
        Écrire ce texte
      </Button>
    </>
  )
}

const emptyOf = (code: string | null): string =>
  code === null
    ? 'Rien n’y sera écrit.'
    : 'Rien n’y sera écrit\u00a0: rien n’est encore saisi pour cette réponse, ou elle ne va pas à cet endroit.'

/** Since which année enfants are known, where a code tells the new ones apart; empty for another code. */
function useDepuis(code: string | null): string {
  const { contexte } = useSelection()
  const oldest = contexte.annees.at(-1)
  const isTold = code !== null && filtreOfCode(code)?.nouveaux !== undefined
  return isTold && oldest !== undefined
    ? ` La première année tenue dans Cartable est ${libelleAnnee(oldest)}.`
    : ''
}
