import type { ReponseExemple } from './reponses.ts'

/** What the coordinator typed in the bilan of the action « collège et lycée ». Plain spaces: typography comes later. */
export const REPONSES_ACTION_2: readonly ReponseExemple[] = [
  {
    code: 'calendrier.ecart',
    valeur: true,
    raison:
      'Le collectif des 6e-5e a commencé le 6 octobre et celui des plus grands le 15 octobre, après les réunions de rentrée du collège. Trois séances ont été annulées pendant l’hiver (neige, maladie, rencontre parents-professeurs). L’activité se poursuit jusqu’à la mi-juin.',
  },
  {
    code: 'intervenants.ecart',
    valeur: true,
    raison:
      'Le conseiller numérique a pris son poste le 1er décembre au lieu de septembre. L’animatrice du collectif 6e-5e est passée de salariée à bénévole au 1er janvier, à son départ en retraite : elle compte dans les deux lignes, mais une seule fois dans le total. Les heures sont arrêtées au 30 avril, quand le prévisionnel couvre toute l’année.',
  },
  {
    code: 'public.ecart',
    valeur: true,
    raison:
      'Deux jeunes ont quitté l’action en cours d’année (un déménagement, un abandon en décembre). Un apprenti en CAP, orienté par un éducateur, nous a rejoints après les vacances d’hiver alors que ce public n’était pas prévu. Une élève de 6e est en liste d’attente.',
  },
  {
    code: 'activites.ecart',
    valeur: true,
    raison:
      'Les ateliers scientifiques prévus avec le collège n’ont pas eu lieu : l’enseignant porteur du projet a été muté. Nous avons proposé à la place une séance de cinéma suivie d’un échange, un atelier d’écriture et des jeux de société.',
  },
  { code: 'progression.suivi', valeur: true },
  { code: 'progression.mesure', valeur: true },
  { code: 'assiduite.mesure', valeur: true },
  { code: 'bonificationEnfant.realise', valeur: true },
  { code: 'bonificationEnfant.ecart', valeur: false },
  {
    code: 'parents.ecart',
    valeur: true,
    raison:
      'Tout ce qui était prévu a été réalisé. S’y est ajoutée, en février, une rencontre avec les parents élus du collège, demandée par une mère pendant un café des parents.',
  },
  { code: 'bonificationParent.realise', valeur: true },
  {
    code: 'bonificationParent.details',
    valeur:
      'Le projet « Mon enfant au collège » associe trois temps : deux ateliers du samedi matin pour prendre en main EduConnect et Pronote avec le conseiller numérique, un café des parents par trimestre, et un accompagnement aux rendez-vous avec les professeurs principaux pour les familles qui le souhaitent.\nLes parents viennent d’abord pour l’outil, puis restent pour parler : relation avec l’adolescent, téléphone, orientation. Plusieurs d’entre eux vont désormais seuls aux rencontres du collège.',
  },
  { code: 'bonificationParent.ecart', valeur: false },
  { code: 'ecole.ecart', valeur: false },
  {
    code: 'territoire.articulations',
    valeur:
      'Le programme de réussite éducative et le centre social se retrouvent deux fois par an pour coordonner les parcours. La médiathèque anime l’atelier d’écriture. La Maison des solidarités reçoit les familles que nous orientons vers elle.',
  },
  {
    code: 'territoire.acteurs',
    valeur:
      'Programme de réussite éducative, médiathèque de Pontareuil, Maison des solidarités, mission locale (en cours de construction).',
  },
  {
    code: 'libre.bilan',
    valeur:
      'Le collectif 6e-5e a trouvé son rythme : les jeunes arrivent avec leur agenda et savent ce qu’ils viennent faire. Le mercredi des plus grands est devenu un lieu où l’on parle d’avenir ; quatre jeunes ont trouvé leur stage avec l’aide de l’équipe, et les portes ouvertes du lycée des métiers du bois ont levé bien des idées fausses.\nLes parents sont plus présents que les années précédentes, et les liens avec la vie scolaire du collège sont simples et directs.',
  },
  {
    code: 'libre.difficultes',
    valeur:
      'L’assiduité baisse en janvier et février, lorsque la fatigue s’installe, et les 4e-3e viennent surtout avant les évaluations. Nous manquons de bénévoles à l’aise en mathématiques au-delà de la 4e.\nNous souhaiterions une formation sur les usages de l’intelligence artificielle dans les devoirs, sujet sur lequel jeunes, parents et accompagnateurs nous interrogent.',
  },
  {
    code: 'reseau.animation',
    valeur:
      'Les rencontres sont utiles. Un groupe de travail propre au collège et au lycée serait bienvenu : les sujets y sont différents de ceux de l’élémentaire.',
  },
  {
    code: 'reseau.formations',
    valeur:
      'La matinée « Accompagner les collégiens : la méthode », en mars, a répondu à nos attentes. Nous l’aurions aimée plus tôt dans l’année.',
  },
  {
    code: 'reseau.effets',
    valeur:
      'L’atelier d’écriture et le cinéma ont donné aux jeunes des mots et des sujets communs. Deux d’entre eux, très réservés en octobre, ont lu leur texte devant le groupe.',
  },
]
