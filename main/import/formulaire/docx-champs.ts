import type { Retouche } from '../../../shared/domain/formulaire.ts'
import { type Controle, isWritten, modeleAu, type Plume } from './flux.ts'
import { childOf, childrenOf, type Element, escapeXml, isSingle } from './xml.ts'

/** A field of Word while it is read: from its « begin » to its « end ». */
export type ChampLu = {
  readonly debut: Element
  readonly donnees: Element | undefined
  consigne: string
  separe: Element | null
  readonly resultat: Element[]
}

/** A field of an old form of Word (FORMCHECKBOX, FORMTEXT, FORMDROPDOWN), or null for any other field. */
export function fieldControl(champ: ChampLu, end: Element, plume: Plume): Controle | null {
  const { donnees, consigne } = champ
  if (donnees === undefined) return promptOf(champ, end, plume)
  const enabled = childOf(donnees, 'w:enabled')?.attributs['w:val']
  const nom =
    childOf(donnees, 'w:statusText')?.attributs['w:val'] ??
    childOf(donnees, 'w:helpText')?.attributs['w:val'] ??
    childOf(donnees, 'w:name')?.attributs['w:val'] ??
    ''
  const rempli = enabled === '0' || enabled === 'false'
  if (/FORMCHECKBOX/.test(consigne)) return checkBox(donnees, nom, rempli, plume)
  if (/FORMDROPDOWN/.test(consigne)) return dropDown(champ, nom, rempli, plume)
  if (/FORMTEXT/.test(consigne)) return textField(champ, end, nom, rempli, plume)
  return null
}

/**
 * A field that asks outside of a form: « { MACROBUTTON … [Cliquez ici] } » and « { FILLIN … } » give way to the answer.
 */
function promptOf(
  { consigne, debut, resultat }: ChampLu,
  end: Element,
  plume: Plume,
): Controle | null {
  const [, kind] = /^\s*(MACROBUTTON|FILLIN)\b/i.exec(consigne) ?? []
  if (kind === undefined) return null
  const { avant, apres } = plume.autour(childOf(resultat[0] ?? debut, 'w:rPr') ?? null)
  return {
    genre: 'texte',
    nom: '',
    options: [],
    lieu: { type: 'texte', texte: modeleAu(plume, debut.debut, end.fin, avant, apres) },
    rempli: kind.toUpperCase() === 'FILLIN' && isWritten(resultat.map(lettersOf).join('')),
  }
}

const isOn = (flag: Element | undefined): boolean =>
  flag !== undefined && !/^(0|false|off)$/.test(flag.attributs['w:val'] ?? '1')

function checkBox(data: Element, nom: string, off: boolean, plume: Plume): Controle | null {
  const box = childOf(data, 'w:checkBox')
  if (box === undefined) return null
  const checked = childOf(box, 'w:checked')
  const tag = `<${box.prefixe}checked/>`
  const tick: Retouche =
    checked !== undefined
      ? { part: plume.part, debut: checked.debut, fin: checked.fin, texte: tag }
      : isSingle(box)
        ? {
            part: plume.part,
            debut: box.debut,
            fin: box.fin,
            texte: `<${box.prefixe}checkBox>${tag}</${box.prefixe}checkBox>`,
          }
        : { part: plume.part, debut: box.dedansFin, fin: box.dedansFin, texte: tag }
  return {
    genre: 'case',
    nom: /^(CaseACocher|Check|Case)\w*$/i.test(nom) ? '' : nom,
    options: [],
    lieu: { type: 'choix', choix: { coche: [tick] } },
    rempli: off || isOn(checked ?? childOf(box, 'w:default')),
  }
}

function dropDown(champ: ChampLu, nom: string, off: boolean, plume: Plume): Controle | null {
  const list = childOf(champ.donnees, 'w:ddList')
  if (list === undefined) return null
  const entries = childrenOf(list, 'w:listEntry').map((entry) => entry.attributs['w:val'] ?? '')
  const result = childOf(list, 'w:result')
  const at = result ?? null
  const choose = (index: number): Retouche => ({
    part: plume.part,
    debut: at?.debut ?? list.dedans,
    fin: at?.fin ?? list.dedans,
    texte: `<${list.prefixe}result ${list.prefixe}val="${index}"/>`,
  })
  const shown = Number(result?.attributs['w:val'] ?? 0)
  return {
    genre: 'liste',
    nom: /^(ListeD|Dropdown|Texte)[\p{L}\d_]*$/iu.test(nom) ? '' : nom,
    options: entries.filter((entry) => entry.trim() !== ''),
    lieu: {
      type: 'choix',
      choix: Object.fromEntries(
        entries.map((entry, index) => [entry, [choose(index), ...shownText(champ, entry, plume)]]),
      ),
    },
    // The first entry shows when none was chosen.
    rempli: off || shown > 0,
  }
}

/** Text shown by a list: some writers put the chosen entry as the result of the field. */
function shownText(champ: ChampLu, entry: string, { part }: Plume): readonly Retouche[] {
  const texts = champ.resultat.flatMap((run) => childrenOf(run, 'w:t'))
  return texts
    .filter((t) => !isSingle(t))
    .map(({ dedans, dedansFin }, index) => ({
      part,
      debut: dedans,
      fin: dedansFin,
      texte: index === 0 ? escapeXml(entry) : '',
    }))
}

function textField(
  champ: ChampLu,
  end: Element,
  nom: string,
  off: boolean,
  plume: Plume,
): Controle {
  const shown = champ.resultat.map(lettersOf).join('')
  const given =
    childOf(childOf(champ.donnees, 'w:textInput'), 'w:default')?.attributs['w:val'] ?? ''
  const first = champ.resultat[0]
  const last = champ.resultat.at(-1)
  const rPr = childOf(first ?? champ.debut, 'w:rPr') ?? null
  const { avant, apres } = plume.autour(rPr)
  const w = end.prefixe
  const separate =
    champ.separe === null ? `<${w}r><${w}fldChar ${w}fldCharType="separate"/></${w}r>` : ''
  const debut = first?.debut ?? champ.separe?.fin ?? end.debut
  const fin = last?.fin ?? debut
  return {
    genre: 'texte',
    nom: /^(Texte?|Text)\d*$/i.test(nom) ? '' : nom,
    options: [],
    lieu: { type: 'texte', texte: modeleAu(plume, debut, fin, `${separate}${avant}`, apres) },
    rempli: off || isWritten(shown, given),
  }
}

/** Letters shown by a run. */
const lettersOf = (run: Element): string =>
  childrenOf(run, 'w:t')
    .flatMap((t) => t.enfants.map((n) => (n.type === 'texte' ? n.valeur : '')))
    .join('')
