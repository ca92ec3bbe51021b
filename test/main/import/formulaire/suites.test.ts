import { expect, test } from 'vitest'
import { asks, type Given } from '../../../builders/formulaires/a-place.ts'

const PARENTS = 'Actions avec les parents'
type Row = readonly [given: readonly Given[], codes: string]

test.each<Row>([
  [
    [
      { avant: 'Structure partenaire :' },
      { avant: 'Adresse :', debutLigne: 'Structure partenaire :' },
      { avant: 'Téléphone :', debutLigne: 'Structure partenaire : Adresse :' },
    ],
    '? structure.nom | – | –',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Combien ?', debutLigne: 'Oui' },
    ],
    'parents.reunion-information | parents.reunion-information.nombre',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Combien ?' },
    ],
    'parents.reunion-information | –',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Si oui, combien ?' },
    ],
    'parents.reunion-information | parents.reunion-information.nombre',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Nombre :', debutLigne: 'x' },
    ],
    'parents.reunion-information | parents.reunion-information.nombre',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Nombre :' },
    ],
    'parents.reunion-information | –',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Dates :', debutLigne: 'x' },
    ],
    'parents.reunion-information | parents.reunion-information.dates',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Rencontres individuelles', sections: [PARENTS] },
      { avant: 'Combien ?', debutLigne: 'x' },
    ],
    'parents.rencontre-individuelle | ? parents.rencontre-individuelle.nombre',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Rencontres individuelles', sections: [PARENTS] },
      { avant: 'Dates :', debutLigne: 'x' },
    ],
    'parents.rencontre-individuelle | parents.rencontre-individuelle.dates',
  ],
  [[{ avant: 'Ville' }, { avant: 'Combien ?', debutLigne: 'x' }], '– | –'],
  [
    [{ avant: 'Nombre d’établissements' }, { avant: 'Lesquels :', debutLigne: 'x' }],
    'public.etablissements.nombre | public.etablissements',
  ],
  [
    [{ avant: 'Nombre d’établissements' }, { avant: 'Lesquels :' }],
    'public.etablissements.nombre | –',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Y a-t-il un écart ?', sections: ['Public'] },
      { avant: 'Si oui, pourquoi ?' },
    ],
    'public.ecart | public.ecart.raison',
  ],
  [
    [
      { genre: 'oui-non', avant: 'Réunion d’information', sections: [PARENTS] },
      { avant: 'Si non, pourquoi ?' },
    ],
    'parents.reunion-information | –',
  ],
])(
  'a question that follows another asks about that one, where it is one that Cartable counts: %j',
  (given, codes) => {
    expect(asks(...given)).toBe(codes)
  },
)

test.each<Row>([
  [
    [{ lignes: ['Réunion d’information'], colonnes: ['Nombre'], sections: [PARENTS] }],
    'parents.reunion-information.nombre',
  ],
  [
    [{ lignes: ['Réunion d’information'], colonnes: ['Dates'], sections: [PARENTS] }],
    'parents.reunion-information.dates',
  ],
  [
    [{ lignes: ['Réunion d’information'], colonnes: ['Nombre zorg'], sections: [PARENTS] }],
    '? public.famillesRencontrees',
  ],
  [
    [
      {
        lignes: ['Réunion d’information'],
        colonnes: ['Nombre de 6-10 ans'],
        sections: [PARENTS],
      },
    ],
    '? public.enfants.age-6-10',
  ],
  [
    [
      {
        lignes: ['Réunion d’information'],
        colonnes: ['Nombre d’enfants'],
        sections: [PARENTS],
      },
    ],
    '? public.total',
  ],
  [[{ lignes: ['Réunion d’information'], colonnes: ['Heures'], sections: [PARENTS] }], '–'],
  [[{ lignes: ['Réunion d’information'], colonnes: ['Prévu'], sections: [PARENTS] }], '–'],
  [[{ lignes: ['Réunion d’information'], colonnes: ['Nombre prévu'], sections: [PARENTS] }], '–'],
  [
    [{ lignes: ['Difficultés scolaires'], colonnes: ['Nombre'], sections: ['Situations'] }],
    'situations.difficulte-scolaire.nombre',
  ],
  [
    [
      {
        lignes: ['Difficultés scolaires'],
        colonnes: ['Nombre d’enfants'],
        sections: ['Situations'],
      },
    ],
    'situations.difficulte-scolaire.nombre',
  ],
  [
    [
      {
        lignes: ['Difficultés scolaires'],
        colonnes: ['Nombre de familles'],
        sections: ['Situations'],
      },
    ],
    '? public.familles',
  ],
  [
    [{ lignes: ['Difficultés scolaires'], colonnes: ['Enfants'], sections: ['Situations'] }],
    'situations.difficulte-scolaire.nombre',
  ],
  [[{ lignes: ['Difficultés scolaires'], colonnes: ['Dates'], sections: ['Situations'] }], '–'],
  [
    [
      {
        lignes: ['Difficultés scolaires'],
        colonnes: ['Enfants et familles'],
        sections: ['Situations'],
      },
    ],
    '? public.familles',
  ],
  [
    [
      {
        lignes: ['Jeux éducatifs'],
        colonnes: ['Nombre'],
        sections: ['Activités avec les enfants'],
      },
    ],
    '? activites.jeux.nombre',
  ],
  [
    [
      {
        lignes: ['Jeux éducatifs'],
        colonnes: ['Nombre de séances'],
        sections: ['Activités avec les enfants'],
      },
    ],
    'activites.jeux.nombre',
  ],
  [
    [
      {
        lignes: ['Jeux éducatifs'],
        colonnes: ['Nombre d’enfants'],
        sections: ['Activités avec les enfants'],
      },
    ],
    '? public.total',
  ],
  [
    [{ lignes: ['La famille'], colonnes: ['Nombre'], sections: ['Origine de la demande'] }],
    '? origines.famille.nombre',
  ],
  [
    [
      {
        lignes: ['La famille'],
        colonnes: ['Nombre d’enfants'],
        sections: ['Origine de la demande'],
      },
    ],
    '? origines.famille.nombre',
  ],
  [[{ avant: 'Nombre de sorties' }], '? activites.sorties.nombre'],
  [[{ avant: 'Dates des sorties' }], '–'],
  [
    [{ avant: 'Nombre de réunions d’information avec les parents' }],
    'parents.reunion-information.nombre',
  ],
  [
    [{ avant: 'Dates des réunions d’information avec les parents' }],
    'parents.reunion-information.dates',
  ],
  [[{ avant: 'Nombre de réunions d’information avec les parents prévues' }], '–'],
  [
    [{ avant: 'Nombre de rencontres individuelles avec les parents' }],
    '? parents.rencontre-individuelle.nombre',
  ],
  [
    [{ avant: 'Dates des rencontres individuelles avec les parents' }],
    'parents.rencontre-individuelle.dates',
  ],
  [[{ avant: 'Nombre d’entretiens individuels avec les parents de 6-10 ans' }], '–'],
  [[{ avant: 'Nombre de rencontres' }], '–'],
  [[{ lignes: ['Bilan global'], colonnes: ['x'] }], '? libre.bilan'],
])(
  'the count or the dates of an item are its own, sure where nobody else may be counted: %j',
  (given, codes) => {
    expect(asks(...given)).toBe(codes)
  },
)

test.each<Row>([
  [
    [{ avant: 'Nombre d’enfants', faible: true }, { avant: 'Nombre d’enfants' }],
    '? public.total | public.total',
  ],
  [
    [
      { avant: 'Nombre d’enfants', faible: true },
      { avant: 'Nombre d’enfants', faible: true },
    ],
    '? public.total | ? public.total',
  ],
  [
    [
      { avant: 'Nombre d’enfants', groupe: 'a' },
      { avant: 'Effectif total', groupe: 'a' },
    ],
    'public.total | –',
  ],
  [
    [{ avant: 'Nom de la structure' }, { avant: 'Nom de la structure' }],
    'structure.nom | structure.nom',
  ],
  [
    [
      { avant: 'Nom de la structure', groupe: 'a' },
      { avant: 'Nom de la structure', groupe: 'a' },
    ],
    '? structure.nom | ? structure.nom',
  ],
  [
    [
      { avant: 'Nombre d’enfants', groupe: 'a' },
      { avant: 'Nombre d’enfants zorg', groupe: 'a' },
    ],
    'public.total | ? public.total',
  ],
  [
    [
      { genre: 'case', groupe: 'l', sections: ['x'], avant: 'Jeux éducatifs' },
      {
        genre: 'case',
        groupe: 'l',
        sections: ['x'],
        dessus: ['Réunion d’information des parents'],
      },
    ],
    '– | –',
  ],
  [
    [
      {
        genre: 'case',
        groupe: 'l',
        sections: ['x'],
        dessus: ['Réunion d’information des parents'],
      },
      { genre: 'case', groupe: 'l', sections: ['x'], avant: 'Jeux éducatifs' },
    ],
    'parents.reunion-information | activites.jeux',
  ],
  [
    [
      { genre: 'case', groupe: 'l', sections: ['x'], avant: 'Jeux éducatifs' },
      {
        genre: 'case',
        groupe: 'm',
        sections: ['x'],
        dessus: ['Réunion d’information des parents'],
      },
    ],
    'activites.jeux | parents.reunion-information',
  ],
])(
  'two places that would take one answer leave each other in doubt, unless one of them is drawn or wholly understood: %j',
  (given, codes) => {
    expect(asks(...given)).toBe(codes)
  },
)

test.each<Row>([
  [[{ avant: 'Nombre d’enfants', sections: ['a', 'a', 'Cadre réservé à la Caf'] }], '–'],
  [
    [{ avant: 'Nombre d’enfants', sections: ['a', 'a', 'a', 'Cadre réservé à la Caf'] }],
    'public.total',
  ],
  [[{ avant: 'Nombre d’enfants 2020-2021 et 2021-2022' }], '–'],
  [[{ avant: 'Nombre d’enfants 2021-2022' }], 'public.total'],
  [[{ avant: 'Nombre d’enfants' }, { avant: 'Effectif total' }], 'public.total | –'],
  [
    [{ genre: 'oui-non', avant: 'Y a-t-il un écart ?', sections: ['Les intervenants'] }],
    'intervenants.ecart',
  ],
  [
    [{ genre: 'oui-non', avant: 'Y a-t-il un écart ?', sections: ['x', 'Les intervenants'] }],
    'intervenants.ecart',
  ],
  [
    [{ genre: 'oui-non', avant: 'Y a-t-il un écart ?', sections: ['x', 'y', 'Les intervenants'] }],
    '? intervenants.ecart',
  ],
  [[{ genre: 'oui-non', avant: 'Y a-t-il un écart ?', sections: ['x'] }], '–'],
  [[{ avant: 'Expliquez l’écart', sections: ['Les intervenants'] }], 'intervenants.ecart.raison'],
  [[{ avant: 'Écart', sections: ['Le territoire'] }], 'territoire.ecart'],
  [[{ genre: 'cellule', avant: 'Écart', sections: ['Les intervenants'] }], '–'],
  [[{ avant: 'Bilan global' }], 'libre.bilan'],
  [[{ avant: 'Bilan global zorg zarg zurg' }], '? libre.bilan'],
  [[{ avant: 'Bilan global zorg zarg zurg zerg' }], 'libre.bilan'],
  [[{ avant: 'Bilan quantitatif global' }], '–'],
  [[{ avant: 'Difficultés rencontrées' }], 'libre.difficultes'],
  [[{ avant: 'Difficultés rencontrées par les enfants' }], '? public.total'],
  [[{ avant: 'Détaillez et précisez' }], '–'],
  [[{ avant: 'Bilan global', options: ['a'] }], '–'],
  [[{ avant: 'Bilan global', genre: 'oui-non' }], '–'],
  [[{ lignes: ['Bilan global'] }], 'libre.bilan'],
  [[{ dessus: ['Bilan global'] }], 'libre.bilan'],
  [[{ sections: ['Bilan global'] }], 'libre.bilan'],
  [[{ avant: 'Détaillez, précisions', sections: ['Axe parent'] }], '? bonificationParent.details'],
  [[{ avant: 'Détaillez, précisions', sections: ['x'] }], '–'],
  [[{ avant: 'Référent', options: ['a'] }], '–'],
  [
    [{ genre: 'liste', options: ['Oui', 'Non'], avant: 'Jeux éducatifs', sections: ['Activités'] }],
    'activites.jeux',
  ],
  [[{ genre: 'liste', options: ['1', '2'], avant: 'Nombre d’enfants' }], 'public.total'],
])(
  'an écart, an open question or an année is that of its own words, else of the nearest ones: %j',
  (given, codes) => {
    expect(asks(...given)).toBe(codes)
  },
)
