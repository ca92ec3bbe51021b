import { NIVEAUX, type Niveau } from '../../../shared/domain/niveau.ts'
import { type Cells, cellOf, textAt } from './cells.ts'
import { readClasse } from './classe.ts'
import type { Contexte } from './contexte.ts'
import { citation } from './lecture.ts'

/**
 * Niveau, class, school and teacher: from the row, else from the context. A class of two niveaux raises
 * no question where it only helps to recognise a child.
 */
export function readScolarite(
  cells: Cells,
  { contexte, isOfResponsable }: { readonly contexte: Contexte; readonly isOfResponsable: boolean },
) {
  const etablissement = textAt(cells, 'etablissement') ?? contexte.etablissement
  const niveauText = textAt(cells, 'niveau')
  const classe = textAt(cells, 'classe') ?? contexte.classe
  const fromNiveau = niveauxOf(cells, 'niveau', niveauText)
  const fromClasse = fromNiveau.length === 1 ? [] : niveauxOf(cells, 'classe', classe)
  const chosen = fromClasse.length > 0 ? fromClasse : fromNiveau
  if (!isOfResponsable) noteClasse(cells, { niveauText, classe, isRead: chosen.length > 0 })
  const enseignant =
    textAt(cells, 'enseignant') ??
    (classe === null ? null : readClasse(classe).enseignant) ??
    (niveauText === null ? null : readClasse(niveauText).enseignant) ??
    contexte.enseignant
  const isAmbigu = chosen.length > 1 && !isOfResponsable
  if (isAmbigu) {
    cells.messages.push({
      colonne: cellOf(cells, classe === null ? 'niveau' : 'classe').entete,
      texte: `${citation(classe ?? niveauText ?? '')} réunit plusieurs niveaux (${chosen.join(', ')}) : choisissez celui de l’enfant.`,
    })
  }
  const niveau = chosen.length > 1 ? null : ulisOf(chosen[0] ?? null, etablissement)
  return { fields: { niveau, classe, etablissement, enseignant }, isAmbigu }
}

/** Niveaux of a text, by itself or by the meaning that the person gave. */
function niveauxOf(
  { codeOf }: Cells,
  champ: 'niveau' | 'classe',
  text: string | null,
): readonly Niveau[] {
  if (text === null) return []
  const code = codeOf(champ, text)
  return code === undefined ? readClasse(text).niveaux : NIVEAUX.filter((niveau) => niveau === code)
}

/** Asks the person about a class without a niveau, « Les Lutins ». */
function noteClasse(
  { codeOf, inconnues }: Cells,
  {
    niveauText,
    classe,
    isRead,
  }: { niveauText: string | null; classe: string | null; isRead: boolean },
): void {
  for (const [champ, text] of [
    ['niveau', niveauText],
    ['classe', classe],
  ] as const) {
    const isAsked = !isRead && (champ === 'niveau' || niveauText === null)
    if (text !== null && (isAsked || codeOf(champ, text) !== undefined)) inconnues.add(champ, text)
  }
}

/** Niveau of an « ULIS », whose palier is that of the school. */
function ulisOf(niveau: Niveau | null, etablissement: string | null): Niveau | null {
  const isCollege = etablissement !== null && /coll[èe]ge/i.test(etablissement)
  return niveau === 'ULIS école' && isCollege ? 'ULIS collège' : niveau
}
