import { CONTEXTE_VIDE } from '../../../main/import/formulaire/lecture.ts'
import { proposer } from '../../../main/import/formulaire/sens/proposer.ts'
import type { Contexte, PlaceLue } from '../../../shared/domain/formulaire.ts'

/** What is given of a place: its kind, and the words around it. */
export type Given = Partial<Contexte> &
  Partial<Pick<PlaceLue, 'genre' | 'options' | 'faible' | 'groupe'>>

/** A place of a form, on a line of its own, with the words that are given. */
export const aPlace = (
  { genre = 'texte', options = [], faible = false, groupe, ...contexte }: Given,
  index: number,
): PlaceLue => ({
  genre,
  options,
  faible,
  groupe: groupe ?? String(index),
  lieu: { type: 'texte', texte: { part: '', insertions: [], avec: [], saut: '' } },
  contexte: { ...CONTEXTE_VIDE, ...contexte },
})

/** What each place takes: « ? » before a code that waits for her, « – » for none. */
export const asks = (...given: readonly Given[]): string =>
  proposer(given.map(aPlace), '2021-2022')
    .map(({ code, isSure }) => (code === null ? '–' : `${isSure ? '' : '? '}${code}`))
    .join(' | ')

const LISTS: ReadonlySet<string> = new Set([
  'lignes',
  'colonnes',
  'voisins',
  'dessus',
  'sections',
  'options',
])

/**
 * What the places told in one text take: « Nom ; sections La structure / Bilan | Tél. » are two, each by the words before it,
 * then by its other fields.
 */
export const asksIn = (told: string): string =>
  asks(
    ...told.split(' | ').map((one): Given => {
      const [avant = '', ...fields] = one.split(/(?:^| ); /)
      const others = fields.map((field) => {
        const [, nom = '', words = ''] = /^(\S+) (.*)$/s.exec(field) ?? []
        if (field === 'faible') return [field, true] as const
        return [nom, LISTS.has(nom) ? words.split(' / ') : words] as const
      })
      return { avant, ...Object.fromEntries(others) }
    }),
  )
