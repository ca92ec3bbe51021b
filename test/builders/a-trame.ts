import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { type SectionTrame, type Trame, trameSchema } from '../../shared/domain/trame.ts'

/** The folder of the forms that come with the app. */
export const TRAMES_FOLDER = resolve(import.meta.dirname, '../../resources/trames')

/** Folder of the data that ships with the app. */
export const RESOURCES_FOLDER = resolve(import.meta.dirname, '../../resources')

/** The Caf 47 form that comes with the app, changed as asked. */
export function aTrame(change: Partial<Trame> = {}): Trame {
  const text = readFileSync(resolve(TRAMES_FOLDER, 'caf47.json'), 'utf8')
  return { ...trameSchema.parse(JSON.parse(text)), ...change }
}

/** Titles and questions of a section, in its order. */
export function wordsOf(section: SectionTrame): readonly string[] {
  const words = [
    section.heading,
    ...(section.objectives ?? []),
    section.subheading,
    ...(section.list?.items.map((item) => item.label) ?? []),
    ...(section.fields ?? []).flatMap((field) => [
      field.label,
      ...(field.options?.map((option) => option.label) ?? []),
      field.ifYes,
    ]),
    section.note,
  ]
  return words.filter((word) => word !== undefined)
}
