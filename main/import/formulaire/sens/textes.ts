import { memo } from '../../understand/lecture.ts'
import type { PlaceComprise } from './comprendre.ts'
import { normalise } from './mots.ts'
import { sensOf } from './sens.ts'

/** Open questions, with patterns that their words must match, and must not. */
const QUESTIONS: readonly (readonly [string, readonly RegExp[], RegExp | null])[] = [
  ['territoire.articulations', [/articulation/], null],
  [
    'territoire.acteurs',
    [
      /avec quels acteurs|quels (?:sont |ont ete )?(?:les |vos )?partenaires|liste des partenaires|^(?:\d+ )?partenaires (?:mobilises|associes|locaux|de l action|du projet|du clas)/,
    ],
    /financ/,
  ],
  ['reseau.animation', [/retour/, /animation du reseau/], null],
  ['reseau.formations', [/retour/, /formation/], null],
  ['reseau.effets', [/effets?|impacts?/, /ouverture culturelle/], null],
  [
    'libre.difficultes',
    [/difficultes?/, /rencontre|avez vous|projet|action/],
    /enfants|parents|scolaire(?!.*avez vous)/,
  ],
  [
    'libre.bilan',
    [
      /quel bilan|bilan (?:global|general|d ensemble|qualitatif|de l action|de l annee)|appreciation (?:globale|generale)/,
    ],
    /quantitatif|financier|n 1/,
  ],
  ['bonificationParent.details', [/detaillez/, /precisions?/], null],
]

/** Questions that these words may ask. */
const questionsOf = memo((words) =>
  QUESTIONS.filter(
    ([, cles, jamais]) => cles.every((cle) => cle.test(words)) && jamais?.test(words) !== true,
  ).map(([code]) => code),
)

/** Open question of the référentiel, asked in nearly the same words. */
export function textesOf({
  label,
  place,
  propre,
  textes,
}: PlaceComprise): { code: string; isSur: boolean } | null {
  if (place.genre === 'oui-non' || place.options.length > 0) return null
  // Lines to write on right under a heading answer it.
  const asked = label === '' ? (textes[0] ?? '') : label
  const words = normalise(asked)
  const { inconnus } = label === '' ? sensOf(asked) : propre
  const isCell = place.contexte.lignes.length > 0 && place.contexte.colonnes.length > 0
  for (const code of questionsOf(words)) {
    if (code === 'bonificationParent.details' && !textes.some((text) => /parent/i.test(text)))
      continue
    // A question of a dozen words matches by its patterns alone; a short one must leave no word
    // unexplained.
    const isKnown =
      words.split(' ').length >= 6 || inconnus.filter((word) => !KNOWN.has(word)).length === 0
    return { code, isSur: isKnown && !isCell }
  }
  return null
}

const KNOWN = new Set([
  'global',
  'globale',
  'quel',
  'tirez',
  'difficultes',
  'difficulte',
  'qualitatif',
  'appreciation',
  'bilan',
  'general',
  'partenaires',
  'mobilises',
  'associes',
  'acteurs',
  'quels',
  'travaillez',
  'freins',
  'faites',
])
