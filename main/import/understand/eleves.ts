import {
  type Champ,
  COCHE,
  isChamp,
  isIdentite,
  isNomComplet,
  tickOf,
} from '../../../shared/domain/colonne.ts'
import type { Vocabulaire } from './entete.ts'
import { recogniseHeader } from './headers.ts'

/** A list of pupils: what names a child makes one. */
export const ELEVES: Vocabulaire<Champ> = {
  genre: 'eleves',
  recognise: recogniseHeader,
  isTable: (champs) => {
    const identites = [...champs].filter(isIdentite)
    return (
      identites.some(isNomComplet) ||
      identites.length >= 2 ||
      (champs.has('nom') && champs.size >= 2)
    )
  },
  isChamp,
  champDit: (champ) => (tickOf(champ) === null ? champ : COCHE),
}
