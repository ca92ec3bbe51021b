import { type StorageCause, storageCauseOf } from '../db/storage-error.ts'

/** Message shown when the app cannot start: what happened, what was kept, what to do. */
type StartUpFailure = {
  readonly message: string
  readonly detail: string
  /** True when a copy can take the place of the data. */
  readonly isRestorable?: true
}

const KEPT = 'Vos données n’ont pas été modifiées.'

/** Sentences for an error met while the database is being opened; `reference` finds it in the log, `base` is its file. */
export function describeStartUpFailure(
  error: unknown,
  reference: string,
  base: string | null = null,
): StartUpFailure {
  switch (causeOf(error, base)) {
    case 'newer':
      return {
        message: 'Vos données viennent d’une version plus récente de Cartable.',
        detail: `Cette version ne saurait pas les lire en entier : elle ne les a pas ouvertes. ${KEPT}\n\nInstallez la dernière version de Cartable sur cet ordinateur, puis ouvrez-la.`,
      }
    case 'altered':
      return {
        message: 'Un fichier de Cartable manque ou a été modifié.',
        detail: `Un antivirus l’a peut-être retiré, ou une installation s’est arrêtée en chemin : Cartable ne s’en sert pas. ${KEPT}\n\nInstallez Cartable à nouveau sur cet ordinateur : vous retrouverez vos données.`,
      }
    case 'damaged':
      return {
        message: 'Le fichier de vos données ne peut pas être lu.',
        detail: `Il est peut-être abîmé. Cartable n’y a pas touché.\n\nRestaurez la dernière sauvegarde : ce qui a été saisi depuis sera à refaire, et ce fichier sera gardé avec elle. Si vous hésitez, adressez-vous d’abord à la personne qui vous aide en informatique.`,
        isRestorable: true,
      }
    case 'full':
      return {
        message: 'Il n’y a plus de place sur le disque de cet ordinateur.',
        detail: `Cartable a besoin d’un peu d’espace pour ouvrir vos données. ${KEPT}\n\nVidez la corbeille ou supprimez des fichiers inutiles, puis ouvrez Cartable à nouveau.`,
      }
    case 'denied':
      return {
        message: 'Cartable n’a pas le droit d’écrire dans le dossier de vos données.',
        detail: `${KEPT}\n\nVérifiez que le dossier n’est pas en lecture seule, ou adressez-vous à la personne qui s’occupe de cet ordinateur.`,
      }
    case 'busy':
      return {
        message: 'Vos données sont utilisées par un autre programme.',
        detail: `${KEPT}\n\nFermez les autres fenêtres de Cartable, attendez la fin d’une sauvegarde ou d’une analyse antivirus, puis ouvrez Cartable à nouveau.`,
      }
    case 'missing':
    case 'replaced':
      return {
        message: 'Le dossier de vos données n’est pas là.',
        detail:
          'Le disque, la clé ou le dossier en réseau où elles sont est peut-être débranché.\n\nRebranchez-le, puis ouvrez Cartable à nouveau.',
      }
    case 'special':
      return {
        message: 'Le nom du fichier de vos données est celui d’un dossier ou d’un appareil.',
        detail: `Cartable ne peut pas y ranger vos données. ${KEPT}\n\nAdressez-vous à la personne qui s’occupe de cet ordinateur.`,
      }
    case 'io':
      return {
        message: 'Le disque de cet ordinateur a répondu par une erreur.',
        detail: `${KEPT}\n\nRedémarrez l’ordinateur, puis ouvrez Cartable à nouveau. Si cela se répète, faites vérifier ce disque.`,
        isRestorable: true,
      }
    case 'unknown':
      return {
        message: 'Cartable n’a pas pu s’ouvrir.',
        detail: `Une erreur inattendue s’est produite. Vos données sont toujours sur cet ordinateur.\n\nOuvrez Cartable à nouveau. Si cela se répète, transmettez le numéro ${reference} à la personne qui vous aide en informatique.`,
      }
  }
}

type Cause = StorageCause | 'newer' | 'altered' | 'unknown'

function causeOf(error: unknown, base: string | null): Cause {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'NewerDatabaseError') return 'newer'
  if (error.name === 'AlteredEngineError') return 'altered'
  // A file stands where a folder should: no drive is missing.
  if (['ENOTDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'unknown'
  return storageCauseOf(error, base) ?? 'unknown'
}
