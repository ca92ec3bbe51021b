import { afterEach, expect, test, vi } from 'vitest'
import { page } from 'vitest/browser'
import { SelectionProvider } from '../../../../renderer/app/selection.tsx'
import { ConventionForm } from '../../../../renderer/features/intervenants/ConventionForm.tsx'
import { formatHoraire } from '../../../../renderer/texts/dates.ts'
import type { CollectifLigne } from '../../../../shared/ipc/collectifs.ipc.ts'
import type { IntervenantFiche } from '../../../../shared/ipc/intervenants.ipc.ts'
import { aWindow } from '../../../builders/a-window.tsx'
import { eventually } from '../../../builders/eventually.ts'

let shown: ReturnType<typeof aWindow> | null = null
afterEach(() => {
  shown?.close()
  shown = null
  vi.restoreAllMocks()
})

const ANNEE = { id: 'y', debut: '2021-09-01', fin: '2022-08-31', actions: [] }
const CONTEXTE = { version: '1', structure: { nom: 'S' }, annees: [ANNEE], today: '2021-10-12' }
const HORAIRE = `mardi ${formatHoraire({ debut: '16:30', fin: '18:00' })} (Petits)`
const NADIA: IntervenantFiche = {
  ...{ intervenantId: 'n', nom: 'Perrin', prenom: 'Nadia', telephone: '0600000031', mail: null },
  ...{ statuts: [], disponibilites: [], seances: [], heures: [] },
}
const STRUCTURE = {
  ...{ nom: 'Le Moulin', adresse: '2 place du Marché', commune: 'Orthez', telephone: '', mail: '' },
  ...{ referentNom: 'Diallo', referentPrenom: 'Awa', referentTelephone: '', referentMail: '' },
  ...{ cafMail: '', zoneScolaire: null },
}

function collectif(nom: string, team: readonly string[]): CollectifLigne {
  const membre = (intervenantId: string) => ({
    ...{ intervenantId, nom: '', prenom: '', debut: '2021-09-01', fin: null },
  })
  return {
    ...{ collectifId: nom, actionId: 'a', nom, inscrits: 0, seancesTenues: 0, seancesPrevues: 0 },
    periode: ANNEE,
    derniereSeance: null,
    creneaux: [
      {
        creneauId: `${nom} 1`,
        jour: 'mardi',
        debut: '16:30',
        fin: '18:00',
        equipe: team.map(membre),
      },
      { creneauId: `${nom} 2`, jour: 'jeudi', debut: '17:00', fin: '18:30', equipe: [] },
    ],
  }
}

function open() {
  // The browser would wait for its own dialog.
  const print = vi.spyOn(window, 'print').mockImplementation(() => undefined)
  shown = aWindow(
    <SelectionProvider contexte={CONTEXTE} annees={[ANNEE]}>
      <ConventionForm fiche={NADIA} onDone={() => undefined} />
    </SelectionProvider>,
    {
      'collectifs:findAll': () => [collectif('Petits', ['n', 'o']), collectif('Grands', ['o'])],
      'structure:find': () => STRUCTURE,
    },
  )
  return print
}

const field = (name: string) => page.getByRole('textbox', { name, exact: true })
const submit = () => page.getByRole('button', { name: 'Imprimer la convention' })
const paper = () => document.querySelector('[data-feuille]')?.textContent ?? ''

test('the convention proposes the créneaux of the person alone, and prints what was written', async () => {
  const print = open()
  await expect.element(field('Jours et heures')).toHaveValue(HORAIRE)
  await expect.element(field('Du')).toHaveValue('12/10/2021')
  await expect.element(field('Au')).toHaveValue('31/08/2022')
  await field('Mission').fill('Aide aux devoirs')
  await submit().click()

  await eventually(() => expect(print).toHaveBeenCalledTimes(1))
  for (const said of [
    'Le Moulin, 2 place du Marché, Orthez',
    'représenté par Awa Diallo, et Nadia Perrin (06 00 00 00 31)',
    'du 12/10/2021 au 31/08/2022',
    'Aide aux devoirs',
    'mardi 16 h 30 – 18 h (Petits)',
  ]) {
    expect(paper().replaceAll(/\s/g, ' ')).toContain(said)
  }
})

test('a période that ends before it begins is told, and nothing is printed', async () => {
  const print = open()
  await field('Au').fill('11/10/2021')
  await submit().click()

  await expect.element(page.getByText('La fin vient avant le début.')).toBeInTheDocument()
  expect(print).not.toHaveBeenCalled()
})
