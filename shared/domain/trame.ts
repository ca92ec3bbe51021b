import { z } from 'zod'

/**
 * A trame: one Caf's form described as data (resources/trames/*.json). The Word builder, the Bilan
 * screen and the checks read it; another Caf's form is another file, no code.
 */
const codeSchema = z
  .string()
  .regex(/^[a-z][\w-]*(\.[a-zA-Z][\w-]*)+$/, { error: 'code attendu : « section.champ »' })

/** The trame that is filled unless another is asked for. */
export const TRAME_USUELLE = 'caf47'

/** Origin of a value: typed, computed (may be overridden with a reason), or suggested from the records. */
const sourceSchema = z.enum(['entered', 'computed', 'entered+suggested'])

const optionSchema = z.strictObject({ value: z.string().min(1), label: z.string().min(1) })

const champTrameSchema = z
  .strictObject({
    code: codeSchema,
    label: z.string().min(1),
    kind: z.enum(['text', 'long-text', 'date', 'number', 'hours', 'yes-no', 'choice']),
    from: sourceSchema,
    /** Several options may be ticked (kind choice). */
    multiple: z.boolean().optional(),
    options: z.array(optionSchema).min(2).optional(),
    /** Decimals shown at most (kind number); 0 when absent. */
    decimals: z.int().min(0).max(4).optional(),
    /** The question asked under a « oui » (kind yes-no): its answer is the réponse's raison. */
    ifYes: z.string().min(1).optional(),
    /** True for the sum of the lines above: the document sets it in bold. */
    total: z.boolean().optional(),
    /** Dotted lines left to write on where nothing was entered (kind long-text). */
    lines: z.int().min(1).max(12).optional(),
  })
  .refine((champ) => (champ.kind === 'choice') === (champ.options !== undefined), {
    error: 'un choix a des options, et lui seul',
  })

const sectionTrameSchema = z.strictObject({
  id: z.string().min(1),
  heading: z.string().min(1).optional(),
  objectives: z.array(z.string().min(1)).min(1).optional(),
  subheading: z.string().min(1).optional(),
  /** The section is part of the form only for an action that has this property. */
  onlyIf: z.enum(['bonificationEnfant', 'bonificationParent']).optional(),
  /** `fiche`: each question on the left, its answer on the right; else a text stands under its question. */
  layout: z.enum(['fiche']).optional(),
  /** A list of yes/no lines, one per code. */
  list: z
    .strictObject({
      from: sourceSchema,
      items: z.array(z.strictObject({ code: codeSchema, label: z.string().min(1) })).min(1),
    })
    .optional(),
  fields: z.array(champTrameSchema).optional(),
  /** A note printed at the end of the section, which may hold nothing else. */
  note: z.string().min(1).optional(),
})

export const trameSchema = z
  .strictObject({
    format: z.literal('cartable/trame'),
    version: z.literal(1),
    /** Id of the trame, also the name of its file. */
    id: z.string().regex(/^[a-z0-9-]+$/),
    /** The name offered where the user chooses a form. */
    name: z.string().min(1),
    /** Placeholders of the title, subtitle and notes: {anneeScolaire} {arreteAu} {dateRetour}. */
    title: z.string().min(1),
    subtitle: z.string().min(1),
    notes: z.array(z.string().min(1)),
    /** The form's words around its questions. */
    wording: z.strictObject({
      oui: z.string().min(1),
      non: z.string().min(1),
      /** Heading of a section's objectives: for one, for several. */
      objective: z.string().min(1),
      objectives: z.string().min(1),
      /** Header of each page; placeholder {numero}. */
      action: z.string().min(1),
      /** Footer of each page; placeholders {page} {pages}. */
      page: z.string().min(1),
    }),
    sections: z.array(sectionTrameSchema).min(1),
  })
  .check((ctx) => {
    for (const code of duplicatesOf(codesOf(ctx.value))) {
      ctx.issues.push({
        code: 'custom',
        message: `le code « ${code} » est employé deux fois`,
        input: ctx.value,
        path: ['sections'],
      })
    }
  })

export type Trame = z.infer<typeof trameSchema>
export type SectionTrame = z.infer<typeof sectionTrameSchema>
export type ChampTrame = z.infer<typeof champTrameSchema>
export type SourceValeur = z.infer<typeof sourceSchema>

/** Every code of the form, in its order. */
export function codesOf(trame: { readonly sections: readonly SectionTrame[] }): readonly string[] {
  return trame.sections.flatMap((section) => [
    ...(section.list?.items.map((item) => item.code) ?? []),
    ...(section.fields?.map((champ) => champ.code) ?? []),
  ])
}

/** The questions of a section: a line of a list is a yes/no question like any other. */
export function champsOfSection({ list, fields = [] }: SectionTrame): readonly ChampTrame[] {
  const lines = list?.items.map(
    (item): ChampTrame => ({ ...item, kind: 'yes-no', from: list.from }),
  )
  return [...(lines ?? []), ...fields]
}

/** Every question of the form, in its order. */
export function champsOf({ sections }: Trame): readonly ChampTrame[] {
  return sections.flatMap(champsOfSection)
}

function duplicatesOf(codes: readonly string[]): readonly string[] {
  return [...new Set(codes.filter((code, index) => codes.indexOf(code) !== index))]
}
