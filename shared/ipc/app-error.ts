/**
 * Expected failures, as data with a stable code. The screens and the command line turn each into a French sentence
 * (renderer/texts/errors.ts, main/cli/messages.ts).
 */
export type AppError =
  /** The payload does not fit its schema: messages by field path. */
  | { readonly code: 'validation'; readonly fields: Readonly<Record<string, string>> }
  /** The record asked for is not there (any more). */
  | {
      readonly code: 'not-found'
      readonly what:
        | 'annee'
        | 'action'
        | 'collectif'
        | 'creneau'
        | 'seance'
        | 'enfant'
        | 'famille'
        | 'inscription'
        | 'orientation'
        | 'intervenant'
        | 'heures'
        | 'rencontre'
        | 'etablissement'
        | 'partenaire'
        | 'fichier'
        | 'operation'
        | 'contribution'
        /** A record named by an id in a list, or by a choice of the form. */
        | 'fiche'
        | 'envoi'
      readonly name: string
    }
  /** A date that must lie in the année does not. */
  | {
      readonly code: 'date-outside-annee'
      readonly date: string
      readonly debut: string
      readonly fin: string
    }
  /** A file given by the user cannot be used. `reason` is a French sentence saying what to do. */
  | { readonly code: 'unusable-file'; readonly file: string; readonly reason: string }
  /** The file that is about to be imported was changed on the disk since it was opened. */
  | { readonly code: 'file-changed'; readonly file: string }
  /** A dossier is refused: each problem with its place in the file. */
  | {
      readonly code: 'dossier-refused'
      readonly problems: readonly { readonly path: string; readonly message: string }[]
    }
  /** The base already holds that année and replacement was not asked. */
  | { readonly code: 'annee-exists'; readonly libelle: string }
  /** An operation cannot be undone (or redone): each reason is a French sentence naming what stands on it. */
  | {
      readonly code: 'undo-refused'
      readonly label: string
      readonly reasons: readonly string[]
    }
  /** A record cannot be deleted: each reason is a French sentence saying what stands on it and the way out. */
  | {
      readonly code: 'deletion-refused'
      readonly label: string
      readonly reasons: readonly string[]
    }
  /** A file cannot be written where asked. */
  | {
      readonly code: 'unwritable'
      readonly path: string
      /** `special`: the name of a folder or of a device. `file-in-place`: a file bears the name of the folder to make. */
      readonly cause: 'denied' | 'full' | 'missing-folder' | 'file-in-place' | 'special' | 'other'
      /** True in the app's own folder of copies, where nobody chose to write: no other one can be chosen. */
      readonly isOfCopies?: true
    }
  /** A file cannot be written because another program holds it. `libre`: a name that no file of that folder has. */
  | {
      readonly code: 'unwritable'
      readonly path: string
      readonly cause: 'locked'
      readonly libre: string
      readonly isOfCopies?: true
    }
  /** A file of that name is the user's own, or was changed since Cartable wrote it. `libre`: a free name beside it. */
  | { readonly code: 'file-kept'; readonly name: string; readonly libre: string }
  /** Answers are left to confirm or to explain (`reste` of them): the bilan is a draft, and keeping it as sent was not asked. */
  | { readonly code: 'brouillon'; readonly reste: number }
  /** The user corrected the file that Cartable wrote: which of the two was sent is hers to say. */
  | { readonly code: 'file-corrected'; readonly name: string; readonly path: string }
  /** The network's model asks for fingerprints, and its secret was not entered here. */
  | { readonly code: 'cle-absente' }
  /** A text that a model would carry to the other porteurs names somebody of the base, or holds a telephone or a mail. */
  | { readonly code: 'modele-nomme'; readonly texte: string }
  /** The file of the data, or its disk, refuses (`main/db/storage-error.ts` says what each cause is). */
  | {
      readonly code: 'storage'
      readonly cause:
        | 'full'
        | 'busy'
        | 'denied'
        | 'missing'
        | 'replaced'
        | 'damaged'
        | 'special'
        | 'io'
    }
  /** The data have a password, which is to be given first. */
  | { readonly code: 'verrouillee' }
  /** The user closed the dialog: nothing to say. */
  | { readonly code: 'cancelled' }
