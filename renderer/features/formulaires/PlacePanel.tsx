import { Button, Textarea } from '@mantine/core'
import { IconCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { CATALOGUE, entreeOf } from '../../../shared/domain/catalogue.ts'
import { formatCount } from '../../../shared/format.ts'
import type { Input } from '../../../shared/ipc/contract.ts'
import type { PlaceVue } from '../../../shared/ipc/formulaires.ipc.ts'
import { CreatableSelect } from '../../ui/CreatableSelect.tsx'
import { Quiet } from '../../ui/Quiet.tsx'
import { SidePanel } from '../../ui/SidePanel.tsx'
import { Tag } from '../../ui/Tag.tsx'
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

/** One place: what Cartable answers there and why, another answer, none, or a text of hers. */
export function PlacePanel({
  place,
  onConfirm,
  onChoose,
  onClose,
}: {
  readonly place: PlaceVue
  readonly onConfirm: () => void
  readonly onChoose: (choix: Choix) => void
  readonly onClose: () => void
}) {
  const { code, texte, etat, origine, preuve, enregistrements } = place
  const entree = code === null ? undefined : entreeOf(code)
  const [typed, setTyped] = useState(origine === 'saisie' ? texte : '')
  // While another answer is searched nothing is written: only a choice of the list is.
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
            {`${entree.libelle}. ${entree.calcul}`}
            {enregistrements > 0 ? ` ${formatCount(enregistrements, 'enregistrement')}.` : ''}
          </Quiet>
        )}
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
        <CreatableSelect
          label="Autre réponse"
          placeholder="Chercher : bénévoles, collège…"
          data={CHOICES}
          value={picked}
          onChange={pick}
        />
        {isText ? (
          <>
            <Textarea
              size="xs"
              label="Votre texte, pour cette action"
              autosize
              minRows={2}
              maxRows={8}
              value={typed}
              onChange={(event) => setTyped(event.currentTarget.value)}
            />
            <Button
              size="xs"
              variant="default"
              disabled={typed.trim() === (origine === 'saisie' ? texte : '')}
              onClick={() => onChoose({ type: 'texte', texte: typed })}
            >
              Écrire ce texte
            </Button>
          </>
        ) : null}
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
      </div>
    </SidePanel>
  )
}

const emptyOf = (code: string | null): string =>
  code === null
    ? 'Rien n’y sera écrit.'
    : 'Rien n’y sera écrit\u00a0: rien n’est encore saisi pour cette réponse, ou elle ne va pas à cet endroit.'
