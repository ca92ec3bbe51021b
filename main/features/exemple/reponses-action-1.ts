import type { ReponseExemple } from './reponses.ts'

/** What the coordinator typed in the bilan of the action « élémentaire ». Plain spaces: typography comes later. */
export const REPONSES_ACTION_1: readonly ReponseExemple[] = [
  {
    code: 'calendrier.ecart',
    valeur: true,
    raison:
      'Les séances ont commencé le lundi 6 octobre, une semaine plus tard que prévu : la convention de mise à disposition de la salle de l’école Les Marronniers a été signée le 2 octobre et nous avons préféré ouvrir les trois collectifs ensemble. Le bilan étant arrêté au 30 avril, il reste huit semaines d’activité, jusqu’au 26 juin.',
  },
  {
    code: 'intervenants.ecart',
    valeur: true,
    raison:
      'Le troisième volontaire en service civique n’a pu être recruté qu’en janvier. Une animatrice salariée a pris sa retraite le 31 décembre ; elle poursuit l’accompagnement comme bénévole, sur les mêmes créneaux, et figure donc dans les deux lignes. Un bénévole a arrêté fin janvier pour raison de santé ; un nouveau bénévole avait heureusement rejoint l’équipe au début du mois.\nLes heures sont celles réalisées au 30 avril ; le prévisionnel porte sur l’année entière.',
  },
  {
    code: 'public.ecart',
    valeur: true,
    raison:
      'Trente enfants étaient attendus. Un enfant inscrit n’est jamais venu malgré plusieurs appels à la famille, un autre a déménagé fin janvier et un troisième a arrêté fin mars pour rejoindre un club de sport. Nous avons gardé des groupes de dix enfants au plus pour tenir compte de la place dans les salles. Deux enfants restent en liste d’attente ; une élève de CE2 nous rejoindra en mai.',
  },
  {
    code: 'activites.ecart',
    valeur: true,
    raison:
      'L’accompagnement aux usages du numérique n’a pas pu commencer : le conseiller numérique, arrivé en décembre, s’est consacré aux collégiens et aux lycéens. En revanche, des ateliers scientifiques (expériences simples, petite mécanique avec la ludothèque) et une séance sur les élections municipales se sont ajoutés, à la demande des enfants.',
  },
  { code: 'progression.suivi', valeur: true },
  { code: 'progression.mesure', valeur: true },
  { code: 'assiduite.mesure', valeur: true },
  { code: 'bonificationEnfant.realise', valeur: true },
  {
    code: 'bonificationEnfant.ecart',
    valeur: true,
    raison:
      'Le projet « Les mots en voyage » s’est déroulé comme prévu avec la médiathèque : visite, inscription de chaque enfant, lectures à voix haute au goûter de décembre. Le spectacle de marionnettes, prévu en mars, a été reporté par la compagnie au mois de mai.',
  },
  {
    code: 'parents.ecart',
    valeur: true,
    raison:
      'La rencontre avec l’association de parents d’élèves n’a pas eu lieu, faute de date commune. Le questionnaire d’évaluation sera remis aux familles en juin. À l’inverse, des parents ont demandé à participer à une séance de jeux mathématiques en février : six sont venus, et nous recommencerons.',
  },
  { code: 'ecole.ecart', valeur: false },
  {
    code: 'territoire.articulations',
    valeur:
      'La médiathèque accueille chaque collectif et prête une malle de livres renouvelée à chaque période. La ludothèque prépare avec nous une malle de jeux adaptée aux apprentissages (numération, vocabulaire, logique). Le judo club a proposé une initiation, et trois enfants s’y sont inscrits grâce au coupon sport de la commune.\nLe programme de réussite éducative et le centre social se rencontrent deux fois dans l’année pour que les parcours des enfants restent cohérents, toujours avec l’accord des familles.',
  },
  {
    code: 'territoire.acteurs',
    valeur:
      'Médiathèque de Pontareuil, ludothèque Le Grand Dé, programme de réussite éducative, Judo club pontareuillais, Maison des solidarités, réseau départemental CLAS.',
  },
  {
    code: 'territoire.ecart',
    valeur:
      'Le travail avec le club de sport n’était pas prévu au projet. Il est né d’une proposition d’une bénévole.',
  },
  {
    code: 'libre.bilan',
    valeur:
      'L’année est bonne. Les trois collectifs sont stables, les enfants viennent volontiers et les enseignantes constatent que les leçons sont plus souvent apprises. Le rituel d’arrivée (goûter, météo du jour, choix de la première tâche) a beaucoup apaisé les groupes : les enfants se mettent au travail plus vite et s’entraident.\nL’ouverture culturelle porte ses fruits : tous les enfants ont désormais une carte de médiathèque, et plusieurs y retournent le mercredi avec leurs parents. Les lectures à voix haute du goûter de décembre ont réuni plus de cinquante personnes ; pour certaines familles, c’était la première venue au centre social.\nLa fiche d’orientation partagée avec les deux écoles a changé notre manière de travailler : les enfants sont proposés pour de bonnes raisons, les parents savent pourquoi, et nous pouvons rendre compte à l’enseignant.',
  },
  {
    code: 'libre.difficultes',
    valeur:
      'Mobiliser des bénévoles reste notre première difficulté, surtout le vendredi soir. En janvier, la neige puis les maladies d’hiver ont désorganisé plusieurs semaines. La salle de l’école est petite : au-delà de dix enfants, le bruit gêne le travail.\nNous souhaiterions une formation sur l’apprentissage de la lecture ouverte aux bénévoles et placée en fin d’après-midi, ainsi qu’un temps d’échange entre structures sur le recrutement et la fidélisation des bénévoles.',
  },
  {
    code: 'reseau.animation',
    valeur:
      'Deux rencontres dans l’année, bien préparées et utiles. Les échanges d’outils (contrat avec la famille, fiche de suivi) nous ont fait gagner du temps. Le mardi matin nous convient ; une rencontre sur trois pourrait se tenir dans le nord du département.',
  },
  {
    code: 'reseau.formations',
    valeur:
      'La journée départementale de novembre a été très appréciée par nos deux volontaires, qui débutaient. La demi-journée d’accueil des nouveaux accompagnateurs, en janvier, a permis à un bénévole et à une volontaire de prendre leurs marques.',
  },
  {
    code: 'reseau.effets',
    valeur:
      'Pour les enfants : davantage d’aisance à l’oral et le goût de choisir un livre. Pour le groupe : une habitude de s’écouter. Pour les familles : une première entrée à la médiathèque et des conversations avec les enfants sur ce qu’ils lisent.',
  },
]
