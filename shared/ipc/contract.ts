import type { z } from 'zod'
import type { IsoDate } from '../dates.ts'
import type { Result } from '../result.ts'
import { actionsIpc } from './actions.ipc.ts'
import { aideIpc } from './aide.ipc.ts'
import { anneesIpc } from './annees.ipc.ts'
import { appIpc } from './app.ipc.ts'
import type { AppError } from './app-error.ts'
import { bilansIpc } from './bilans.ipc.ts'
import { brouillonsIpc } from './brouillons.ipc.ts'
import { calendrierIpc } from './calendrier.ipc.ts'
import { collectifsIpc } from './collectifs.ipc.ts'
import { controlesIpc } from './controles.ipc.ts'
import { correspondancesIpc } from './correspondances.ipc.ts'
import { documentsIpc } from './documents.ipc.ts'
import { ecritsIpc } from './ecrits.ipc.ts'
import { enfantsIpc } from './enfants.ipc.ts'
import { envoisIpc } from './envois.ipc.ts'
import { evaluationsIpc } from './evaluations.ipc.ts'
import { faitsMarquantsIpc } from './faits-marquants.ipc.ts'
import { famillesIpc } from './familles.ipc.ts'
import { formationsIpc } from './formations.ipc.ts'
import { formulairesIpc } from './formulaires.ipc.ts'
import { heuresIpc } from './heures.ipc.ts'
import { importsIpc } from './imports.ipc.ts'
import { inscriptionsIpc } from './inscriptions.ipc.ts'
import { intervenantsIpc } from './intervenants.ipc.ts'
import { journalIpc } from './journal.ipc.ts'
import { objectifsIpc } from './objectifs.ipc.ts'
import { orientationsIpc } from './orientations.ipc.ts'
import { parametresIpc } from './parametres.ipc.ts'
import { personnesIpc } from './personnes.ipc.ts'
import { premiersPasIpc } from './premiers-pas.ipc.ts'
import { presencesIpc } from './presences.ipc.ts'
import { progressionsIpc } from './progressions.ipc.ts'
import { projetsIpc } from './projets.ipc.ts'
import { protectionIpc } from './protection.ipc.ts'
import { rechercheIpc } from './recherche.ipc.ts'
import { rencontresIpc } from './rencontres.ipc.ts'
import { repertoireIpc } from './repertoire.ipc.ts'
import { reseauIpc } from './reseau.ipc.ts'
import { resumesIpc } from './resumes.ipc.ts'
import { sauvegardesIpc } from './sauvegardes.ipc.ts'
import { seancesIpc } from './seances.ipc.ts'
import { structureIpc } from './structure.ipc.ts'
import { tramesIpc } from './trames.ipc.ts'

/** Every call that the window may make: one file per noun, one line per channel. */
export const ipcContract = {
  ...appIpc,
  ...aideIpc,
  ...actionsIpc,
  ...reseauIpc,
  ...resumesIpc,
  ...rencontresIpc,
  ...objectifsIpc,
  ...formationsIpc,
  ...evaluationsIpc,
  ...projetsIpc,
  ...progressionsIpc,
  ...faitsMarquantsIpc,
  ...repertoireIpc,
  ...rechercheIpc,
  ...enfantsIpc,
  ...famillesIpc,
  ...inscriptionsIpc,
  ...intervenantsIpc,
  ...heuresIpc,
  ...seancesIpc,
  ...bilansIpc,
  ...tramesIpc,
  ...ecritsIpc,
  ...envoisIpc,
  ...formulairesIpc,
  ...controlesIpc,
  ...documentsIpc,
  ...collectifsIpc,
  ...calendrierIpc,
  ...presencesIpc,
  ...anneesIpc,
  ...importsIpc,
  ...orientationsIpc,
  ...correspondancesIpc,
  ...journalIpc,
  ...brouillonsIpc,
  ...sauvegardesIpc,
  ...protectionIpc,
  ...structureIpc,
  ...parametresIpc,
  ...personnesIpc,
  ...premiersPasIpc,
} as const

export type Channel = keyof typeof ipcContract
export type Input<C extends Channel> = z.infer<(typeof ipcContract)[C]['input']>
export type Value<C extends Channel> = (typeof ipcContract)[C]['output']
export type Output<C extends Channel> = Result<Value<C>, AppError>
export type Handlers = { readonly [C in Channel]: (input: Input<C>) => Promise<Output<C>> }

/** Events that main sends to the window unasked. */
export type IpcEvents = {
  /** Work under way: `done` of `total` steps. */
  'documents:progress': { readonly done: number; readonly total: number; readonly label: string }
  /** A restoration under way: rows done of `total`. */
  'sauvegardes:progress': { readonly done: number; readonly total: number }
  /** Windows shuts down in a second: the window saves its drafts now. */
  'app:sessionEnds': null
  /** The data were locked or unlocked: the window drops what it shows and asks for the password. */
  'protection:changed': null
  /** Another day has begun (midnight, or the computer woke up): whatever depends on today is read again. */
  'app:dayTurned': { readonly today: IsoDate }
  /** « Aide » in the menu bar: the page of help to show; null: the page of the screen that is open. */
  'app:aideAsked': { readonly page: string | null }
}
export type IpcEvent = keyof IpcEvents

/** The one object that the preload exposes, as `window.cartable`. */
export type CartableApi = {
  invoke<C extends Channel>(channel: C, input: Input<C>): Promise<Output<C>>
  /** Subscribes to an event; returns the function that unsubscribes. */
  on<E extends IpcEvent>(event: E, listener: (payload: IpcEvents[E]) => void): () => void
}
