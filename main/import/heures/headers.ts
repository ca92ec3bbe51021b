import { isNomComplet } from '../../../shared/domain/colonne.ts'
import { CHAMPS_HEURES, type ChampHeures } from '../../../shared/domain/import-heures.ts'
import type { Vocabulaire } from '../understand/entete.ts'
import { canonical } from '../understand/titres.ts'

const PERSONNE =
  /\b(user|member|utilisateur|utilisatrice|collaborateur|collaboratrice|employee?|benevole|intervenante?|accompagnateur|accompagnatrice|animateur|animatrice|salariee?|volontaire|adherente?|membre|personne|participante?|encadrante?)\b/g

const DUREES: readonly (readonly [ChampHeures, RegExp])[] = [
  [
    'minutes',
    /^((duree|temps?|total|nombre|nb|duration|passe|consacre|effectue|realise) )*(minute|min|mn|mm ss|min sec|minute seconde)$/,
  ],
  [
    'heures',
    /^((duree|temps?|total|nombre|nb|volume|duration|passe|consacre|effectue|realise) )*(heure|h|hour|decimal|decimale)( (decimal|decimale|centieme|benevolat|effectuee?|realisee?|passee?|faite?|total))*$/,
  ],
  [
    'duree',
    /^(duree|temps?|volume horaire|duration|time|combien( temps?)?)( (passe|consacre|effectue|realise|total|benevolat|hh mm( ss)?|h mm))*$/,
  ],
  ['debut', /^(heure )?(debut|arrivee)$|^start time$/],
  ['fin', /^(heure )?(fin|depart)$|^end time$/],
]

const EXACT: readonly (readonly [ChampHeures, RegExp])[] = [
  ['prenom', /^(prenom|first name)$/],
  ['nom', /^(nom( famille| usage)?|last name)$/],
  ['nomPrenom', /^(nom prenom|nom complet|identite|qui)$/],
  ['prenomNom', /^(prenom nom|name)$/],
  [
    'date',
    /^start date$|^quand$|^(date|jour)( (action|seance|activite|debut|intervention|reunion|dernier mois?))?$/,
  ],
  [
    'categorie',
    /^((type|nature|categorie) )?(categorie|type|nature|activite|mission|motif|tache|task|heure|action benevolat|temps?|quoi)$/,
  ],
  ['action', /^((n|no|numero) )?action( clas)?$/],
  ['collectif', /^(collectif|groupe)$/],
  ['statut', /^statut$/],
  [
    'note',
    /^(note|titre|description|intitule|objet|detail|commentaire|remarque|observation|precision|libelle)$/,
  ],
]

/**
 * Champ that a header announces, whatever its accents, case, plural or little words; null for an unknown header.
 */
function recognise(header: string): ChampHeures | null {
  if (/^(?:de|from)$/i.test(header)) return 'debut'
  if (/^(?:à|a|to)$/i.test(header)) return 'fin'
  const words = canonical(header)
  const find = (champs: typeof EXACT, text: string) =>
    champs.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  const duree = find(DUREES, words)
  if (duree !== null) return duree
  // Time trackers write the prénom first.
  if (/^(user|utilisateur|utilisatrice|member)( name)?$/.test(words)) return 'prenomNom'
  // « Nom du bénévole » is a nom; « Bénévole » alone, a whole person.
  const rest = words.replace(PERSONNE, ' ').replace(/\s+/g, ' ').trim()
  return rest === '' && words !== '' ? 'nomPrenom' : find(EXACT, rest)
}

/** Champs that give a length of time by themselves, or with another. */
export const DURATIONS: readonly ChampHeures[] = ['duree', 'heures', 'minutes', 'fin']

/** Vocabulary of a table of hours: a person, and a duration. */
export const HEURES: Vocabulaire<ChampHeures> = {
  genre: 'heures',
  recognise,
  isTable: (champs) => {
    return (
      ([...champs].some(isNomComplet) || champs.has('nom')) &&
      DURATIONS.some((champ) => champs.has(champ))
    )
  },
  isChamp: (text): text is ChampHeures => CHAMPS_HEURES.some((champ) => champ === text),
  champDit: (champ) => champ,
}
