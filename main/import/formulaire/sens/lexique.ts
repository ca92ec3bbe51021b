/**
 * The words of the Cafs' forms, as concepts. A concept is « family:value »; a label is understood when each
 * of its words belongs to a concept, or is empty of meaning. Longest wordings first: words taken by one are
 * read by no other.
 */
export type Concept = `${string}:${string}`

const line = (pattern: string, ...concepts: Concept[]) =>
  [new RegExp(`\\b(?:${pattern})\\b`, 'g'), concepts] as const

/** Words around « établissements », whatever their number: « liste des … concernés par l’action ». */
const LISTE = '(?:(?:(?:liste|noms?)(?: complete)? des |(?:dans )?quels? |(?:dans )?quelles ))?'
const LOCAUX =
  '(?: (?:scolaires?|concernee?s?|frequentee?s?|d origine|de scolarisation|partenaires?|(?:d ou (?:viennent|sont issus)|frequentent) les (?:enfants|jeunes|eleves)|par (?:les (?:enfants|jeunes|eleves)|l action|le projet|le clas)|des (?:enfants|jeunes|eleves)(?: (?:accueillis|inscrits|accompagnes|concernes))?|(?:ou )?(?:les enfants )?sont(?: ils)? scolarises(?: les enfants)?|les enfants sont(?: ils)? scolarises))*'

export const LEXIQUE = [
  // Words of every title, which are about no local and no niveau.
  line('(?:contrats? loca(?:l|ux) d )?accompagnement a la scolarite', 'mot:clas'),
  line('oui (?:ou )?non|non (?:ou )?oui', 'reponse:oui-non'),
  line('non francophones?|non maitris\\w*', 'mot:langue'),
  // A sheet for each group, or a figure of one of them.
  line(
    '(?:fiches?|bilans?|tableaux?|feuilles?|pages?) (?:\\w+ ){0,4}(?:par|de chaque|pour chaque) (?:collectif|groupe)|(?:du|de ce|dans le|dans ce|de chaque|pour chaque|un) (?:collectif|groupe)(?! de parole)',
    'portee:collectif',
  ),
  // What people do there, which changes nothing to what is counted: « Combien de bénévoles encadrent les enfants ? »
  line(
    '(?:personnes?|adultes?)(?: qui)? (?:(?:ont )?encadre|encadrent|encadrant|animent|animant|accompagnent|accompagnant|interviennent|intervenant)(?: (?:les|des|aupres des|dans les|dans|le|sur|l))*(?: (?:enfants?|jeunes?|eleves?|seances?|clas|action|projet))?',
    'objet:intervenants',
  ),
  line(
    '(?:qui )?(?:(?:ont|ayant) (?:encadre|anime|accompagne|assure)|encadrent|encadrant|animent|animant|accompagnent|accompagnant)(?: (?:les|des|l|le))*(?: (?:enfants?|jeunes?|eleves?|seances?|clas|action|projet|groupes?|collectifs?))(?: et (?:les )?jeunes)?',
    'recit:oui',
  ),
  // Words that make a place foreign, whatever its other words.
  line(
    'reserve\\w* (?:a |au |aux )?\\w*|cadre reserve\\w*|ne pas remplir|visa|signatures?(?! (?:du|de la|d un|d une|des) (?:contrats?|chartes?|conventions?|engagements?))|cachet|tampon|fait a',
    'autre:reserve',
  ),
  line(
    'n ?1|annee (?:scolaire )?(?:precedente|derniere|passee)|exercice precedent|an dernier|annee anterieure',
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
    'president\\w*|tresorier\\w*|secretaire|responsables? (?:leg\\w*|administrati\\w*|financi\\w*|de la structure|du centre(?: social)?|de l association)|signataires?|mandataires?|gerante?s?|(?<=^ (?:noms?(?: et prenoms?)? )?(?:du |de la |le |la )?)direct(?:eur|rice)s?(?: (?:general\\w*|adjointe?|du centre(?: social)?|de l association|de l etablissement))*(?= \\||\\s*$)|representant\\w* legal\\w*|directeur de la structure|directrice de la structure|maire|elus?|comptable',
    'autre:personne',
  ),
  line(
    'age (?:elementaire|primaire|college)|hors|sauf|sans|excepte\\w*|exclu\\w*|uniquement|seulement|exclusivement|non compris|autres? que|ayant quitte\\w*|arrete\\w*|abandon\\w*|refuse\\w*|liste d attente|en attente|annulee?s?|reportee?s?|supprimee?s?|(?:entree?s?|sorti\\w*|parti\\w*|arrive\\w*) en cours d annee|au (?:1 ?er|\\d{1,2}) (?:janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)|max(?:im\\w*)?|minim\\w*|handicap\\w*|monoparental\\w*|allocataire\\w*|maternelle\\w*|non',
    'autre:restriction',
  ),
  line(
    'etp|equivalents? temps plein|par seances?|(?:d une|de la|temps de) seance|par semaine|hebdomadaires?|par classe|par ecole|par jour|par mois|par trimestre|par enfant|par eleve|par jeune|par famille|par parent|par collectif|par groupe|par intervenant|par benevole|par salarie|par accompagnateur|par semaine et par',
    'autre:rapport',
  ),

  line(
    'jours? (?:et |ou )?(?:heures?|horaires?)|(?:heures?|horaires?) (?:et |ou )?jours?',
    'autre:restriction',
  ),
  line('dont|parmi lesquels|parmi eux|d entre (?:eux|elles)', 'dont:oui'),
  line('parmi (?:les|ces) (?:enfants?|jeunes?|eleves?|inscrits?)', 'objet:enfants'),

  // Ratios and means.
  line(
    '(?:nombre |nb )?(?:moyen(?:ne)? )?(?:d )?(?:enfants?|jeunes?|eleves?)(?: et (?:de )?jeunes?)?(?: (?:pris en charge|accompagnes|encadres|suivis))? (?:par(?: un| chaque)?|pour un|pour chaque) (?:accompagnateur|intervenant|encadrant|animateur|adulte|accompagnant)\\w*(?: en moyenne)?',
    'code:public.enfantsParAccompagnateur',
  ),
  line(
    '(?:taux|ratio) d encadrement|ratio (?:d )?(?:enfants?|jeunes?|eleves?) (?:par )?(?:accompagnateur|intervenant|encadrant|animateur|adulte)s?|nombre (?:moyen )?d enfants encadres',
    'code:public.enfantsParAccompagnateur',
  ),
  line(
    '(?:nombre |nb )?moyen(?:ne)? (?:d )?(?:enfants?|jeunes?)(?: presents?)? (?:par|a chaque) seances?|(?:effectif|nombre) moyen (?:(?:de |d )?(?:presents?|participants?|accueillis?) )?(?:par|a chaque) seances?|moyenne (?:des|de) presents? (?:par|a chaque) seances?|combien d (?:enfants|jeunes|eleves) (?:sont|etaient|ont ete|sont venus) presents en moyenne(?: (?:par|a chaque) seances?)?|moyenne d (?:enfants?|eleves?) (?:presents? )?par seances?|(?:enfants?|jeunes?) presents? en moyenne|(?:enfants?|jeunes?|eleves?) presents? a chaque seance en moyenne|presence moyenne(?: par seance)?|frequentation moyenne(?: par seance)?|(?:enfants?|jeunes?) (?:presents? )?par seances?(?: en moyenne)?|moyenne d enfants par seance|en moyenne (?:d )?(?:enfants|jeunes|eleves) (?:(?:etaient|sont|ont ete) )?presents (?:a chaque|par|lors de chaque) seances?',
    'code:seances.presenceMoyenne',
  ),
  line(
    'seances? (?:(?:par )?semaine|hebdomadaires?)|nombre hebdomadaire (?:moyen )?de seances?|frequence hebdomadaire(?: des seances)?',
    'code:seances.parSemaine',
  ),
  line(
    '(?:taux|pourcentages?) (?:moyen )?(?:d |de )?(?:assiduite|presence|frequentation)(?: des enfants)?(?: aux seances)?|assiduite moyenne',
    'code:assiduite.taux',
  ),
  [
    /\b(?:assiduite|presence|frequentation)(?: moyenne)?(?: des enfants)?(?: en)? %|% (?:moyen )?(?:d |de )(?:assiduite|presence)(?: des enfants)?\b/g,
    ['code:assiduite.taux'],
  ],
  line(
    '(?:heures? de presence|heures enfants?|heures? realisees? par les enfants)(?: des enfants| enfants)?',
    'code:public.heuresPresence',
  ),

  line(
    '(?:volume horaire|(?:nombre |nb )?(?:d )?heures?)(?: de seances?)? (?:propose|offert|dispense|organise)\\w* aux (?:enfants|jeunes|eleves)(?: et (?:aux )?jeunes)?|(?:(?:nombre |nb |volume |total )(?:total |annuel )?(?:des |d ))?heures? (?:annuelles? )?(?:d accueil|d accompagnement) (?:(?:propose|offert|assure|realise)\\w* (?:aux|pour les) |des )(?:enfants|jeunes|eleves)(?: et (?:aux |des )?jeunes)?|(?:nombre |nb |volume |total )(?:total |annuel )?(?:des |d )?heures? d (?:ouverture|accueil)(?: (?:du clas|sur l annee|dans l annee|par an|annuel\\w*))+|volume horaire (?:annuel |total )?des seances',
    'code:seances.heures',
  ),
  line(
    '(?:nombre |nb )?(?:d )?(?:intervenant|accompagnateur|animateur|encadrant|adulte|personne)\\w* (?:de l equipe |de l encadrement )?(?:(?:ont ete |ayant ete )?forme\\w*|(?:ayant|ont) (?:suivi|beneficie d) (?:(?:une|des|au moins une) )?formations?)(?: (?:dans|sur|pendant|cette) (?:l )?annee)?',
    'code:formations.intervenants',
  ),

  line('assiduite', 'mot:assiduite'),

  // Times.
  line('non realise\\w*', 'autre:restriction'),
  line('(?:date de la )?derniere seance (?:encore )?(?:prevue|programmee)', 'moment:fin'),
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
    'date de retour|date limite(?: de (?:retour|depot|transmission|reception|remise|renvoi))?|a (?:retourner|renvoyer|transmettre|adresser|deposer|envoyer|rendre)(?: (?!date)\\w+){0,6}? (?:pour|avant|d ici|au plus tard) le',
    'code:action.dateRetour',
  ),
  line(
    '(?:(?:situation|donnees|chiffres) )?(?<!s est )arretee?s? (?:au|le|a la date du)|date d (?:arret|arrete)(?: des (?:donnees|comptes|chiffres))?|date (?:d etablissement|de realisation|de redaction)(?: du bilan| du document| de ce bilan)?|bilan etabli le|date du bilan|date d arrete|(?:situation|bilan|donnees|chiffres) au(?! total)',
    'code:bilan.arreteAu',
  ),
  line(
    'date de debut|debut|date d ouverture|demarrage|commencement|lancement|date de demarrage|(?:date de la )?(?:premiere|1 ?e?re) seance(?: tenue| realisee| effective)?|ouverture de l action|date d ouverture du clas|(?:l action |le clas |le projet |les seances |les activites |l accompagnement )?(?:(?:a|ont|est|sont|avait) )?(?:t )?(?:(?:elle|il|elles|ils) )?(?:demarre|debute|commence)(?:e|es|s|nt)?(?= le\\b| l action| le clas| \\||\\s*$)',
    'moment:debut',
  ),
  line(
    'date de fin|date de fermeture|date d arret|arret(?= le\\b| de l action)|fin|cloture|achevement|date de cloture|(?:date de la )?derniere seance(?: prevue| programmee| tenue| realisee)?|(?:l action |le clas |le projet |les seances |les activites |l accompagnement )?(?:s est |se sont |s |se )?(?:termine|acheve)(?:e|es|s|nt|ra)?(?: t elle)?(?= le\\b| l action| le clas| \\||\\s*$)|(?:a pris|ont pris|prend) fin',
    'moment:fin',
  ),
  line(
    'dates?|periodes?(?: (?:de fonctionnement|de realisation|d activite|d accueil))?|calendrier',
    'mesure:date',
  ),
  line('annees? scolaires?|campagne|exercice scolaire', 'annee:oui'),
  line(
    'duree(?: de l action| du clas| du projet| totale)? (?:en|nombre de) semaines?',
    'objet:semaines',
  ),
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
    '(?:nom|intitule|denomination|raison sociale|designation) (?:de la |du |de l |de votre )?(?:structure|equipement|porteur(?: de projet| du projet| de l action)?|gestionnaire|organisme|association|centre social|operateur|promoteur|etablissement porteur|partenaire conventionne)(?: porteuse?| gestionnaire| du projet| de projet)?(?: ou (?:du |de la |de l )?(?:centre(?: social)?|structure|collectivite|organisme|association))?',
    'code:structure.nom',
  ),
  line('raison sociale', 'code:structure.nom'),
  line(
    'etablissements? (?:gestionnaires?|porteurs?)|collectivites?(?: territoriales?)?(?: gestionnaires?| porteuses?)?|(?:structure|organisme|association|centre social|operateur)(?: porteuse?| gestionnaire)?(?: du projet| de projet| de l action)?|porteurs?(?: de projet| du projet| de l action)?|gestionnaires?|promoteurs?',
    'objet:structure',
  ),
  line(
    '(?:(?:personne|professionnel\\w*|salarie\\w*|animat\\w+|agent) )?referente?s?(?: de l action| du projet| clas| famille)?|personne a (?:contacter|joindre)(?: au sujet du dossier)?|personne ressource|contact\\w*|coordinat\\w*|coordonnateur|coordonnatrice|interlocut\\w*|responsables? (?:de l action|du projet|du clas|clas|pedagogiques?)|(?:personnes? )?(?:en )?charge\\w* (?:du|de) (?:projet|suivi|l action|dossier|clas)(?: du dossier| du projet| de l action)?|(?:personne )?qui (?:coordonne|suit|pilote) (?:l action|le projet|le clas|le dossier)|dossier suivi par|suivi par',
    'objet:referent',
  ),
  line('noms?(?: et)? prenoms?|prenoms?(?: et)? noms?', 'champ:nomComplet'),
  line('prenoms?', 'champ:prenom'),
  line('fonctions?|qualite', 'champ:fonction'),
  line(
    '(?:n |no |numero )?(?:de )?(?:telephones?|tel|portable|mobile)(?: (?:fixe|direct|standard|professionnel|portable|mobile))*|ligne directe|joignable (?:au|par telephone)',
    'champ:telephone',
  ),
  line(
    '(?:adresse (?:de )?)?(?:e ?mails?|mails?|mels?|courriels?|courrier electronique|electroniques?|messagerie)(?: electronique)?',
    'champ:mail',
  ),
  line(
    'ou (?:se deroule|se tient|se passe|ont lieu|a lieu|se deroulent|se tiennent)(?:nt)? (?:l action|le clas|les seances|le projet|l accueil|les activites)',
    'champ:lieu',
  ),
  line('(?:a|ont|avoir|aura|auront|eu)(?: t)?(?: elles?| ils?)?(?: bien)? lieu', 'verbe:lieu'),
  line(
    'lieux?(?: et adresses?)?(?: (?:de deroulement|d implantation|d activite|d intervention|d accueil|de l action|des seances|de realisation|du clas))*(?: des (?:enfants|jeunes|activites))?(?: et adresses?)?|adresses? (?:de l action|du lieu|de deroulement|des locaux)(?: (?:d accueil|d activites?|de deroulement|d intervention|de l action|des seances|de realisation|du clas|des enfants))*|localisation(?: de l action)?',
    'champ:lieu',
  ),
  line('adresses?(?: postale| du siege| complete)?|siege social', 'champ:adresse'),

  line(
    'scolarise\\w* (?:en|dans)(?: un| une| des)? (?:qpv|rep|quartier|zone|etablissement|ecole)\\w*',
    'autre:restriction',
  ),
  line(
    '(?:residant|resident|habitant|habitent|domicilie\\w*|vivant|vivent|issus?)(?: dans| en| des?| d)?(?: un| des| le| les)? (?:quartiers? prioritaires?(?: de la politique de la ville| de la ville)?|qpv|quartiers? (?:de la )?politique de la ville)',
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
  line(
    '(?:intitule|titre|libelle|nom|denomination)(?: de l action| du projet)(?: clas)?',
    'code:action.intitule',
  ),
  line('(?:actions? )(?:n|no|numero)|(?:numero|n|no) (?:de l |d )?actions?', 'code:action.numero'),

  // Niveaux, before the nouns that they hold.
  line('(?:enseignement )?secondaire(?= (?:colleges?|lycees?)\\b)', 'mot:secondaire'),
  line('nombres? (?:de |d )(?:colleges|lycees|ecoles)|cycles? (?:\\d|i+)', 'autre:restriction'),
  line('cp ce1 ce2 cm1 cm2', 'palier:elementaire', 'objet:enfants'),
  line('6 ?e(?:me)? 5 ?e(?:me)? 4 ?e(?:me)? 3 ?e(?:me)?', 'palier:college', 'objet:enfants'),
  line('2 ?n?de 1 ?e?re (?:tle|terminales?)', 'palier:lycee', 'objet:enfants'),
  line('(?:du |de )?cp (?:(?:au|a) (?:la |le )?)?cm2', 'palier:elementaire', 'objet:enfants'),
  line(
    '(?:de )?(?:la )?(?:6 ?e(?:me)?|sixieme) (?:a (?:la )?)?(?:3 ?e(?:me)?|troisieme)',
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
    '(?:lycees?|lyceens?) general\\w* (?:et |ou )?technologiques? (?:et |ou )?professionnels?',
    'palier:lycee',
    'objet:enfants',
  ),
  line(
    'collegiens?(?: et| ou)? collegiennes?|collegiennes?(?: et| ou)? collegiens?',
    'palier:college',
    'objet:enfants',
  ),
  line('collegiennes?', 'palier:college', 'sexe:F', 'objet:enfants'),
  line('lyceens?(?: et| ou)? lyceennes?', 'palier:lycee', 'objet:enfants'),
  line('lyceennes?', 'palier:lycee', 'sexe:F', 'objet:enfants'),
  line('colleges?|collegiens?', 'palier:college', 'objet:enfants'),
  line('lycees?|lyceens?', 'palier:lycee', 'objet:enfants'),
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
    'nouvellement (?:inscrits?|accueillis?)|nouveaux|nouvelles|nouveau|nouvel(?:le)?s?(?: inscrits?| inscriptions?)?|premiere inscription|(?:inscrits? |accueillis? |accompagnes? |venus? )?pour la premiere fois|premiere annee|(?:1 ?e?re|primo) inscriptions?|entrants?',
    'nouveaux:oui',
    'objet:enfants',
  ),
  line(
    '(?:etaient |sont )?deja (?:inscrits?|accueillis?|accompagnes?|presents?|suivis?|venus?)(?: (?:l|en|lors de l|au cours de l) ?(?:annee|an)(?: scolaire)? (?:precedente|dernier\\w*|passee?|anterieure))?|renouvelees?|renouveles?|(?:(?:enfants?|inscriptions?)(?: en)? )?renouvellements?|renouvellements? d inscriptions?|renouvelant leur inscription|reinscri\\w*|anciens?|deja la',
    'nouveaux:non',
    'objet:enfants',
  ),

  // People.
  line(
    'formations? (?:suivies?|organisees?|proposees?|dispensees?) (?:par|pour|aux|a) (?:les |l |des )?(?:intervenants?|accompagnateurs?|encadrants?|equipe)',
    'objet:formations',
  ),
  line(
    '(?:jeunes? |volontaires? )?(?:en |effectuant (?:un|leur) )?services? civiques?',
    'statut:volontaire',
    'objet:intervenants',
  ),
  line('temps de benevolat', 'statut:benevole', 'objet:intervenants', 'mesure:heures'),
  line(
    '(?:(?:salaries?|professionnels?|benevoles?|volontaires?|services? civiques?)(?: et| ou)? ){2,}confondus|tous statuts(?: confondus)?',
    'total:oui',
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
    'rencontre[es]* (?:au moins )?une fois|rencontre[es]*|venue?s?|(?:ayant|ont) (?:participe|assiste) a (?:au moins )?(?:une?|1|des|l une des) (?:actions?|reunions?|rencontres?|temps)(?: (?:pour (?:les )?)?parents?| au moins une fois| collectifs?| collectives?| parentalite| organisee?s?| proposee?s?)*',
    'rencontre:oui',
  ),
  line('touche[es]*', 'rencontre:touche'),
  line('particip\\w*|assist(?:e|es|ent|ant)|presentes?', 'rencontre:participe'),
  line('familles?|foyers?|menages?', 'objet:familles'),
  line('parents?', 'objet:parents'),
  line('(?:collectifs?|groupes?) (?:n )?\\d+', 'autre:restriction'),
  line('collectifs?|groupes?', 'objet:collectifs'),
  line('seances? (?:realisees?|tenues?|effectuees?|assurees?)', 'objet:seances', 'mesure:nombre'),
  line('seances?', 'objet:seances'),
  line(
    `${LISTE}ecoles?(?: (?:elementaires?|primaires?))?(?: colleges?)?(?: (?:et|ou)(?: les| des| quels)?)? (?:colleges?|lycees?|etablissements?)${LOCAUX}`,
    'objet:etablissements',
  ),
  line(
    `${LISTE}etablissements?(?! gestionnaires?| porteurs?| du bilan)${LOCAUX}|ecoles?(?: concernees?| frequentees?| d origine)${LOCAUX}`,
    'objet:etablissements',
  ),
  line('formations?', 'objet:formations'),
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
    '(?:nombre |nb |volume |total )?(?:annuel |total |global )?(?:d |des |en )?heures?|(?:volumes?|total|totaux) horaires?|heures?|temps (?:total )?d intervention|temps (?:consacre|de travail|d encadrement|d animation)|duree totale',
    'mesure:heures',
  ),
  line('file active', 'mesure:nombre', 'objet:enfants'),
  line('nombres?|nbr?e?s?|effectifs?|combien|quantites?|chiffres?', 'mesure:nombre'),
  line('moyennes?|moyen|(?:nombres|effectifs) moyens', 'mesure:moyenne'),
  line('taux|pourcentages?', 'mesure:taux'),
  [/%/g, ['mesure:taux']],
  [/€/g, ['autre:argent']],
  line(
    'totaux|total|totale|ensemble|au total|tous|toutes(?: categories)?(?: confondues)?|cumul',
    'total:oui',
  ),
  line('autres?', 'autres:oui'),
  line('oui|non', 'reponse:oui-non'),
] as const
