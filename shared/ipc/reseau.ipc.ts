import { z } from 'zod'
import { isoDateSchema } from '../date-schemas.ts'
import type { IsoDate } from '../dates.ts'
import type { Contribution } from '../domain/contribution.ts'
import { type ModeleReseau, PARTIES_MODELE } from '../domain/modele-reseau.ts'
import { channel } from './channel.ts'
import type { DocumentWritten } from './documents.ipc.ts'

/** A cell: a number where a workbook is to compute with it, else a text. */
export type CelluleReseau = string | number | null

/** One contribution (or one part of it) behind a line: its value in each column; null where it sent none. */
type SourceReseau = {
  readonly nom: string
  readonly arreteAu: IsoDate
  readonly valeurs: readonly CelluleReseau[]
}

/** A line of a theme, with the contributions behind its figures. */
export type LigneReseau = {
  readonly cellules: readonly CelluleReseau[]
  readonly par: readonly SourceReseau[]
}

/** One theme of the consolidated bilan: the same table in Word, in Excel and on the screen. */
export type TableReseau = {
  /** Tab of the screen that shows the table. */
  readonly theme: 'chiffres' | 'enfants' | 'ecoles'
  readonly titre: string
  /** Caution for the reader of the figures; '' for none. */
  readonly note: string
  readonly colonnes: readonly string[]
  readonly lignes: readonly LigneReseau[]
  /** Sources of its lines: contributions of porteurs, or parts (actions, groups) of the one contribution of the line. */
  readonly sources: 'Porteur' | 'Partie'
  /** Bars of the chart beside the table on the screen, one per known line; empty for no chart. */
  readonly barres: readonly { readonly label: string; readonly valeur: number }[]
}

/** A contribution that was received. */
export type ContributionRecue = {
  readonly contributionId: string
  readonly porteur: string
  readonly commune: string | null
  readonly arreteAu: IsoDate
  readonly recueLe: string
  /**
   * `compte`, `ancienne` when it counts though it stops before the date asked, or why it does not count: another of
   * the same porteur is newer, or it goes beyond the date.
   */
  readonly etat: 'compte' | 'ancienne' | 'remplacee' | 'posterieure'
}

/** Result of a reception: the porteurs taken, and the files of the folder that are no contribution, with the reason. */
export type ContributionsRecues = {
  readonly porteurs: readonly string[]
  readonly refusees: readonly { readonly fichier: string; readonly raison: string }[]
}

/** Two names under one identity; `raison`: the names differ, or the enfants do. */
type IdentiteDoubleRecue = {
  readonly compte: string
  readonly autre: string
  readonly raison: 'nom' | 'enfants'
}

/** State of this structure in its network, and the contributions it received for an année. */
export type EtatReseau = {
  readonly modele: Pick<ModeleReseau, 'reseau' | 'comptes' | 'formations'> | null
  /** True once the secret of the network was entered here. */
  readonly hasCle: boolean
  readonly contributions: readonly ContributionRecue[]
  /** Porteurs known from other années or earlier dates, whose contribution as of the date is still to be asked for. */
  readonly attendus: readonly { readonly porteur: string; readonly derniere: IsoDate }[]
  /** Two files under one identity that seem to be of two centres; one of them does not count. */
  readonly identitesDoubles: readonly IdentiteDoubleRecue[]
  /** The town as of the date asked; empty before anything was received. */
  readonly tables: readonly TableReseau[]
}

/** Preview of a model: the names of its additions, and its changes. */
export type ApercuModele = {
  readonly reseau: ModeleReseau['reseau']
  readonly comptes: ModeleReseau['comptes']
  /** Name of another network whose model was followed until now; null for none. */
  readonly remplace: string | null
  readonly criteres: {
    readonly ajoutes: readonly string[]
    readonly retires: readonly string[]
    /** Criteria that would tick something else on the bilan. */
    readonly modifies: readonly string[]
  }
  /** Text and logo that the fiche would bear; null where the model changes nothing. */
  readonly fiche: {
    readonly texte: string | null
    readonly texteRemplace: string | null
    readonly logo: string | null
    readonly remplaceLogo: boolean
  }
  readonly etablissements: readonly string[]
  readonly partenaires: readonly string[]
  /** Every form of the model; places that the coordinator confirmed herself are kept. */
  readonly formulaires: readonly string[]
  readonly echelles: readonly string[]
}

const demandeSchema = z.strictObject({ anneeId: z.string(), arreteAu: isoDateSchema })
export type DemandeReseau = z.infer<typeof demandeSchema>
const anneeSchema = z.strictObject({ anneeId: z.string() })

export const reseauIpc = {
  'reseau:find': channel(demandeSchema).returns<EtatReseau>(),
  /** The whole contribution, shown before it is saved. */
  'reseau:previewContribution': channel(demandeSchema).returns<Contribution>(),
  /** Main asks where. */
  'reseau:saveContribution': channel(demandeSchema).returns<DocumentWritten>(),
  /** Main asks which file; the same contribution received twice is kept once. */
  'reseau:receiveContribution': channel(z.void()).returns<ContributionsRecues>(),
  /** Main asks which folder; takes all its contributions in one act, and reports the other files. */
  'reseau:receiveFolder': channel(z.void()).returns<ContributionsRecues>(),
  /** Whether any contribution was ever received: the network's desk shows in the navigation from then on. */
  'reseau:hasContributions': channel(z.void()).returns<boolean>(),
  'reseau:removeContribution': channel(
    z.strictObject({ contributionId: z.string() }),
  ).returns<void>(),
  /** Main asks for a folder; Word, then Excel. */
  'reseau:writeConsolidation': channel(demandeSchema).returns<readonly DocumentWritten[]>(),
  /** Main asks where. */
  'reseau:saveModele': channel(
    z.strictObject({
      anneeId: z.string(),
      nom: z.string().trim().min(1, { error: 'Indiquez le nom du réseau.' }).max(300),
      sansMasque: z.boolean(),
      empreintes: z.boolean(),
    }),
  ).returns<DocumentWritten>(),
  /** Main asks which file, and keeps it as `fichierId` until it is taken. */
  'reseau:chooseModele': channel(anneeSchema).returns<{
    readonly fichierId: string
    readonly apercu: ApercuModele
  }>(),
  'reseau:openModele': channel(
    z.strictObject({
      anneeId: z.string(),
      fichierId: z.string(),
      parties: z.array(z.enum(PARTIES_MODELE)).max(PARTIES_MODELE.length),
    }),
  ).returns<ApercuModele>(),
  /** Draws a new secret, shown once, to be given to the other porteurs by word of mouth. */
  'reseau:drawCle': channel(z.void()).returns<{ readonly cle: string }>(),
  /** Gives this centre an identity of its own, where its base was copied from that of another centre. */
  'reseau:renewIdentite': channel(z.void()).returns<void>(),
  'reseau:keepCle': channel(z.strictObject({ cle: z.string().max(100) })).returns<void>(),
} as const
