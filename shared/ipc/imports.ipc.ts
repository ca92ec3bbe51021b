import { z } from 'zod'
import type { ApercuHeures, PreviewHeures } from '../domain/import-heures.ts'
import type { ApercuImport, CelluleLue, PreviewImport } from '../domain/import-orientation.ts'
import type { ApercuPresences, PreviewPresences } from '../domain/import-presences.ts'
import { GENRES_TABLEUR, type GenreImport, type GenreTableur, STATUTS } from '../domain/listes.ts'
import { channel } from './channel.ts'
import { correspondancesSchema } from './correspondances.ipc.ts'
import { dateSaisieSchema } from './saisie.ts'

/** A file that the person chose: the window names it by this id until it is let go. */
export type FichierOuvert = { readonly fichierId: string; readonly nom: string }

export type ImportLigne = {
  readonly importId: string
  readonly genre: GenreImport
  readonly fichier: string
  /** ISO date and time. */
  readonly importeLe: string
  readonly annuleLe: string | null
  /** Rows of each kind. */
  readonly comptes: Readonly<Record<string, number>>
}

const ligne = { feuille: z.string(), ligne: z.int() }
const place = { ...ligne, rang: z.int() }

/** Settings that every genre of import has. */
const demande = {
  fichierId: z.string(),
  anneeId: z.string(),
  corrections: z
    .array(z.strictObject({ ...place, champ: z.string(), texte: z.string().max(2000) }))
    .max(5000)
    .readonly(),
  correspondances: correspondancesSchema,
  /** Imports the rows and the sheets that the spreadsheet hides. */
  avecMasquees: z.boolean().optional(),
}

const decisionsSchema = z
  .array(
    z.strictObject({
      ...place,
      choix: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('enfant'), enfantId: z.string() }),
        z.strictObject({ kind: z.literal('nouveau') }),
        z.strictObject({ kind: z.literal('ignorer') }),
      ]),
    }),
  )
  .max(20_000)
  .readonly()

const demandeOrientations = z.strictObject({
  ...demande,
  genre: z.literal('orientations'),
  /** School of the rows that name none. */
  etablissement: z.string().nullable(),
  /** Action whose inscription is proposed; on the waiting list without a collectif. */
  actionId: z.string().nullable(),
  collectifId: z.string().nullable(),
  decisions: decisionsSchema,
})

const demandeInscrits = z.strictObject({
  ...demande,
  genre: z.literal('inscrits'),
  /** School of the rows that name none. */
  etablissement: z.string().nullable(),
  actionId: z.string().nullable(),
  /** Collectif of the rows that name none. */
  collectifId: z.string().nullable(),
  /** Known collectif that each name of the file stands for; the other names are created. */
  collectifs: z
    .array(z.strictObject({ nom: z.string().max(200), collectifId: z.string() }))
    .max(200)
    .readonly(),
  /** First day of the rows that give none; null: the first day of the année. */
  entree: dateSaisieSchema.nullable(),
  decisions: decisionsSchema,
})

const demandeHeures = z.strictObject({
  ...demande,
  genre: z.literal('heures'),
  /** Action of the rows that name none. */
  actionId: z.string().nullable(),
  /** Date of the rows that give none. */
  date: dateSaisieSchema.nullable(),
  /** Statut of the new intervenants. */
  statut: z.enum(STATUTS),
  personnes: z
    .array(
      z.strictObject({
        cle: z.string(),
        choix: z.discriminatedUnion('kind', [
          z.strictObject({ kind: z.literal('intervenant'), intervenantId: z.string() }),
          z.strictObject({ kind: z.literal('nouveau') }),
          z.strictObject({ kind: z.literal('occasionnel') }),
          z.strictObject({ kind: z.literal('ignorer') }),
        ]),
      }),
    )
    .max(20_000)
    .readonly(),
  ignorees: z.array(z.strictObject(ligne)).max(20_000).readonly(),
})

const demandePresences = z.strictObject({
  ...demande,
  genre: z.literal('presences'),
  /** Collectif of the grid; null while it is not chosen. */
  collectifId: z.string().nullable(),
  ignorees: z.array(z.strictObject(ligne)).max(20_000).readonly(),
})

const demandeImport = z.discriminatedUnion('genre', [
  demandeOrientations,
  demandeInscrits,
  demandeHeures,
  demandePresences,
])

/** By genre of import: the settings, the preview, and the report once imported. */
export type ImportTypes = {
  readonly orientations: {
    readonly demande: z.infer<typeof demandeOrientations>
    readonly apercu: ApercuImport
    readonly done: PreviewImport
  }
  readonly inscrits: {
    readonly demande: z.infer<typeof demandeInscrits>
    readonly apercu: ApercuImport
    readonly done: PreviewImport
  }
  readonly heures: {
    readonly demande: z.infer<typeof demandeHeures>
    readonly apercu: ApercuHeures
    readonly done: PreviewHeures
  }
  readonly presences: {
    readonly demande: z.infer<typeof demandePresences>
    readonly apercu: ApercuPresences
    readonly done: PreviewPresences
  }
}
export type Demande<G extends GenreTableur = GenreTableur> = ImportTypes[G]['demande']

/** A preview, or its differences from the one that the window holds. */
export type ApercuReply<A extends { readonly lignes: readonly unknown[] }> = {
  /** Version of this preview, to be sent back with the next answers. */
  readonly version: number
  /** The preview without its rows. */
  readonly apercu: Omit<A, 'lignes'>
  /** Every row; null when only those of `changed` differ. */
  readonly lignes: A['lignes'] | null
  /** Rows that differ, with their index. */
  readonly changed: readonly (readonly [number, A['lignes'][number]])[]
}

const fichier = z.strictObject({ fichierId: z.string() })

export const importsIpc = {
  /** Main asks for the file and reads it; the file opened before is freed. */
  'imports:open': channel(
    z.strictObject({ genre: z.enum(GENRES_TABLEUR) }),
  ).returns<FichierOuvert>(),
  /** Opens a list of enfants inscrits that was pasted, one enfant a line; the file opened before is freed. */
  'imports:openTexte': channel(
    z.strictObject({
      texte: z
        .string()
        .max(200_000, { error: 'Cette liste est trop longue : ouvrez plutôt le fichier.' })
        .refine((texte) => texte.trim() !== '', { error: 'Collez d’abord votre liste.' }),
    }),
  ).returns<FichierOuvert>(),
  /** Reads the same file again from the disk: decisions taken on its rows are dropped. */
  'imports:reopen': channel(fichier).returns<FichierOuvert>(),
  /** Whether the file on the disk differs from what was opened. */
  'imports:hasChanged': channel(fichier).returns<boolean>(),
  /** Frees all that is held of the file. */
  'imports:close': channel(fichier).returns<void>(),
  /** Preview of the import; writes nothing. */
  'imports:preview': channel(
    z.strictObject({ demande: demandeImport, since: z.int().nullable() }),
  ).returns<ApercuReply<ImportTypes[GenreTableur]['apercu']>>(),
  /** The cells that a row was read from, to see why it was read that way. */
  'imports:findCellules': channel(
    z.strictObject({ demande: demandeImport, place: z.strictObject(place) }),
  ).returns<readonly CelluleLue[]>(),
  /**
   * Imports the file as it was opened. Refused with `file-changed` when the disk holds another content,
   * unless told to go on.
   */
  'imports:commit': channel(
    z.strictObject({ demande: demandeImport, evenIfChanged: z.boolean() }),
  ).returns<ImportTypes[GenreTableur]['done']>(),
  /** Imports of every kind, latest first. */
  'imports:findAll': channel(z.strictObject({ anneeId: z.string() })).returns<
    readonly ImportLigne[]
  >(),
  /** Undoes a whole import, or refuses with the records that stand on it. */
  'imports:undo': channel(z.strictObject({ importId: z.string() })).returns<void>(),
} as const
