import {
  ORIGINES,
  type Origine,
  SITUATIONS,
  type Situation,
} from '../../../shared/domain/listes.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { memo } from './lecture.ts'

// Patterns of normalised text. The form's own words come first, then those that schools use. In each
// list the first match wins: « parents en difficulté » is no difficulté scolaire.
const SITUATION_WORDS: readonly (readonly [Situation, RegExp])[] = [
  [
    'rupture-ecole',
    /rupture|parents? en difficultes?|(eloignes?|eloignement|defiance|mefiance|conflit).* ecole|lien (famille|parents?) ecole/,
  ],
  [
    'maitrise-francais',
    /maitrise (difficile )?(de la langue|du francais|langue)|langue francaise|non francophones?|allophones?|barriere de (la )?langue|(ne )?parl(ent?|ant) (pas|peu|mal) (le )?francais|maitrise francais|francais non maitrise|illettrisme|analphabet/,
  ],
  [
    'logement',
    /logement|hebergement|environnement inadapte|exigu|bruit|pas de place pour travailler|conditions de travail a la maison/,
  ],
  [
    'acces-culture',
    /acces (limite|difficile|restreint)?.*(culture|socio|loisirs?)|acces culture|ouverture culturelle|socio ?culturel|(peu|manque|pas) (d |de )?(loisirs|sorties|culture|activites)|activites culturelles/,
  ],
  [
    'disponibilite-parents',
    /disponibilite|(parents?|famille) (peu|pas|non) (disponibles?|presente?s?)|indisponib|horaires? (de travail|decales?|atypiques?)|parents? absents?|monoparental|seule? (a la maison|le soir)/,
  ],
  [
    'difficulte-scolaire',
    /difficultes? (scolaires?|d apprentissages?|a l ecole|en classe)|en difficulte|retard scolaire|resultats? (faibles?|insuffisants?)|echec scolaire|decrochage/,
  ],
]

const ORIGINE_WORDS: readonly (readonly [Origine, RegExp])[] = [
  ['reussite-educative', /reussite educative|cite educative|\bpre\b|\bdre\b|programme de reussite/],
  [
    'association',
    /association|\basso\b|acteurs? loca|centre social|partenaires?\b|travailleurs? socia|assistante? sociale?|educateur|mediateur|mission locale|\bccas\b/,
  ],
  [
    'enseignant',
    /enseignante?s?|ecole|professeure?s?|\bprofs?\b|maitre|instit|directeur|directrice|direction|equipe (pedagogique|educative)|\bcpe\b|college|lycee|\brased\b|psychologue scolaire/,
  ],
  ['enfant', /enfant|jeune|eleve|lui meme|elle meme/],
  ['famille', /famille|parents?\b|\bmere\b|\bpere\b|maman|papa|responsable legal/],
  ['autre', /autres?\b|bouche a oreille|ancien/],
]

/** Situation that some words of a school mean; null when not recognised. */
export const situationOf = memo((text: string): Situation | null =>
  find(SITUATION_WORDS, SITUATIONS, text),
)

/** Origine of the proposal, in the form's six; null when not recognised. */
export const origineOf = memo((text: string): Origine | null => find(ORIGINE_WORDS, ORIGINES, text))

function find<C extends string>(
  words: readonly (readonly [C, RegExp])[],
  codes: readonly C[],
  text: string,
): C | null {
  const normalized = normalizeNom(text)
  const exact = codes.find((code) => normalizeNom(code) === normalized)
  return exact ?? words.find(([, pattern]) => pattern.test(normalized))?.[0] ?? null
}

/**
 * Words of the criteria that networks usually observe, on a shared fiche (seed of Argenteuil's). A
 * ticked column bearing one of these words is a criterion; any other unknown column is left unread, for
 * it may hold data that must never be kept (health, family status).
 */
const CRITERE_WORDS =
  /\b(lecture|ecriture|ecrit|oral|expression|comprehension|consignes?|mathematiques?|maths?|calcul|numeration|francais|orthographe|vocabulaire|langage|methodologie|methode|organisation|autonomie|autonome|confiance|motivation|concentration|attention|participation|memorisation|lecons?|devoirs|materiel|investissement|perseverance|timidite|timide|rythme|lenteur|relations?|socialisation|comportement|assiduite|absenteisme|ponctualite|travail personnel|soin)\b/

export const isCritereHeader = (normalized: string): boolean => CRITERE_WORDS.test(normalized)
