import type { Modele } from '../../../shared/domain/formulaire.ts'
import type { SafeZip } from '../reading/zip-guard.ts'
import { type ChampLu, fieldControl } from './docx-champs.ts'
import { controlOfSdt, isContainer, symbolControl } from './docx-controls.ts'
import { flagOf, readStyles, type StyleParagraphe, type StylesWord } from './docx-styles.ts'
import {
  type Bloc,
  type Cellule,
  type Graphie,
  modeleAu,
  modeleDans,
  type Paragraphe,
  type Passage,
  type Plume,
  type Tableau,
  titreOf,
} from './flux.ts'
import {
  childOf,
  childrenOf,
  descendantsOf,
  type Element,
  elementsOf,
  type Partie,
  parsePart,
} from './xml.ts'

/** Shared inputs of the readers of the document's pieces. */
type Lecteur = { readonly plume: Plume; readonly styles: StylesWord }

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

function blocsOf(parent: Element, lecteur: Lecteur): readonly Bloc[] {
  const blocs: Bloc[] = []
  for (const child of parent.enfants) {
    if (child.type !== 'element') continue
    switch (child.nom) {
      case 'w:p':
        readParagraphe(child, lecteur, blocs)
        break
      case 'w:tbl':
        blocs.push(readTableau(child, lecteur))
        break
      case 'w:sdt':
        blocs.push(...blocsOfSdt(child, lecteur))
        break
      case 'w:ins':
      case 'w:customXml':
      case 'w:smartTag':
      case 'w:moveTo':
        blocs.push(...blocsOf(child, lecteur))
    }
  }
  return blocs
}

/** Blocks of a control around whole paragraphs: one place while it shows its placeholder, else its content. */
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

/** Adds the blocks of a paragraph: itself, then the content of the text boxes anchored in it. */
function readParagraphe(p: Element, lecteur: Lecteur, blocs: Bloc[]): void {
  const style = lecteur.styles.paragraphe(childOf(p, 'w:pPr'))
  const etat: Etat = { lecteur, style, passages: [], cadres: [], champs: [] }
  readInline(p, etat)
  const { passages, cadres } = etat
  blocs.push(new ParagrapheWord(p, lecteur, passages, titreOf(passages, style.niveau)), ...cadres)
}

/** A paragraph whose end is found when it is asked for: few are written there. */
class ParagrapheWord implements Paragraphe {
  readonly type = 'paragraphe'
  readonly passages: readonly Passage[]
  readonly titre: number | null
  readonly #p: Element
  readonly #lecteur: Lecteur

  constructor(p: Element, lecteur: Lecteur, passages: readonly Passage[], titre: number | null) {
    this.passages = passages
    this.titre = titre
    this.#p = p
    this.#lecteur = lecteur
  }

  get fin(): Modele {
    return endOf(this.#p, this.#lecteur)
  }
}

/** Model that adds a text at the end of a paragraph, in the style of the paragraph's mark. */
function endOf(p: Element, { plume }: Lecteur) {
  const pPr = childOf(p, 'w:pPr')
  const last = childrenOf(p, 'w:r').at(-1)
  const rPr = childOf(last, 'w:rPr') ?? childOf(pPr, 'w:rPr') ?? null
  const mark = rPr?.enfants.some(
    (one) => one.type === 'element' && /^w:(ins|del|moveFrom|moveTo)$/.test(one.nom),
  )
  return modeleDans(plume, p, plume.autour(mark ? null : rPr))
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

/** Content of a drawing's text boxes: read in its modern form, not in the old one beside it. */
function cadresOf(drawing: Element, lecteur: Lecteur): readonly Bloc[] {
  return [...descendantsOf(drawing, 'w:txbxContent')].flatMap((content) =>
    blocsOf(content, lecteur),
  )
}

/** The letters, the tabs and the controls of a paragraph, in their order; the text boxes apart. */
type Etat = {
  readonly lecteur: Lecteur
  readonly style: StyleParagraphe
  readonly passages: Passage[]
  readonly cadres: Bloc[]
  readonly champs: ChampLu[]
}

const TRANSPARENT = new Set([
  'w:hyperlink',
  'w:ins',
  'w:moveTo',
  'w:smartTag',
  'w:customXml',
  'w:fldSimple',
  'w:dir',
  'w:bdo',
])

function readInline(parent: Element, etat: Etat): void {
  for (const child of parent.enfants) {
    if (child.type !== 'element') continue
    if (child.nom === 'w:r') readRun(child, etat)
    else if (child.nom === 'w:sdt') readSdt(child, etat)
    else if (TRANSPARENT.has(child.nom)) readInline(child, etat)
  }
}

function readSdt(sdt: Element, etat: Etat): void {
  const content = childOf(sdt, 'w:sdtContent')
  if (content === undefined) return
  const controle = isContainer(sdt) ? null : controlOfSdt(sdt, etat.lecteur.plume)
  if (controle === null) readInline(content, etat)
  else etat.passages.push({ type: 'controle', controle })
}

function readRun(run: Element, etat: Etat): void {
  const graphie = graphieOf(run, etat)
  const champ = etat.champs.at(-1)
  if (champ?.separe != null && !elementsOf(run).some((one) => one.nom === 'w:fldChar')) {
    champ.resultat.push(run)
  }
  for (const child of run.enfants) {
    if (child.type !== 'element') continue
    switch (child.nom) {
      case 'w:fldChar':
        readFieldMark(run, child, etat)
        break
      case 'w:instrText': {
        const open = etat.champs.at(-1)
        if (open)
          open.consigne += child.enfants.map((n) => (n.type === 'texte' ? n.valeur : '')).join('')
        break
      }
      case 'w:t':
        readText(child, graphie, etat)
        break
      case 'w:tab':
        if (isInField(etat)) break
        etat.passages.push({
          type: 'tabulation',
          points: etat.style.points || graphie.souligne,
          modele: tabModel(child, etat.lecteur),
        })
        break
      case 'w:br':
      case 'w:cr':
        etat.passages.push({ type: 'saut' })
        break
      case 'w:noBreakHyphen':
        etat.passages.push({ type: 'texte', texte: '-', noeud: null, graphie })
        break
      case 'w:sym': {
        const controle = symbolControl(child, etat.lecteur.plume)
        if (controle !== null) etat.passages.push({ type: 'controle', controle })
        break
      }
      case 'w:drawing':
      case 'w:pict':
        etat.cadres.push(...cadresOf(child, etat.lecteur))
        break
      case 'mc:AlternateContent': {
        const choice = childOf(child, 'mc:Choice') ?? childOf(child, 'mc:Fallback')
        if (choice !== undefined) etat.cadres.push(...cadresOf(choice, etat.lecteur))
        break
      }
    }
  }
}

/** True inside a field of the form, whose result is read with the field; the result of another field is plain text. */
const isInField = ({ champs }: Etat): boolean =>
  champs.some(
    (champ) =>
      champ.separe === null ||
      /FORM(TEXT|CHECKBOX|DROPDOWN)|MACROBUTTON|FILLIN/.test(champ.consigne),
  )

function readText(t: Element, graphie: Graphie, etat: Etat): void {
  if (isInField(etat)) return
  const isField = etat.champs.length > 0
  for (const noeud of t.enfants) {
    if (noeud.type !== 'texte') continue
    etat.passages.push({
      type: 'texte',
      texte: noeud.valeur,
      noeud: isField ? null : noeud,
      graphie,
    })
  }
}

function readFieldMark(run: Element, mark: Element, etat: Etat): void {
  const type = mark.attributs['w:fldCharType']
  if (type === 'begin') {
    etat.champs.push({
      debut: run,
      donnees: childOf(mark, 'w:ffData'),
      consigne: '',
      separe: null,
      resultat: [],
    })
  } else if (type === 'separate') {
    const open = etat.champs.at(-1)
    if (open) open.separe = run
  } else {
    const closed = etat.champs.pop()
    if (closed === undefined) return
    const controle = fieldControl(closed, run, etat.lecteur.plume)
    if (controle !== null) etat.passages.push({ type: 'controle', controle })
  }
}

function graphieOf(run: Element, { style, lecteur }: Etat): Graphie {
  const rPr = childOf(run, 'w:rPr')
  const plain = rPr === undefined ? plains.get(style) : undefined
  if (plain !== undefined) return plain
  const fonts = childOf(rPr, 'w:rFonts')?.attributs
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? fonts?.['w:cs'] ?? style.police
  const named = lecteur.styles.caractere(childOf(rPr, 'w:rStyle')?.attributs['w:val']).gras
  const underline = childOf(rPr, 'w:u')?.attributs['w:val']
  const graphie = {
    gras: flagOf([rPr], 'w:b') ?? named ?? style.gras,
    souligne: underline !== undefined && underline !== 'none',
    signes: /wingdings|webdings|zapf dingbats/i.test(font),
    taille: Number(childOf(rPr, 'w:sz')?.attributs['w:val'] ?? style.taille),
  }
  if (rPr === undefined) plains.set(style, graphie)
  return graphie
}

/** Looks of the runs that say nothing of theirs, by their paragraph's style. */
const plains = new WeakMap<StyleParagraphe, Graphie>()

/** Model that puts a text in place of a tab that draws its line. */
function tabModel(tab: Element, { plume }: Lecteur) {
  const w = tab.prefixe
  return modeleAu(plume, tab.debut, tab.fin, `<${w}t xml:space="preserve"> `, `</${w}t>`)
}
