/**
 * The words of the Cafs' forms, as concepts. A concept is « family:value »; a label is understood when each
 * of its words belongs to a concept, or is empty of meaning. Longest wordings first: words taken by one are
 * read by no other.
 */
export type Concept = `${string}:${string}`

const line = (pattern: string, ...concepts: Concept[]) =>
  [new RegExp(`\\b(?:${pattern})\\b`, 'g'), concepts] as const

export const LEXIQUE = [
  line('oui (?:ou )?non|non (?:ou )?oui', 'reponse:oui-non'),
  line('non francophones?|non maitris\\w*', 'mot:langue'),
  // A sheet for each group, or a figure of one of them.
  line(
    '(?:fiches?|bilans?|tableaux?|feuilles?|pages?) (?:\\w+ ){0,4}(?:par|de chaque|pour chaque) (?:collectif|groupe)|(?:du|de ce|dans le|dans ce|de chaque|pour chaque|un) (?:collectif|groupe)(?! de parole)',
    'portee:collectif',
  ),
  // Words that make a place foreign, whatever its other words.
  line(
    'reserve\\w* (?:a |au |aux )?\\w*|cadre reserve\\w*|ne pas remplir|visa|signatures?(?! (?:du|de la|d un|d une|des) (?:contrats?|chartes?|conventions?|engagements?))|cachet|tampon|fait a',
    'autre:reserve',
  ),
  line(
    'n ?1|annee precedente|annee derniere|annee passee|exercice precedent|an dernier|annee anterieure',
    'autre:passe',
  ),
  line(
    'n ?\\+ ?1|annee prochaine|annee suivante|exercice suivant|a venir|perspectives?',
    'autre:futur',
  ),
  line(
    'euros?|montants?|quotients?|qf|couts?|budget\\w*|(?<!en )charges?|produits?|subventions?|financements?|depenses?|recettes?|tarifs?|participation financiere|siret|siren|iban|rib|compte de resultat|prix|valorisation',
    'autre:argent',
  ),
  line(
    'president\\w*|tresorier\\w*|representant\\w* legal\\w*|directeur de la structure|directrice de la structure|maire|elus?|comptable',
    'autre:personne',
  ),
  line(
    'hors|sauf|sans|excepte\\w*|exclu\\w*|uniquement|seulement|exclusivement|non compris|autres? que|ayant quitte\\w*|arrete\\w*|abandon\\w*|refuse\\w*|liste d attente|en attente|annulee?s?|reportee?s?|supprimee?s?|handicap\\w*|monoparental\\w*|allocataire\\w*|maternelle\\w*|non',
    'autre:restriction',
  ),
  line(
    'etp|equivalents? temps plein|par seances?|par semaine|hebdomadaires?|par classe|par ecole|par jour|par mois|par trimestre|par enfant|par eleve|par jeune|par famille|par parent|par collectif|par groupe|par intervenant|par benevole|par salarie|par accompagnateur|par semaine et par',
    'autre:rapport',
  ),

  // Ratios and means.
  line(
    '(?:nombre |nb )?(?:moyen(?:ne)? )?(?:d )?(?:enfants?|jeunes?|eleves?)(?: et (?:de )?jeunes?)? (?:par|pour un|pour chaque) (?:accompagnateur|intervenant|encadrant|animateur|adulte|accompagnant)\\w*(?: en moyenne)?',
    'code:public.enfantsParAccompagnateur',
  ),
  line(
    '(?:taux|ratio) d encadrement|ratio (?:d )?(?:enfants?|jeunes?|eleves?) (?:par )?(?:accompagnateur|intervenant|encadrant|animateur|adulte)s?|nombre (?:moyen )?d enfants encadres',
    'code:public.enfantsParAccompagnateur',
  ),
  line(
    '(?:nombre |nb )?moyen(?:ne)? (?:d )?(?:enfants?|jeunes?)(?: presents?)? (?:par|a chaque) seances?|(?:effectif|nombre) moyen (?:de presents? )?(?:par|a chaque) seances?|moyenne d (?:enfants?|eleves?) (?:presents? )?par seances?|(?:enfants?|jeunes?) presents? en moyenne|presence moyenne(?: par seance)?|frequentation moyenne(?: par seance)?|(?:enfants?|jeunes?) (?:presents? )?par seances?(?: en moyenne)?|moyenne d enfants par seance',
    'code:seances.presenceMoyenne',
  ),
  line('seances? (?:par semaine|hebdomadaires?)|frequence hebdomadaire', 'code:seances.parSemaine'),
  line(
    '(?:taux|pourcentages?) (?:moyen )?(?:d |de )?(?:assiduite|presence|frequentation)(?: des enfants)?(?: aux seances)?|assiduite moyenne',
    'code:assiduite.taux',
  ),
  [
    /\b(?:assiduite|presence)(?: moyenne)?(?: des enfants)? %|% (?:moyen )?(?:d |de )(?:assiduite|presence)(?: des enfants)?\b/g,
    ['code:assiduite.taux'],
  ],
  line(
    '(?:heures? de presence|heures enfants?|heures? realisees? par les enfants)(?: des enfants| enfants)?',
    'code:public.heuresPresence',
  ),

  line(
    '(?:volume horaire|(?:nombre |nb )?(?:d )?heures?)(?: de seances?)? (?:propose|offert|dispense|organise)\\w* aux (?:enfants|jeunes|eleves)(?: et (?:aux )?jeunes)?',
    'code:seances.heures',
  ),
  line(
    '(?:nombre |nb )?(?:d )?(?:intervenant|accompagnateur|animateur|encadrant)\\w* (?:(?:ont ete )?forme\\w*|(?:ayant|ont) (?:suivi|beneficie d) (?:une|des) formations?)',
    'code:formations.intervenants',
  ),

  // Times.
  line('non realise\\w*', 'autre:restriction'),
  line(
    'different\\w* (?:du|de la|des|de) (?:\\w+ )?(?:prevu|previsionnel|annonce)\\w*',
    'ecart:oui',
  ),
  line(
    'previsionnel\\w*|prevu\\w*|prevision\\w*|projete\\w*|attendu\\w*|annonce\\w*|envisage\\w*|projet initial|objectif chiffre',
    'temps:prevu',
  ),
  line('reel\\w*|realise\\w*|effectif reel|effectivement|constate\\w*|execute\\w*', 'temps:reel'),
  line('ecarts?|differences?|evolutions?', 'ecart:oui'),

  // Dates.
  line(
    'date de retour|date limite|a (?:retourner|renvoyer|transmettre|adresser|deposer|envoyer|rendre)(?: (?!date)\\w+){0,6}? (?:pour|avant|d ici|au plus tard) le',
    'code:action.dateRetour',
  ),
  line(
    'arretee?s? (?:au|le|a la date du)|date du bilan|date d arrete|(?:situation|bilan|donnees|chiffres) au(?! total)',
    'code:bilan.arreteAu',
  ),
  line(
    'date de debut|debut|date d ouverture|demarrage|commencement|lancement|date de demarrage|date de la premiere seance|premiere seance|ouverture de l action',
    'moment:debut',
  ),
  line(
    'date de fin|date de fermeture|fin|cloture|achevement|date de cloture|date de la derniere seance|derniere seance',
    'moment:fin',
  ),
  line(
    'dates?|periodes?(?: (?:de fonctionnement|de realisation|d activite|d accueil))?|calendrier',
    'mesure:date',
  ),
  line('annees? scolaires?|campagne', 'annee:oui'),
  line(
    '(?:nombre |nb )?(?:de )?semaines?(?: (?:d activites?|de fonctionnement|d ouverture|d accueil))?',
    'objet:semaines',
  ),

  // Shared out, one line each.
  line(
    '(?:repartition|nombre|effectifs?)(?: (?:des?|d))? ?(?:enfants?|jeunes?|eleves?)? (?:par|selon l) (?:etablissements?(?: scolaires?)?|ecoles?)',
    'code:public.par-etablissement',
  ),
  line(
    '(?:repartition|nombre|effectifs?)(?: (?:des?|d))? ?(?:enfants?|jeunes?|eleves?)? par (?:communes?|villes?)(?: d habitation| de residence)?',
    'code:public.par-commune',
  ),

  // Who and where.
  line(
    '(?:nom|intitule|denomination|raison sociale|designation) (?:de la |du |de l |de votre )?(?:structure|porteur(?: de projet| du projet| de l action)?|gestionnaire|organisme|association|centre social|operateur|promoteur|etablissement porteur|partenaire conventionne)(?: porteuse?| gestionnaire| du projet| de projet)?',
    'code:structure.nom',
  ),
  line(
    'raison sociale|nom de l association ou de la (?:collectivite|structure)',
    'code:structure.nom',
  ),
  line(
    '(?:structure|organisme|association|centre social|operateur)(?: porteuse?| gestionnaire)?(?: du projet| de projet| de l action)?|porteurs?(?: de projet| du projet| de l action)?|gestionnaires?|promoteurs?',
    'objet:structure',
  ),
  line(
    '(?:personne )?referente?s?(?: de l action| du projet| clas| famille)?|personne a (?:contacter|joindre)(?: au sujet du dossier)?|personne ressource|contact\\w*|coordinat\\w*|coordonnateur|coordonnatrice|interlocut\\w*|responsables? (?:de l action|du projet|du clas|clas|pedagogiques?)|(?:personnes? )?(?:en )?charge\\w* (?:du|de) (?:projet|suivi|l action|dossier|clas)(?: du dossier| du projet| de l action)?|dossier suivi par|suivi par',
    'objet:referent',
  ),
  line('noms?(?: et)? prenoms?|prenoms?(?: et)? noms?', 'champ:nomComplet'),
  line('prenoms?', 'champ:prenom'),
  line('fonctions?|qualite', 'champ:fonction'),
  line('(?:n |no |numero )?(?:de )?(?:telephones?|tel|portable|mobile)', 'champ:telephone'),
  line(
    '(?:adresse (?:de )?)?(?:e ?mails?|mails?|mels?|courriels?|electroniques?|messagerie)(?: electronique)?',
    'champ:mail',
  ),
  line('(?:a|ont|avoir|aura|auront|eu)(?: t)?(?: elles?| ils?)?(?: bien)? lieu', 'verbe:lieu'),
  line(
    'lieux?(?: et adresses?)?(?: (?:de deroulement|d implantation|d activite|d intervention|d accueil|de l action|des seances|de realisation|du clas))*(?: et adresses?)?|adresses? (?:de l action|du lieu|de deroulement|des locaux)|localisation',
    'champ:lieu',
  ),
  line('adresses?(?: postale| du siege| complete)?|siege social', 'champ:adresse'),

  line(
    'scolarise\\w* (?:en|dans)(?: un| une| des)? (?:qpv|rep|quartier|zone|etablissement|ecole)\\w*',
    'autre:restriction',
  ),
  line(
    '(?:residant|habitant|domicilie\\w*|vivant|issus?)(?: dans| en| des?| d)?(?: un| des| le| les)? (?:quartiers? prioritaires?(?: de la politique de la ville| de la ville)?|qpv|quartiers? (?:de la )?politique de la ville)',
    'zone:qpv',
    'objet:enfants',
  ),
  line(
    '(?:quartiers? prioritaires?(?: de la politique de la ville| de la ville)?|qpv|quartiers? (?:de la )?politique de la ville|politique de la ville)',
    'zone:qpv',
  ),
  line('communes?|villes?', 'zone:commune'),
  line('quartiers?', 'zone:quartier'),
  line('zonages?', 'liste:zonage'),
  line(
    'nature (?:du|des) loca(?:l|ux)(?: utilises?)?|type (?:de|du|des) loca(?:l|ux)(?: utilises?)?|loca(?:l|ux)(?: utilises?)?',
    'liste:local',
  ),
  line('(?:intitule|titre|libelle|nom)(?: de l action| du projet)', 'code:action.intitule'),
  line('(?:actions? )(?:n|no|numero)|(?:numero|n|no) (?:de l |d )?actions?', 'code:action.numero'),

  // Niveaux, before the nouns that they hold.
  line('nombres? (?:de |d )(?:colleges|lycees|ecoles)|cycles? (?:\\d|i+)', 'autre:restriction'),
  line('(?:du |de )?cp (?:au|a) (?:la |le )?cm2', 'palier:elementaire', 'objet:enfants'),
  line(
    '(?:de )?(?:la )?(?:6 ?e(?:me)?|sixieme) a (?:la )?(?:3 ?e(?:me)?|troisieme)',
    'palier:college',
    'objet:enfants',
  ),
  line(
    '(?:de )?(?:la )?(?:2 ?n?de|seconde) a (?:la )?(?:terminale|tle)',
    'palier:lycee',
    'objet:enfants',
  ),
  line('cours preparatoire|cp', 'niveau:CP', 'objet:enfants'),
  line('ce1', 'niveau:CE1', 'objet:enfants'),
  line('ce2', 'niveau:CE2', 'objet:enfants'),
  line('cm1', 'niveau:CM1', 'objet:enfants'),
  line('cm2', 'niveau:CM2', 'objet:enfants'),
  line('6 ?e(?:me)?s?|sixiemes?', 'niveau:6e', 'objet:enfants'),
  line('5 ?e(?:me)?s?|cinquiemes?', 'niveau:5e', 'objet:enfants'),
  line('4 ?e(?:me)?s?|quatriemes?', 'niveau:4e', 'objet:enfants'),
  line('3 ?e(?:me)?s?|troisiemes?', 'niveau:3e', 'objet:enfants'),
  line('2 ?(?:n?de)s?|secondes?', 'niveau:2de', 'objet:enfants'),
  line('1 ?(?:e?re)s?|premieres?', 'niveau:1re', 'objet:enfants'),
  line('terminales?|tle', 'niveau:Tle', 'objet:enfants'),
  line(
    '(?:ecoles? )?elementaires?|(?:ecoles? )?primaires?|ecoliers?|ecolieres?|premier degre|1er degre',
    'palier:elementaire',
    'objet:enfants',
  ),
  line(
    'lycees? general\\w* (?:et |ou )?technologiques? (?:et |ou )?professionnels?',
    'palier:lycee',
    'objet:enfants',
  ),
  line('colleges?|collegiens?|collegiennes?', 'palier:college', 'objet:enfants'),
  line('lycees?|lyceens?|lyceennes?', 'palier:lycee', 'objet:enfants'),
  line('cap|bep|mfr|apprentis?|apprentissage|cfa|bac pro', 'palier:autres', 'objet:enfants'),
  line('tranches? d ?ages?|ages?', 'tete:age'),
  line('niveaux?(?: scolaires?| de classe)?|cycles?|classes?|scolarite', 'tete:niveau'),
  line('sexes?|genres?', 'tete:sexe'),
  line('filles?|feminins?', 'sexe:F', 'objet:enfants'),
  line('femmes?', 'sexe:F'),
  line('garcons?|masculins?', 'sexe:M', 'objet:enfants'),
  line('hommes?', 'sexe:M'),
  line('mixtes?|mixite', 'autre:mixte'),
  line(
    'nouvellement (?:inscrits?|accueillis?)|nouveaux|nouvelles|nouveau|nouvel(?:le)?s?(?: inscrits?| inscriptions?)?|premiere inscription|inscrits? pour la premiere fois|premiere annee|entrants?',
    'nouveaux:oui',
    'objet:enfants',
  ),
  line(
    'deja (?:inscrits?|accueillis?|presents?|suivis?)(?: (?:l|en) ?(?:annee|an) (?:precedente|dernier\\w*|passee|anterieure))?|renouvelees?|renouveles?|(?:enfants?|inscriptions?)(?: en)? renouvellements?|renouvellements? d inscriptions?|reinscri\\w*|anciens?|deja la',
    'nouveaux:non',
    'objet:enfants',
  ),

  // People.
  line(
    '(?:jeunes? |volontaires? )?(?:en |effectuant (?:un|leur) )?services? civiques?',
    'statut:volontaire',
    'objet:intervenants',
  ),
  line('volontaires?|volontariat', 'statut:volontaire', 'objet:intervenants'),
  line('benevoles?|benevolat', 'statut:benevole', 'objet:intervenants'),
  line(
    'salaries?|salariees?|professionnels?|professionnelles?|remuneres?|permanents?',
    'statut:salarie',
    'objet:intervenants',
  ),
  line(
    '(?:adultes? )?(?:intervenants?|encadrants?|accompagnateurs?|accompagnants?)|intervenantes?|accompagnateurs?|accompagnatrices?|accompagnants?|accompagnantes?|animateurs?|animatrices?|encadrants?|encadrantes?|moyens humains|ressources humaines|equipe(?: d encadrement| d animation| educative)?|encadrement|personnels?',
    'objet:intervenants',
  ),
  line(
    'rencontre[es]*|touche[es]*|venue?s?|(?:ayant|ont) (?:participe|assiste) a (?:au moins )?(?:une?|1|des|l une des) (?:actions?|reunions?|rencontres?|temps)',
    'rencontre:oui',
  ),
  line('familles?|foyers?|menages?', 'objet:familles'),
  line('parents?', 'objet:parents'),
  line('(?:collectifs?|groupes?) (?:n )?\\d+', 'autre:restriction'),
  line('collectifs?|groupes?', 'objet:collectifs'),
  line('seances?', 'objet:seances'),
  line(
    '(?:noms? des )?ecoles? (?:elementaires? )?(?:et|ou) (?:colleges?|etablissements?)(?: scolaires?)?(?: (?:concernes?|frequentes?))?',
    'objet:etablissements',
  ),
  line(
    '(?:(?:liste|noms?) des )?etablissements?(?: scolaires?)?(?: (?:(?:concernes?|frequentes?)(?: par les (?:enfants|jeunes|eleves))?|d origine|partenaires?))*|ecoles? (?:concernees?|frequentees?|d origine)|ecoles? et (?:colleges?|etablissements?)(?: concernes?)?',
    'objet:etablissements',
  ),
  line('formations?|formes?|formees?', 'objet:formations'),
  line(
    'enfants?|jeunes?|eleves?|mineurs?|publics?|beneficiaires?|effectifs? (?:accueillis?|inscrits?)',
    'objet:enfants',
  ),

  line('(?:nombre |nb |total )(?:d |des )inscrits?', 'mesure:nombre', 'objet:enfants'),

  // Measures.
  line(
    '(?:nombre |total |volume )?(?:total )?(?:d |des )?heures? d (?:intervention|encadrement|animation)s?',
    'mesure:heures',
    'objet:intervenants',
  ),
  line(
    '(?:nombre |nb |volume |total )?(?:annuel |total |global )?(?:d |des |en )?(?:heures?|horaires?)|volumes? horaires?|heures?|temps (?:total )?d intervention|temps consacre|duree totale',
    'mesure:heures',
  ),
  line('nombres?|nbr?e?s?|effectifs?|combien|quantites?|chiffres?', 'mesure:nombre'),
  line('moyen(?:ne)?s?', 'mesure:moyenne'),
  line('taux|pourcentages?', 'mesure:taux'),
  [/%/g, ['mesure:taux']],
  [/€/g, ['autre:argent']],
  line(
    'totaux|total|totale|ensemble|au total|tous|toutes(?: categories)?(?: confondues)?|cumul',
    'total:oui',
  ),
  line('dont|parmi lesquels|parmi eux', 'dont:oui'),
  line('autres?', 'autres:oui'),
  line('oui|non', 'reponse:oui-non'),
] as const

/** Numbers that ask for nothing: those of a list or of a question, and years. Longer ones are amounts. */
export const NUMERO = /^(?:[a-r]?\d{1,2}|\d[a-h]|[ivx]{2,4}|(?:19|20)\d{2})$/

/** Words without any meaning for the question asked. */
export const VIDES = new Set(
  (
    'ayant interviennent participent encadrent accompagnent frequentent deroulee deroule deroulees place lieu eu utilisez utilise disposez proposez organisez existe effectuez menez mene menee menees menes realisez scolarise scolarises scolarisee scolarisees accompagne accompagnes accompagnee accompagnees intervention interventions intervenant-e cadre a au aux soit ainsi egalement aussi avec c ce ces cette dans de des d du elle en et eu il ils j je l la le les leur leurs lors m n ne nous on ou par pas plus pour qu que quel quelle quelles quels qui s sa se ses si son sont sur t un une vos votre vous y ete est ete etre avez avoir avons a-t-il fait font ' +
    'clas projet projets action actions annee annees scolaire scolaires local accompagnement scolarite contrat bilan bilans cours periode ' +
    'accueilli accueillis accueillie accueillies different differents differente differentes distinct distincts distinctes inscrit inscrits inscrite inscrites concerne concernes concernee concernees participant participants participante participantes participe beneficiant beneficie suivi suivis suivies frequente frequentant frequentation touche touches touchees rencontre rencontrees mobilise mobilises mobilisees engage engages impliques impliquees presents present presentes ' +
    'mise mises mis oeuvre oeuvres tenu tenus tenues tenue organise organisees organisees effectue effectues effectuees proposees propose proposes assure assures assurees intervenu intervenues intervenus deroulement fonctionnement activite activites annuel annuels annuelle annuelles global globale general generale precisez preciser indiquer indiquez veuillez renseigner reponse reponses donnees donnee indicateur indicateurs libelle rubrique merci svp ci dessous dessus suivant suivants jour h ans an personne personnes moins au-moins selon reparti repartis repartition categorie categories statut statuts type types valeur valeurs resultat resultats fonctionne viennent effective effectives aupres ont ete etaient sont etait fait faite faites nous avons soit nature compris inclus civique entre jusqu'
  ).split(/\s+/),
)

const known = new Map<string, string>()
const KNOWN_AT_MOST = 4_000

/** Text without accents or capitals, one space between words: the only form that the lexicon reads. */
export function normalise(texte: string): string {
  const before = known.get(texte)
  if (before !== undefined) return before
  // Kept texts: words repeat at each place of a form. Past the limit, forget those of earlier forms.
  if (known.size >= KNOWN_AT_MOST) known.clear()
  const plain = plainOf(texte)
  known.set(texte, plain)
  return plain
}

const plainOf = (texte: string): string =>
  texte
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/n\s*[°º]/g, ' n ')
    .replace(/[^\p{L}\p{N}%€+]+/gu, ' ')
    .trim()
