/// <reference types="vite/client" />
import '@mantine/core/styles.css'
import { afterEach, expect, test } from 'vitest'
import { page } from 'vitest/browser'
import '../../../../renderer/app/global.css'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { JourneePanel } from '../../../../renderer/features/resumes/JourneePanel.tsx'
import type { Journee } from '../../../../shared/ipc/resumes.ipc.ts'
import type { SeanceOuverte } from '../../../../shared/ipc/seances.ipc.ts'
import { aWindow } from '../../../builders/a-window.tsx'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(async () => {
  shown?.close()
  shown = null
  await page.viewport(1280, 720)
})

const TODAY = '2021-10-05'
const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const SEANCE = {
  ...{ seanceId: 's1', collectifId: 'c1', collectif: 'Mardi', date: TODAY, minutes: 90 },
  ...{ debut: '16:30', fin: '18:00', etat: 'prevue' as const, motif: null, activites: [] },
}

/** The day with one séance of so many enfants, which main gives when `give` is called. */
function showDay(enfants: number, equipe: readonly string[]) {
  const counts = { presents: 0, absents: 0, excuses: 0, inconnus: enfants }
  const ligne = { ...SEANCE, ...counts, actionId: 'a1', intervenants: equipe }
  const journee: Journee = {
    ...{ aujourdHui: [ligne], suivante: null, aSaisir: { count: 0, seances: [] } },
    isAnneeVide: false,
  }
  const ouverte: SeanceOuverte = {
    ...{ ...SEANCE, annee: ANNEE, note: null, fermeture: null },
    ...{ candidats: [], equipeProposee: null },
    intervenants: equipe.map((nom) => ({
      ...{ intervenantId: nom, nom, prenom: 'Luc', statut: 'benevole', minutes: null },
    })) as never,
    enfants: Array.from({ length: enfants }, (_, rank) => ({
      ...{ enfantId: `e${rank}`, nom: `Bah${rank}`, prenom: 'Ina', sexe: null, niveau: 'CP' },
      ...{ precision: null, etat: null, note: null, isInscrit: true, contacts: [] },
    })),
  }
  const { promise, resolve } = Promise.withResolvers<SeanceOuverte>()
  const contexte = { version: '1', structure: null, annees: [ANNEE], today: TODAY }
  shown = aWindow(
    <SelectionProvider contexte={contexte} annees={[ANNEE]}>
      <JourneePanel journee={journee} />
      <p>Sous la journée</p>
    </SelectionProvider>,
    { 'seances:find': () => promise },
  )
  return { give: () => resolve(ouverte) }
}

test.each([
  ['with a long register', 12, [], 1280],
  ['with a team of two', 3, ['Roy', 'Sy'], 1280],
  ['in one column', 8, ['Roy'], 560],
])(
  'what stands under the day does not move when its séance comes, %s',
  async (_what, enfants, equipe, width) => {
    await page.viewport(width, 900)
    const { give } = showDay(enfants, equipe)
    const under = page.getByText('Sous la journée')
    await expect
      .element(page.getByRole('status', { name: 'Chargement en cours' }))
      .toBeInTheDocument()
    const before = under.element().getBoundingClientRect().top

    give()

    await expect.element(page.getByRole('heading', { name: /^Présences/ })).toBeVisible()
    const moved = under.element().getBoundingClientRect().top - before
    // Without the colours of the theme, the lines have no border of a pixel.
    expect(Math.abs(moved)).toBeLessThan(16)
  },
)
