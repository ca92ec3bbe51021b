import type { Command } from '../command.ts'
import { annulerImport } from './annuler-import.ts'
import { anonymiser } from './anonymiser.ts'
import { bilan } from './bilan.ts'
import { controler } from './controler.ts'
import { demo } from './demo.ts'
import { dossierExporter, dossierImporter } from './dossier.ts'
import { envoi, envois, envoyer } from './envois.ts'
import { formulaire } from './formulaire.ts'
import { importerHeures } from './importer-heures.ts'
import { importerInscrits } from './importer-inscrits.ts'
import { importerOrientation } from './importer-orientation.ts'
import { importerPresences } from './importer-presences.ts'
import { indicateurs } from './indicateurs.ts'
import { personneEffacer, personneExporter } from './personne.ts'
import { deproteger, proteger } from './protection.ts'
import {
  reseauCle,
  reseauConsolider,
  reseauContribution,
  reseauModeleExporter,
  reseauModeleOuvrir,
} from './reseau.ts'
import { restaurer, sauvegarder } from './sauvegardes.ts'
import { verifier } from './verifier.ts'

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
