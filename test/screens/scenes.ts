import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { click, inTurn, openRow, type Scene } from './scene.ts'

const LISTE = join(import.meta.dirname, '../fixtures/orientations/dates-toutes-formes.xlsx')
const HEURES = join(import.meta.dirname, '../fixtures/heures/benevalibre-decimal.csv')
const NO_LIST = join(import.meta.dirname, '../../resources/icon.png')

/** Puts it at the top of what is seen. */
const bringUp = (place: Locator): Promise<void> =>
  place.first().evaluate((element) => element.scrollIntoView({ block: 'start' }))

/** Every screen as it opens: looked at in each state. One more screen is one more line. */
export const SCREENS: readonly Scene[] = [
  { name: 'accueil', at: 'accueil' },
  { name: 'seances-semaine', at: 'seances?vue=semaine' },
  { name: 'seances-mois', at: 'seances?vue=mois' },
  { name: 'seances-liste', at: 'seances?vue=liste' },
  { name: 'presences', at: 'presences' },
  { name: 'presences-registres', at: 'presences?vue=registres' },
  { name: 'enfants', at: 'enfants' },
  { name: 'enfants-attente', at: 'enfants?vue=attente' },
  { name: 'orientations', at: 'orientations' },
  { name: 'orientations-imports', at: 'orientations?onglet=imports' },
  { name: 'orientations-fiche', at: 'orientations?onglet=fiche' },
  { name: 'intervenants', at: 'intervenants' },
  { name: 'intervenants-heures', at: 'intervenants?vue=heures' },
  { name: 'intervenants-totaux', at: 'intervenants?vue=heures&heures=totaux' },
  { name: 'intervenants-semaine', at: 'intervenants?vue=heures&heures=semaine' },
  { name: 'intervenants-creneaux', at: 'intervenants?vue=creneaux' },
  { name: 'parents', at: 'partenaires' },
  { name: 'concertations', at: 'partenaires?onglet=concertations' },
  { name: 'etablissements', at: 'partenaires?onglet=etablissements' },
  { name: 'partenaires', at: 'partenaires?onglet=partenaires' },
  { name: 'axes', at: 'axes' },
  { name: 'axes-suivi', at: 'axes?onglet=suivi' },
  { name: 'axes-faits', at: 'axes?onglet=faits&fiche=nouvelle' },
  { name: 'axes-projets', at: 'axes?onglet=projets&fiche=nouvelle' },
  { name: 'axes-formations', at: 'axes?onglet=formations&fiche=nouvelle' },
  { name: 'axes-evaluations', at: 'axes?onglet=evaluations&fiche=nouvelle' },
  { name: 'bilan', at: 'bilan' },
  { name: 'reglages', at: 'reglages' },
]

const SECTIONS = [
  'annees',
  'actions',
  'calendrier',
  'orientations',
  'reseau',
  'regles',
  'apparence',
  'donnees',
  'sauvegardes',
  'motdepasse',
  'dossier',
] as const

/** The town's desk, and what a centre shares with it. */
export const RESEAU: readonly Scene[] = [
  { name: 'porteurs', at: 'reseau' },
  { name: 'chiffres', at: 'reseau?partie=chiffres' },
  { name: 'derriere', at: 'reseau?partie=chiffres', steps: click('button', /voir ce que chaque/) },
  { name: 'enfants', at: 'reseau?partie=enfants' },
  { name: 'ecoles', at: 'reseau?partie=ecoles' },
  {
    name: 'carte',
    at: 'reseau?partie=ecoles',
    steps: ({ page }) => page.getByRole('img', { name: /^Carte/ }).scrollIntoViewIfNeeded(),
  },
  { name: 'reglages', at: 'reglages?section=reseau' },
]

/** Panels, forms, dialogs and refusals, on the sample year. */
export const PANELS: readonly Scene[] = [
  {
    name: 'accueil-presences',
    at: 'accueil',
    steps: ({ page }) => bringUp(page.getByRole('heading', { name: 'Présences par mois' })),
  },
  {
    name: 'accueil-heures',
    at: 'accueil',
    steps: ({ page }) => bringUp(page.getByRole('heading', { name: /^Heures par mois/ })),
  },
  {
    name: 'recherche',
    at: 'accueil',
    steps: async ({ page }) => {
      await page.getByRole('button', { name: 'Rechercher' }).click()
      await page.getByPlaceholder(/^Un nom/).fill('ben')
      await page.getByRole('dialog', { name: 'Recherche' }).getByRole('button').first().waitFor()
    },
  },
  { name: 'seance', at: 'seances?vue=liste', steps: openRow('Liste des séances', 3) },
  {
    name: 'seance-deplacer',
    at: 'seances?vue=liste',
    steps: inTurn(
      openRow('Liste des séances', 3),
      click('button', 'Déplacer'),
      click('button', /^Choisir dans le calendrier/),
    ),
  },
  {
    name: 'seance-annuler-refuse',
    at: 'seances?vue=liste',
    steps: inTurn(
      openRow('Liste des séances', 3),
      click('button', 'Annuler la séance'),
      click('button', 'Annuler la séance'),
    ),
  },
  { name: 'seance-nouvelle', at: 'seances?panneau=nouvelle' },
  { name: 'collectifs', at: 'seances?panneau=collectifs' },
  {
    name: 'collectif-creneau',
    at: 'seances?panneau=collectifs',
    steps: click('button', /^Changer le créneau/),
  },
  {
    name: 'collectif-nouveau',
    at: 'seances?panneau=collectifs',
    steps: click('button', 'Nouveau collectif'),
  },
  { name: 'serie', at: 'seances', steps: click('button', 'Créer les séances') },
  {
    name: 'presences-note',
    at: 'presences',
    steps: async ({ page }) => {
      await page.getByRole('gridcell').nth(2).click()
      await page.keyboard.press('n')
    },
  },
  { name: 'presences-imprimer', at: 'presences', steps: click('button', 'Imprimer') },
  { name: 'enfant', at: 'enfants', steps: openRow('Liste des enfants', 2) },
  {
    name: 'enfant-identite',
    at: 'enfants',
    steps: inTurn(openRow('Liste des enfants', 2), click('button', 'Modifier l’identité')),
  },
  {
    name: 'enfant-famille',
    at: 'enfants',
    steps: inTurn(openRow('Liste des enfants', 2), click('button', 'Modifier la famille')),
  },
  {
    name: 'enfant-nouveau-refuse',
    at: 'enfants',
    steps: inTurn(click('button', 'Nouvel enfant'), click('button', 'Enregistrer')),
  },
  {
    name: 'enfants-rien',
    at: 'enfants?q=zzz',
  },
  {
    name: 'quitter-sans-enregistrer',
    at: 'enfants',
    steps: inTurn(
      click('button', 'Nouvel enfant'),
      ({ page }) => page.keyboard.type('Zidane'),
      click('link', 'Séances'),
    ),
  },
  { name: 'orientation', at: 'orientations', steps: openRow('Orientations reçues', 1) },
  { name: 'orientation-retour', at: 'orientations', steps: click('button', 'Retour à l’école') },
  { name: 'intervenant', at: 'intervenants', steps: openRow('Liste des intervenants', 1) },
  {
    name: 'intervenant-modifier',
    at: 'intervenants',
    steps: inTurn(openRow('Liste des intervenants', 1), click('button', 'Modifier la fiche')),
  },
  {
    name: 'intervenant-attestation',
    at: 'intervenants',
    steps: inTurn(openRow('Liste des intervenants', 1), click('button', /attestation/i)),
  },
  {
    name: 'intervenant-convention',
    at: 'intervenants',
    steps: inTurn(openRow('Liste des intervenants', 1), click('button', /convention/i)),
  },
  { name: 'intervenant-nouveau', at: 'intervenants?panneau=nouveau' },
  { name: 'heures-nouvelles', at: 'intervenants?vue=heures&panneau=heures' },
  { name: 'heures-valoriser', at: 'intervenants?vue=heures&panneau=valorisation' },
  { name: 'parents-fiche', at: 'partenaires', steps: openRow('Actions avec les parents') },
  {
    name: 'concertation-nouvelle',
    at: 'partenaires?onglet=concertations',
    steps: click('button', 'Ajouter une concertation'),
  },
  {
    name: 'etablissement',
    at: 'partenaires?onglet=etablissements',
    steps: openRow('Établissements'),
  },
  {
    name: 'partenaire-refuse',
    at: 'partenaires?onglet=partenaires',
    steps: inTurn(click('button', 'Ajouter un partenaire'), click('button', 'Enregistrer')),
  },
  { name: 'bilan-rempli', at: 'bilan', steps: click('button', /^Action 1/) },
  {
    name: 'bilan-provenance',
    at: 'bilan',
    steps: inTurn(click('button', /^Action 1/), click('button', /Nombre total d’enfants : voir/)),
  },
  {
    name: 'bilan-generer',
    at: 'bilan',
    steps: inTurn(click('button', /^Action 1/), click('button', 'Générer le bilan')),
  },
  ...SECTIONS.map((section) => ({
    name: `reglages-${section}`,
    at: `reglages?section=${section}`,
  })),
  {
    name: 'tableurs-inscrits',
    at: 'reglages?section=tableurs',
    steps: async (app) => {
      app.answerDialogs({ file: LISTE })
      await click('button', 'Reprendre la liste des enfants')(app)
      await app.page.getByRole('combobox', { name: 'Action' }).click()
      await app.page.getByRole('option').first().click()
      await openRow('Lignes de la liste', 1)(app)
    },
  },
  {
    name: 'reglages-action',
    at: 'reglages?section=actions',
    steps: ({ page }) =>
      page
        .getByRole('main')
        .getByRole('link', { name: /^Action 1/ })
        .click(),
  },
  {
    name: 'reglages-action-nouvelle',
    at: 'reglages?section=actions',
    steps: click('button', 'Ajouter une action'),
  },
  {
    name: 'reglages-annee-suivante',
    at: 'reglages?section=annees',
    steps: click('button', 'Préparer l’année suivante'),
  },
  {
    name: 'reglages-restaurer',
    at: 'reglages?section=sauvegardes',
    steps: inTurn(
      click('button', 'Sauvegarder maintenant'),
      click('button', /^Restaurer la sauvegarde/),
      ({ page }) => page.getByRole('button', { name: 'Remplacer mes données' }).waitFor(),
    ),
  },
  {
    name: 'reglages-restaurer-refuse',
    at: 'reglages?section=sauvegardes',
    steps: async (app) => {
      app.answerDialogs({ file: NO_LIST })
      await click('button', 'Restaurer depuis un fichier')(app)
      await app.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'import-fichier-refuse',
    at: 'orientations',
    steps: async (app) => {
      app.answerDialogs({ file: NO_LIST })
      await click('button', 'Importer une liste d’école')(app)
      await app.page.getByRole('alert').waitFor()
    },
  },
  {
    name: 'import-apercu',
    at: 'orientations',
    steps: async (app) => {
      app.answerDialogs({ file: LISTE })
      await click('button', 'Importer une liste d’école')(app)
      await click('button', 'N Impossible')(app)
    },
  },
  {
    name: 'import-colonnes',
    at: 'orientations',
    steps: async (app) => {
      app.answerDialogs({ file: LISTE })
      await inTurn(
        click('button', 'Importer une liste d’école'),
        click('button', 'Revoir les colonnes'),
      )(app)
    },
  },
  {
    name: 'import-heures',
    at: 'intervenants?vue=heures',
    steps: async (app) => {
      app.answerDialogs({ file: HEURES })
      await inTurn(click('button', 'Importer un tableur'), click('button', 'PETIT Marc'))(app)
    },
  },
  {
    name: 'import-heures-colonnes',
    at: 'intervenants?vue=heures',
    steps: async (app) => {
      app.answerDialogs({ file: HEURES })
      await inTurn(
        click('button', 'Importer un tableur'),
        click('button', 'Revoir les colonnes'),
      )(app)
    },
  },
  {
    name: 'import-fait',
    at: 'orientations',
    steps: async (app) => {
      app.answerDialogs({ file: LISTE })
      await inTurn(
        click('button', 'Importer une liste d’école'),
        click('button', /^Importer \d/),
      )(app)
      await app.page.getByRole('heading', { name: 'Liste importée' }).waitFor()
    },
  },
]

/** A day of the week: its register on Accueil, families to call, who replaces whom, several séances at once. */
export const JOURNEE: readonly Scene[] = [
  { name: 'accueil', at: 'accueil' },
  { name: 'appel', at: 'accueil', steps: click('button', /^Noter l’appel/) },
  { name: 'presences', at: 'presences' },
  { name: 'plusieurs', at: 'seances?panneau=plusieurs' },
  {
    name: 'plusieurs-refuse',
    at: 'seances?panneau=plusieurs',
    steps: click('button', 'Enregistrer'),
  },
  { name: 'premier-enfant', at: 'enfants', steps: openRow('Liste des enfants', 3) },
  {
    name: 'remplacer',
    at: 'accueil',
    steps: inTurn(click('button', /^Comme le/), click('button', /^Remplacer/)),
  },
]

/** What is printed, on the sample year and on a long one. */
export const PRINTS: readonly Scene[] = SCREENS.filter(({ name }) =>
  /^(accueil|seances|enfants|orientations|intervenants|parents|concertations|etablissements|partenaires)/.test(
    name,
  ),
).map((scene) => ({ ...scene, name: `imprime-${scene.name}`, isPrinted: true }))

/** Sheets of their own, that a button of the screen prints. */
export const SHEETS: readonly Scene[] = [
  {
    name: 'imprime-feuille-vide',
    at: 'presences',
    steps: inTurn(click('button', 'Imprimer'), click('menuitem', /à remplir à la main/)),
    isPrinted: true,
  },
  {
    name: 'imprime-feuille-remplie',
    at: 'presences',
    steps: inTurn(click('button', 'Imprimer'), click('menuitem', /remplie$/)),
    isPrinted: true,
  },
  {
    name: 'imprime-convention',
    at: 'intervenants',
    steps: inTurn(
      openRow('Liste des intervenants', 3),
      click('button', /convention/i),
      click('button', 'Imprimer la convention'),
    ),
    isPrinted: true,
  },
  {
    name: 'imprime-attestation',
    at: 'intervenants',
    steps: inTurn(
      openRow('Liste des intervenants', 3),
      click('button', /attestation/i),
      click('button', 'Imprimer l’attestation'),
    ),
    isPrinted: true,
  },
  {
    name: 'imprime-bilan',
    at: 'bilan',
    steps: click('button', /^Action 1/),
    isPrinted: true,
  },
]
