import { expect, test } from 'vitest'
import { compteText } from '../../../../renderer/features/bilans/bilan-texts.ts'
import { groupSections, labelOf } from '../../../../renderer/features/bilans/form-groups.ts'
import { aBilan } from '../../../builders/a-bilan.ts'

test('sections stand under the heading before them, and bonifications only where they concern', () => {
  const bilan = aBilan()
  const concerned = { ...bilan, action: { ...bilan.action, bonificationEnfant: true } }
  const spared = { ...bilan, action: { ...bilan.action, bonificationEnfant: false } }
  const idsOf = (filled: typeof bilan) =>
    groupSections(filled).flatMap(({ sections }) => sections.map(({ id }) => id))

  expect(groupSections(bilan)[0]?.heading).toBe(bilan.trame.title)
  const [first, second] = bilan.trame.sections
  const under = (...headings: readonly (string | undefined)[]) => {
    const sections = headings.map((heading, index) => {
      const { heading: _, ...section } = (index === 0 ? first : second) as NonNullable<typeof first>
      return { ...section, id: `s${index}`, ...(heading === undefined ? {} : { heading }) }
    })
    return groupSections({ ...bilan, trame: { ...bilan.trame, sections } }).map(
      (group) => `${group.id} ${group.heading}: ${group.sections.map(({ id }) => id)}`,
    )
  }
  expect(under(undefined, undefined, 'Public', undefined, 'Lieux')).toEqual([
    `groupe-s0 ${bilan.trame.title}: s0,s1`,
    'groupe-s2 Public: s2,s3',
    'groupe-s4 Lieux: s4',
  ])
  expect(idsOf(concerned)).toContain('bonification-enfant')
  expect(idsOf(spared)).not.toContain('bonification-enfant')
})

test('a code is worded as the form words it', () => {
  const { trame } = aBilan()

  expect(labelOf(trame, 'public.total')).toBe("Nombre total d'enfants")
  expect(labelOf(trame, 'origines.famille')).toBe('La famille')
})

test('the records behind a figure are told by kind, none of them when there are none', () => {
  expect(compteText({ inscriptions: 4, enfants: 1 })).toBe('1\u00a0enfant, 4\u00a0inscriptions')
  expect(compteText({ enfants: 0 })).toBe('')
  expect(compteText(undefined)).toBe('')
})
