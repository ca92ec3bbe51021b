import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { complementOf, TABLES_COMPLEMENTS } from '../../main/features/dossiers/complements.ts'
import { contributionSchema } from '../../shared/domain/contribution.ts'
import { dossierSchema } from '../../shared/domain/dossier.ts'
import { modeleReseauSchema } from '../../shared/domain/modele-reseau.ts'
import { readSnapshot } from './schema-snapshot.ts'

const inResources = (name: string): string =>
  fileURLToPath(new URL(`../../resources/${name}`, import.meta.url))

export const DOSSIER_SCHEMA_FILE = inResources('dossier.schema.json')

type JsonSchema = z.core.JSONSchema.BaseSchema

// Descriptions that the shape alone does not give, by place in the file.
const DESCRIPTIONS: Readonly<Record<string, string>> = {
  '': 'Le dossier d’une année scolaire : tout ce que Cartable sait d’elle, en un fichier. Les identifiants sont libres et uniques dans leur liste ; une valeur facultative est absente ou vaut null ; une date s’écrit AAAA-MM-JJ, une heure HH:MM.',
  structure: 'Le centre social qui porte le projet.',
  anneeScolaire: 'Les séances et les inscriptions sont datées entre ces deux jours, compris.',
  etablissements: 'Les écoles, collèges et lycées des enfants.',
  partenaires: 'Les autres acteurs du territoire.',
  actions: 'Les actions du projet : un bilan est rendu par action.',
  'actions.numero': 'Unique dans l’année.',
  'actions.previsionnel':
    'Ce que le projet annonçait ; ce qui manque ou vaut null n’était pas annoncé.',
  'actions.collectifs': 'Les groupes d’enfants, avec leurs créneaux de la semaine.',
  familles: 'Un foyer ; les frères et sœurs partagent le leur.',
  'familles.responsables': 'Les adultes, dans l’ordre où les appeler.',
  enfants: 'Les enfants et les jeunes suivis ou proposés.',
  'enfants.anneeNaissance': 'Quand le jour n’est pas connu.',
  'enfants.situations': 'Les situations du formulaire de la Caf, jamais un texte.',
  inscriptions: 'Un enfant dans une action, d’un jour à un autre.',
  'inscriptions.collectifId': 'Un collectif de cette action.',
  'inscriptions.fin': 'Dernier jour compris ; null : toujours inscrit.',
  'inscriptions.accordParental': 'La date de l’accord.',
  orientations:
    'Une proposition qu’un enfant rejoigne le Clas : un enfant du dossier (enfantId), ou un nom et un prénom.',
  'orientations.accordParental': 'true, false, ou la date de l’accord.',
  intervenants: 'Les adultes qui animent ou préparent les séances.',
  'intervenants.statuts': 'Un seul statut un même jour ; fin comprise ; null : toujours en cours.',
  seances: 'Une rencontre datée d’un collectif.',
  'seances.presences': 'Qui n’y figure pas est inconnu, jamais absent.',
  'seances.intervenants.minutes': 'null : la durée de la séance.',
  heures: 'Le temps passé hors des séances, en minutes.',
  actionsParents: 'Les rencontres et les échanges avec les parents.',
  'actionsParents.familleIds': 'Les familles présentes, quand elles ont été notées.',
  concertations: 'Les rencontres avec l’école (axe ecole) et les autres acteurs (axe territoire).',
  'concertations.genre':
    'Avec l’école : partenariat-formalise, partenariat-informel, orientation ou echanges-reguliers ; libre pour le territoire.',
  reponses:
    'Ce que le coordinateur a écrit dans le bilan, ou mis à la place d’une valeur calculée.',
  'reponses.code': 'Le code de la question dans la trame.',
  'reponses.raison': 'Pourquoi la valeur calculée a été remplacée.',
  'structure.mailCaf': 'À qui le bilan est envoyé.',
  'enfants.anonymiseLe': 'Le jour où la fiche a perdu son nom.',
  'enfants.moisNaissance': 'D’une fiche anonymisée : pour les tranches d’âge seules.',
  'inscriptions.rang': 'La place sur la liste d’attente, à partir de 1.',
  'inscriptions.foyerCompteDes':
    'D’une fiche anonymisée : à partir de ce jour, un autre enfant compte la même famille.',
  'orientations.source': 'Le tableur et la ligne où elle a été lue.',
  'actionsParents.rappel': 'Ce qu’il reste à faire après la rencontre, et pour quel jour.',
  'concertations.moment': 'amont : avant le projet ; bilan : pour en faire le bilan.',
  complements:
    'Obligatoire en version 2, absente en version 1 : le reste de l’année, table par table, colonne par colonne. Un identifiant nommé ailleurs dans le dossier doit y figurer.',
}

/** The JSON Schema of a dossier as one writes it, to publish: shape and lists, with French descriptions. */
export function dossierJsonSchema(): JsonSchema {
  const schema = z.toJSONSchema(dossierSchema, { io: 'input', target: 'draft-2020-12' })
  for (const [place, description] of Object.entries(DESCRIPTIONS)) {
    at(schema, place === '' ? [] : place.split('.')).description = description
  }
  const complements = objectOf(schema)?.properties?.complements
  if (typeof complements !== 'object') throw new Error('no complements in the schema')
  const { $schema = 'https://json-schema.org/draft/2020-12/schema', properties, ...rest } = schema
  return {
    ...{ $schema, $id: 'urn:cartable:dossier:2', title: 'Dossier de Cartable' },
    ...rest,
    properties: {
      ...properties,
      complements: { ...complementsJsonSchema(), description: complements.description },
    },
    allOf: [
      {
        anyOf: [
          { properties: { version: { const: 2 } }, required: ['version', 'complements'] },
          {
            properties: { version: { const: 1 }, complements: { not: {} } },
            required: ['version'],
          },
        ],
      },
    ],
  } as JsonSchema
}

/** The tables of the complements, from the schema of the base: what each column is. */
function complementsJsonSchema(): JsonSchema {
  const { tables } = readSnapshot()
  const entries = TABLES_COMPLEMENTS.map((table) => {
    const { left = {}, json = {} } = complementOf(table)
    const columns = Object.entries(tables[table]?.columns ?? {}).filter(([name]) => !(name in left))
    const properties = columns.map(([name, column]) => {
      const shape = json[name]
      const { $schema: _schema, ...own } =
        shape === undefined ? valueSchema(column.type) : z.toJSONSchema(shape, { io: 'input' })
      return [name, column.notNull ? own : { anyOf: [own, { type: 'null' }] }]
    })
    const required = columns.filter(([, one]) => one.notNull && one.default === undefined)
    const items = {
      type: 'object',
      properties: Object.fromEntries(properties),
      required: required.map(([name]) => name),
      additionalProperties: false,
    }
    return [table, { type: 'array', items }]
  })
  return {
    type: 'object',
    properties: Object.fromEntries(entries),
    additionalProperties: false,
  }
}

const valueSchema = (type: string): JsonSchema =>
  type === 'integer'
    ? { type: 'integer' }
    : { type: 'string', ...(type === 'blob' ? { contentEncoding: 'base64' } : {}) }

/** The schema at a place of the file, through lists and « or null ». */
function at(schema: JsonSchema, keys: readonly string[]): JsonSchema {
  const [key, ...others] = keys
  if (key === undefined) return schema
  const property = objectOf(schema)?.properties?.[key]
  if (typeof property !== 'object') throw new Error(`no « ${key} » in the dossier's schema`)
  return at(property, others)
}

function objectOf(schema: JsonSchema): JsonSchema | undefined {
  if (schema.properties) return schema
  const inner = [...(schema.anyOf ?? []), schema.items].filter(
    (candidate): candidate is JsonSchema =>
      typeof candidate === 'object' && !Array.isArray(candidate),
  )
  return inner.map(objectOf).find((found) => found !== undefined)
}

/** Schemas of the two files exchanged by the porteurs of a network, in the form written. */
const reseauJsonSchema = (
  schema: z.ZodType,
  urn: string,
  title: string,
  description: string,
): JsonSchema => {
  const { $schema = 'https://json-schema.org/draft/2020-12/schema', ...rest } = z.toJSONSchema(
    schema,
    { io: 'input', target: 'draft-2020-12' },
  )
  return { $schema, $id: `urn:cartable:${urn}`, title, description, ...rest }
}

const textOf = (schema: JsonSchema): string => `${JSON.stringify(schema, null, 2)}\n`

/** Every published schema: its file, and the bytes that `npm run schemas` writes there. */
export const PUBLISHED: readonly { readonly file: string; readonly text: () => string }[] = [
  { file: DOSSIER_SCHEMA_FILE, text: () => textOf(dossierJsonSchema()) },
  {
    file: inResources('contribution.schema.json'),
    text: () =>
      textOf(
        reseauJsonSchema(
          contributionSchema,
          'contribution:1',
          'Contribution au réseau',
          'Les chiffres d’une structure et d’une année à une date : ni nom, ni date de naissance, ni téléphone, ni adresse mail.',
        ),
      ),
  },
  {
    file: inResources('modele-reseau.schema.json'),
    text: () =>
      textOf(
        reseauJsonSchema(
          modeleReseauSchema,
          'modele-reseau:1',
          'Modèle du réseau',
          'Ce qu’un réseau partage entre ses porteurs : critères, répertoire, formations communes, façon de compter. Aucune donnée personnelle.',
        ),
      ),
  },
]

// `npm run schemas`
if (import.meta.main) {
  for (const { file, text } of PUBLISHED) writeFileSync(file, text())
}
