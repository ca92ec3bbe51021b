import { structureAnnees } from './0001_structure_annees.ts'
import { repertoire } from './0002_repertoire.ts'
import { actions } from './0003_actions.ts'
import { famillesEnfants } from './0004_familles_enfants.ts'
import { inscriptions } from './0005_inscriptions.ts'
import { intervenants } from './0006_intervenants.ts'
import { seances } from './0007_seances.ts'
import { heuresParentsConcertations } from './0008_heures_parents_concertations.ts'
import { reponses } from './0009_reponses.ts'
import { journal } from './0010_journal.ts'
import { vacances } from './0011_vacances.ts'
import { rangAttente } from './0012_rang_attente.ts'
import { contacts } from './0013_contacts.ts'
import { rappels } from './0014_rappels.ts'
import { etapesOrientation } from './0015_etapes_orientation.ts'
import { genreImport } from './0016_genre_import.ts'
import { correspondances } from './0017_correspondances.ts'
import { brouillons } from './0018_brouillons.ts'
import { sujetBrouillon } from './0019_sujet_brouillon.ts'
import { inscriptionsDuJour } from './0020_inscriptions_du_jour.ts'
import { fichiersEcrits } from './0021_fichiers_ecrits.ts'
import { confirmations } from './0022_confirmations.ts'
import { reseau } from './0023_reseau.ts'
import { autorisations } from './0024_autorisations.ts'
import { envois } from './0025_envois.ts'
import { equipes } from './0026_equipes.ts'
import { mailCaf } from './0027_mail_caf.ts'
import { formulaires } from './0028_formulaires.ts'
import { appels } from './0029_appels.ts'
import { anonymisation } from './0030_anonymisation.ts'
import { ecrits } from './0031_ecrits.ts'
import { axes } from './0032_axes.ts'
import { genresTableurs } from './0033_genres_tableurs.ts'

/** SQL of each migration, in order: the nth brings `user_version` to n. Released ones never change. */
export const migrations: readonly string[] = [
  structureAnnees,
  repertoire,
  actions,
  famillesEnfants,
  inscriptions,
  intervenants,
  seances,
  heuresParentsConcertations,
  reponses,
  journal,
  vacances,
  rangAttente,
  contacts,
  rappels,
  etapesOrientation,
  genreImport,
  correspondances,
  brouillons,
  sujetBrouillon,
  inscriptionsDuJour,
  fichiersEcrits,
  confirmations,
  reseau,
  autorisations,
  envois,
  equipes,
  mailCaf,
  formulaires,
  appels,
  anonymisation,
  ecrits,
  axes,
  genresTableurs,
]
