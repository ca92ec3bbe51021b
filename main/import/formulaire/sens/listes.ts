import { memo } from '../../understand/lecture.ts'
import { NUMERO, normalise, VIDES } from './mots.ts'

/** Yes/no lists of the référentiel, with the words that introduce each on a form. */
const FAMILLES = {
  situations:
    /situation|motif|problematique|profil des|concernes par|difficultes? (?:des|rencontrees? par les) (?:enfants|familles|jeunes)|caracteristique/,
  origines:
    /origine|prescri|oriente|orientation vers|modalites? d (?:orientation|inscription)|recrutement des (?:enfants|jeunes)|orientation des (?:enfants|jeunes)|a propose|propose l inscription|initiative|qui (?:vous )?adresse|provenance|sur proposition|(?:demande|demandeu\w*) (?:d |de l |l )inscription|qui a (?:demande|propose|oriente)|comment (?:les enfants|les jeunes|les familles) .*(?:inscri|adresse|arriv|venu)/,
  activites:
    /activite|axe enfant|aupres des enfants|aupres des jeunes|contenu des seances|actions? (?:menees? )?(?:avec|pour|en direction des|a destination des) (?:les )?(?:enfants|jeunes)|apports? culturels|types? d interventions?|accompagnement propose/,
  parents: /parent|famille/,
  ecole: /ecole|etablissement|enseignant|scolaire|concertation|partenariat/,
} as const
export type Famille = keyof typeof FAMILLES

/**
 * One item: patterns that the words must match (one line of `cles`), its usual words, and whether they are
 * enough out of its list.
 */
type Item = {
  readonly code: string
  readonly famille: Famille
  readonly cles: readonly (readonly RegExp[])[]
  readonly mots: string
  readonly seul: boolean
}

const item = (code: string, seul: boolean, mots: string, ...cles: RegExp[][]): Item => ({
  code,
  famille: code.split('.')[0] as Famille,
  cles,
  mots,
  seul,
})

const ITEMS: readonly Item[] = [
  item(
    'situations.difficulte-scolaire',
    true,
    'enfant eleve rencontrent rencontrant probleme problemes difficultes difficulte scolaire scolaires retard apprentissages apprentissage',
    [
      /difficulte\w* (?:(?:d |dans les |dans l )apprentissage|scolaire)|retard scolaire|echec scolaire/,
    ],
  ),
  item(
    'situations.logement',
    true,
    'conditions probleme problemes logement inadaptees environnement inadapte travail scolaire bruit exiguite locaux surpeuplement surpeuple mal-logement peu propices defavorables difficiles precaires precarite logements exigus exigu bruyant bruyants petit trop manque absence insuffisant travailler calme habitat espace maison domicile',
    [
      /logement|exigu|surpeupl|habitat|(?:environnement|espace).*inadapte|(?:absence|manque|pas) d (?:espace|un espace|endroit|un endroit) (?:de travail|calme|pour travailler)/,
    ],
  ),
  item(
    'situations.acces-culture',
    true,
    'acces limite difficile restreint faible manque absence ouverture peu activites socio culturelles culturels culture loisirs sportives offre eloignement',
    [/acces|eloigne|manque|absence/, /cultur|loisir/],
  ),
  item(
    'situations.disponibilite-parents',
    true,
    'travaillant travaillent atypiques disponibilite indisponibilite reduite limitee faible parents peu disponibles horaires travail decales famille familles manque',
    [/disponib|horaires? (?:de travail )?(?:decale|atypique)/, /parent|famille/],
  ),
  item(
    'situations.maitrise-francais',
    true,
    'maitrise maitrisant difficile langue francaise francais parents difficulte insuffisante non maitrise barriere allophones francophone famille familles allophone peu faible par ne parlant parlent mal',
    [/maitris|difficult|barriere|parl|non /, /francais|langue/],
    [/allophone|francophone/],
  ),
  item(
    'situations.rupture-ecole',
    true,
    'parents difficulte difficultes rupture ecole institution scolaire eloignes eloignement lien avec face relation relations difficiles conflictuelles compliquees famille familles',
    [
      /rupture|parents? (?:en difficulte|eloignes?)|relations? (?:difficile|conflictuel|complique)/,
      /ecole|scolaire/,
    ],
  ),

  item(
    'origines.famille',
    false,
    'famille familles elle elles eux meme memes parents demande initiative sur leur directe directement',
    [/famil|parent/],
  ),
  item('origines.enfant', false, 'enfant jeune lui meme propre initiative demande sur leur', [
    /^(?!.*(?:famil|parent|enseign)).*(?:enfant|jeune|lui meme|eleve)/,
  ]),
  item(
    'origines.enseignant',
    false,
    'enseignant enseignants enseignante professeur professeurs instituteur ecole equipe enseignante educative proposition sur directeur directrice etablissement scolaire maitre cpe principal conseil conseils oriente orientes orientation signalement college colleges lycee demande',
    [
      /enseign|professeur|instit|maitre|equipe (?:educative|enseignante)(?! de reussite)|etablissement scolaire/,
    ],
    [
      /^(?:(?:(?:orient|signal|demand|propos|conseil)\w*|sur|a|par|de|du|d|la|le|les|l|un|une) )*(?:ecoles?|colleges?|lycees?)(?: (?:et|ou)(?: (?:l|le|la|les))? (?:ecoles?|colleges?|lycees?))*$/,
    ],
  ),
  item(
    'origines.association',
    false,
    'association associations locale locales acteur acteurs local partenaire partenaires locaux autre autres proposition territoire quartier centre social sur',
    [/associat|acteurs? loca|partenaires? loca/],
  ),
  item(
    'origines.reussite-educative',
    false,
    'equipe reussite educative pre programme dispositif cite cites plateforme proposition sur coordinateur coordinatrice coordonnateur coordonnatrice referent parcours',
    [/reussite educative|\bpre\b|cites? educative/],
  ),
  item('origines.autre', false, 'autre autres origine origines preciser precisez', [
    /^\W*autres?(?: origines?)?(?: preciser| precisez| a preciser)?\W*$/,
  ]),

  item(
    'activites.methodologie',
    true,
    'appui aide methodologique methodologie methode methodes travail apprendre organisation accompagnement soutien',
    [/methodolog|methodes? de travail|apprentissage de methodes|apprendre a apprendre/],
  ),
  item(
    'activites.travail-personnel',
    true,
    'aide travail personnel devoirs lecons accompagnement personnels scolaire soutien aux',
    [/travail (?:personnel|scolaire)|devoirs?\b|lecons?\b|soutien scolaire/],
  ),
  item(
    'activites.numerique',
    false,
    'accompagnement usage usages numerique numeriques informatique outils ateliers atelier initiation internet education',
    [/numeri|internet/],
  ),
  item(
    'activites.culture-sport',
    true,
    'activites culturelles artistiques lecture plaisir sportives sport culture arts art theatre musique expression ateliers atelier culturels',
    [/cultur|artisti|sporti|lecture plaisir|theatre/],
  ),
  item(
    'activites.sciences',
    true,
    'activites scientifiques techniques informatiques sciences science ateliers atelier technique experiences',
    [/scientif|sciences?\b/],
  ),
  item(
    'activites.jeux',
    true,
    'jeux educatifs jeu educatif ludiques societe activites ateliers ludotheque pedagogiques',
    [/jeux?\b/, /educ|societe|pedagog|ludi/],
    [/^\W*(?:des |les )?jeux?\W*$/],
    [/ludotheque/],
  ),
  item(
    'activites.sorties',
    true,
    'sorties sortie enfants visites visite culturelles musee musees bibliotheque bibliotheques mediatheque exposition expositions decouverte pedagogiques environnement',
    [/sorties?\b|visites?\b/],
  ),
  item(
    'activites.citoyennete',
    true,
    'activites liees autour citoyennete recherche informations debats debat citoyennes education citoyenne vivre ensemble',
    [/citoyen/],
  ),
  item(
    'activites.ecole-orientation',
    true,
    'echanges fonctionnement ecole orientation scolaire sur information metiers institution',
    [/fonctionnement de l (?:ecole|institution)/],
    [/orientation/, /echange|information|metier|scolaire/],
  ),

  item(
    'parents.reunion-information',
    true,
    'reunion reunions reunis reunissez information parents clas destination familles presentation rentree debut annee collective collectives collectif proposee organisee',
    [/reuni/, /information|presentation|rentree/],
  ),
  item(
    'parents.contractualisation',
    true,
    'contractualisation contrat contrats engagement engagements reciproques signent parents enfant jeune charte signature familles signe signee signes signer ses moral moraux structure',
    [
      /contractualis|engagements? reciproques?|charte d engagement|contrat d engagement|contrats? (?:moral |moraux )?(?:avec|entre) (?:l |la |le |les )?(?:familles?|parents?|enfants?|jeunes?)\b|(?:contrat|charte).*sign|sign\w+ (?:d |de )?(?:une? |la |du )?(?:contrat|charte)/,
    ],
  ),
  item(
    'parents.rencontre-individuelle',
    true,
    'rencontres rencontre entretiens entretien individuelles individuels individuelle individuel programmees parents recevez recus accompagnateurs eventuellement familles rendez',
    [/individuel|entretien/],
  ),
  item(
    'parents.outil-liaison',
    true,
    'mise place outils outil liaison echange echanges parents cahier carnet familles communication messagerie',
    [/liaison/],
  ),
  item(
    'parents.accompagnement-enseignants',
    true,
    'accompagnement parents rencontres enseignants rencontre rendez ecole mediation familles physique aux vers',
    [/accompagn/, /enseignant|professeur/],
    [/mediation/, /enseignant|professeur|ecole/],
  ),
  item(
    'parents.convivialite',
    true,
    'temps forts moments moment convivialite conviviaux convivial parents familles fete fetes gouter gouters festif festifs festive festives repas partages partage enfants soiree avec fin',
    [/convivi|gouters?\b|fetes?\b|festi|repas partages?/],
  ),
  item(
    'parents.participation-seance',
    true,
    'participation parents seances clas seance familles presence accueil accueillis aux lors pendant',
    [/particip|presen(?:ce|t)|accueil/, /seance/],
  ),
  item(
    'parents.rencontre-thematique',
    true,
    'rencontre rencontres parents autour thematique thematiques theme themes soirees debat debats conference conferences ateliers groupe groupes parole temps echanges familles',
    [/themati|themes?\b|cafes? (?:des )?parents?|groupes? de parole|conference/],
  ),
  item(
    'parents.numerique',
    false,
    'parents accompagnement usage usages numerique numeriques proposant outils ateliers atelier initiation aide ent pronote familles formation',
    [/numeri|\bent\b|pronote/],
  ),
  item(
    'parents.associations-parents',
    true,
    'accompagnement parents vers associations eleves federations',
    [/associations? de parents|parents d eleves/],
  ),
  item(
    'parents.codes-ecole',
    true,
    'information accompagnement aide aider aidez explication expliquer parents comprehension comprendre codes ecole systeme scolaire fonctionnement institution',
    [
      /codes? de l (?:ecole|institution)|comprehension (?:du|de l|des)|comprendre (?:le|les|l) |fonctionnement (?:de l |du |de son )(?:ecole|institution|college|systeme)/,
    ],
  ),
  item(
    'parents.mise-en-relation',
    true,
    'mise relation parents autres partenaires orientation vers structures dispositifs familles partenaire',
    [/mises? en (?:relation|lien)|orientation (?:des parents |des familles )?vers/],
  ),
  item(
    'parents.evaluation',
    true,
    'evaluez evaluation associes associez participent actions proposees parents evaluees questionnaire questionnaires satisfaction familles',
    [/evalu|satisfaction/, /parent|famille/],
  ),

  item(
    'ecole.partenariat-formalise',
    true,
    'avez vous signe partenariat formalise existe ecole engagement ecrit convention fiche liaison conseil convention signee etablissements etablissement',
    [/formalis|convention/],
  ),
  item(
    'ecole.partenariat-informel',
    true,
    'partenariat informel developpe ecole contact directeur etablissement cpe enseignants contacts echanges informels',
    [/informel/],
  ),
  item(
    'ecole.orientation',
    true,
    'travaillez travail collaboration concertation orientation orienter orientes orientent enfants vers clas ecole enseignants choix reperage jeunes',
    [
      /(?:collabor|concert|reper).*orient|orient.*(?:collabor|concert|lien avec)|orientation des enfants|reperage/,
    ],
  ),
  item(
    'ecole.echanges-reguliers',
    true,
    'rencontres reunions contacts echanges information informations reguliers regulieres ecole enseignants equipe educative etablissements',
    [/(?:echanges?|rencontres?|reunions?|contacts?).*regul/],
  ),
]

/** Words for the form that an item of a list takes, whatever the item: « Pratiques artistiques », « Organisation de temps conviviaux ». */
const FORMES: { readonly [famille in Famille]?: string } = {
  activites:
    'apports ateliers conseils acquisition apprentissage utilises pratiques eveil decouverte initiation utilisation animations expression educatives',
  parents: 'organisation chaque',
}

const stem = (word: string): string => word.replace(/(?:es|s|x|e)$/, '').slice(0, 7)

const vocabularies = new Map(
  ITEMS.map(({ code, famille, mots }) => {
    const words = normalise(`${mots} ${FORMES[famille] ?? ''}`)
    return [code, new Set(words.split(' ').map(stem))] as const
  }),
)

type ItemTrouve = {
  readonly code: string
  readonly famille: Famille
  /** True when every word of the label belongs to the item. */
  readonly isSur: boolean
}

/** Item of a list that a label names; null for none, or when two would fit. */
export function itemOf(label: string, contexte: readonly string[]): ItemTrouve | null {
  const nearest = contexte.map(familiesOf).find((found) => found.length > 0) ?? []
  return findItem(`${nearest.join()}|${label}`)
}

/** Lists that some words introduce. */
const familiesOf = memo((texte): readonly Famille[] => {
  const words = normalise(texte)
  return (Object.keys(FAMILLES) as Famille[]).filter((one) => FAMILLES[one].test(words))
})

/** Item that a label names, after the lists around it, « parents,ecole|Réunions »: the cells of a row share one. */
const findItem = memo((key): ItemTrouve | null => {
  const [lists = '', label = ''] = key.split(/\|(.*)/s)
  const nearest = lists.split(',')
  const words = normalise(label.replace(/\([^)]*\)/g, ' '))
  const found = ITEMS.filter(
    (one) => mayName(one, words) && one.cles.some((line) => line.every((cle) => cle.test(words))),
  )
  // In a list, only its own items count; « La famille » alone names none.
  const inList = found.filter((one) => nearest.includes(one.famille))
  const candidates = inList.length > 0 ? inList : found.filter((one) => isAlone(one, words))
  const [only, ...others] = narrowest(candidates, words)
  if (only === undefined || others.length > 0) return null
  const unknown = unknownOf(only, words)
  const total = words.split(' ').filter((word) => !VIDES.has(word) && word.length > 1).length
  const isInList = inList.includes(only)
  // « Information sur l’orientation » in the list of the parents is not that of the enfants.
  const isOfParents = nearest.includes('parents') && !nearest.includes('activites')
  const isElsewhere = only.famille === 'activites' && isOfParents
  return {
    code: only.code,
    famille: only.famille,
    isSur:
      !isElsewhere &&
      (unknown.length === 0 || (isInList && unknown.length <= total / 4)) &&
      (only.code === 'situations.maitrise-francais' ||
        !/\b(?:pas|sans|hors|aucun\w*|jamais)\b/.test(words)),
  }
})

/** « Avez-vous réuni les parents ? » under the list of origins asks for no origin. */
const mayName = ({ famille }: Item, words: string): boolean =>
  famille !== 'origines' || !QUESTION.test(words) || FAMILLES.origines.test(words)

const QUESTION = /\b(?:avez vous|(?:est|sont|a|ont|existe) (?:t )?(?:ils?|elles?))\b/

/** Whether an item is clear out of its list: « Goûters » alone may be those of the children. */
const isAlone = ({ seul, famille, code }: Item, words: string): boolean =>
  seul &&
  (NAMES[famille]?.test(words) ?? true) &&
  !(code === 'activites.culture-sport' && /projet/.test(words)) &&
  !(code === 'activites.sorties' && /famil|parent/.test(words))

/** Words that name the people of a list. */
const NAMES: { readonly [famille in Famille]?: RegExp } = {
  parents: /parent|famil|convivi/,
  ecole: /ecole|enseign|etablissement|college|scolaire/,
}

function unknownOf({ code }: Item, words: string): readonly string[] {
  const own = vocabularies.get(code)
  return words
    .split(' ')
    .filter(
      (word) =>
        word.length > 1 && !VIDES.has(word) && !NUMERO.test(word) && own?.has(stem(word)) !== true,
    )
}

/** Items that leave the fewest words unexplained. */
function narrowest(items: readonly Item[], words: string): readonly Item[] {
  const counts = items.map((one) => unknownOf(one, words).length)
  const least = Math.min(...counts)
  return items.filter((_, index) => counts[index] === least)
}
