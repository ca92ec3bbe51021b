import { formatCount, formatDate, typographie } from '../../shared/format.ts'
import type { AppError } from '../../shared/ipc/app-error.ts'
import { assertNever, type Result } from '../../shared/result.ts'
import { Refusal } from './command.ts'

const CAUSES: Readonly<Record<Extract<AppError, { code: 'unwritable' }>['cause'], string>> = {
  locked: 'le fichier est ouvert dans un autre logiciel. Fermez-le, puis recommencez.',
  denied:
    'vous n’avez pas le droit d’écrire ici, ou l’« Accès contrôlé aux dossiers » de Windows l’interdit. Choisissez un autre dossier.',
  full: 'il n’y a plus de place. Libérez de la place, ou choisissez un autre dossier.',
  'missing-folder': 'ce dossier n’existe pas. Créez-le, ou choisissez-en un autre.',
  'file-in-place': 'un fichier porte ce nom. Renommez-le ou déplacez-le, puis recommencez.',
  special:
    'ce nom est celui d’un dossier ou d’un appareil, pas d’un fichier. Choisissez un autre nom.',
  other: 'l’écriture a échoué. Essayez un nom plus court, ou un autre dossier.',
}

/** Problems listed at most: a dossier that is wrong throughout takes less than fifty lines. */
const PROBLEMS_SHOWN = 40
const PROBLEM_LENGTH = 400

/** The value, or a refusal in French that says what to do. */
export function valueOrRefuse<T>(result: Result<T, AppError>): T {
  if (result.ok) return result.value
  throw new Refusal(refusalText(result.error))
}

export const refusalText = (error: AppError): string => typographie(sentenceOf(error))

function sentenceOf(error: AppError): string {
  switch (error.code) {
    case 'validation':
      return `Valeur refusée : ${Object.values(error.fields).join(' ; ')}`
    case 'not-found':
      return `${NOT_FOUND[error.what]} « ${error.name} » introuvable : vérifiez ce nom.`
    case 'date-outside-annee':
      return `Le ${formatDate(error.date)} n’est pas dans l’année scolaire : choisissez une date du ${formatDate(error.debut)} au ${formatDate(error.fin)}.`
    case 'unusable-file':
      return `« ${error.file} » : ${error.reason}`
    case 'file-changed':
      return `« ${error.file} » a changé depuis son ouverture : recommencez.`
    case 'dossier-refused':
      return [
        `Ce dossier contient ${formatCount(error.problems.length, 'erreur')} ; rien n’a été repris. Corrigez le fichier, puis recommencez :`,
        ...error.problems
          .slice(0, PROBLEMS_SHOWN)
          .map(({ path, message }) =>
            `  ${path === '' ? '(racine)' : path} : ${message}`.slice(0, PROBLEM_LENGTH),
          ),
        ...(error.problems.length > PROBLEMS_SHOWN
          ? [`  … et ${formatCount(error.problems.length - PROBLEMS_SHOWN, 'autre')}`]
          : []),
      ].join('\n')
    case 'annee-exists':
      return `L’année ${error.libelle} est déjà dans la base : ajoutez « --remplacer » pour la remplacer (une copie de la base est gardée).`
    case 'undo-refused':
      return [
        `« ${error.label} » ne peut pas être annulé :`,
        ...error.reasons.map((reason) => `  ${reason}`),
      ].join('\n')
    case 'deletion-refused':
      return [
        `« ${error.label} » ne peut pas être supprimé :`,
        ...error.reasons.map((reason) => `  ${reason}`),
      ].join('\n')
    case 'unwritable':
      return `Impossible d’écrire « ${error.path} » : ${CAUSES[error.cause]}`
    case 'file-kept':
      return `« ${error.name} » a été modifié : il est gardé. Choisissez un autre dossier.`
    case 'brouillon':
      return `Ce bilan est un brouillon : ${formatCount(error.reste, 'réponse reste', 'réponses restent')} à confirmer ou à expliquer.`
    case 'file-corrected':
      return `« ${error.path} » a été corrigé : indiquez-le par « --fichier » si c’est lui que vous avez envoyé.`
    case 'cle-absente':
      return 'Le modèle du réseau demande de compter les enfants différents, et la clé du réseau n’a pas été saisie ici : demandez-la à un autre porteur, puis « reseau cle CLÉ ».'
    case 'modele-nomme':
      return `« ${error.texte} » nomme une personne de votre base, ou donne un téléphone ou un mail : corrigez-le, puis refaites le modèle. Rien n’a été écrit.`
    case 'storage':
      return `${STORAGE[error.cause]} Rien n’a été écrit.`
    case 'verrouillee':
      return 'La base est protégée par un mot de passe : donnez-le par « --mot-de-passe FICHIER ».'
    case 'cancelled':
      return 'Abandonné : rien n’a été écrit.'
    default:
      return assertNever(error)
  }
}

const STORAGE: Readonly<Record<Extract<AppError, { code: 'storage' }>['cause'], string>> = {
  full: 'Il n’y a plus de place sur le disque de la base : libérez-en, puis recommencez.',
  busy: 'La base est utilisée par un autre programme : fermez l’autre Cartable ou attendez la fin d’une sauvegarde, puis recommencez.',
  denied:
    'La base ne peut pas être ouverte ou écrite : vérifiez le chemin et vos droits, puis recommencez.',
  missing:
    'La base ne peut pas être ouverte : son dossier n’existe pas, son nom est trop long, ou son disque est débranché. Vérifiez le chemin.',
  replaced: 'Un autre fichier a pris la place de la base : vérifiez le chemin, puis recommencez.',
  damaged:
    'Ce fichier n’est pas une base de Cartable, ou elle est abîmée : vérifiez le chemin, ou restaurez une sauvegarde (« restaurer »).',
  special:
    'La base ne peut pas être ouverte : c’est un dossier ou un appareil, pas un fichier. Vérifiez le chemin.',
  io: 'Le disque a répondu par une erreur : recommencez, et faites vérifier ce disque si cela se répète.',
}

const NOT_FOUND: Readonly<Record<Extract<AppError, { code: 'not-found' }>['what'], string>> = {
  annee: 'Année',
  action: 'Action',
  collectif: 'Collectif',
  creneau: 'Créneau',
  seance: 'Séance',
  enfant: 'Enfant',
  famille: 'Famille',
  inscription: 'Inscription',
  orientation: 'Orientation',
  intervenant: 'Intervenant',
  heures: 'Saisie d’heures',
  rencontre: 'Rencontre',
  etablissement: 'Établissement',
  partenaire: 'Partenaire',
  fichier: 'Fichier',
  operation: 'Opération',
  contribution: 'Contribution',
  fiche: 'Fiche',
  envoi: 'Envoi',
}
