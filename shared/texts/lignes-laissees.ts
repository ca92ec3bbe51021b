import type {
  ComptesRendus,
  FeuilleImport,
  LignesLaissees,
  RaisonLaissee,
} from '../domain/import-orientation.ts'
import { formatCount, typographie } from '../format.ts'

/** Why rows of a file were left aside, as a person reads it after their number. */
const LIBELLES_LAISSEE: Readonly<Record<RaisonLaissee, string>> = {
  masquee: 'masquées dans le tableur (à la main ou par un filtre)',
  'entete-repetee': 'où les titres des colonnes se répètent',
  titre: 'de titre (une classe, une école)',
  total: 'de total ou de légende',
  exemple: 'd’exemple ou de consigne',
  'sans-nom': 'sans nom ni prénom',
  note: 'de note, ou trop incomplètes',
}

/** How many row numbers are listed one by one. */
const SHOWN = 8

const numerosText = (lignes: readonly number[]): string => {
  const shown = lignes.slice(0, SHOWN).join(', ')
  return lignes.length > SHOWN ? `${shown}…` : shown
}

/** « 3 lignes masquées dans le tableur (Feuil1 : 3, 5, 8) »: the rows left aside for one reason. */
function laisseeText({ feuille, raison, lignes }: LignesLaissees): string {
  const count = formatCount(lignes.length, 'ligne')
  return `${count} ${LIBELLES_LAISSEE[raison]} (${feuille} : ${numerosText(lignes)})`
}

/** Sentences of a reading besides its rows: each notice, then each group of rows left aside. */
export const comptesRendusTexts = ({ avis, laissees }: ComptesRendus): readonly string[] =>
  [
    ...avis.map(({ feuille, texte }) => (feuille === null ? texte : `${feuille} : ${texte}`)),
    ...laissees.map((one) => `Laissé de côté : ${laisseeText(one)}.`),
  ].map(typographie)

/** Sentence, put after the file's name, for a table that was recognised and gives nobody: why, and what to do. */
export function personneText(
  { avis, laissees }: ComptesRendus,
  feuilles: readonly FeuilleImport[],
): string {
  const reconnues = feuilles.map(({ nom, ligneEntete, colonnes }) => {
    const titres = [...new Set(Object.values(colonnes))].map((titre) => `« ${titre} »`).join(', ')
    const where = ligneEntete === 0 ? 'sans ligne de titres' : `titres en ligne ${ligneEntete}`
    return `${nom}, ${where} (${titres})`
  })
  const aside = laissees.map(laisseeText).join(', ')
  return typographie(
    [
      `un tableau a été reconnu (${reconnues.join(' ; ')}), mais aucune de ses lignes ne peut être importée.`,
      aside === ''
        ? 'Il n’y a rien sous ses titres : vérifiez que c’est le bon fichier.'
        : `Ont été laissées de côté : ${aside}.`,
      ...avis.map(({ texte }) => texte),
      ...(aside === '' ? [] : ['Vérifiez les colonnes du nom et du prénom dans le fichier.']),
    ].join(' '),
  )
}
