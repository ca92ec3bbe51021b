import type { SafeZip } from '../reading/zip-guard.ts'
import { controlOfSdt, isContainer } from './docx-controls.ts'
import { readRuns } from './docx-runs.ts'
import { readStyles, type StylesWord } from './docx-styles.ts'
import type { Bloc, Cellule, Paragraphe, Tableau } from './flux.ts'
import { modeleAu, type Plume } from './flux.ts'
import type { Partie } from './xml.ts'
import { childOf, childrenOf, descendantsOf, type Element, elementsOf, parsePart } from './xml.ts'

/** What every reader of a piece of the document needs. */
export type Lecteur = { readonly plume: Plume; readonly styles: StylesWord }

/** The body of a Word document; its headers and footers are never written, and hold no place. */
export function readDocx(zip: SafeZip, main: string): { plume: Plume; blocs: readonly Bloc[] } {
  const partie = parsePart(main, zip.get(main) ?? new Uint8Array())
  const body = childOf(partie.racine, 'w:body')
  const stylesXml = zip.get(main.replace(/[^/]+$/, 'styles.xml'))
  const lecteur: Lecteur = {
    plume: plumeOf(partie),
    styles: readStyles(stylesXml === undefined ? null : parsePart('styles', stylesXml).racine),
  }
  return { plume: lecteur.plume, blocs: body === undefined ? [] : blocsOf(body, lecteur) }
}

function plumeOf(partie: Partie): Plume {
  const w = partie.racine.prefixe
  return {
    part: partie.nom,
    source: partie.source,
    saut: `</${w}t><${w}br/><${w}t xml:space="preserve">`,
    autour: (rPr) => ({
      avant: `<${w}r>${rPr === null ? '' : partie.source.slice(rPr.debut, rPr.fin)}<${w}t xml:space="preserve">`,
      apres: `</${w}t></${w}r>`,
    }),
  }
}

export function blocsOf(parent: Element, lecteur: Lecteur): readonly Bloc[] {
  return elementsOf(parent).flatMap((child): readonly Bloc[] => {
    switch (child.nom) {
      case 'w:p':
        return readParagraphe(child, lecteur)
      case 'w:tbl':
        return [readTableau(child, lecteur)]
      case 'w:sdt':
        return blocsOfSdt(child, lecteur)
      case 'w:ins':
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:moveTo':
        return blocsOf(child, lecteur)
      default:
        return []
    }
  })
}

/** A control around whole paragraphs: one place while it shows its placeholder, else what it holds. */
function blocsOfSdt(sdt: Element, lecteur: Lecteur): readonly Bloc[] {
  const content = childOf(sdt, 'w:sdtContent')
  if (content === undefined) return []
  if (isContainer(sdt)) return blocsOf(content, lecteur)
  const controle = controlOfSdt(sdt, lecteur.plume)
  const paragraphe = childOf(content, 'w:p')
  if (controle === null || paragraphe === undefined) return blocsOf(content, lecteur)
  return [
    {
      type: 'paragraphe',
      passages: [{ type: 'controle', controle }],
      titre: null,
      fin: endOf(paragraphe, lecteur),
    },
  ]
}

/** A paragraph, then what the text boxes anchored in it hold. */
function readParagraphe(p: Element, lecteur: Lecteur): readonly Bloc[] {
  const pPr = childOf(p, 'w:pPr')
  const style = lecteur.styles.paragraphe(pPr)
  const { passages, cadres } = readRuns(p, lecteur, style)
  const own: Paragraphe = {
    type: 'paragraphe',
    passages,
    titre: titreOf(passages, style.niveau),
    fin: endOf(p, lecteur),
  }
  return [own, ...cadres]
}

/** A heading by its style, or by its look: nothing but bold letters, or capitals. */
export function titreOf(passages: Paragraphe['passages'], niveau: number | null): number | null {
  const texts = passages.filter((one) => one.type === 'texte')
  const text = texts
    .map((one) => one.texte)
    .join('')
    .trim()
  if (text === '' || passages.some((one) => one.type === 'controle')) return null
  if (niveau !== null) return niveau
  if (
    text.length > 220 ||
    (/[:?]\s*$/.test(text) === true && text.length < 40 && /:\s*$/.test(text))
  )
    return null
  const isCapitals = text === text.toUpperCase() && text.replace(/\P{L}/gu, '').length > 3
  const isBold = texts.every((one) => one.graphie.gras || one.texte.trim() === '')
  if (!isBold && !isCapitals) return null
  const size = Math.max(...texts.map((one) => one.graphie.taille))
  return size >= 26 ? 5 : isCapitals ? 6 : 7
}

/** Where a text goes at the end of a paragraph, in the style of the paragraph's mark. */
export function endOf(p: Element, { plume }: Lecteur) {
  const pPr = childOf(p, 'w:pPr')
  const last = childrenOf(p, 'w:r').at(-1)
  const rPr = childOf(last, 'w:rPr') ?? childOf(pPr, 'w:rPr') ?? null
  const mark = rPr?.enfants.some(
    (one) => one.type === 'element' && /^w:(ins|del|moveFrom|moveTo)$/.test(one.nom),
  )
  const { avant, apres } = plume.autour(mark ? null : rPr)
  if (p.dedans >= 0) return modeleAu(plume, p.dedansFin, p.dedansFin, avant, apres)
  const tag = plume.source.slice(p.debut, p.fin).replace(/\s*\/>$/, '>')
  return modeleAu(plume, p.debut, p.fin, `${tag}${avant}`, `${apres}</${p.prefixe}p>`)
}

function readTableau(table: Element, lecteur: Lecteur): Tableau {
  return { type: 'tableau', lignes: rowsOf(table).map((row) => readLigne(row, lecteur)) }
}

/** The rows, or the cells, of an element, through the controls and the revisions around them. */
function through(parent: Element, nom: string): readonly Element[] {
  return elementsOf(parent).flatMap((child): readonly Element[] => {
    if (child.nom === nom) return [child]
    const content = child.nom === 'w:sdt' ? childOf(child, 'w:sdtContent') : undefined
    if (content !== undefined) return through(content, nom)
    return child.nom === 'w:customXml' || child.nom === 'w:ins' ? through(child, nom) : []
  })
}

const rowsOf = (table: Element) => through(table, 'w:tr')

function readLigne(row: Element, lecteur: Lecteur): readonly Cellule[] {
  const before = Number(childOf(childOf(row, 'w:trPr'), 'w:gridBefore')?.attributs['w:val'] ?? 0)
  const cells = through(row, 'w:tc').map((cell): Cellule => {
    const tcPr = childOf(cell, 'w:tcPr')
    const merge = childOf(tcPr, 'w:vMerge')
    return {
      blocs: blocsOf(cell, lecteur),
      largeur: Number(childOf(tcPr, 'w:gridSpan')?.attributs['w:val'] ?? 1),
      debute: merge === undefined || merge.attributs['w:val'] === 'restart',
    }
  })
  return before > 0 ? [{ blocs: [], largeur: before, debute: false }, ...cells] : cells
}

/** What the text boxes of a drawing hold: its modern form, and the old one that stands beside it. */
export function cadresOf(drawing: Element, lecteur: Lecteur): readonly Bloc[] {
  return [...descendantsOf(drawing, 'w:txbxContent')].flatMap((content) =>
    blocsOf(content, lecteur),
  )
}
