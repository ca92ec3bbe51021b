import { capitalised, formatCount, formatDate } from '../../shared/format.ts'
import type { AppError } from '../../shared/ipc/app-error.ts'
import { faultReference } from '../../shared/ipc/fault.ts'
import { assertNever } from '../../shared/result.ts'

/** Text of an error for the user: what happened, what was kept, what to do next. */
export type ErrorText = {
  readonly title: string
  readonly kept: string
  readonly advice: string
  /** Problems, one line each, where there are several. */
  readonly problems: readonly string[]
}

const NOTHING_WRITTEN = 'Rien n’a été enregistré.'
const NOTHING_LOST = 'Vos données n’ont pas changé.'

/** The sentence for an expected refusal. */
export function errorText(error: AppError): ErrorText {
  switch (error.code) {
    case 'validation':
      return {
        title: 'Certaines réponses sont à revoir',
        kept: NOTHING_WRITTEN,
        advice: 'Corrigez ce qui suit, puis recommencez.',
        problems: Object.values(error.fields),
      }
    case 'not-found':
      return notFoundText(error)
    case 'date-outside-annee':
      return {
        title: `Le ${formatDate(error.date)} n’est pas dans l’année scolaire`,
        kept: NOTHING_LOST,
        advice: `Choisissez une date du ${formatDate(error.debut)} au ${formatDate(error.fin)}.`,
        problems: [],
      }
    case 'unusable-file':
      return {
        title: `« ${error.file} » n’a pas pu être utilisé`,
        kept: NOTHING_LOST,
        advice: capitalised(error.reason),
        problems: [],
      }
    case 'file-changed':
      return {
        title: `« ${error.file} » a changé depuis que vous l’avez ouvert`,
        kept: 'Rien n’a été importé.',
        advice: 'Relisez-le, ou importez ce que vous avez sous les yeux.',
        problems: [],
      }
    case 'dossier-refused':
      return {
        title: `Ce dossier contient ${formatCount(error.problems.length, 'erreur')}`,
        kept: 'Rien n’en a été repris.',
        advice: 'Demandez une nouvelle copie à la personne qui vous l’a remis, avec cette liste.',
        problems: error.problems.map(({ path, message }) => `${path} : ${message}`),
      }
    case 'annee-exists':
      return {
        title: `L’année ${error.libelle} est déjà dans Cartable`,
        kept: NOTHING_LOST,
        advice:
          'Vous pouvez la remplacer : une copie de l’actuelle est d’abord mise de côté. Elle seule gardera l’ordre de la liste d’attente et les dates « à revoir » des rencontres, qu’un dossier ne contient pas.',
        problems: [],
      }
    case 'deletion-refused':
      return {
        title: `« ${error.label} » ne peut pas être supprimé`,
        kept: NOTHING_LOST,
        advice: 'Voici ce qui s’y oppose.',
        problems: error.reasons,
      }
    case 'unwritable':
      return unwritableText(error)
    case 'modele-nomme':
      return {
        title: 'Un modèle ne doit nommer personne',
        kept: 'Rien n’a été écrit.',
        advice: `« ${error.texte} » nomme une personne de votre base, ou donne un téléphone ou un mail : corrigez-le, puis refaites le modèle.`,
        problems: [],
      }
    case 'verrouillee':
      return {
        title: 'Vos données sont verrouillées',
        kept: NOTHING_WRITTEN,
        advice: 'Donnez le mot de passe, puis recommencez.',
        problems: [],
      }
    case 'cle-absente':
      return {
        title: 'La clé du réseau n’a pas été saisie ici',
        kept: 'Rien n’a été écrit.',
        advice:
          'Le modèle du réseau demande de compter les enfants différents sans leurs noms : demandez la clé à un autre porteur, puis saisissez-la dans Réseau.',
        problems: [],
      }
    case 'brouillon':
      return {
        title: 'Ce bilan est encore un brouillon',
        kept: 'Il n’est pas gardé comme envoyé.',
        advice: `${formatCount(error.reste, 'réponse reste', 'réponses restent')} à confirmer ou à expliquer : le sommaire du formulaire y mène. Si vous l’avez envoyé ainsi, gardez-le tel quel.`,
        problems: [],
      }
    case 'file-corrected':
      return {
        title: `Vous avez corrigé « ${error.name} »`,
        kept: `Votre fichier est intact (${error.path}).`,
        advice:
          'Gardez-le s’il est ce que vous avez envoyé. Les réponses retenues restent celles de Cartable : reportez-y vos corrections, la prochaine version en partira.',
        problems: [],
      }
    case 'file-kept':
      return {
        title: `« ${error.name} » a été modifié depuis sa création`,
        kept: 'Ce fichier est intact : rien n’a été écrit.',
        advice: `Gardez-le et enregistrez le nouveau sous « ${error.libre} », ou remplacez-le : vos corrections y seraient perdues.`,
        problems: [],
      }
    case 'undo-refused':
      return {
        title: `« ${error.label} » ne peut pas être annulé`,
        kept: NOTHING_LOST,
        advice: 'Reprenez d’abord ce qui suit.',
        problems: error.reasons,
      }
    case 'storage':
      return { ...STORAGE[error.cause], problems: [] }
    case 'cancelled':
      return {
        title: 'Vous avez annulé',
        kept: NOTHING_WRITTEN,
        advice: 'Recommencez quand vous voulez.',
        problems: [],
      }
    default:
      return assertNever(error)
  }
}

const NOT_SAVED = 'Vos dernières saisies ne sont pas enregistrées'
const STILL_THERE = 'Elles sont encore à l’écran, et tout ce qui était déjà enregistré est intact.'
const STILL_OPEN = 'Ce que vous aviez enregistré est encore dans Cartable tant qu’il est ouvert.'

const STORAGE: Readonly<
  Record<
    Extract<AppError, { code: 'storage' }>['cause'],
    Pick<ErrorText, 'title' | 'kept' | 'advice'>
  >
> = {
  full: {
    title: NOT_SAVED,
    kept: `Il n’y a plus de place sur le disque. ${STILL_THERE}`,
    advice: 'Libérez de la place (videz la corbeille, par exemple), puis réessayez.',
  },
  busy: {
    title: NOT_SAVED,
    kept: `Un autre programme utilise vos données. ${STILL_THERE}`,
    advice:
      'Attendez la fin d’une sauvegarde ou d’une analyse antivirus, ou fermez l’autre Cartable, puis réessayez.',
  },
  denied: {
    title: NOT_SAVED,
    kept: `Cartable n’a pas le droit d’écrire dans le dossier de vos données. ${STILL_THERE}`,
    advice:
      'Vérifiez avec la personne qui s’occupe de cet ordinateur que ce dossier n’est pas en lecture seule, puis réessayez.',
  },
  missing: {
    title: 'Le fichier de vos données n’est plus à sa place',
    kept: STILL_OPEN,
    advice:
      'Rebranchez le disque s’il a été retiré, puis réessayez. Sinon, allez dans Réglages, « Sauvegardes », cliquez sur « Sauvegarder maintenant », puis fermez et rouvrez Cartable : il vous proposera cette sauvegarde.',
  },
  replaced: {
    title: 'Un autre fichier a pris la place de vos données',
    kept: STILL_OPEN,
    advice:
      'Allez dans Réglages, « Sauvegardes », et cliquez sur « Sauvegarder maintenant » ; puis fermez et rouvrez Cartable, et vérifiez vos données.',
  },
  damaged: {
    title: 'Une partie de vos données ne peut plus être lue',
    kept: 'Cartable n’y a pas touché.',
    advice:
      'Allez dans Réglages, « Sauvegardes », et restaurez la dernière ; puis faites vérifier ce disque.',
  },
  special: {
    title: 'Ce nom n’est pas celui d’un fichier de données',
    kept: NOTHING_LOST,
    advice: 'Fermez puis rouvrez Cartable.',
  },
  io: {
    title: 'Le disque de cet ordinateur a répondu par une erreur',
    kept: `Vos dernières saisies ne sont peut-être pas enregistrées. ${STILL_THERE}`,
    advice:
      'Réessayez. Si cela se répète, faites une copie sur une clé USB et faites vérifier ce disque.',
  },
}

function notFoundText(error: Extract<AppError, { code: 'not-found' }>): ErrorText {
  const advice = 'Choisissez une année et une action en haut de la fenêtre.'
  switch (error.what) {
    case 'annee':
      return { title: 'Cette année n’est plus dans Cartable', kept: '', advice, problems: [] }
    case 'action':
      return { title: 'Cette action n’est plus dans l’année', kept: '', advice, problems: [] }
    case 'collectif':
    case 'creneau':
    case 'seance':
    case 'enfant':
    case 'famille':
    case 'inscription':
    case 'orientation':
    case 'intervenant':
    case 'heures':
    case 'rencontre':
    case 'envoi':
    case 'etablissement':
    case 'partenaire':
      return { advice: CLOSE, ...GONE[error.what], kept: NOTHING_LOST, problems: [] }
    case 'fichier':
      return {
        title: error.name === '' ? 'Ce fichier n’est plus là' : `« ${error.name} » n’est plus là`,
        kept: 'Il a été déplacé, renommé ou supprimé. Vos données n’ont pas changé.',
        advice: 'Choisissez-le de nouveau, ou refaites-le s’il vient de Cartable.',
        problems: [],
      }
    case 'fiche':
      return {
        title: 'Une des fiches choisies n’existe plus',
        kept: NOTHING_WRITTEN,
        advice: 'Fermez ce panneau, puis recommencez : la liste est à jour.',
        problems: [],
      }
    case 'contribution':
      return {
        title: 'Cette contribution n’est plus dans la liste',
        kept: NOTHING_LOST,
        advice: 'Elle a déjà été retirée.',
        problems: [],
      }
    case 'operation':
      return {
        title: 'Cette opération n’est plus dans l’historique',
        kept: NOTHING_LOST,
        advice: 'Elle a déjà été annulée, ou l’année a été remplacée.',
        problems: [],
      }
    default:
      return assertNever(error.what)
  }
}

const CLOSE = 'Fermez ce panneau : la liste est à jour.'

// Removed from another screen, or by an undo, while this one showed it.
const GONE = {
  collectif: { title: 'Ce collectif n’existe plus', advice: 'Choisissez un autre collectif.' },
  creneau: { title: 'Ce créneau n’existe plus' },
  seance: {
    title: 'Cette séance n’existe plus',
    advice: 'Fermez ce panneau, puis choisissez une autre séance.',
  },
  enfant: { title: 'Cet enfant n’est plus dans Cartable' },
  famille: { title: 'Cette famille n’est plus dans Cartable' },
  inscription: { title: 'Cette inscription n’existe plus' },
  orientation: { title: 'Cette orientation n’existe plus' },
  intervenant: { title: 'Cet intervenant n’est plus dans Cartable' },
  heures: { title: 'Cette saisie d’heures n’existe plus' },
  rencontre: { title: 'Cette rencontre n’existe plus' },
  envoi: { title: 'Cet envoi n’est plus dans Cartable' },
  etablissement: { title: 'Cet établissement n’est plus dans Cartable' },
  partenaire: { title: 'Ce partenaire n’est plus dans Cartable' },
} as const

const USB = 'En attendant, copiez vos données sur une clé USB (Réglages, « Sauvegardes »).'

/** Title and advice when the app's own folder of copies refuses one. */
const UNWRITABLE_COPIES: Readonly<
  Record<Extract<AppError, { code: 'unwritable' }>['cause'], readonly [string, string]>
> = {
  locked: [
    'Un autre programme tient la sauvegarde',
    'Fermez-le (antivirus, synchronisation), puis recommencez.',
  ],
  denied: [
    'Le dossier des sauvegardes n’accepte pas de fichier',
    `L’« Accès contrôlé aux dossiers » de Windows ou un antivirus l’interdit peut-être : autorisez Cartable, puis recommencez. ${USB}`,
  ],
  full: ['Il n’y a plus de place sur ce disque', `Libérez de la place, puis recommencez. ${USB}`],
  'missing-folder': [
    'Le dossier des sauvegardes n’est pas accessible',
    `Vérifiez que son disque est branché, puis recommencez. ${USB}`,
  ],
  'file-in-place': [
    'Un fichier a pris la place du dossier des sauvegardes',
    'Renommez ce fichier, « backups », ou déplacez-le, puis recommencez : Cartable refait le dossier lui-même.',
  ],
  special: ['La sauvegarde n’a pas pu être écrite', `Faites vérifier ce disque. ${USB}`],
  other: ['La sauvegarde n’a pas pu être écrite', `Faites vérifier ce disque. ${USB}`],
}

function unwritableText(error: Extract<AppError, { code: 'unwritable' }>): ErrorText {
  const text = (title: string, advice: string): ErrorText => ({
    title,
    kept: `Rien n’a été écrit dans ${error.path}, et rien de ce qui s’y trouvait n’a changé.`,
    advice,
    problems: [],
  })
  if (error.isOfCopies) return text(...UNWRITABLE_COPIES[error.cause])
  switch (error.cause) {
    case 'locked':
      return text(
        'Un fichier du même nom est ouvert',
        `Fermez-le dans Word, Excel ou LibreOffice, puis recommencez ; ou choisissez un autre nom : « ${error.libre} » est libre.`,
      )
    case 'denied':
      return text(
        'Ce dossier n’accepte pas de fichier',
        'Choisissez-en un autre, par exemple « Téléchargements » : l’« Accès contrôlé aux dossiers » de Windows protège parfois « Documents ».',
      )
    case 'full':
      return text(
        'Il n’y a plus de place à cet endroit',
        'Libérez de la place ou choisissez un autre dossier.',
      )
    case 'missing-folder':
      return text('Ce dossier n’existe plus', 'Choisissez-en un autre, par exemple « Documents ».')
    case 'file-in-place':
      return text(
        'Un fichier porte le nom de ce dossier',
        'Renommez ce fichier ou déplacez-le, puis recommencez.',
      )
    case 'special':
      return text('Ce nom n’est pas celui d’un fichier', 'Choisissez un autre nom.')
    case 'other':
      return text(
        'Le fichier n’a pas pu être écrit',
        'Essayez un nom plus court, ou un autre dossier.',
      )
    default:
      return assertNever(error)
  }
}

/** The sentence for a bug: there is nothing the user did wrong. */
export function faultText(error: unknown): ErrorText {
  const reference = faultReference(error)
  return {
    title: 'Cartable a rencontré une erreur inattendue',
    kept: 'Vos données enregistrées n’ont pas changé.',
    advice:
      reference === null
        ? 'Recommencez. Si cela se reproduit, fermez puis rouvrez Cartable.'
        : `Recommencez. Si cela se reproduit, notez la référence ${reference} : elle permet d’en retrouver la cause.`,
    problems: [],
  }
}
