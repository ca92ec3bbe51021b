import { isIdentite, isNomComplet } from '../../../shared/domain/colonne.ts'
import { CHAMPS_HEURES, type ChampHeures } from '../../../shared/domain/import-heures.ts'
import { canonical } from '../understand/canonical.ts'
import type { Vocabulaire } from '../understand/entete.ts'

const PERSONNE =
  /\b(benevole|intervenante?|accompagnateur|accompagnatrice|animateur|animatrice|salariee?|volontaire|adherente?|membre|personne|participante?|encadrante?)\b/g

const DUREES: readonly (readonly [ChampHeures, RegExp])[] = [
  ['minutes', /^((duree|temps?|total|nombre|nb) )*(minute|min|mn)$/],
  [
    'heures',
    /^((duree|temps?|total|nombre|nb|volume) )*(heure|h)( (decimal|decimale|centieme|benevolat|effectuee?|realisee?|passee?|faite?|total))*$/,
  ],
  ['duree', /^(duree|temps?|volume horaire)( (passe|consacre|effectue|realise|total|benevolat))*$/],
  ['debut', /^(heure )?(debut|arrivee)$/],
  ['fin', /^(heure )?(fin|depart)$/],
]

const EXACT: readonly (readonly [ChampHeures, RegExp])[] = [
  ['prenom', /^prenom$/],
  ['nom', /^nom( famille| usage)?$/],
  ['nomPrenom', /^(nom prenom|nom complet|identite|qui)$/],
  ['prenomNom', /^prenom nom$/],
  ['date', /^(date|jour)( (action|seance|activite|debut|intervention|reunion))?$/],
  [
    'categorie',
    /^((type|nature|categorie) )?(categorie|type|nature|activite|mission|tache|heure|action benevolat|temps?)$/,
  ],
  ['action', /^((n|no|numero) )?action( clas)?$/],
  ['collectif', /^(collectif|groupe)$/],
  ['statut', /^statut$/],
  [
    'note',
    /^(note|titre|description|intitule|objet|detail|commentaire|remarque|observation|precision|libelle)$/,
  ],
]

/** What a header announces, whatever its accents, case, plural or little words; null for nothing that we read. */
function recognise(header: string): ChampHeures | null {
  const words = canonical(header)
  const find = (champs: typeof EXACT, text: string) =>
    champs.find(([, pattern]) => pattern.test(text))?.[0] ?? null
  const duree = find(DUREES, words)
  if (duree !== null) return duree
  // « Nom du bénévole » is a nom; « Bénévole » alone, a whole person.
  const rest = words.replace(PERSONNE, ' ').replace(/\s+/g, ' ').trim()
  return rest === '' && words !== '' ? 'nomPrenom' : find(EXACT, rest)
}

const DURATIONS: readonly ChampHeures[] = ['duree', 'heures', 'minutes', 'fin']

/** A table of hours: someone, and for how long. */
export const HEURES: Vocabulaire<ChampHeures> = {
  genre: 'heures',
  recognise,
  isTable: (champs) => {
    const named = [...champs].filter(isIdentite)
    return (
      (named.some(isNomComplet) || champs.has('nom')) &&
      DURATIONS.some((champ) => champs.has(champ))
    )
  },
  isChamp: (text): text is ChampHeures => CHAMPS_HEURES.some((champ) => champ === text),
  champDit: (champ) => champ,
}
