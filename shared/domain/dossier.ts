import { z } from 'zod'
import { isoDateSchema, isoTimeSchema } from '../date-schemas.ts'
import {
  afterDebut,
  birthMessage,
  count,
  endsAfter,
  endsOnOrAfter,
  heures,
  id,
  list,
  minutes,
  naissance,
  nom,
  oneBirth,
  optional,
  reference,
  texte,
} from './dossier-values.ts'
import {
  ACTIVITES,
  AXES_CONCERTATION,
  CATEGORIES_HEURES,
  EDUCATIONS_PRIORITAIRES,
  ETAPES_ORIENTATION,
  ETATS_PRESENCE,
  ETATS_SEANCE,
  GENRES_ECOLE,
  GENRES_PARENTS,
  JOURS,
  MOMENTS_CONCERTATION,
  NATURES_LOCAL,
  ORIGINES,
  SITUATIONS,
  STATUTS,
  STATUTS_INSCRIPTION,
  STATUTS_ORIENTATION,
  TYPES_ETABLISSEMENT,
  ZONAGES,
  ZONES_SCOLAIRES,
} from './listes.ts'
import { NIVEAUX } from './niveau.ts'

/** The whole of an année scolaire as one JSON file: our interchange format. */
export const DOSSIER_FORMAT = 'cartable/dossier'
/** The version that is written. Version 1, which has no `complements`, is still read. */
export const DOSSIER_VERSION = 2

/** Id of a record, optional: version 2 writes every id, so that references are kept; version 1 leaves some unnamed. */
const ownId = optional(id)

const creneauSchema = z
  .strictObject({ id: ownId, jour: z.enum(JOURS), debut: isoTimeSchema, fin: isoTimeSchema })
  .refine(endsAfter, afterDebut)

/** A reminder that a meeting leaves: a day, what is to be done, whether it is done. */
const rappelSchema = optional(
  z.strictObject({ date: isoDateSchema, objet: optional(texte), fait: z.boolean() }),
)

const structureSchema = z.strictObject({
  nom,
  adresse: optional(texte),
  commune: optional(texte),
  telephone: optional(texte),
  mail: optional(texte),
  referent: optional(
    z.strictObject({
      nom: optional(texte),
      prenom: optional(texte),
      telephone: optional(texte),
      mail: optional(texte),
    }),
  ),
  zoneScolaire: optional(z.enum(ZONES_SCOLAIRES)),
  mailCaf: optional(texte),
})

const etablissementSchema = z.strictObject({
  id,
  nom,
  type: z.enum(TYPES_ETABLISSEMENT),
  commune: optional(texte),
  educationPrioritaire: optional(z.enum(EDUCATIONS_PRIORITAIRES)),
  quartierPrioritaire: optional(texte),
})

const partenaireSchema = z.strictObject({ id, nom, type: optional(texte) })

const effectifSchema = z.strictObject({ nombre: optional(count), heures: optional(heures) })

const previsionnelSchema = z
  .strictObject({
    debut: optional(isoDateSchema),
    fin: optional(isoDateSchema),
    semaines: optional(count),
    intervenants: optional(
      z.strictObject({
        salarie: optional(effectifSchema),
        volontaire: optional(effectifSchema),
        benevole: optional(effectifSchema),
      }),
    ),
    public: optional(
      z.strictObject({
        elementaire: optional(count),
        college: optional(count),
        lycee: optional(count),
        autres: optional(count),
        familles: optional(count),
        collectifs: optional(count),
      }),
    ),
    activites: list(z.enum(ACTIVITES)),
    parents: list(z.enum(GENRES_PARENTS)),
    ecole: list(z.enum(GENRES_ECOLE)),
  })
  .refine(endsOnOrAfter, afterDebut)

const actionSchema = z.strictObject({
  id,
  numero: nom,
  intitule: optional(texte),
  lieu: optional(texte),
  adresse: optional(texte),
  natureLocal: list(z.enum(NATURES_LOCAL)),
  zonage: list(z.enum(ZONAGES)),
  bonificationEnfant: optional(z.boolean()),
  bonificationParent: optional(z.boolean()),
  dateRetour: optional(isoDateSchema),
  previsionnel: optional(previsionnelSchema),
  collectifs: list(z.strictObject({ id, nom, creneaux: list(creneauSchema) })),
})

const responsableSchema = z
  .strictObject({
    id: ownId,
    nom: optional(texte),
    prenom: optional(texte),
    telephone: optional(texte),
    mail: optional(texte),
    lien: optional(texte),
  })
  .refine(({ id: _id, ...said }) => Object.values(said).some((value) => value !== null), {
    error: 'responsable vide',
  })

const familleSchema = z.strictObject({
  id,
  responsables: list(responsableSchema),
  commune: optional(texte),
  quartierPrioritaire: optional(texte),
})

const enfantSchema = z
  .strictObject({
    id,
    nom,
    prenom: nom,
    ...naissance,
    familleId: optional(reference),
    situations: list(z.enum(SITUATIONS)),
    /** Day that the record lost its name, with the month of birth kept then. */
    anonymiseLe: optional(isoDateSchema),
    moisNaissance: optional(
      z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, { error: 'mois attendu, écrit AAAA-MM' }),
    ),
  })
  .refine(oneBirth, birthMessage)

const inscriptionSchema = z
  .strictObject({
    id: ownId,
    enfantId: reference,
    actionId: reference,
    collectifId: optional(reference),
    debut: isoDateSchema,
    fin: optional(isoDateSchema),
    statut: z.enum(STATUTS_INSCRIPTION),
    niveau: optional(z.enum(NIVEAUX)),
    classe: optional(texte),
    etablissementId: optional(reference),
    origines: list(z.enum(ORIGINES)),
    accordParental: optional(isoDateSchema),
    /** Place on the waiting list. */
    rang: optional(z.int().min(1).max(1_000_000)),
    foyerCompteDes: optional(isoDateSchema),
  })
  .refine(endsOnOrAfter, afterDebut)

const orientationSchema = z
  .strictObject({
    id,
    enfantId: optional(reference),
    nom: optional(nom),
    prenom: optional(nom),
    ...naissance,
    niveau: optional(z.enum(NIVEAUX)),
    classe: optional(texte),
    date: isoDateSchema,
    etablissementId: optional(reference),
    enseignant: optional(texte),
    origines: list(z.enum(ORIGINES)),
    situations: list(z.enum(SITUATIONS)),
    criteres: list(texte),
    objectif: optional(texte),
    accordParental: optional(z.union([z.boolean(), isoDateSchema])),
    statut: z.enum(STATUTS_ORIENTATION).exclude(['accord']),
    /**
     * Days of the steps; absent from the first files of version 1. Only this list has « accord », written above as «
     * famille-contactee »: a reader that knows the five statuts of version 1 still reads the file.
     */
    etapes: list(
      z.strictObject({ statut: z.enum(ETAPES_ORIENTATION), date: optional(isoDateSchema) }),
    ),
    retourEcole: optional(isoDateSchema),
    /** Spreadsheet and row that the orientation was read from. */
    source: optional(
      z.strictObject({
        fichier: optional(texte),
        feuille: optional(texte),
        ligne: optional(z.int()),
      }),
    ),
  })
  .refine(oneBirth, birthMessage)
  .refine((o) => o.enfantId !== null || (o.nom !== null && o.prenom !== null), {
    error: 'donnez « enfantId », ou « nom » et « prenom »',
    path: ['enfantId'],
  })

const intervenantSchema = z.strictObject({
  id,
  nom,
  prenom: texte,
  telephone: optional(texte),
  mail: optional(texte),
  anonymiseLe: optional(isoDateSchema),
  disponibilites: list(creneauSchema),
  statuts: list(
    z
      .strictObject({
        id: ownId,
        statut: z.enum(STATUTS),
        debut: isoDateSchema,
        fin: optional(isoDateSchema),
      })
      .refine(endsOnOrAfter, afterDebut),
  ),
})

const seanceSchema = z
  .strictObject({
    id,
    collectifId: reference,
    date: isoDateSchema,
    debut: isoTimeSchema,
    fin: isoTimeSchema,
    etat: z.enum(ETATS_SEANCE),
    motif: optional(texte),
    note: optional(texte),
    activites: list(z.enum(ACTIVITES)),
    presences: list(
      z.strictObject({
        enfantId: reference,
        etat: z.enum(ETATS_PRESENCE),
        note: optional(texte),
      }),
    ),
    intervenants: list(
      z.strictObject({ intervenantId: reference, minutes: optional(z.int().min(0).max(1440)) }),
    ),
  })
  .refine(endsAfter, afterDebut)

const heuresSchema = z.strictObject({
  id: ownId,
  intervenantId: reference,
  actionId: reference,
  date: isoDateSchema,
  categorie: z.enum(CATEGORIES_HEURES),
  minutes,
  note: optional(texte),
})

const actionParentsSchema = z.strictObject({
  id: ownId,
  actionId: reference,
  date: isoDateSchema,
  genre: z.enum(GENRES_PARENTS),
  participants: optional(count),
  familleIds: list(reference),
  note: optional(texte),
  rappel: rappelSchema,
})

const concertationSchema = z
  .strictObject({
    id: ownId,
    actionId: reference,
    date: isoDateSchema,
    axe: z.enum(AXES_CONCERTATION),
    genre: nom,
    etablissementId: optional(reference),
    partenaireId: optional(reference),
    note: optional(texte),
    moment: optional(z.enum(MOMENTS_CONCERTATION)),
    rappel: rappelSchema,
  })
  .refine((c) => c.axe === 'territoire' || (GENRES_ECOLE as readonly string[]).includes(c.genre), {
    error: `avec l’école, le genre est l’un de : ${GENRES_ECOLE.join(', ')}`,
    path: ['genre'],
  })

const reponseSchema = z.strictObject({
  actionId: reference,
  code: id,
  valeur: z.union([z.number(), z.boolean(), texte, z.array(texte), z.null()]),
  raison: optional(texte),
})

/**
 * Records that version 1 has no place for, table by table and column by column as in the base: the tables, columns and
 * values allowed are set by `main/features/dossiers/complements.ts`.
 */
const complementsSchema = z.record(z.string(), z.array(z.record(z.string(), z.json())))
export type Complements = z.output<typeof complementsSchema>

export const dossierSchema = z
  .strictObject({
    format: z.literal(DOSSIER_FORMAT, { error: `« ${DOSSIER_FORMAT} » attendu` }),
    version: z.literal([1, DOSSIER_VERSION], {
      error: `version 1 ou ${DOSSIER_VERSION} attendue : ce dossier vient d’une autre version de Cartable`,
    }),
    structure: structureSchema,
    anneeScolaire: z
      .strictObject({ id: ownId, debut: isoDateSchema, fin: isoDateSchema })
      .refine(endsAfter, afterDebut),
    etablissements: list(etablissementSchema),
    partenaires: list(partenaireSchema),
    actions: list(actionSchema),
    familles: list(familleSchema),
    enfants: list(enfantSchema),
    inscriptions: list(inscriptionSchema),
    orientations: list(orientationSchema),
    intervenants: list(intervenantSchema),
    seances: list(seanceSchema),
    heures: list(heuresSchema),
    actionsParents: list(actionParentsSchema),
    concertations: list(concertationSchema),
    reponses: list(reponseSchema),
    complements: optional(complementsSchema),
  })
  .refine(({ version, complements }) => version === 1 || complements !== null, {
    error:
      'cette partie manque : en version 2, elle porte le reste de l’année ; redemandez le dossier',
    path: ['complements'],
  })
  .refine(({ version, complements }) => version === 2 || complements === null, {
    error: 'ce champ est inconnu de la version 1',
    path: ['complements'],
  })

/** A dossier once read: every optional value is there, null or empty. */
export type Dossier = z.output<typeof dossierSchema>

/** A dossier as one writes it: optional values may be left out. */
export type DossierInput = z.input<typeof dossierSchema>

/** The parts that hold lists of records, in the file's order. */
export const DOSSIER_PARTS = [
  'etablissements',
  'partenaires',
  'actions',
  'familles',
  'enfants',
  'inscriptions',
  'orientations',
  'intervenants',
  'seances',
  'heures',
  'actionsParents',
  'concertations',
  'reponses',
] as const satisfies readonly (keyof Dossier)[]
