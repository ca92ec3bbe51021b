import { type RawBuilder, sql } from 'kysely'
import { z } from 'zod'
import { contributionSchema } from '../../../shared/domain/contribution.ts'
import { modeleReseauSchema } from '../../../shared/domain/modele-reseau.ts'
import type { Database } from '../../db/schema.ts'
import {
  actionsOf,
  creneauxOf,
  enfantsOf,
  etablissementsOf,
  partenairesOf,
} from './annee-membership.ts'

/**
 * Fate of a row that is new to a base which already holds something:
 * - `annee`: the row is of one année, and goes with it when a file replaces that année;
 * - `described`: rows of one owner come together; those of an owner who has some already are left out;
 * - `known`: the row stays once, by its id or by `twin`, whatever dossier brings it.
 */
type Rule = 'annee' | 'described' | 'known'

export type ComplementTable = {
  /** Condition on the rows of the table that belong to an année. */
  readonly of: (anneeId: string) => RawBuilder<unknown>
  readonly rule: Rule
  /** Columns that make a `known` row the same one under another id. */
  readonly twin?: readonly string[]
  /** Columns that hold JSON, written as JSON, and the shape that it must have. */
  readonly json?: Readonly<Record<string, z.ZodType>>
  /** Columns that hold bytes, written in base64. */
  readonly bytes?: readonly string[]
  /** References that no foreign key holds. */
  readonly refers?: Readonly<Record<string, keyof Database>>
  /** Columns that stay in the base, with the reason. */
  readonly left?: Readonly<Record<string, string>>
  /** Rows that the base never lets change. */
  readonly isFrozen?: boolean
  /** Whether rows only go into a base that holds no other année: any other has an identity of its own. */
  readonly isIdentity?: boolean
}

const inActions = (anneeId: string) => sql`action_id in (${actionsOf(anneeId)})`
const ofAnnee = (anneeId: string) => sql`annee_id = ${anneeId}`
const ofAction = { of: inActions, rule: 'annee' } as const
const everywhere = () => sql`true`

/** Rows of a table that hang from another of these tables. */
const under =
  (column: string, parent: keyof Database, of: (anneeId: string) => RawBuilder<unknown>) =>
  (anneeId: string) =>
    sql`${sql.id(column)} in (select id from ${sql.table(parent)} where ${of(anneeId)})`

const libelle = (table: string) => sql`substr(${sql.ref(`${table}.debut`)}, 1, 4) || '-' ||
  substr(${sql.ref(`${table}.fin`)}, 1, 4)`

/** Bilans sent of the année, and those of actions that are gone, unless they name another année of the base. */
const envoisOf = (anneeId: string) => sql`(
  action_id in (${actionsOf(anneeId)})
  or action_id not in (select id from action)
  and annee not in (select ${libelle('annee')} from annee where id <> ${anneeId}))`

const valeur = z.union([z.number(), z.boolean(), z.string(), z.array(z.string()), z.null()])
const texteOrNull = z.string().nullable()

/**
 * The tables that version 1 of a dossier has no place for, each after those that it refers to: how its rows are bound to
 * an année, and what a base does of them. A test compares this with the schema: a table of the base is here, or in the
 * parts (`DANS_LES_PARTIES`), or left out with its reason (`HORS_DOSSIER`).
 */
export const COMPLEMENTS = {
  logo: { of: everywhere, rule: 'known' },
  reseau: {
    of: everywhere,
    rule: 'known',
    isIdentity: true,
    json: { modele: modeleReseauSchema.nullable() },
    left: { cle: 'the secret of a network is in no file: it is typed on the other computer' },
  },
  contribution: {
    of: (anneeId) => sql`substr(annee_debut, 1, 4) not in (
      select substr(debut, 1, 4) from annee where id <> ${anneeId})`,
    rule: 'known',
    json: { contenu: contributionSchema },
  },
  parametre: { of: ofAnnee, rule: 'annee', json: { valeur: z.json() } },
  vacances: { of: ofAnnee, rule: 'annee' },
  contact: {
    of: (anneeId) => sql`(etablissement_id in (${etablissementsOf(anneeId)})
      or partenaire_id in (${partenairesOf(anneeId)}))`,
    rule: 'described',
  },
  creneau_intervenant: {
    of: (anneeId) => sql`creneau_id in (${creneauxOf(anneeId)})`,
    rule: 'annee',
  },
  proche: { of: (anneeId) => sql`enfant_id in (${enfantsOf(anneeId)})`, rule: 'described' },
  autorisation: { of: ofAnnee, rule: 'annee' },
  appel: {
    of: (anneeId) => sql`enfant_id in (${enfantsOf(anneeId)}) and not exists (
      select 1 from annee as other
      where other.id <> ${anneeId} and appel.date between other.debut and other.fin)`,
    rule: 'known',
  },
  formation: ofAction,
  formation_intervenant: {
    of: under('formation_id', 'formation', inActions),
    rule: 'annee',
  },
  evaluation: ofAction,
  evaluation_public: { of: under('evaluation_id', 'evaluation', inActions), rule: 'annee' },
  projet: ofAction,
  projet_seance: { of: under('projet_id', 'projet', inActions), rule: 'annee' },
  projet_action_parents: { of: under('projet_id', 'projet', inActions), rule: 'annee' },
  fait_marquant: ofAction,
  cadre: ofAction,
  echelle: { of: everywhere, rule: 'known', twin: ['nom'] },
  progression: { of: ofAnnee, rule: 'annee' },
  confirmation: { ...ofAction, json: { valeur } },
  ecrit: ofAction,
  formulaire: { of: everywhere, rule: 'known' },
  formulaire_place: { of: everywhere, rule: 'known' },
  place_reponse: { ...ofAction, json: { valeur } },
  correspondance: {
    of: everywhere,
    rule: 'known',
    twin: ['ecole', 'forme'],
    json: {
      colonnes: z.array(z.strictObject({ index: z.int(), champ: z.string() })),
      valeurs: z.array(z.strictObject({ champ: z.string(), texte: z.string(), code: texteOrNull })),
    },
  },
  envoi: {
    of: envoisOf,
    rule: 'known',
    isFrozen: true,
    refers: { action_id: 'action' },
    json: {
      reponses: z.array(
        z.strictObject({ code: z.string(), label: z.string(), texte: texteOrNull }),
      ),
      changements: z.array(
        z.strictObject({ label: z.string(), avant: texteOrNull, apres: texteOrNull }),
      ),
    },
  },
  envoi_fichier: {
    of: under('envoi_id', 'envoi', envoisOf),
    rule: 'known',
    isFrozen: true,
    bytes: ['octets'],
  },
} as const satisfies Partial<Record<keyof Database, ComplementTable>>

export type NomComplement = keyof typeof COMPLEMENTS

/** Declaration of one table among `COMPLEMENTS`. */
export const complementOf = (table: NomComplement): ComplementTable => COMPLEMENTS[table]

/** The tables, parents first. */
export const TABLES_COMPLEMENTS = Object.keys(COMPLEMENTS) as readonly NomComplement[]

/** Tables of the parts whose records belong to one année, in the order of their references. */
export const TABLES_OF_ANNEE = [
  'action',
  'action_nature_local',
  'action_zonage',
  'previsionnel',
  'previsionnel_item',
  'collectif',
  'creneau',
  'inscription',
  'inscription_origine',
  'orientation',
  'orientation_origine',
  'orientation_situation',
  'orientation_critere',
  'orientation_etape',
  'seance',
  'seance_activite',
  'presence',
  'seance_intervenant',
  'heures',
  'action_parents',
  'action_parents_famille',
  'concertation',
  'reponse',
] as const satisfies readonly (keyof Database)[]

/** Tables that the parts of a dossier hold whole: `assemble-*.ts` writes them, `dossier-rows.ts` lays them out. */
export const DANS_LES_PARTIES = [
  'structure',
  'annee',
  'etablissement',
  'partenaire',
  'famille',
  'responsable',
  'enfant',
  'enfant_situation',
  'intervenant',
  'disponibilite',
  'intervenant_statut',
  ...TABLES_OF_ANNEE,
] as const satisfies readonly (keyof Database)[]

const JOURNAL = 'the journal undoes what was done on this computer: its acts mean nothing elsewhere'

/** Tables that stay on the computer, and why. */
export const HORS_DOSSIER = {
  operation: JOURNAL,
  operation_change: JOURNAL,
  operation_under_way: JOURNAL,
  import: 'an import is an act of the journal, which alone can take it back',
  brouillon: 'a draft is of the window that it was typed in',
  fichier_ecrit: 'the path of a file on the disk of this computer',
} as const satisfies Partial<Record<keyof Database, string>>

/** Columns of the parts that stay on the computer, and why. */
export const COLONNES_HORS_DOSSIER: Readonly<Record<string, string>> = {
  'orientation.import_id': HORS_DOSSIER.import,
}
