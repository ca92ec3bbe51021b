import type { BilanRempli, ChampRempli, OrigineValeur } from '../../shared/domain/bilan.ts'
import { codesOf, type Trame } from '../../shared/domain/trame.ts'
import type { Valeur } from '../../shared/domain/valeur.ts'
import { aTrame } from './a-trame.ts'

const VIDE: ChampRempli = { valeur: null, valeurCalculee: null, origine: 'vide', raison: null }

/** A field filled as asked: entered by default, with the answer to the question under a « oui » if any. */
export function aChamp(
  valeur: Valeur,
  change: { readonly origine?: OrigineValeur; readonly raison?: string } = {},
): ChampRempli {
  return {
    valeur,
    valeurCalculee: change.origine === 'calculee' ? valeur : null,
    origine: change.origine ?? 'saisie',
    raison: change.raison ?? null,
  }
}

const calculee = (valeur: Valeur) => aChamp(valeur, { origine: 'calculee' })
const confirmee = (valeur: Valeur) => aChamp(valeur, { origine: 'confirmee' })
const ecart = (raison: string) => aChamp(true, { raison })

const IDENTITE: Readonly<Record<string, ChampRempli>> = {
  'structure.nom': aChamp('Centre social Les Tilleuls'),
  'action.numero': aChamp('1'),
  'referent.nom': aChamp('Martineau, Claire'),
  'referent.telephone': aChamp('06 00 00 00 12'),
  'referent.mail': aChamp('clas@les-tilleuls.example'),
  'action.lieu': aChamp(
    'Centre social Les Tilleuls, 14 rue des Lilas, 47000 Agen\nSalle Prévert de l’école Jules-Ferry pour le collectif du jeudi',
  ),
  'action.natureLocal': aChamp(['associatif', 'scolaire']),
  'public.etablissements': calculee([
    'Collège Paul-Langevin',
    'École Jacques-Prévert',
    'École Jules-Ferry',
    'Lycée Marguerite-Yourcenar',
  ]),
  'action.zonage': aChamp(['rep', 'politique-ville']),
}

const FIGURES: Readonly<Record<string, ChampRempli>> = {
  'calendrier.debut': calculee('2021-10-04'),
  'calendrier.fin': calculee('2022-06-24'),
  'calendrier.semaines': calculee(24),
  'calendrier.ecart': ecart(
    'Le démarrage a été décalé d’une semaine : la salle Prévert n’était pas encore disponible. Deux semaines ont été perdues en janvier, les séances ayant été suspendues en raison de la situation sanitaire.',
  ),
  'intervenants.salarie.nombre': calculee(3),
  'intervenants.salarie.heures': calculee(412.5),
  'intervenants.volontaire.nombre': calculee(1),
  'intervenants.volontaire.heures': calculee(186.75),
  'intervenants.benevole.nombre': calculee(9),
  'intervenants.benevole.heures': calculee(1037.25),
  'intervenants.total.nombre': calculee(12),
  'intervenants.total.heures': {
    ...calculee(1636.5),
    valeurCalculee: 1630,
    origine: 'corrigee',
    raison: 'Six heures et demie de réunion n’ont pas été enregistrées.',
  },
  'intervenants.ecart': ecart(
    'Quinze bénévoles étaient prévus ; neuf ont pu s’engager sur l’année. Une personne recrutée en service civique en novembre a renforcé l’équipe.\nUne salariée, partie en décembre, a poursuivi comme bénévole : elle compte dans les deux statuts, mais une seule fois au total.',
  ),
  'public.elementaire': calculee(31),
  'public.college': calculee(14),
  'public.lycee': calculee(3),
  'public.autres': calculee(0),
  'public.total': calculee(48),
  'public.collectifs': calculee(4),
  'public.familles': calculee(39),
  'public.enfantsParAccompagnateur': calculee(4.3),
  'public.ecart': aChamp(false),
}

const LISTES: Readonly<Record<string, ChampRempli>> = {
  'situations.difficulte-scolaire': confirmee(true),
  'situations.logement': confirmee(true),
  'situations.acces-culture': confirmee(true),
  'situations.disponibilite-parents': confirmee(true),
  'situations.maitrise-francais': confirmee(true),
  'situations.rupture-ecole': confirmee(false),
  'origines.famille': calculee(true),
  'origines.enfant': calculee(false),
  'origines.enseignant': calculee(true),
  'origines.association': calculee(false),
  'origines.reussite-educative': calculee(true),
  'origines.autre': calculee(false),
  'activites.methodologie': confirmee(true),
  'activites.travail-personnel': confirmee(true),
  'activites.numerique': confirmee(false),
  'activites.culture-sport': confirmee(true),
  'activites.sciences': confirmee(false),
  'activites.jeux': confirmee(true),
  'activites.sorties': confirmee(true),
  'activites.citoyennete': confirmee(true),
  'activites.ecole-orientation': confirmee(true),
  'activites.ecart': ecart(
    'Les ateliers numériques n’ont pas eu lieu, faute d’ordinateurs ; ils sont reportés à la rentrée. Deux sorties ont été ajoutées, au musée et à la médiathèque.',
  ),
  'progression.suivi': aChamp(true),
  'progression.mesure': confirmee(true),
  'assiduite.mesure': confirmee(true),
  'bonificationEnfant.realise': aChamp(true),
  'bonificationEnfant.ecart': aChamp(false),
  'parents.reunion-information': confirmee(true),
  'parents.contractualisation': confirmee(true),
  'parents.rencontre-individuelle': confirmee(true),
  'parents.outil-liaison': confirmee(true),
  'parents.accompagnement-enseignants': confirmee(true),
  'parents.convivialite': confirmee(true),
  'parents.participation-seance': confirmee(false),
  'parents.rencontre-thematique': confirmee(true),
  'parents.numerique': confirmee(false),
  'parents.associations-parents': confirmee(false),
  'parents.codes-ecole': confirmee(true),
  'parents.mise-en-relation': confirmee(true),
  'parents.evaluation': confirmee(true),
  'parents.ecart': aChamp(false),
  'bonificationParent.realise': aChamp(true),
  'bonificationParent.details': aChamp(
    'Trois cafés des parents ont réuni entre huit et quatorze familles, autour du carnet de liaison, des écrans et du passage en 6e. Une médiatrice a traduit les échanges.',
  ),
  'bonificationParent.ecart': aChamp(false),
  'ecole.partenariat-formalise': confirmee(true),
  'ecole.partenariat-informel': confirmee(true),
  'ecole.orientation': confirmee(true),
  'ecole.echanges-reguliers': confirmee(true),
  'ecole.ecart': aChamp(false),
}

const TEXTES: Readonly<Record<string, ChampRempli>> = {
  'territoire.articulations': aChamp(
    'Le Clas est articulé avec le programme de réussite éducative (deux réunions de suivi), avec la médiathèque pour les ateliers de lecture et avec les accueils de loisirs du mercredi.',
  ),
  'territoire.acteurs': aChamp(
    'Programme de réussite éducative, médiathèque municipale, association sportive du quartier, protection maternelle et infantile.',
  ),
  'territoire.ecart': aChamp(
    'Une rencontre prévue en mars avec la maison des adolescents a été reportée à mai.',
  ),
  'libre.bilan': aChamp(
    'L’année a été régulière malgré les interruptions de l’hiver : les enfants inscrits à l’automne sont restés, et onze sont arrivés en cours d’année sur proposition des enseignants.\nLes familles sont plus présentes. Le temps d’accueil de fin de séance, instauré en octobre, a rendu les échanges plus faciles que les réunions.\nLes enfants ont pris confiance : ils demandent de l’aide, s’entraident et présentent leurs travaux aux autres groupes.',
  ),
  'libre.difficultes': aChamp(
    'La mobilisation de bénévoles disponibles à 16 h 30 reste la principale limite de l’action. Nous souhaiterions une formation commune à l’accompagnement des enfants allophones et un appui pour l’équipement numérique.',
  ),
  'reseau.animation': aChamp(
    'Deux rencontres dans l’année, à un horaire qui convient. Les échanges d’outils sont très utiles ; nous aimerions visiter d’autres structures.',
  ),
  'reseau.formations': aChamp(
    'Quatre bénévoles ont suivi la formation de janvier et en ont été satisfaits. Une session en soirée permettrait aux actifs d’y participer.',
  ),
  'reseau.effets': aChamp(
    'Le projet « Raconte-moi ta ville » a donné lieu à une exposition à la médiathèque. Les jeunes y ont emmené leurs familles, dont plusieurs n’y étaient jamais entrées ; six se sont inscrites.',
  ),
}

/**
 * A bilan fully filled, for an action with both bonifications by default. Everything in it is invented.
 * `change.champs` replaces some of its values.
 */
export function aBilan(
  change: Partial<Omit<BilanRempli, 'champs'>> & {
    readonly champs?: Readonly<Record<string, ChampRempli>>
  } = {},
): BilanRempli {
  const { champs, ...rest } = change
  return {
    trame: aTrame(),
    annee: { debut: '2021-09-01', fin: '2022-08-31' },
    arreteAu: '2022-04-30',
    structure: 'Centre social Les Tilleuls',
    action: {
      id: 'action-1',
      numero: '1',
      intitule: 'Grandir à l’école et dans le quartier',
      dateRetour: '2022-05-31',
      bonificationEnfant: true,
      bonificationParent: true,
    },
    notes: {},
    ...rest,
    champs: { ...IDENTITE, ...FIGURES, ...LISTES, ...TEXTES, ...champs },
  }
}

/** The same form with nothing in it: what a coordinator would print to fill by hand. */
export function anEmptyBilan(
  change: Partial<Omit<BilanRempli, 'champs'>> = {},
  trame: Trame = aTrame(),
): BilanRempli {
  const bilan = aBilan({ trame, ...change })
  return {
    ...bilan,
    action: { ...bilan.action, intitule: null, dateRetour: null, ...change.action },
    notes: {},
    champs: Object.fromEntries(codesOf(trame).map((code) => [code, VIDE])),
  }
}
