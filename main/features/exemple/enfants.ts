import { addDays } from '../../../shared/dates.ts'
import { normalizeNom } from '../../../shared/domain/nom.ts'
import { chance } from './chance.ts'
import { NOM_DE_FAMILLE } from './familles.ts'
import { actions, PERIODES } from './plan.ts'
import { codes, orNull, readTable } from './table.ts'

export type CollectifId = keyof typeof PERIODES

// Naissance: a date, or the year alone when that is all the family's form says. Assidu: how often the
// enfant comes, in percent.
const ENFANTS = readTable(
  [
    'famille',
    'prenom',
    'sexe',
    'naissance',
    'collectif',
    'ecole',
    'niveau',
    'classe',
    'assidu',
    'origines',
    'situations',
  ],
  `
amrani    | Inès         | F | 2019-03-12 | petits      | prevert     | CP  | CP A  | 96 | enseignant famille            | difficulte-scolaire maitrise-francais
traore    | Fatoumata    | F | 2019-07-02 | petits      | prevert     | CP  | CP A  | 93 | enseignant                    | difficulte-scolaire logement maitrise-francais
rousseau  | Léo          | M | 2019-11-23 | petits      | prevert     | CP  | CP B  | 89 | famille                       | disponibilite-parents
rousseau  | Lou          | F | 2019-11-23 | petits      | prevert     | CP  | CP B  | 91 | famille                       | disponibilite-parents
mbemba    | Grâce        | F | 2019-05-17 | petits      | prevert     | CP  | CP B  | 97 | enseignant                    | difficulte-scolaire
benhaddou | Nour         | F | 2018-01-30 | petits      | prevert     | CE1 | CE1   | 94 | enseignant                    | difficulte-scolaire logement
yildiz    | Elif         | F | 2018-09-08 | petits      | prevert     | CE1 | CE1   | 95 | reussite-educative            | maitrise-francais
lefevre   | Gabriel      | M | 2018-04-21 | petits      | prevert     | CE1 | CE1   | 84 | famille                       | disponibilite-parents
sissoko   | Aïda         | F | 2018      | petits      | prevert     | CE1 | CE1   | 90 | enseignant                    | difficulte-scolaire acces-culture
petit     | Jade         | F | 2018-12-05 | petits      | prevert     | CE1 | CE1   | 90 | famille                       | disponibilite-parents
diallo    | Aïssatou     | F | 2017-06-14 | moyens      | prevert     | CE2 | CE2   | 95 | enseignant                    | difficulte-scolaire maitrise-francais
traore    | Moussa       | M | 2017-02-27 | moyens      | prevert     | CE2 | CE2   | 88 | enseignant                    | difficulte-scolaire logement maitrise-francais
popescu   | Andrei       | M | 2017-10-19 | moyens      | prevert     | CE2 | CE2   | 82 | reussite-educative enseignant | maitrise-francais logement
haddad    | Rayan        | M | 2017-08-03 | moyens      | prevert     | CE2 | CE2   | 92 | famille                       | acces-culture
amrani    | Yanis        | M | 2016-05-06 | moyens      | prevert     | CM1 | CM1 A | 87 | famille                       | maitrise-francais
konate    | Kadiatou     | F | 2016-12-11 | moyens      | prevert     | CM1 | CM1 A | 97 | enseignant                    | difficulte-scolaire logement
elidrissi | Kenza        | F | 2016-03-28 | moyens      | prevert     | CM1 | CM1 B | 93 | enfant famille                | acces-culture
dasilva   | Tiago        | M | 2016-09-15 | moyens      | prevert     | CM1 | CM1 B | 90 | enseignant                    | rupture-ecole
benhaddou | Adam         | M | 2015-04-09 | moyens      | prevert     | CM2 | CM2   | 85 | enseignant                    | difficulte-scolaire logement
nguyen    | Minh-Anh     | F | 2015-07-22 | moyens      | prevert     | CM2 | CM2   | 98 | famille enfant                | maitrise-francais disponibilite-parents
mercier   | Nolan        | M | 2015-01-18 | moyens      | prevert     | CM2 | CM2   | 78 | enseignant                    | difficulte-scolaire rupture-ecole
rahmani   | Lina         | F | 2018-06-30 | marronniers | marronniers | CE1 | CE1 de Mme Delmas | 94 | enseignant    | difficulte-scolaire
rahmani   | Ilyes        | M | 2015-11-04 | marronniers | marronniers | CM2 | CM2 de M. Roussel | 88 | famille       |
kowalski  | Zofia        | F | 2019-08-26 | marronniers | marronniers | CP  | CP de Mme Brunet  | 95 | enseignant    | maitrise-francais
moreau    | Louise       | F | 2018-02-13 | marronniers | marronniers | CE1 | CE1 de Mme Delmas | 92 | famille       | disponibilite-parents
ferreira  | Beatriz      | F | 2017-05-31 | marronniers | marronniers | CE2 | CE2 de Mme Delmas | 93 | enseignant    | difficulte-scolaire disponibilite-parents
vidal     | Hugo         | M | 2017-12-20 | marronniers | marronniers | CE2 | CE2 de Mme Delmas | 90 | famille       |
delpech   | Timéo        | M | 2016      | marronniers | marronniers | CM1 | CM1 de M. Roussel | 86 | association   | disponibilite-parents acces-culture
faure     | Romane       | F | 2016-07-07 | marronniers | marronniers | CM1 | CM1 de M. Roussel | 95 | enseignant    | difficulte-scolaire
lacaze    | Manon        | F | 2015-09-29 | marronniers | marronniers | CM2 | CM2 de M. Roussel | 91 | famille       | acces-culture
ahmadi    | Zahra        | F | 2017-01-01 | marronniers | marronniers | CE2 | CE2 de Mme Delmas | 97 | association enseignant | maitrise-francais logement
benhaddou | Assia        | F | 2014-08-16 | college     | aubrac      | 6e  | 6e B  | 95 | famille enfant                | difficulte-scolaire logement
popescu   | Daria        | F | 2014-05-25 | college     | aubrac      | 6e  | 6e A  | 86 | reussite-educative            | maitrise-francais logement
okafor    | Chidi        | M | 2014-03-03 | college     | aubrac      | 6e  | 6e A  | 92 | enseignant                    | maitrise-francais difficulte-scolaire
marchetti | Giulia       | F | 2014-10-10 | college     | aubrac      | 6e  | 6e C  | 90 | famille                       |
barry     | Mamoudou     | M | 2014-12-28 | college     | aubrac      | 6e  | 6e B  | 71 | enseignant                    | rupture-ecole difficulte-scolaire
diallo    | Ibrahima     | M | 2013-02-08 | college     | aubrac      | 5e  | 5e A  | 89 | reussite-educative            | difficulte-scolaire maitrise-francais
saidi     | Amir         | M | 2013-06-19 | college     | aubrac      | 5e  | 5e C  | 83 | enseignant                    | difficulte-scolaire disponibilite-parents
laborde   | Enzo         | M | 2013-09-01 | college     | aubrac      | 5e  | 5e C  | 93 | association                   | difficulte-scolaire rupture-ecole
nguessan  | Marie-Esther | F | 2013-04-24 | college     | aubrac      | 5e  | 5e B  | 96 | enfant                        | logement
yildiz    | Deniz        | M | 2012-01-15 | grands      | aubrac      | 4e  | 4e A  | 90 | reussite-educative enfant     | difficulte-scolaire maitrise-francais
tekin     | Baran        | M | 2012-11-12 | grands      | aubrac      | 4e  | 4e B  | 85 | enseignant                    | maitrise-francais
konate    | Oumar        | M | 2011-07-27 | grands      | aubrac      | 3e  | 3e C  | 88 | enfant                        | logement
blanchard | Lola         | F | 2011-03-05 | grands      | aubrac      | 3e  | 3e A  | 91 | enseignant                    | rupture-ecole disponibilite-parents
elidrissi | Sofiane      | M | 2010-10-21 | grands      | gouges      | 2de | 2de 4 | 87 | enfant                        | acces-culture
castaing  | Camille      | F | 2010      | grands      | gouges      | 2de | 2de 2 | 92 | famille                       |
boukari   | Nassim       | M | 2009-05-13 | grands      | gouges      | 1re | 1re STMG | 89 | association                | difficulte-scolaire acces-culture
          | Axel         | M | 2008-08-18 | grands      | bois        | CAP | 1re année | 80 | autre                     | rupture-ecole
`,
)

/** The young man whose family file was never filled in: the app must cope with one. */
const NOM_SANS_FAMILLE = 'Perret'

const SANS_ACCORD: ReadonlySet<string> = new Set([
  'nguyen-minh-anh',
  'delpech-timeo',
  'konate-oumar',
])

// Whoever is not simply inscrit in one collectif from its first day to its last.
const PARCOURS = readTable(
  ['enfant', 'collectif', 'debut', 'fin', 'statut'],
  `
petit-jade        | petits      | 2025-10-06 |            | liste-attente
haddad-rayan      | moyens      | 2025-10-06 | 2026-01-04 | liste-attente
haddad-rayan      | moyens      | 2026-01-05 |            | inscrit
dasilva-tiago     | moyens      | 2025-10-06 |            | jamais-venu
popescu-andrei    | moyens      | 2025-10-06 | 2026-01-30 | inscrit
mercier-nolan     | moyens      | 2025-10-06 | 2026-03-27 | inscrit
vidal-hugo        | marronniers | 2025-11-18 |            | liste-attente
faure-romane      | marronniers | 2026-01-13 |            | inscrit
ahmadi-zahra      | marronniers | 2026-05-05 |            | inscrit
popescu-daria     | college     | 2025-10-06 | 2026-01-30 | inscrit
barry-mamoudou    | college     | 2025-10-06 | 2025-12-18 | inscrit
marchetti-giulia  | college     | 2025-12-01 |            | liste-attente
laborde-enzo      | college     | 2025-11-06 |            | inscrit
yildiz-deniz      | grands      | 2025-10-15 |            | inscrit
yildiz-deniz      | college     | 2025-11-03 |            | inscrit
blanchard-lola    | grands      | 2025-11-12 |            | inscrit
perret-axel       | grands      | 2026-02-25 |            | inscrit
`,
)

type Ligne = (typeof ENFANTS)[number]

const nomOf = ({ famille }: Ligne): string => NOM_DE_FAMILLE.get(famille) ?? NOM_SANS_FAMILLE

const idOf = (ligne: Ligne): string =>
  normalizeNom(`${ligne.famille || NOM_SANS_FAMILLE} ${ligne.prenom}`).replaceAll(' ', '-')

const actionOf = (collectif: string): string =>
  actions.find(({ collectifs }) => collectifs.some(({ id }) => id === collectif))?.id ?? ''

/** The 48 enfants, each with the share of séances that it attends. */
export function buildEnfants() {
  return ENFANTS.map((ligne) => ({
    id: idOf(ligne),
    nom: nomOf(ligne),
    prenom: ligne.prenom,
    ...(ligne.naissance.length === 4
      ? { anneeNaissance: Number(ligne.naissance) }
      : { dateNaissance: ligne.naissance }),
    sexe: ligne.sexe,
    familleId: orNull(ligne.famille),
    situations: codes(ligne.situations),
  }))
}

/** How often each enfant comes, from 0 to 1. */
export const ASSIDUITE: ReadonlyMap<string, number> = new Map(
  ENFANTS.map((ligne) => [idOf(ligne), Number(ligne.assidu) / 100]),
)

export type InscriptionExemple = ReturnType<typeof buildInscriptions>[number]

export function buildInscriptions() {
  return ENFANTS.flatMap((ligne) => {
    const enfantId = idOf(ligne)
    const own = PARCOURS.filter(({ enfant }) => enfant === enfantId)
    const parcours = own.length > 0 ? own : [parcoursEntier(ligne)]
    return parcours.map(({ collectif, debut, fin, statut }) => ({
      enfantId,
      actionId: actionOf(collectif),
      collectifId: collectif,
      debut,
      fin: orNull(fin),
      statut,
      niveau: ligne.niveau,
      classe: ligne.classe,
      etablissementId: ligne.ecole,
      origines: codes(ligne.origines),
      accordParental: statut === 'inscrit' ? accordParental(enfantId, debut) : null,
    }))
  })
}

function parcoursEntier({ collectif }: Ligne) {
  const { debut } = PERIODES[collectif as CollectifId]
  return { collectif, debut, fin: '', statut: 'inscrit' }
}

/** Signed in the days before the first séance, but for the papers that never came back. */
function accordParental(enfantId: string, debut: string): string | null {
  if (SANS_ACCORD.has(enfantId)) return null
  return addDays(debut, -1 - Math.floor(chance('accord', enfantId) * 12))
}
