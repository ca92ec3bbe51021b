import {
  type Champ,
  COCHE,
  isChamp,
  isIdentite,
  isNomComplet,
  tickOf,
} from '../../../shared/domain/colonne.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import type { Titre, Vocabulaire } from './entete.ts'
import { porteurOf, recogniseHeader } from './headers.ts'
import { canonical } from './titres.ts'

const NUMBERED = /^(.*\p{L}.*?)[ _-]*n?[°º]? ?([1-6])$/u

/**
 * Shares « Nom 1 ; Prénom 1 ; Classe 1 ; Nom 2 ; Prénom 2 ; Classe 2 » among the children of one row, by their number.
 * « Prénom 2 » alone is a second given name: a nom, a birth or a class must bear the number 2 too.
 */
function withNumeros(titres: readonly Titre<Champ>[]): readonly Titre<Champ>[] {
  const numbered = titres.map((titre) => {
    const [, bare = '', numero] = NUMBERED.exec(titre.texte.trim()) ?? []
    const champ = numero === undefined ? null : recogniseHeader(bare, titre.groupe)
    const isOfEnfant =
      champ !== null &&
      !champ.includes('.') &&
      porteurOf(titre.texte, titre.groupe)?.genre !== 'adulte'
    return isOfEnfant ? { titre, champ, numero } : null
  })
  const isSecond = numbered.some(
    (one) =>
      one?.numero === '2' &&
      /^(nom|nomPrenom|prenomNom|dateNaissance|classe|niveau)$/.test(one.champ),
  )
  if (!isSecond) return titres
  const firstOf = numbered.findIndex((one) => one != null)
  const isFirstBare =
    numbered[firstOf]?.numero === '2' &&
    numbered.some((one) => one != null && isIdentite(one.champ))
  return titres.map((titre, index) => {
    const one = numbered[index]
    if (one != null) return { ...titre, champ: one.champ, groupe: `Enfant ${one.numero}` }
    // « Nom ; Prénom ; Nom 2 ; Prénom 2 »: the first child bears no number.
    const isOfFirst =
      isFirstBare && index < firstOf && numbered.some((other) => other?.champ === titre.champ)
    return isOfFirst ? { ...titre, groupe: 'Enfant 1' } : titre
  })
}

const REPEATED = ['1', '2'] as const

/** Gives an adult's titles that come again to another adult: « Nom resp ; Lien ; Tél ; Nom resp ; Lien ; Tél ». */
function withAdultesAgain(titres: readonly Titre<Champ>[]): readonly Titre<Champ>[] {
  let rang = 0
  const seen = new Set<string>()
  return titres.map((titre) => {
    const { champ, texte, groupe } = titre
    if (champ !== null && isIdentite(champ)) {
      rang = 0
      seen.clear()
    }
    if (champ === null || !champ.startsWith('responsable1.')) return titre
    const title = `${champ} ${normalizeNom(texte)} ${groupe ?? ''}`
    if (/\.(nom|nomUsage|prenom|nomPrenom|lien)$/.test(champ) && seen.has(title)) {
      rang++
      seen.clear()
    }
    seen.add(title)
    const own = REPEATED[rang] ?? 'autre'
    return {
      ...titre,
      champ: champ.replace('responsable1.', `responsable${own}.`) as Champ,
    }
  })
}

/** Vocabulary of a list of pupils: a table that names a child. */
export const ELEVES: Vocabulaire<Champ> = {
  genre: 'eleves',
  recognise: recogniseHeader,
  together: (titres) => withAdultesAgain(withNumeros(titres)),
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

const OF_PLACE: readonly (readonly [Champ, RegExp])[] = [
  [
    'collectif',
    /^(nom )?(collectif|groupe|atelier|creneau|equipe)( (cla|enfant|frequente|du soir|accueil))*$/,
  ],
  [
    'entree',
    /^(date |jour )?(debut|entree|entre|inscription|inscrit|inscrite|arrivee|arrive|admission|depui)( (accompagnement|cla|inscription|collectif|groupe|action|annee|jour|date))*$/,
  ],
  [
    'sortie',
    /^(date |jour )?(fin|sortie|sorti|depart|parti|partie|arret)( (accompagnement|cla|inscription|collectif|groupe|action|definitif|definitive))*$/,
  ],
]

/**
 * Vocabulary of the coordinator's own list of enfants inscrits: a list of pupils with their collectif and their days.
 */
export const INSCRITS: Vocabulaire<Champ> = {
  ...ELEVES,
  genre: 'inscrits',
  recognise: (header, groupe) => {
    const words = canonical(header)
    return (
      OF_PLACE.find(([, pattern]) => pattern.test(words))?.[0] ?? recogniseHeader(header, groupe)
    )
  },
}
