import type { ChampTrame, SectionTrame } from '../../../shared/domain/trame.ts'

/** Questions laid out together, in one table when they can be. */
export type GroupeChamps = {
  readonly kind: 'fiche' | 'figures' | 'yes-no' | 'long-text' | 'choice'
  readonly champs: readonly ChampTrame[]
}

/** Whether a group is a question about what stands above it: yes or no on its own, or an écart asked as a text. */
export function isQuestion(groupe: GroupeChamps | undefined): boolean {
  const last = groupe?.champs.at(-1)
  if (groupe?.kind !== 'yes-no') return isEcart(groupe?.champs[0])
  return groupe.champs.length === 1 || last?.ifYes !== undefined
}

/** « Existe-t-il des écarts… », by the code that every trame gives it. */
export const isEcart = (champ: ChampTrame | undefined): boolean =>
  champ?.code.endsWith('.ecart') === true

/** The questions of a section in their order, neighbours of one kind together. */
export function groupChamps(section: SectionTrame): readonly GroupeChamps[] {
  const groups: { kind: GroupeChamps['kind']; champs: ChampTrame[] }[] = []
  for (const champ of section.fields ?? []) {
    const kind = kindOf(champ, section)
    const current = groups.at(-1)
    // A champ with a question under its « oui » ends its group, since that question stands right after it; it joins the
    // one question that it is about (« Le projet a-t-il été mis en place ? »), so that no page ends between the two.
    const isAlone =
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
