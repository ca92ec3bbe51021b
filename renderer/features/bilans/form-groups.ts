import { type BilanRempli, sectionsOf } from '../../../shared/domain/bilan.ts'
import type { SectionTrame } from '../../../shared/domain/trame.ts'

/** Sections under one heading of the form. */
export type FormGroup = {
  readonly id: string
  readonly heading: string
  readonly sections: readonly SectionTrame[]
}

/**
 * The sections that concern the action, gathered under the headings of the form; those before the first
 * heading stand under the form's title.
 */
export function groupSections(bilan: BilanRempli): readonly FormGroup[] {
  const groups: { id: string; heading: string; sections: SectionTrame[] }[] = []
  for (const section of sectionsOf(bilan)) {
    const last = groups.at(-1)
    if (section.heading === undefined && last !== undefined) last.sections.push(section)
    else {
      const heading = section.heading ?? bilan.trame.title
      groups.push({ id: `groupe-${section.id}`, heading, sections: [section] })
    }
  }
  return groups
}

/** The form's wording of a code. */
export function labelOf(trame: BilanRempli['trame'], code: string): string {
  const questions = trame.sections.flatMap(({ list, fields = [] }) => [
    ...(list?.items ?? []),
    ...fields,
  ])
  return questions.find((question) => question.code === code)?.label ?? code
}
