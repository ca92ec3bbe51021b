import type { Generated, GeneratedAlways } from 'kysely'
import type {
  Activite,
  CategorieHeures,
  DocumentEcrit,
  EducationPrioritaire,
  EtapeOrientation,
  EtatPresence,
  EtatSeance,
  GenreImport,
  GenreParents,
  Jour,
  MomentConcertation,
  Origine,
  Situation,
  Statut,
  StatutInscription,
  StatutOrientation,
  TypeEtablissement,
  ZoneScolaire,
} from '../../shared/domain/listes.ts'
import type { Niveau } from '../../shared/domain/niveau.ts'
import type { AxesTables } from './schema-axes.ts'

/** Booleans are 0 or 1 in STRICT tables. */
type Flag = 0 | 1

type Naissance = {
  date_naissance: string | null
  annee_naissance: number | null
  sexe: 'F' | 'M' | null
}

type Rappel = {
  rappel_date: string | null
  rappel_objet: string | null
  is_rappel_fait: Generated<Flag>
}

/** The tables as the migrations leave them (schema.snapshot.json holds the whole truth). */
export type Database = AxesTables & {
  structure: {
    id: 'structure'
    nom: string
    adresse: string | null
    commune: string | null
    telephone: string | null
    mail: string | null
    referent_nom: string | null
    referent_prenom: string | null
    referent_telephone: string | null
    referent_mail: string | null
    zone_scolaire: ZoneScolaire | null
    caf_mail: string | null
  }
  annee: { id: string; debut: string; fin: string }
  parametre: { annee_id: string; cle: string; valeur: string }
  vacances: { id: string; annee_id: string; nom: string; debut: string; fin: string }
  etablissement: {
    id: string
    nom: string
    type: TypeEtablissement
    commune: string | null
    education_prioritaire: EducationPrioritaire | null
    quartier_prioritaire: string | null
  }
  partenaire: { id: string; nom: string; type: string | null }
  /** Contacts of an établissement or of a partenaire, in the order to call. */
  contact: {
    id: string
    etablissement_id: string | null
    partenaire_id: string | null
    position: number
    nom: string | null
    fonction: string | null
    telephone: string | null
    mail: string | null
    note: string | null
  }
  action: {
    id: string
    annee_id: string
    numero: string
    intitule: string | null
    lieu: string | null
    adresse: string | null
    is_bonification_enfant: Flag
    is_bonification_parent: Flag
    date_retour: string | null
  }
  action_nature_local: { action_id: string; nature_local: 'associatif' | 'municipal' | 'scolaire' }
  action_zonage: { action_id: string; zonage: 'rep' | 'pre' | 'politique-ville' }
  previsionnel: {
    action_id: string
    debut: string | null
    fin: string | null
    semaines: number | null
    salarie_nombre: number | null
    salarie_minutes: number | null
    volontaire_nombre: number | null
    volontaire_minutes: number | null
    benevole_nombre: number | null
    benevole_minutes: number | null
    elementaire: number | null
    college: number | null
    lycee: number | null
    autres: number | null
    familles: number | null
    collectifs: number | null
  }
  previsionnel_item: { action_id: string; liste: 'activites' | 'parents' | 'ecole'; code: string }
  collectif: { id: string; action_id: string; nom: string }
  creneau: { id: string; collectif_id: string; jour: Jour; debut: string; fin: string }
  creneau_intervenant: {
    id: string
    creneau_id: string
    intervenant_id: string
    debut: string
    fin: string | null
  }
  famille: { id: string; commune: string | null; quartier_prioritaire: string | null }
  responsable: {
    id: string
    famille_id: string
    position: number
    nom: string | null
    prenom: string | null
    telephone: string | null
    mail: string | null
    lien: string | null
  }
  enfant: Naissance & {
    id: string
    nom: string
    prenom: string
    famille_id: string | null
    /** Day that the record lost its name: see `features/personnes`. */
    anonymise_le: string | null
    /** Month of birth of an enfant anonymisé, `AAAA-MM`: for the age brackets alone. */
    mois_naissance: string | null
  }
  /** Autorisations of a famille, by année; null: not asked yet. */
  autorisation: {
    enfant_id: string
    annee_id: string
    rentre_seul: Flag | null
    droit_image: Flag | null
    contrat_signe: string | null
  }
  /** Persons beside the responsables who may fetch the enfant, or are to be told. */
  proche: {
    id: string
    enfant_id: string
    position: number
    nom: string
    lien: string | null
    telephone: string | null
    is_autorise: Flag
    is_a_prevenir: Flag
  }
  enfant_situation: { enfant_id: string; situation: Situation }
  inscription: {
    id: string
    enfant_id: string
    action_id: string
    collectif_id: string | null
    debut: string
    fin: string | null
    statut: StatutInscription
    niveau: Niveau | null
    classe: string | null
    etablissement_id: string | null
    accord_parental: string | null
    /** Place on the waiting list, from 1. */
    rang: number | null
    /** Day from which another enfant counts the famille of this enfant anonymisé. */
    foyer_compte_des: string | null
  }
  inscription_origine: { inscription_id: string; origine: Origine }
  orientation: Naissance & {
    id: string
    annee_id: string
    enfant_id: string | null
    nom: string | null
    prenom: string | null
    niveau: Niveau | null
    classe: string | null
    date: string
    etablissement_id: string | null
    enseignant: string | null
    objectif: string | null
    /** `oui`, `non`, or the date of the agreement. */
    accord_parental: string | null
    statut: StatutOrientation
    retour_ecole: string | null
    import_id: string | null
    source_file: string | null
    source_sheet: string | null
    source_row: number | null
  }
  orientation_origine: { orientation_id: string; origine: Origine }
  orientation_situation: { orientation_id: string; situation: Situation }
  orientation_critere: { orientation_id: string; position: number; critere: string }
  orientation_etape: { orientation_id: string; statut: EtapeOrientation; date: string }
  intervenant: {
    id: string
    nom: string
    prenom: string
    telephone: string | null
    mail: string | null
    anonymise_le: string | null
  }
  disponibilite: { id: string; intervenant_id: string; jour: Jour; debut: string; fin: string }
  intervenant_statut: {
    id: string
    intervenant_id: string
    statut: Statut
    debut: string
    fin: string | null
  }
  seance: {
    id: string
    collectif_id: string
    date: string
    debut: string
    fin: string
    /** Duration, from debut and fin. */
    minutes: GeneratedAlways<number>
    etat: EtatSeance
    motif: string | null
    note: string | null
  }
  seance_activite: { seance_id: string; activite: Activite }
  presence: { seance_id: string; enfant_id: string; etat: EtatPresence; note: string | null }
  /** `minutes` null means the séance's own duration. */
  seance_intervenant: { seance_id: string; intervenant_id: string; minutes: number | null }
  heures: {
    id: string
    intervenant_id: string
    action_id: string
    date: string
    categorie: CategorieHeures
    minutes: number
    note: string | null
  }
  action_parents: Rappel & {
    id: string
    action_id: string
    date: string
    genre: GenreParents
    participants: number | null
    note: string | null
  }
  appel: { id: string; enfant_id: string; date: string; note: string | null }
  action_parents_famille: { action_parents_id: string; famille_id: string }
  concertation: Rappel & {
    id: string
    action_id: string
    date: string
    axe: 'ecole' | 'territoire'
    genre: string
    etablissement_id: string | null
    partenaire_id: string | null
    note: string | null
    /** A meeting held before the projet began, or for its bilan. */
    moment: MomentConcertation | null
  }
  reponse: { action_id: string; code: string; valeur: string; raison: string | null }
  correspondance: {
    id: string
    ecole: string | null
    forme: string
    /** `ColonneLue[]`, as JSON. */
    colonnes: string
    /** `ValeurDite[]`, as JSON. */
    valeurs: string
    retenue_le: string
  }
  /** One row: identity of this structure in its network. `modele` is JSON (shared/domain/modele-reseau.ts). */
  reseau: { id: 'reseau'; porteur_id: string; cle: string | null; modele: string | null }
  /** Contributions received from porteurs; `contenu` is the file (shared/domain/contribution.ts). */
  contribution: {
    id: string
    porteur_id: string
    annee_debut: string
    recue_le: string
    contenu: string
  }
  operation: {
    id: string
    seq: number
    genre: 'saisie' | 'import'
    label: string
    created_at: string
    undone_at: string | null
    /** True once a change of the operation named an erased person: it can no longer be undone. */
    is_oubliee: Generated<Flag>
  }
  operation_change: {
    seq: number
    operation_id: string
    table_name: string
    before: string | null
    after: string | null
  }
  operation_under_way: { one: 1; operation_id: string }
  import: {
    id: string
    annee_id: string
    source_file: string
    etablissement_id: string | null
    summary: string
    genre: GenreImport
  }
  brouillon: {
    formulaire: string
    sujet: string
    saisie: string
    ecran: string
    saved_at: string
  }
  confirmation: {
    action_id: string
    code: string
    valeur: string
  }
  envoi: {
    id: string
    action_id: string
    numero: string
    annee: string
    arrete_au: string
    envoye_le: string
    version: number
    reponses: string
    changements: string
  }
  envoi_fichier: {
    envoi_id: string
    nom: string
    octets: Uint8Array
    digest: string
  }
  /** The Cafs' own forms with confirmed places. */
  formulaire: { id: string; nom: string; retenu_le: string }
  /** Confirmed place of a form, by its words; `code` null: no answer goes there. */
  formulaire_place: { formulaire_id: string; cle: string; libelle: string; code: string | null }
  /** Value typed in a place for an action, or the proposal confirmed there. */
  place_reponse: { action_id: string; cle: string; valeur: string; is_confirmation: Flag }
  /** A text of a document written beside the bilan, as the coordinator changed it. */
  ecrit: { action_id: string; document: DocumentEcrit; champ: string; texte: string }
  /** Logo of the structure, as a data URI. */
  logo: { id: 'logo'; image: string }
  fichier_ecrit: {
    chemin: string
    digest: string
    ecrit_le: string
  }
}
