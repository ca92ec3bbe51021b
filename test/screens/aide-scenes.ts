import { join } from 'node:path'
import { click, openRow, type Scene } from './scene.ts'

const LISTE = join(import.meta.dirname, '../fixtures/orientations/dates-toutes-formes.xlsx')

/** Pictures of the help (`resources/aide`): the content of a screen, on the sample year. */
export const AIDE: readonly Scene[] = [
  { name: 'accueil', at: 'accueil' },
  { name: 'seances', at: 'seances?vue=semaine&jour=2026-01-13' },
  { name: 'presences', at: 'presences?mois=2026-01' },
  { name: 'enfants', at: 'enfants', steps: openRow('Liste des enfants', 2) },
  { name: 'orientations', at: 'orientations' },
  {
    name: 'imports',
    at: 'orientations',
    steps: async (app) => {
      app.answerDialogs({ file: LISTE })
      await click('button', 'Importer une liste d’école')(app)
      await app.page.getByRole('heading', { name: 'Importer une liste d’école' }).waitFor()
    },
  },
  { name: 'intervenants', at: 'intervenants' },
  { name: 'heures', at: 'intervenants?vue=heures' },
  { name: 'partenaires', at: 'partenaires' },
  { name: 'axes', at: 'axes', steps: click('button', /^Action 1/) },
  { name: 'bilan', at: 'bilan', steps: click('button', /^Action 1/) },
  { name: 'reglages', at: 'reglages?section=annees' },
  { name: 'sauvegardes', at: 'reglages?section=sauvegardes' },
]
