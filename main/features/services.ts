import type { Kysely } from 'kysely'
import type { IsoDate } from '../../shared/dates.ts'
import type { Channel, Handlers, IpcEvent, IpcEvents } from '../../shared/ipc/contract.ts'
import type { OpenDatabase } from '../db/open.ts'
import type { Database } from '../db/schema.ts'
import type { PageAImprimer } from '../documents/page/print-page.ts'
import type { WrittenDocuments } from './documents/written-documents.ts'
import type { OpenedFiles } from './sauvegardes/opened-files.ts'
import type { Sante } from './sauvegardes/sante.service.ts'

/** Kinds of files that an « Ouvrir » or « Enregistrer » dialog offers: extensions without their dot. */
export type FileKind = { readonly name: string; readonly extensions: readonly string[] }

/** Questions that the computer's own dialogs put to the user; every answer is a path, or null when she closes. */
export type Dialogs = {
  chooseFolder(ask: { readonly title: string; readonly button?: string }): Promise<string | null>
  chooseFile(ask: {
    readonly title: string
    readonly kinds: readonly FileKind[]
  }): Promise<string | null>
  saveFile(ask: {
    readonly title: string
    /** Name alone; the dialog opens in the user's documents. */
    readonly name: string
    readonly kinds: readonly FileKind[]
  }): Promise<string | null>
}

/** Hands a file over to the computer: to the program of its kind, or to the file manager. */
export type FileOpener = {
  /** Opens a file in the program of its kind; false when no program took it. */
  open(path: string): Promise<boolean>
  showInFolder(path: string): void
}

/** Puts a PNG in the computer's clipboard; false when it was refused. */
export type CopyImage = (png: Uint8Array) => Promise<boolean>

/** Sends an event to the window, without any call from it. */
type Emit = <E extends IpcEvent>(event: E, payload: IpcEvents[E]) => void

/** Prints a laid-out page to the bytes of a PDF: Chromium's work. */
export type PrintPdf = (page: PageAImprimer) => Promise<Uint8Array>

/** The base, as it is opened and shut while the app runs. */
export type Verrou = {
  readonly file: string
  isOpen(): boolean
  /** Opens the base, its password having been given. */
  open(): Promise<void>
  /** Shuts the base, which stays unread until its password is given again. */
  shut(): Promise<void>
  /** Does a work that needs the base closed, while every other call waits, then opens the base again. */
  whileClosed<T>(work: () => Promise<T>): Promise<T>
}

/** Paths and links of the installed app, for help and support. */
type Installation = {
  /** Folder of the technical journal. */
  readonly logs: string
  /** Files that list the licences of what is bundled. */
  readonly licences: readonly string[]
  /** Opens the page of the releases in the browser; false when this build knows none. */
  openVersions(): Promise<boolean>
}

/** Services of the handlers: all that belongs to Electron comes in as one of these plain functions. */
export type Services = {
  readonly database: OpenDatabase
  readonly dialogs: Dialogs
  readonly opener: FileOpener
  readonly copyImage: CopyImage
  readonly documents: WrittenDocuments
  readonly emit: Emit
  readonly printPdf: PrintPdf
  /** Health of the data in this run; a new one by default. */
  readonly sante?: Sante
  /** Verrou that shuts the base; absent where it stays open (tests, bench). */
  readonly verrou?: Verrou
  /** Folder of the trames and of the other data that ships with the app. */
  readonly resources: string
  readonly version: string
  /** Installation that support asks about; absent where nothing is installed (tests, bench). */
  readonly installation?: Installation
  readonly now: () => Date
}

/** Services that every handler receives, with the database, the day, and the defaults of the optional ones. */
export type HandlerServices = Services & {
  readonly db: Kysely<Database>
  /** The day of the call, ISO. */
  readonly today: () => IsoDate
  readonly opened: OpenedFiles
  readonly sante: Sante
  readonly verrou: Verrou
}

/**
 * The handlers of one contract, and the one way to write them:
 * `export const createHeuresHandlers: CreateHandlers<typeof heuresIpc> = ({ db, now }) => ({ 'heures:create': … })`.
 */
export type CreateHandlers<Ipc> = (
  services: HandlerServices,
) => Pick<Handlers, Exclude<keyof Ipc & Channel, FrameChannel>>

/** Channels of the frame that `index.ts` answers, in the place of their noun: the window does not wait for all its code. */
export type FrameChannel =
  | 'app:findContexte'
  | 'reseau:hasContributions'
  | 'sauvegardes:findAlerte'
  | 'personnes:findRappel'
