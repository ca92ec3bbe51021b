/** What the user reads when the app cannot start: what happened, what was kept, what to do. */
export type StartUpFailure = {
  readonly message: string
  readonly detail: string
  /** True when a copy can take the place of the data. */
  readonly isRestorable?: true
}

const KEPT = 'Vos données n’ont pas été modifiées.'

/** Sentences for an error met while the database is being opened; `reference` finds it in the log. */
export function describeStartUpFailure(error: unknown, reference: string): StartUpFailure {
  switch (causeOf(error)) {
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
    case 'unreadable':
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
    case 'unknown':
      return {
        message: 'Cartable n’a pas pu s’ouvrir.',
        detail: `Une erreur inattendue s’est produite. Vos données sont toujours sur cet ordinateur.\n\nOuvrez Cartable à nouveau. Si cela se répète, transmettez le numéro ${reference} à la personne qui vous aide en informatique.`,
      }
  }
}

type Cause = 'newer' | 'altered' | 'unreadable' | 'full' | 'denied' | 'busy' | 'unknown'

const CAUSES: readonly (readonly [RegExp, Cause])[] = [
  [/^(SQLITE_NOTADB|SQLITE_CORRUPT)/, 'unreadable'],
  [/^(SQLITE_FULL|ENOSPC|EDQUOT)/, 'full'],
  [/^(SQLITE_CANTOPEN|SQLITE_READONLY|SQLITE_PERM|EACCES|EPERM|EROFS)/, 'denied'],
  [/^(SQLITE_BUSY|SQLITE_LOCKED|EBUSY)/, 'busy'],
]

function causeOf(error: unknown): Cause {
  if (!(error instanceof Error)) return 'unknown'
  if (error.name === 'NewerDatabaseError') return 'newer'
  if (error.name === 'AlteredEngineError') return 'altered'
  const code = 'code' in error && typeof error.code === 'string' ? error.code : ''
  return CAUSES.find(([pattern]) => pattern.test(code))?.[1] ?? 'unknown'
}
