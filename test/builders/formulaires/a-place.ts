import type { Contexte, GenrePlace, PlaceLue } from '../../../shared/domain/formulaire.ts'

/** What is given of a place: its kind, and the words around it. */
export type Given = Partial<Contexte> & { readonly genre?: GenrePlace }

/** A place of a form, on a line of its own, with the words that are given. */
export const aPlace = ({ genre = 'texte', ...contexte }: Given, index: number): PlaceLue => ({
  genre,
  options: [],
  faible: false,
  groupe: String(index),
  lieu: { type: 'texte', texte: { part: '', insertions: [], avec: [], saut: '' } },
  contexte: {
    avant: '',
    apres: '',
    debutLigne: '',
    lignes: [],
    colonnes: [],
    voisins: [],
    dessus: [],
    sections: [],
    nom: '',
    ...contexte,
  },
})
