import { z } from 'zod'
import { isoDateSchema, isoTimeSchema } from '../dates.ts'
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

/** The whole of an année scolaire as one JSON file: our interchange format, version 1. */
export const DOSSIER_FORMAT = 'cartable/dossier'
export const DOSSIER_VERSION = 1

const creneauSchema = z
  .strictObject({ jour: z.enum(JOURS), debut: isoTimeSchema, fin: isoTimeSchema })
  .refine(endsAfter, afterDebut)

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
    nom: optional(texte),
    prenom: optional(texte),
    telephone: optional(texte),
    mail: optional(texte),
    lien: optional(texte),
  })
  .refine((responsable) => Object.values(responsable).some((value) => value !== null), {
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
  })
  .refine(oneBirth, birthMessage)

const inscriptionSchema = z
  .strictObject({
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
     * The days of the steps; not in the first files of version 1. « accord » is said here alone, above it is
     * « famille-contactee »: whoever reads the five statuts of version 1 still reads the file.
     */
    etapes: list(
      z.strictObject({ statut: z.enum(ETAPES_ORIENTATION), date: optional(isoDateSchema) }),
    ),
    retourEcole: optional(isoDateSchema),
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
  disponibilites: list(creneauSchema),
  statuts: list(
    z
      .strictObject({
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
  intervenantId: reference,
  actionId: reference,
  date: isoDateSchema,
  categorie: z.enum(CATEGORIES_HEURES),
  minutes,
  note: optional(texte),
})

const actionParentsSchema = z.strictObject({
  actionId: reference,
  date: isoDateSchema,
  genre: z.enum(GENRES_PARENTS),
  participants: optional(count),
  familleIds: list(reference),
  note: optional(texte),
})

const concertationSchema = z
  .strictObject({
    actionId: reference,
    date: isoDateSchema,
    axe: z.enum(AXES_CONCERTATION),
    genre: nom,
    etablissementId: optional(reference),
    partenaireId: optional(reference),
    note: optional(texte),
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

export const dossierSchema = z.strictObject({
  format: z.literal(DOSSIER_FORMAT, { error: `« ${DOSSIER_FORMAT} » attendu` }),
  version: z.literal(DOSSIER_VERSION, {
    error: `version ${DOSSIER_VERSION} attendue : ce dossier vient d’une autre version de Cartable`,
  }),
  structure: structureSchema,
  anneeScolaire: z
    .strictObject({ debut: isoDateSchema, fin: isoDateSchema })
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
export type DossierPart = (typeof DOSSIER_PARTS)[number]
