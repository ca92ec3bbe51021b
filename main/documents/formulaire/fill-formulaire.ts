import type {
  FormulaireLu,
  Lieu,
  Modele,
  PlaceLue,
  Retouche,
} from '../../../shared/domain/formulaire.ts'
import { keepEscapes } from '../excel/cells.ts'
import type { ValeurChamp } from './fill-pdf.ts'
import { rewriteZip } from './rewrite-zip.ts'
import { choiceOf, inField, type ValeurPlace, writtenOf } from './valeur-place.ts'

/** The parts of the package that a form was read from, as text. */
export type PartiesFormulaire = (nom: string) => Uint8Array

/**
 * The Caf's file with some of its places filled, by their rank: only the letters of those places change;
 * with nothing to fill, the result is the file itself, byte for byte.
 */
export async function fillFormulaire(
  bytes: Uint8Array,
  parts: PartiesFormulaire,
  formulaire: FormulaireLu,
  valeurs: ReadonlyMap<number, ValeurPlace>,
): Promise<Uint8Array> {
  const filled = formulaire.places.flatMap((place, rang) => {
    const valeur = valeurs.get(rang)
    return valeur === undefined ? [] : [{ place, valeur }]
  })
  if (formulaire.format === 'pdf') {
    // Loaded here: half a megabyte that no start of the app has to read.
    const { fillPdf } = await import('./fill-pdf.ts')
    return fillPdf(
      bytes,
      filled.flatMap(({ place, valeur }) => champsOf(place, valeur)),
    )
  }
  const own = filled.flatMap(({ place, valeur }) => retouchesOf(place, valeur))
  if (own.length === 0) return bytes
  const byPart = Map.groupBy([...own, ...formulaire.toujours], (one) => one.part)
  const changed = new Map(
    [...byPart].map(([nom, retouches]) => [nom, rewritePart(parts(nom), retouches)] as const),
  )
  return rewriteZip(bytes, changed)
}

function champsOf({ lieu, contexte }: PlaceLue, valeur: ValeurPlace): readonly ValeurChamp[] {
  if (lieu.type === 'champ')
    return [{ champ: lieu.champ, valeur: inField(valeur, lieu.max, contexte) }]
  if (lieu.type !== 'champs') return []
  const chosen = choiceOf(Object.keys(lieu.choix), valeur)
  const field = chosen === null ? undefined : lieu.choix[chosen]
  return field === undefined ? [] : [{ champ: field.champ, valeur: field.valeur }]
}

function retouchesOf({ lieu, contexte }: PlaceLue, valeur: ValeurPlace): readonly Retouche[] {
  if (lieu.type === 'choix') {
    const chosen = choiceOf(Object.keys(lieu.choix), valeur)
    return chosen === null ? [] : (lieu.choix[chosen] ?? [])
  }
  if (lieu.type !== 'texte') return []
  return written(modeleOf(lieu, valeur), valeur, contexte)
}

/** How the cell takes the value: a number as a number and a date as a date, where it can. */
function modeleOf(lieu: Lieu & { type: 'texte' }, { kind, valeur }: ValeurPlace): Modele {
  if (typeof valeur === 'number' && kind !== 'taux') return lieu.nombre ?? lieu.texte
  return kind === 'date' ? (lieu.date ?? lieu.texte) : lieu.texte
}

function written(
  modele: Modele,
  valeur: ValeurPlace,
  contexte: PlaceLue['contexte'],
): readonly Retouche[] {
  const { part } = modele
  const insertions = modele.insertions.flatMap(({ debut, fin, avant, apres, forme }) => {
    const text = writtenOf(valeur, forme, contexte)
    const texte = part.startsWith('xl/') ? keepEscapes(text) : text
    // A text typed in a place for dates has no day to keep beside it.
    if (forme === 'date-iso' && texte === '') return []
    return [
      { part, debut, fin, texte: avant + escaped(texte).replaceAll('\n', modele.saut) + apres },
    ]
  })
  return [...insertions, ...modele.avec]
}

const escaped = (texte: string): string =>
  texte
    .replace(/\r\n?/g, '\n')
    // Characters that no XML may hold.
    .replace(/[^\t\n\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** Applies the changes, from the end to the start so that none moves another. */
function rewritePart(bytes: Uint8Array, retouches: readonly Retouche[]): Uint8Array {
  let text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  // Changes at one point keep their order in the list.
  const ordered = retouches
    .map((one, index) => ({ ...one, index }))
    .sort((a, b) => b.debut - a.debut || b.index - a.index)
  for (const { debut, fin, texte } of ordered) text = text.slice(0, debut) + texte + text.slice(fin)
  return new TextEncoder().encode(text)
}
