import { basename } from 'node:path'
import { type StorageCause, storageCauseOf } from '../db/storage-error.ts'

/** Message shown when the app cannot start: what happened, what was kept, what to do. */
type StartUpFailure = {
  readonly message: string
  readonly detail: string
  /** What is kept of the data where a copy takes their place: a sentence. Absent where no copy can. */
  readonly gardeALaRestauration?: string
  /** True where the data are gone and another base can be begun, what is left of them being kept. */
  readonly isLost?: true
}

const DAMAGED_KEPT = 'Le fichier abîmé est gardé dans le dossier des sauvegardes.'
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
        gardeALaRestauration: DAMAGED_KEPT,
      }
    case 'lost':
      return {
        message: 'Le fichier de vos données n’est plus à sa place.',
        detail: `Il ne reste que vos dernières saisies, dans un fichier que rien ne sait lire seul${base === null ? '' : ` (« ${basename(base)}-wal »)`}. Cartable n’y a pas touché.\n\nSi le fichier « ${basename(base ?? 'cartable.sqlite')} » a été déplacé ou jeté, quittez, remettez-le dans le dossier de vos données, puis ouvrez Cartable : tout y sera. Sinon, restaurez la dernière sauvegarde : ce qui a été saisi depuis sera à refaire, et ce qui reste sera gardé avec elle.`,
        gardeALaRestauration:
          'Ce qui restait de vos dernières saisies est gardé dans le dossier des sauvegardes.',
        isLost: true,
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
        gardeALaRestauration: DAMAGED_KEPT,
      }
    case 'unknown':
      return {
        message: 'Cartable n’a pas pu s’ouvrir.',
        detail: `Une erreur inattendue s’est produite. Vos données sont toujours sur cet ordinateur.\n\nOuvrez Cartable à nouveau. Si cela se répète, transmettez le numéro ${reference} à la personne qui vous aide en informatique.`,
      }
  }
}

type Cause = StorageCause | 'newer' | 'lost' | 'altered' | 'unknown'

function causeOf(error: unknown, base: string | null): Cause {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'NewerDatabaseError') return 'newer'
  if (error.name === 'LostBaseError') return 'lost'
  if (error.name === 'AlteredEngineError') return 'altered'
  // A file stands where a folder should: no drive is missing.
  if (['ENOTDIR', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) return 'unknown'
  return storageCauseOf(error, base) ?? 'unknown'
}
