import { fieldControl } from './docx-champs.ts'
import { controlOfSdt, isContainer, symbolControl } from './docx-controls.ts'
import { flagOf, type StyleParagraphe } from './docx-styles.ts'
import type { Bloc, Graphie, Passage } from './flux.ts'
import { modeleAu } from './flux.ts'
import { cadresOf, type Lecteur } from './read-docx.ts'
import { childOf, childrenOf, descendantsOf, type Element, elementsOf } from './xml.ts'

/** A field of Word while it is read: from its « begin » to its « end ». */
export type ChampLu = {
  readonly debut: Element
  readonly donnees: Element | undefined
  consigne: string
  separe: Element | null
  readonly resultat: Element[]
}

type Etat = {
  readonly lecteur: Lecteur
  readonly style: StyleParagraphe
  readonly passages: Passage[]
  readonly cadres: Bloc[]
  readonly champs: ChampLu[]
}

/** The letters, the tabs and the controls of a paragraph, in their order; the text boxes apart. */
export function readRuns(p: Element, lecteur: Lecteur, style: StyleParagraphe) {
  const etat: Etat = { lecteur, style, passages: [], cadres: [], champs: [] }
  readInline(p, etat)
  return { passages: etat.passages, cadres: etat.cadres }
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
  for (const child of elementsOf(parent)) {
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
  for (const child of elementsOf(run)) {
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

/** The result of a field of the form is read with the field; that of another field is a text like any. */
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
    const controle = closed && fieldControl(closed, run, etat.lecteur.plume)
    if (controle) etat.passages.push({ type: 'controle', controle })
  }
}

function graphieOf(run: Element, { style, lecteur }: Etat): Graphie {
  const rPr = childOf(run, 'w:rPr')
  const fonts = childOf(rPr, 'w:rFonts')?.attributs
  const font = fonts?.['w:ascii'] ?? fonts?.['w:hAnsi'] ?? fonts?.['w:cs'] ?? style.police
  const named = lecteur.styles.caractere(childOf(rPr, 'w:rStyle')?.attributs['w:val']).gras
  const underline = childOf(rPr, 'w:u')?.attributs['w:val']
  return {
    gras: flagOf([rPr], 'w:b') ?? named ?? style.gras,
    souligne: underline !== undefined && underline !== 'none',
    signes: /wingdings|webdings|zapf dingbats/i.test(font),
    taille: Number(childOf(rPr, 'w:sz')?.attributs['w:val'] ?? style.taille),
  }
}

/** A text in place of a tab that draws its line. */
function tabModel(tab: Element, { plume }: Lecteur) {
  const w = tab.prefixe
  return modeleAu(plume, tab.debut, tab.fin, `<${w}t xml:space="preserve"> `, `</${w}t>`)
}

/** The letters that a run shows. */
export const lettersOf = (run: Element): string =>
  childrenOf(run, 'w:t')
    .flatMap((t) => t.enfants.map((n) => (n.type === 'texte' ? n.valeur : '')))
    .join('')

export const textNodesOf = (element: Element) =>
  [...descendantsOf(element, 'w:t')].flatMap((t) => t.enfants.filter((n) => n.type === 'texte'))
