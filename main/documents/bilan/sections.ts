import { HeadingLevel, Paragraph } from 'docx'
import type { BilanRempli } from '../../../shared/domain/bilan.ts'
import type { ChampTrame, SectionTrame } from '../../../shared/domain/trame.ts'
import { assertNever } from '../../../shared/result.ts'
import { type Block, bullet, text } from '../word/blocks.ts'
import { leadIn, wording } from '../word/text.ts'
import { STYLE } from '../word/theme.ts'
import { ficheTable, figuresTable, longTextBlocks, type TableOptions } from './answers.ts'
import { choiceBlocks } from './choices.ts'
import { yesNoQuestion, yesNoTable } from './yes-no.ts'

/** One section of the form: its headings, its list, its questions, its note. */
export function sectionBlocks(
  bilan: BilanRempli,
  section: SectionTrame,
  piecesJointes: readonly string[] = [],
): readonly Block[] {
  const groups = groupChamps(section)
  const caption = wording(section.subheading ?? section.heading ?? bilan.trame.title)
  return [
    ...headingBlocks(bilan, section),
    ...(section.list === undefined
      ? []
      : [yesNoTable(bilan, section.list.items, { caption, leads: isQuestion(groups[0]) })]),
    ...groups.flatMap((groupe, index) =>
      groupBlocks(bilan, groupe, { caption, leads: isQuestion(groups[index + 1]) }),
    ),
    ...(section.note === undefined ? [] : noteBlocks(section.note, piecesJointes)),
  ]
}

/** The note, and the files that it asks for. */
function noteBlocks(note: string, piecesJointes: readonly string[]): readonly Block[] {
  return [
    text(wording(note), STYLE.note, piecesJointes.length > 0),
    ...(piecesJointes.length === 0 ? [] : [text(leadIn('Pièces jointes'), STYLE.objectives)]),
    ...piecesJointes.map((piece) => bullet(wording(piece), STYLE.note)),
  ]
}

function headingBlocks(bilan: BilanRempli, section: SectionTrame): readonly Block[] {
  const { heading, subheading, objectives = [] } = section
  const { objective: one, objectives: several } = bilan.trame.wording
  return [
    ...(heading === undefined ? [] : [headingOf(heading, HeadingLevel.HEADING_1)]),
    ...(objectives.length === 0
      ? []
      : [text(leadIn(objectives.length === 1 ? one : several), STYLE.objectives)]),
    ...objectives.map((objective) => bullet(wording(objective), STYLE.objective)),
    ...(subheading === undefined ? [] : [headingOf(subheading, HeadingLevel.HEADING_2)]),
  ]
}

type Level = (typeof HeadingLevel)['HEADING_1' | 'HEADING_2']

function headingOf(label: string, heading: Level): Paragraph {
  return new Paragraph({ text: wording(label), heading })
}

function groupBlocks(
  bilan: BilanRempli,
  groupe: GroupeChamps,
  options: TableOptions,
): readonly Block[] {
  const { champs, detail } = groupe
  switch (groupe.kind) {
    case 'fiche':
      return [ficheTable(bilan, champs, options)]
    case 'figures':
      return [figuresTable(bilan, champs, options)]
    case 'yes-no':
      return isQuestion(groupe)
        ? yesNoQuestion(bilan, champs, { ...options, detail })
        : [yesNoTable(bilan, champs, options)]
    case 'long-text':
      return champs.flatMap((champ, index) =>
        longTextBlocks(bilan, champ, {
          leads: index < champs.length - 1 ? isEcart(champs[index + 1]) : options.leads,
        }),
      )
    case 'choice':
      return champs.flatMap((champ) => choiceBlocks(bilan, champ))
    default:
      return assertNever(groupe.kind)
  }
}

/** Questions laid out together, in one table when they can be. */
type GroupeChamps = {
  readonly kind: 'fiche' | 'figures' | 'yes-no' | 'long-text' | 'choice'
  readonly champs: readonly ChampTrame[]
  /** The text that details the one yes or no of the group: « Détaillez pour plus de précisions ». */
  readonly detail?: ChampTrame | undefined
}

/** Whether a group is a question about what stands above it: yes or no on its own, or an écart asked as a text. */
function isQuestion(groupe: GroupeChamps | undefined): boolean {
  const last = groupe?.champs.at(-1)
  if (groupe?.kind !== 'yes-no') return isEcart(groupe?.champs[0])
  return groupe.champs.length === 1 || last?.ifYes !== undefined
}

/** « Existe-t-il des écarts… », by the code that every trame gives it. */
const isEcart = (champ: ChampTrame | undefined): boolean => champ?.code.endsWith('.ecart') === true

/** Whether the text after a group details its one yes or no. */
const isDetailed = ({ kind, champs, detail }: GroupeChamps): boolean =>
  kind === 'yes-no' && champs.length === 1 && champs[0]?.ifYes === undefined && detail === undefined

/** The questions of a section in their order, neighbours of one kind together. */
function groupChamps(section: SectionTrame): readonly GroupeChamps[] {
  const groups: { kind: GroupeChamps['kind']; champs: ChampTrame[]; detail?: ChampTrame }[] = []
  for (const champ of section.fields ?? []) {
    const kind = kindOf(champ, section)
    const current = groups.at(-1)
    if (kind === 'long-text' && current !== undefined && isDetailed(current) && !isEcart(champ)) {
      current.detail = champ
      continue
    }
    // A champ with a question under its « oui » ends its group, since that question stands right after it; it joins the
    // one question that it is about (« Le projet a-t-il été mis en place ? »), so that no page ends between the two.
    const isAlone =
      current?.detail !== undefined ||
      current?.champs.at(-1)?.ifYes !== undefined ||
      (champ.ifYes !== undefined && current?.champs.length !== 1)
    if (current?.kind === kind && !isAlone) current.champs.push(champ)
    else groups.push({ kind, champs: [champ] })
  }
  return groups
}

function kindOf(champ: ChampTrame, section: SectionTrame): GroupeChamps['kind'] {
  if (champ.kind === 'yes-no') return 'yes-no'
  if (section.layout === 'fiche') return 'fiche'
  if (champ.kind === 'long-text' || champ.kind === 'choice') return champ.kind
  return 'figures'
}
