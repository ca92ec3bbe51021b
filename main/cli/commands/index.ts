import type { Command } from '../command.ts'
import { bilan } from './bilan.ts'
import { controler, indicateurs } from './controler.ts'
import { demo } from './demo.ts'
import { dossierExporter, dossierImporter } from './dossier.ts'
import { envoi, envois, envoyer } from './envois.ts'
import { formulaire } from './formulaire.ts'
import {
  annulerImport,
  importerHeures,
  importerInscrits,
  importerOrientation,
  importerPresences,
} from './importer.ts'
import { anonymiser, personneEffacer, personneExporter } from './personne.ts'
import { deproteger, proteger } from './protection.ts'
import {
  reseauCle,
  reseauConsolider,
  reseauContribution,
  reseauModeleExporter,
  reseauModeleOuvrir,
} from './reseau.ts'
import { restaurer, sauvegarder, verifier } from './sauvegardes.ts'

/** Every command by its name, in the order that the help lists them. */
export const commands: Readonly<Record<string, Command>> = {
  demo,
  'dossier importer': dossierImporter,
  'dossier exporter': dossierExporter,
  indicateurs,
  bilan,
  controler,
  formulaire,
  envois,
  envoyer,
  envoi,
  'importer-orientation': importerOrientation,
  'importer-inscrits': importerInscrits,
  'importer-heures': importerHeures,
  'importer-presences': importerPresences,
  'annuler-import': annulerImport,
  'personne exporter': personneExporter,
  'personne effacer': personneEffacer,
  anonymiser,
  'reseau contribution': reseauContribution,
  'reseau consolider': reseauConsolider,
  'reseau modele exporter': reseauModeleExporter,
  'reseau modele ouvrir': reseauModeleOuvrir,
  'reseau cle': reseauCle,
  sauvegarder,
  restaurer,
  proteger,
  deproteger,
  verifier,
}
