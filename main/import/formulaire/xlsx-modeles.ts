import type { Modele, Retouche } from '../../../shared/domain/formulaire.ts'
import type { Classeur, Feuille, StyleCellule } from './xlsx-classeur.ts'
import { childOf, descendantsOf, type Element, escapeXml } from './xml.ts'

/** Models of a cell: a text, a number, and a day where the cell is set to dates. */
export type Modeles = {
  readonly texte: Modele
  readonly nombre: Modele
  readonly date: Modele | null
}

/** Models of a cell that the file holds. */
export function modelesOf(
  cell: Element,
  feuille: Feuille,
  style: StyleCellule | undefined,
): Modeles {
  const { s, r = '' } = cell.attributs
  return modelesAt(feuille, cell.debut, cell.fin, r, s, cell.prefixe, style?.date === true)
}

/** Models of a cell written between two points of its part. */
export function modelesAt(
  feuille: Feuille,
  debut: number,
  fin: number,
  r: string,
  s: string | undefined,
  p: string,
  isDate: boolean,
): Modeles {
  const open = `<${p}c r="${r}"${s === undefined ? '' : ` s="${escapeXml(s)}"`}`
  const part = feuille.partie.nom
  const modele = (forme: 'texte' | 'nombre' | 'date-serie'): Modele => ({
    part,
    insertions: [
      {
        debut,
        fin,
        avant:
          forme === 'texte'
            ? `${open} t="inlineStr"><${p}is><${p}t xml:space="preserve">`
            : `${open}><${p}v>`,
        apres: forme === 'texte' ? `</${p}t></${p}is></${p}c>` : `</${p}v></${p}c>`,
        forme,
      },
    ],
    avec: [],
    saut: '\n',
  })
  return {
    texte: modele('texte'),
    nombre: modele('nombre'),
    date: isDate ? modele('date-serie') : null,
  }
}

/**
 * Changes that make the workbook compute itself again when it opens: its formulas hold the results of
 * the blank form.
 */
export function recalcule({ partie }: Classeur): readonly Retouche[] {
  const calc = childOf(partie.racine, 'x:calcPr')
  const p = partie.racine.prefixe
  if (calc === undefined) {
    const before = [
      'x:oleSize',
      'x:customWorkbookViews',
      'x:pivotCaches',
      'x:smartTagPr',
      'x:fileRecoveryPr',
      'x:extLst',
    ]
      .map((nom) => childOf(partie.racine, nom))
      .find((one) => one !== undefined)
    const at = before?.debut ?? partie.racine.dedansFin
    return [{ part: partie.nom, debut: at, fin: at, texte: `<${p}calcPr fullCalcOnLoad="1"/>` }]
  }
  if (/^(1|true)$/.test(calc.attributs.fullCalcOnLoad ?? '')) return []
  const at = calc.debut + 1 + p.length + 'calcPr'.length
  if (calc.attributs.fullCalcOnLoad !== undefined) {
    const tag = partie.source.slice(calc.debut, calc.fin)
    return [
      {
        part: partie.nom,
        debut: calc.debut,
        fin: calc.fin,
        texte: tag.replace(/fullCalcOnLoad\s*=\s*("[^"]*"|'[^']*')/, 'fullCalcOnLoad="1"'),
      },
    ]
  }
  return [{ part: partie.nom, debut: at, fin: at, texte: ' fullCalcOnLoad="1"' }]
}

/**
 * Changes that drop the results kept beside the formulas of a sheet: LibreOffice, and Excel before « Activer la
 * modification », show those of the blank form instead of computing. The formulas themselves stay.
 */
export const sansResultats = ({ partie }: Feuille): readonly Retouche[] =>
  [...descendantsOf(partie.racine, 'x:c')].flatMap((cell) => {
    const kept = childOf(cell, 'x:f') === undefined ? undefined : childOf(cell, 'x:v')
    return kept === undefined
      ? []
      : [{ part: partie.nom, debut: kept.debut, fin: kept.fin, texte: '' }]
  })
