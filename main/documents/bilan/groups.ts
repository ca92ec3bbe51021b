import type { ChampTrame, SectionTrame } from '../../../shared/domain/trame.ts'

/** Questions laid out together, in one table when they can be. */
export type GroupeChamps = {
  readonly kind: 'fiche' | 'figures' | 'yes-no' | 'long-text' | 'choice'
  readonly champs: readonly ChampTrame[]
}

/** The questions of a section in their order, neighbours of one kind together. */
export function groupChamps(section: SectionTrame): readonly GroupeChamps[] {
  const groups: { kind: GroupeChamps['kind']; champs: ChampTrame[] }[] = []
  for (const champ of section.fields ?? []) {
    const kind = kindOf(champ, section)
    const current = groups.at(-1)
    // A champ with a question under its « oui » is alone in its group: the question stands right
    // after it.
    const isAlone = champ.ifYes !== undefined || current?.champs.at(-1)?.ifYes !== undefined
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
