import { Alert } from '@mantine/core'
import { type KeyboardEvent, type ReactNode, useRef, useState } from 'react'
import type { IsoDate } from '../../../shared/dates.ts'
import type { MorceauFormulaire } from '../../../shared/domain/formulaire.ts'
import { formatCount } from '../../../shared/format.ts'
import type { FormulaireVue, PlaceVue } from '../../../shared/ipc/formulaires.ipc.ts'
import { leave } from '../../app/unsaved.ts'
import { notifyFailure, useWrite } from '../../app/useWrite.ts'
import { Panes } from '../../ui/SidePanel.tsx'
import styles from './Formulaires.module.css'
import { PLACE_PANEL_ID, PlacePanel, type RenderRecords } from './PlacePanel.tsx'

export type DemandeFormulaire = { readonly actionId: string; readonly arreteAu: IsoDate }

const LIBELLES_ETAT = {
  sur: 'sûr',
  'a-confirmer': 'à confirmer',
  inconnu: 'à vous',
} as const

/** Form of the Caf in its own order and words, each place with its answer; a click on a place opens its panel. */
export function FormulaireView({
  vue,
  fichierId,
  demande,
  renderRecords,
}: {
  readonly vue: FormulaireVue
  readonly fichierId: string
  readonly demande: DemandeFormulaire
  readonly renderRecords: RenderRecords
}) {
  const [openRang, setOpenRang] = useState<number | null>(null)
  const formRef = useRef<HTMLDivElement>(null)
  const choose = useWrite('formulaires:choose')
  const byRang = new Map(vue.places.map((place) => [place.rang, place]))
  const open = openRang === null ? undefined : byRang.get(openRang)

  /** The next place that waits as the form now stands, after this one or from the start; this one when none does. */
  const focusNext = (after: number) =>
    requestAnimationFrame(() => {
      const waiting = [
        ...(formRef.current?.querySelectorAll<HTMLElement>('[data-etat="a-confirmer"]') ?? []),
      ]
      const next = waiting.find((one) => Number(one.dataset.rang) > after) ?? waiting[0]
      const confirmed = formRef.current?.querySelector<HTMLElement>(`[data-rang="${after}"]`)
      ;(next ?? confirmed)?.focus()
    })
  const confirm = (place: PlaceVue) => {
    if (place.code === null) return
    choose.mutate(
      {
        fichierId,
        ...demande,
        rang: place.rang,
        choix: { type: 'confirmer', code: place.code },
      },
      { onSuccess: () => focusNext(place.rang), onError: notifyFailure },
    )
  }
  const onKey = (event: KeyboardEvent, place: PlaceVue) => {
    if (event.key !== 'Enter' || place.etat !== 'a-confirmer') return
    event.preventDefault()
    confirm(place)
  }
  const isOuiNon = (rang: number): boolean => byRang.get(rang)?.genre === 'oui-non'
  const placeOf = (rang: number) => {
    const place = byRang.get(rang)
    if (place === undefined) return null
    return (
      <button
        key={rang}
        type="button"
        data-rang={rang}
        data-etat={place.etat}
        className={styles.place}
        aria-label={`${place.libelle}\u00a0: ${place.genre === 'oui-non' ? shownOf(place) : place.texte || 'vide'}, ${LIBELLES_ETAT[place.etat]}`}
        aria-expanded={openRang === rang}
        aria-controls={openRang === rang ? PLACE_PANEL_ID : undefined}
        onKeyDown={(event) => onKey(event, place)}
        onClick={() => leave(() => setOpenRang(rang))}
      >
        {shownOf(place)}
      </button>
    )
  }

  return (
    <Panes
      label="Formulaire de la Caf"
      panel={
        open === undefined ? null : (
          <PlacePanel
            key={open.rang}
            place={open}
            demande={{ fichierId, ...demande }}
            renderRecords={renderRecords}
            onConfirm={() => confirm(open)}
            onChoose={(choix) =>
              choose.mutate(
                { fichierId, ...demande, rang: open.rang, choix },
                { onError: notifyFailure },
              )
            }
            onClose={() => leave(() => setOpenRang(null))}
          />
        )
      }
    >
      {vue.autreAnnee === null ? null : (
        <Alert color="yellow" className={styles.annee ?? ''}>
          {`Ce formulaire parle de l’année ${vue.autreAnnee.nommee}, et vous remplissez celui de ${vue.autreAnnee.choisie}\u00a0: aucune réponse n’est écrite avant que vous la confirmiez. S’il doit servir tout de même, confirmez-les une à une\u00a0; sinon, choisissez l’année en haut de l’écran, ou demandez à la Caf le formulaire de cette année.`}
        </Alert>
      )}
      {vue.places
        .filter((place) => place.reste > 0)
        .map(({ rang, libelle, reste }) => (
          <Alert key={rang} color="yellow" className={styles.annee ?? ''}>
            {`${libelle}\u00a0: ${formatCount(reste, 'autre fiche n’a pas de ligne', 'autres fiches n’ont pas de ligne')} dans ce tableau. Ajoutez-les à la main dans le fichier rempli.`}
          </Alert>
        ))}
      <p className={styles.keys}>
        Entrée confirme une réponse et passe à la suivante ; Espace ouvre le détail d’un endroit.
      </p>
      <div className={styles.form} ref={formRef}>
        {vue.morceaux.map((morceau, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of one form never change places
          <Morceau key={index} {...{ morceau, placeOf, isOuiNon }} />
        ))}
      </div>
    </Panes>
  )
}

/** Content shown in a place: a tick for a box, the words for a text, dots where the place stays blank. */
function shownOf({ genre, texte, valeur }: PlaceVue): string {
  if (texte === '') return genre === 'case' ? '☐' : genre === 'oui-non' ? '☐ oui ☐ non' : '……'
  if (genre === 'case')
    return valeur === true || (typeof valeur === 'number' && valeur > 0) ? '☒' : '☐'
  if (genre !== 'oui-non') return texte
  return valeur === true ? '☒ oui ☐ non' : '☐ oui ☒ non'
}

const ANSWER_LAST = /(^|[\s:?])(?:oui|non)[\s:]*$/i
const ANSWER_FIRST = /^\s*(?:oui\s+non|non\s+oui|oui|non)(?!\p{L})/iu

function Morceau({
  morceau,
  placeOf,
  isOuiNon,
}: {
  readonly morceau: MorceauFormulaire
  readonly isOuiNon: (rang: number) => boolean
  readonly placeOf: (rang: number) => ReactNode
}) {
  const filled = (contenu: readonly (string | number)[]) =>
    contenu.map((one, index) => {
      if (typeof one !== 'string') return placeOf(one)
      // « oui ☐ non ☐ » is one place, which draws both words itself.
      const [before, after] = [contenu[index - 1], contenu[index + 1]]
      const left =
        typeof after === 'number' && isOuiNon(after) ? one.replace(ANSWER_LAST, '$1') : one
      return typeof before === 'number' && isOuiNon(before) ? left.replace(ANSWER_FIRST, '') : left
    })
  if (morceau.type === 'tableau') {
    return (
      <div className={styles.tableWrap}>
        <table className={styles.table}>
          <tbody>
            {morceau.lignes.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the rows of one form never change places
              <tr key={index}>
                {row.map((cell, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: nor do its cells
                  <td key={at} colSpan={cell.largeur} rowSpan={cell.hauteur}>
                    {filled(cell.contenu)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    )
  }
  const { contenu } = morceau
  if (morceau.type === 'titre') return <h2 className={styles.title}>{filled(contenu)}</h2>
  return contenu.length === 0 ? null : <p className={styles.line}>{filled(contenu)}</p>
}
