import { expect, test } from 'vitest'
import {
  proposer,
  proposerParAnnee,
  propositionsDe,
} from '../../../../main/import/formulaire/sens/proposer.ts'
import { aPlace, asksIn, type Given } from '../../../builders/formulaires/a-place.ts'

type Row = readonly [told: string, codes: string]

test.each<Row>([
  ['Assiduité des enfants aux séances (taux)', 'assiduite.taux'],
  ['Assiduité des parents aux séances (taux)', '–'],
  ['Taux d’assiduité des 6-10 ans', '–'],
  ['Prénom et date de début', '–'],
  ['Date de début ; sections Les enfants', 'calendrier.debut'],
  ['Nombre de nouveaux enfants au début', 'public.enfants.nouveaux-oui'],
  ['Filles ; debutLigne Ratio :', 'public.enfants.sexe-F'],
  ['Collège ; sections Prévu et réalisé', 'public.college'],
  ['Nombre d’enfants de la structure', 'public.total'],
  ['Nombre de familles et de collectifs', '–'],
  ['Salariés ; sections Nombre d’heures', 'intervenants.salarie.heures'],
  ['Enfants ; sections Nombre et taux', '? public.total'],
  ['Familles touchées', '? public.famillesRencontrees'],
  ['Familles ayant participé ; dessus x / Actions avec les parents', 'public.famillesRencontrees'],
  ['Apprentis et CAP', 'public.autres'],
  ['Nombre d’enfants z', 'public.total'],
  ['Nombre d’enfants zu', '? public.total'],
  // The people of the hours, by the start of the line.
  ['Nombre d’intervenants ; debutLigne Bénévoles :', 'intervenants.total.nombre'],
  ['Nombre d’heures d’intervention ; debutLigne Bénévoles :', '? intervenants.benevole.heures'],
  ['Nombre d’heures d’intervention ; debutLigne Bénévoles et salariés :', '–'],
  [
    '; lignes pour ; colonnes Heures d’intervention ; debutLigne Bénévoles :',
    'intervenants.benevole.heures',
  ],
  ['pour ; apres heures d’intervention ; debutLigne Bénévoles :', 'intervenants.benevole.heures'],
  ['soit ; apres heures d’intervention ; debutLigne Bénévoles :', 'intervenants.benevole.heures'],
  // A part of the enfants.
  ['Filles ; debutLigne Collégiens :', '? public.enfants.palier-college.sexe-F'],
  ['dont filles ; dessus Collégiens', '? public.enfants.palier-college.sexe-F'],
  ['Filles ; sections CP et CE1', 'public.enfants.sexe-F'],
  ['Filles ; sections Les bénévoles / Les collégiens', '? public.enfants.palier-college.sexe-F'],
  ['; lignes Enfants inscrits', 'public.total'],
  ['Autres ; sections x / Élémentaire et collège', 'public.autres'],
  ['Remarques | dont filles', '– | public.enfants.sexe-F'],
  ['Nombre d’enfants | dont prévus', 'public.total | –'],
  ['Nombre de groupes | dont groupes d’enfants', 'public.collectifs | ? public.collectifs'],
])('the words of « %s » ask for %s', (told, codes) => {
  expect(asksIn(told)).toBe(codes)
})

test.each<Row>([
  // Words that only say where to write, and remarks in brackets.
  ['Réponse : ; dessus Nombre d’enfants', 'public.total'],
  ['Votre réponse : ; lignes Filles', 'public.enfants.sexe-F'],
  ['; lignes Réponse ; colonnes Filles', 'public.enfants.sexe-F'],
  ['; lignes Filles ; colonnes Réponse', 'public.enfants.sexe-F'],
  ['; lignes Réponse / Filles ; colonnes Nombre', 'public.enfants.sexe-F'],
  ['; lignes Nombre ; colonnes Réponse / Filles', 'public.enfants.sexe-F'],
  ['Réponse ; dessus (en chiffres) / Nombre d’enfants', 'public.total'],
  [
    '; lignes Réponse ; colonnes À compléter ; dessus (par groupe) / Nombre d’enfants',
    'public.total',
  ],
  // The line above is the label of a place without words; a question there is another place's.
  ['; dessus Nombre d’enfants / zorg', 'public.total'],
  ['; dessus Nombre / Les bénévoles', 'intervenants.benevole.nombre'],
  ['; dessus Nombre / Les bénévoles ?', '–'],
  ['; nom Nombre ; dessus Quels sont les bénévoles ?', 'intervenants.benevole.nombre'],
  ['Nombre ; dessus Quels sont les bénévoles ?', 'intervenants.benevole.nombre'],
  ['; nom Nombre d’enfants ; dessus Nombre de bénévoles', 'public.total'],
  // The word after a place is its unit, unless the next place begins with it.
  [
    'Nombre de bénévoles : ; groupe g ; apres heures | heures ; groupe h',
    'intervenants.benevole.heures | –',
  ],
  ['Bénévoles : ; groupe g ; apres heures | heures ; groupe g', 'intervenants.benevole.heures | –'],
  [
    'Nombre de bénévoles : ; groupe g ; apres heures | et heures ; groupe g',
    'intervenants.benevole.heures | –',
  ],
])('around a place, « %s » ask for %s', (told, codes) => {
  expect(asksIn(told)).toBe(codes)
})

test.each<Row>([
  ['Nous avons accueilli ; apres collégiens', 'public.college'],
  ['Nous avons accueilli ; apres collégiens ; genre liste', '–'],
  ['Nous avons accueilli ; apres collégiens ; nom Effectif', '–'],
  ['Nous avons accueilli ; apres collégiens ; lignes Filles', 'public.enfants.sexe-F'],
  ['Nous avons accueilli ; apres collégiens ; colonnes Filles', 'public.enfants.sexe-F'],
  [
    'Nous avons accueilli ; apres collégiens ; lignes Filles ; colonnes Nombre',
    'public.enfants.sexe-F',
  ],
  ['Répartition : ; apres collégiens', 'public.college'],
  ['Effectif : ; apres collégiens', '–'],
  [
    '; groupe g ; apres enfants accueillis : | enfants accueillis : ; groupe g ; apres au collège',
    'public.total | public.college',
  ],
  [
    '; groupe g ; apres enfants accueillis : | enfants accueillis : ; groupe h ; apres au collège',
    'public.total | public.total',
  ],
  ['En moyenne, ; apres enfants étaient présents à chaque séance', 'seances.presenceMoyenne'],
  ['Taux d’assiduité : ; apres enfants étaient présents', 'assiduite.taux'],
  ['Nous avons tenu ; apres séances réalisées', 'seances.tenues'],
  ['Ils ont fait ; apres heures', '–'],
  ['zorg ; apres enfants', 'public.total'],
  ['Zorg ; apres enfants', '? public.total'],
  ['Zorg ; apres enfants ; debutLigne x', 'public.total'],
  ['enfants et zorg ; apres bénévoles', '? intervenants.benevole.nombre'],
  ['encadrants pour ; apres enfants', '? public.total'],
  ['Animé par ; apres bénévoles', 'intervenants.benevole.nombre'],
  ['Nous avons accueilli ; apres enfants, hors maternelle', '–'],
  ['Nous avons accueilli ; apres enfants encadrés par des bénévoles', '? public.total'],
])('in a sentence, « %s » asks for the thing named after the place: %s', (told, codes) => {
  expect(asksIn(told)).toBe(codes)
})

test.each<Row>([
  ['Mesurez-vous la progression des enfants ?', 'progression.mesure'],
  ['Mesurez-vous la progression et l’assiduité ?', '–'],
  ['Bilan de la progression des enfants', '–'],
  ['L’assiduité est-elle suivie ?', 'assiduite.mesure'],
  ['Assiduité', '–'],
  ['Suivi de la progression zorg zarg', 'progression.mesure'],
  ['Suivi de la progression zorg zarg zurg', '? progression.mesure'],
  ['Suivi de l’assiduité zorg zarg zurg', 'assiduite.mesure'],
  ['Suivi de l’assiduité zorg zarg zurg zerg', '? assiduite.mesure'],
  ['Suivi de la progression des parents', '–'],
  ['Suivi de l’assiduité des parents', '–'],
  ['Une action d’ouverture culturelle a-t-elle été réalisée ?', 'bonificationEnfant.realise'],
  ['Ouverture culturelle', '? activites.culture-sport'],
  ['L’accompagnement des parents a-t-il été mis en place ?', 'bonificationParent.realise'],
  ['Accompagnement des parents', '–'],
])('the question « %s » is %s', (avant, codes) => {
  expect(asksIn(`${avant} ; genre oui-non ; sections Divers`)).toBe(codes)
})

test.each<Row>([
  ['Sorties (oui/non) ; sections Activités', 'activites.sorties'],
  ['Nombre d’enfants | Lesquels ; debutLigne x', 'public.total | –'],
  ['Nombre d’enfants | Combien ? ; debutLigne x', 'public.total | –'],
  ['; lignes Écart ; sections Les intervenants', 'intervenants.ecart.raison'],
  ['; colonnes Écart ; sections Les intervenants', 'intervenants.ecart.raison'],
  ['Nombre d’enfants ; sections x / Année 2020-2021', '–'],
  [
    '; lignes Difficultés scolaires ; colonnes Nombre de 6-10 ans ; sections Situations',
    '? public.enfants.age-6-10',
  ],
  ['Nombre d’enfants ; faible | Enfants inscrits', '? public.total | public.total'],
  ['Collégiens ; sections A / B | dont filles ; sections A / C', 'public.college | –'],
  [
    'Collégiens ; sections A / B | dont filles ; sections C / B',
    'public.college | public.enfants.sexe-F',
  ],
  ['; sections Bilan global zorg zarg zurg', '? libre.bilan'],
  ['; colonnes Bilan global', 'libre.bilan'],
  ['Détaillez, précisions ; sections x / Axe parent', '? bonificationParent.details'],
  // The items of a list, in it and out of it.
  ['La famille ; genre oui-non ; sections x / Origine de la demande', 'origines.famille'],
  ['Sorties et jeux éducatifs ; genre oui-non ; sections Activités', '–'],
  ['Jeux éducatifs zorg ; genre oui-non ; sections Activités', '? activites.jeux'],
  ['Jeux éducatifs b zorg ; genre oui-non ; sections Activités', '? activites.jeux'],
  ['Jeux éducatifs zorg dans le cadre ; genre oui-non ; sections Activités', '? activites.jeux'],
  ['Jeux éducatifs ludiques zorg ; genre oui-non ; sections Activités', 'activites.jeux'],
  ['Jeux éducatifs ludiques zu ; genre oui-non ; sections Activités', 'activites.jeux'],
  ['Jeux éducatifs ludiques zorg ; genre oui-non ; sections Divers', '? activites.jeux'],
  ['Jeux éducatifs b ; genre oui-non ; sections Divers', 'activites.jeux'],
  ['Jeux éducatifs zu ; genre oui-non ; sections Divers', '? activites.jeux'],
  ['Pas de jeux éducatifs ; genre oui-non ; sections Activités', '? activites.jeux'],
  [
    'Parents ne parlant pas français ; genre oui-non ; sections Situations',
    'situations.maitrise-francais',
  ],
  [
    'Information sur l’orientation ; genre oui-non ; sections Les parents',
    '? activites.ecole-orientation',
  ],
  [
    'Information sur l’orientation ; genre oui-non ; sections Activités avec les parents',
    'activites.ecole-orientation',
  ],
])('what « %s » is a part of, follows or answers: %s', (told, codes) => {
  expect(asksIn(told)).toBe(codes)
})

/** The cells of a table with blank rows, under these heads. */
const cells = (rows: number, heads: readonly string[], more: (row: number) => Given = () => ({})) =>
  Array.from({ length: rows }, (_, row) =>
    heads.map((head, column): Given => {
      return { groupe: `corps/t1/${row + 1}/${column}`, colonnes: [head], ...more(row) }
    }),
  ).flat()
const codesOf = (given: readonly Given[]) =>
  proposer(given.map(aPlace), '2021-2022').map(({ code }) => code?.replace('lignes.', '') ?? '–')

test.each<readonly [heads: readonly string[], codes: readonly string[]]>([
  [
    ['Communes', 'Nombre d’enfants 2020-2021'],
    ['communes.2.nom', '–'],
  ],
  [
    ['Communes', 'Nombre d’enfants 2021-2022'],
    ['communes.2.nom', 'communes.2.public.total'],
  ],
  [
    ['Communes', 'Nombre d’enfants prévus'],
    ['–', '–'],
  ],
  [
    ['Établissements', 'Nombre d’enfants zorg'],
    ['etablissements.2.nom', '–'],
  ],
  [
    ['Établissements', 'Nombre et taux d’enfants'],
    ['etablissements.2.nom', '–'],
  ],
  [
    ['Établissements', 'Nombre d’enfants et de familles'],
    ['etablissements.2.nom', '–'],
  ],
  [
    ['Établissements', 'Nombre d’autres enfants'],
    ['etablissements.2.nom', '–'],
  ],
  [
    ['Établissements', 'Nombre d’enfants prévus et réels'],
    ['etablissements.2.nom', '–'],
  ],
  [
    ['Établissements', 'Nombre d’enfants en QPV'],
    ['etablissements.2.nom', 'etablissements.2.public.enfants.zone-qpv'],
  ],
])('under %j, the second blank row of a list takes %j', (heads, codes) => {
  expect(codesOf(cells(2, heads)).slice(heads.length)).toEqual(codes)
})

test('cells are the rows of a list when all of them are blank, of one table, under one head each', () => {
  const heads = ['Établissements', 'Nombre d’enfants']
  const rows = cells(2, heads)
  const second = (more: Given) => rows.map((one, at) => (at % 2 === 0 ? one : { ...one, ...more }))
  const all = (more: Given) => rows.map((one) => ({ ...one, ...more }))
  const asTotal = ['public.etablissements', 'public.total']

  for (const row of [1, 2, 3]) {
    expect(codesOf(cells(3, heads)).slice(row * 2 - 2, row * 2)).toEqual([
      ...[`etablissements.${row}.nom`, `etablissements.${row}.public.total`],
    ])
  }
  expect(codesOf(cells(2, heads, (row) => ({ lignes: [`n° ${row + 1}`] })))).toEqual(codesOf(rows))
  for (const others of [second({ genre: 'case' }), all({ lignes: ['a'] })])
    expect(codesOf(others)).toEqual([...asTotal, ...asTotal])
  expect(codesOf(second({ avant: 'Filles' }))[3]).toBe('public.enfants.sexe-F')
  expect(codesOf(second({ colonnes: [] }))).toEqual([
    ...['public.etablissements', '–', 'public.etablissements', '–'],
  ])
  // Rows of two tables; a PDF has no table.
  const apart = rows.map((one) => ({ ...one, groupe: one.groupe?.replace('t1/2', 't2/2') ?? '' }))
  expect(codesOf(apart)).toEqual(['public.etablissements', '–', 'public.etablissements', '–'])
  const printed = rows.map((one) => ({ ...one, groupe: one.groupe?.replace('t', '') ?? '' }))
  expect(codesOf(printed)).toEqual([...asTotal, ...asTotal])
  // A name under two heads is none that Cartable keeps.
  const towns = cells(2, ['Établissements', 'Commune'])
  expect(codesOf(towns)[3]).toBe('etablissements.2.commune')
  const doubled = towns.map((one) => ({ ...one, colonnes: [...(one.colonnes ?? []), 'x'] }))
  expect(codesOf(doubled)[3]).toBe('–')
  const groups = (name: (row: number) => string) =>
    codesOf(cells(2, ['Jours', 'Nombre d’enfants'], (row) => ({ lignes: [name(row)] })))
  expect(groups((row) => `Groupe ${row + 1}`)).toEqual([
    ...['–', 'collectifs.1.public.total', '–', 'collectifs.2.public.total'],
  ])
  expect(groups((row) => `Groupe ${2 - row}`)).toEqual(['–', '–', '–', '–'])
  // Under one row, what is no count of the record is read as anywhere else.
  expect(codesOf(cells(1, ['Établissements', 'Nombre de bénévoles', 'Commune']))).toEqual([
    ...['public.etablissements', 'intervenants.benevole.nombre', '–'],
  ])
})

test.each<Row>([
  ['; lignes École Jules-Ferry ; colonnes Nombre d’enfants / Filles', 'public.enfants.sexe-F'],
  ['; lignes École Jules-Ferry ; colonnes Filles / Prévu', '–'],
  ['; lignes École Jules-Ferry ; colonnes Nombre d’enfants prévus et réels', '–'],
  ['; lignes École Jules-Ferry ; colonnes Nombre / x ; sections Les enfants', 'public.total'],
  ['; lignes École Jules-Ferry ; colonnes Nombre ; sections Divers / Les enfants', 'public.total'],
  ['; lignes École Jules-Ferry ; colonnes Nombre ; sections Divers', '–'],
  ['; lignes École Jules-Ferry ; colonnes Ville / Nombre d’enfants', '–'],
  ['; lignes École Jules-Ferry ; colonnes Répartition par école / x', 'public.total'],
  ['École Jules-Ferry ; genre oui-non ; sections Effectif des enfants', '–'],
  ['École Jules-Ferry ; apres zorg ; sections Effectif des enfants', '–'],
  ['École Jules-Ferry ; apres filles ; sections Les enfants', 'public.enfants.sexe-F'],
  ['École Jules-Ferry ; dessus Effectif des enfants ; sections Divers', 'public.total'],
  ['École Jules-Ferry ; dessus x ; sections Effectif des enfants', 'public.total'],
  [
    'École Jules-Ferry ; dessus Effectif des enfants ; sections Effectif des familles',
    'public.total',
  ],
])('of a school that the form names, « %s » asks for %s', (told, code) => {
  expect(asksIn(told)).toBe(
    code === '–' ? code : `lignes.etablissements.nom-ecole-jules-ferry.${code}`,
  )
})

test('a place is told to her by its own words, with those that its answer comes from', () => {
  const told = (...given: readonly Given[]) => proposer(given.map(aPlace), '2021-2022')

  expect(
    [
      { avant: 'Nombre :', lignes: ['Filles'], colonnes: ['CP'] },
      { nom: 'Champ 1', dessus: ['a', 'b', 'c'] },
      { dessus: ['Nombre d’enfants :', 'b', 'c', 'd'] },
      { avant: 'Réponse :' },
      { avant: 'Réponse :', dessus: ['Effectif'] },
    ]
      .map((one) => told(one)[0])
      .map((one) => [one?.libelle, one?.preuve]),
  ).toEqual([
    ['Nombre – Filles – CP', ['Nombre : · Filles · CP']],
    ['Champ 1', ['Champ 1', 'a', 'b']],
    ['Nombre d’enfants', ['Nombre d’enfants :', 'b', 'c']],
    ['Réponse', ['Réponse :']],
    ['Effectif', ['Effectif']],
  ])
  expect(told({})).toEqual([{ code: null, isSure: false, libelle: '', preuve: [] }])
  expect(told(...cells(2, ['Communes', 'Filles'])).map(({ libelle }) => libelle)).toEqual([
    ...['Communes – ligne 1', 'Filles – ligne 1', 'Communes – ligne 2', 'Filles – ligne 2'],
  ])
  expect(told(...cells(1, ['Établissements', 'Filles']))[1]?.libelle).toBe('Filles – ligne 1')
})

test('a form that names années is read for each of them, and for any other', () => {
  const all = proposerParAnnee(
    [
      { avant: 'Nombre d’établissements 2020-2021' },
      { avant: 'Lesquels :', debutLigne: 'x' },
      { avant: 'Référent 2021-2022' },
      { avant: 'Tél.' },
      { avant: 'Nombre d’enfants' },
    ].map(aPlace),
  )
  const codes = (annee: string) => propositionsDe(all, annee).map(({ code }) => code)

  expect([...all.keys()]).toEqual(['', '2020-2021', '2021-2022'])
  expect(codes('2020-2021')).toEqual([
    ...['public.etablissements.nombre', 'public.etablissements', null, null, 'public.total'],
  ])
  expect(codes('2021-2022')).toEqual([
    ...[null, null, 'referent.nom', 'referent.telephone', 'public.total'],
  ])
  expect(codes('2022-2023')).toEqual([null, null, null, null, 'public.total'])
})
