import type { Retouche } from '../../../shared/domain/formulaire.ts'
import { type Controle, isWritten, modeleAu, modeleDans, type Plume } from './flux.ts'
import { childrenOf, type Element, escapeXml, isSingle, type Texte, textOf } from './xml.ts'

/** A field of an OpenDocument text that is a place, or null for any other element. */
export function fieldOf(
  element: Element,
  plume: Plume,
  controles: ReadonlyMap<string, Element>,
): Controle | null {
  switch (element.nom) {
    case 'text:placeholder':
      return textControl(
        element.attributs['text:description'] ?? '',
        modeleAu(plume, element.debut, element.fin, '', ''),
        false,
      )
    case 'text:text-input':
      return textControl(
        element.attributs['text:description'] ?? '',
        inside(element, plume),
        isWritten(textOf(element)),
      )
    case 'text:drop-down':
      return dropDown(element, plume)
    case 'loext:content-control':
      return contentControl(element, plume)
    case 'field:fieldmark':
      return fieldMark(element, plume)
    case 'draw:control': {
      const control = controles.get(element.attributs['draw:control'] ?? '')
      return control === undefined ? null : formControl(control, plume)
    }
    default:
      return null
  }
}

/** A text field of an old form of Word: the start of its result, and the letters of it. */
export type ChampOuvert = { readonly fin: number; readonly noeuds: Texte[] }

export function openedControl({ fin, noeuds }: ChampOuvert, plume: Plume): Controle {
  const [first, ...others] = noeuds
  const shown = noeuds.map((node) => node.valeur).join('')
  const gone = others.map(({ debut, fin: end }) => ({
    part: plume.part,
    debut,
    fin: end,
    texte: '',
  }))
  const texte = modeleAu(plume, first?.debut ?? fin, first?.fin ?? fin, '', '', gone)
  return textControl('', texte, isWritten(shown))
}

const textControl = (
  nom: string,
  texte: ReturnType<typeof modeleAu>,
  rempli: boolean,
): Controle => ({
  genre: 'texte',
  nom,
  options: [],
  lieu: { type: 'texte', texte },
  rempli,
})

/** Model that replaces the whole content of an element. */
const inside = (element: Element, plume: Plume, avec: readonly Retouche[] = []) =>
  modeleDans(plume, element, { avant: '', apres: '' }, avec, element.dedans)

function dropDown(element: Element, plume: Plume): Controle {
  const labels = childrenOf(element, 'text:label')
  const options = labels.map((label) => label.attributs['text:value'] ?? '')
  const t = element.prefixe
  const list = (chosen: string) =>
    options
      .map(
        (option) =>
          `<${t}label${option === chosen ? ` ${t}current-selected="true"` : ''} ${t}value="${escapeXml(option)}"/>`,
      )
      .join('')
  return {
    genre: 'liste',
    nom: element.attributs['text:name'] ?? '',
    options: options.filter((option) => option.trim() !== ''),
    lieu: {
      type: 'choix',
      choix: Object.fromEntries(
        options.map((option) => [
          option,
          [
            {
              part: plume.part,
              debut: element.dedans,
              fin: element.dedansFin,
              texte: `${list(option)}${escapeXml(option)}`,
            },
          ],
        ]),
      ),
    },
    rempli: isSingle(element),
  }
}

/** Where an attribute stands in a tag with the blank before it, or where it would be added. */
function attributeAt(element: Element, name: string, canonical: string, { source }: Plume) {
  const tag = source.slice(element.debut)
  const isThere = element.attributs[canonical] !== undefined
  const written = isThere ? new RegExp(`\\s${name}\\s*=\\s*("[^"]*"|'[^']*')`) : /(?=[\s/>])/
  const found = written.exec(tag)
  const debut = element.debut + (found?.index ?? 0)
  return { debut, fin: debut + (found?.[0].length ?? 0) }
}

/** Change that sets an attribute of a tag, or adds it. */
const setAttribute = (
  element: Element,
  name: string,
  canonical: string,
  value: string,
  plume: Plume,
): Retouche => ({
  part: plume.part,
  ...attributeAt(element, name, canonical, plume),
  texte: ` ${name}="${value}"`,
})

function contentControl(element: Element, plume: Plume): Controle | null {
  const l = element.prefixe
  const is = (name: string) => element.attributs[`loext:${name}`] === 'true'
  const set = (name: string, value: string) =>
    setAttribute(element, `${l}${name}`, `loext:${name}`, value, plume)
  const nom = element.attributs['loext:alias'] ?? element.attributs['loext:tag'] ?? ''
  if (is('checkbox')) {
    const sign = element.attributs['loext:checked-state'] ?? '☒'
    return {
      genre: 'case',
      nom,
      options: [],
      lieu: {
        type: 'choix',
        choix: { coche: [set('checked', 'true'), ...retextedBy(element, sign, plume)] },
      },
      rempli: is('checked'),
    }
  }
  if (isSingle(element)) return null
  const shown = is('showing-place-holder')
  const avec = shown ? [set('showing-place-holder', 'false')] : []
  const rempli = !shown && isWritten(textOf(element))
  const items = childrenOf(element, 'loext:list-item').flatMap(({ attributs }) => {
    const value = attributs['loext:value'] ?? ''
    // An item without a value is the invitation to choose.
    return value === '' ? [] : [attributs['loext:display-text'] ?? value]
  })
  if (items.length > 0) {
    return {
      genre: 'liste',
      nom,
      options: items,
      lieu: {
        type: 'choix',
        choix: Object.fromEntries(
          items.map((item) => [item, [...avec, ...retextedBy(element, item, plume)]]),
        ),
      },
      rempli,
    }
  }
  const [first, ...others] = textNodes(element)
  const gone = others.map((node) => ({
    part: plume.part,
    debut: node.debut,
    fin: node.fin,
    texte: '',
  }))
  const texte =
    first === undefined
      ? inside(element, plume, avec)
      : modeleAu(plume, first.debut, first.fin, '', '', [...avec, ...gone])
  return textControl(nom, texte, rempli)
}

const textNodes = (element: Element): readonly { debut: number; fin: number }[] =>
  element.enfants.flatMap((child) => (child.type === 'texte' ? [child] : textNodes(child)))

function retextedBy(element: Element, texte: string, { part }: Plume): readonly Retouche[] {
  const nodes = textNodes(element)
  if (nodes.length === 0 && !isSingle(element)) {
    return [{ part, debut: element.dedansFin, fin: element.dedansFin, texte: escapeXml(texte) }]
  }
  return nodes.map(({ debut, fin }, index) => ({
    part,
    debut,
    fin,
    texte: index === 0 ? escapeXml(texte) : '',
  }))
}

/** A check box of an old form of Word, as LibreOffice writes it. */
function fieldMark(element: Element, plume: Plume): Controle | null {
  const type = element.attributs['field:type'] ?? ''
  const params = childrenOf(element, 'field:param')
  const named = (name: string) => params.find((param) => param.attributs['field:name'] === name)
  const f = element.prefixe
  const nom = /^(CaseACocher|Check|ListeD|Dropdown|Texte?|__Fieldmark__)[\p{L}\d_]*$/iu.test(
    element.attributs['text:name'] ?? '',
  )
    ? ''
    : (element.attributs['text:name'] ?? '')
  const write = (name: string, value: string): Retouche => {
    const param = named(name)
    if (param !== undefined) return setAttribute(param, `${f}value`, 'field:value', value, plume)
    const tag = `<${f}param ${f}name="${name}" ${f}value="${value}"/>`
    if (!isSingle(element))
      return { part: plume.part, debut: element.dedans, fin: element.dedans, texte: tag }
    const open = plume.source.slice(element.debut, element.fin).replace(/\s*\/>$/, '>')
    return {
      part: plume.part,
      debut: element.debut,
      fin: element.fin,
      texte: `${open}${tag}</${f}fieldmark>`,
    }
  }
  if (/FORMCHECKBOX/.test(type)) {
    const checked = named('Checkbox_Checked')?.attributs['field:value'] === 'true'
    return {
      genre: 'case',
      nom,
      options: [],
      lieu: { type: 'choix', choix: { coche: [write('Checkbox_Checked', 'true')] } },
      rempli: checked,
    }
  }
  if (/FORMDROPDOWN/.test(type)) {
    const entries = params
      .filter((one) => one.attributs['field:name'] === 'Dropdown_ListEntry')
      .map((one) => one.attributs['field:value'] ?? '')
    return {
      genre: 'liste',
      nom,
      options: entries,
      lieu: {
        type: 'choix',
        choix: Object.fromEntries(
          entries.map((entry, index) => [entry, [write('Dropdown_Selected', String(index))]]),
        ),
      },
      rempli: Number(named('Dropdown_Selected')?.attributs['field:value'] ?? 0) > 0,
    }
  }
  return null
}

/** A control of a form drawn in the text: a box, a line to write on, a list. */
function formControl(control: Element, plume: Plume): Controle | null {
  const f = control.prefixe
  const nom = control.attributs['form:label'] ?? control.attributs['form:title'] ?? ''
  const set = (name: string, value: string) =>
    setAttribute(control, `${f}${name}`, `form:${name}`, value, plume)
  if (control.nom === 'form:checkbox' || control.nom === 'form:radio') {
    const isRadio = control.nom === 'form:radio'
    const tick = isRadio ? set('current-selected', 'true') : set('current-state', 'checked')
    const now = isRadio
      ? control.attributs['form:current-selected']
      : control.attributs['form:current-state']
    return {
      genre: 'case',
      nom,
      options: [],
      lieu: { type: 'choix', choix: { coche: [tick] } },
      rempli: now === 'true' || now === 'checked',
    }
  }
  if (/^form:(text|textarea|formatted-text|date|number)$/.test(control.nom)) {
    const { debut, fin } = attributeAt(control, `${f}current-value`, 'form:current-value', plume)
    const rempli = (control.attributs['form:current-value'] ?? '') !== ''
    const modele = modeleAu(plume, debut, fin, ` ${f}current-value="`, '"')
    // In an attribute, a line break is no tag.
    return textControl(nom, { ...modele, saut: '&#10;' }, rempli)
  }
  return null
}
