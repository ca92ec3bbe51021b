import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { controleOf } from '../../../main/features/reseau/empreintes.ts'
import { contributionText } from '../../../main/features/reseau/reseau.service.ts'
import type { Contribution } from '../../../shared/domain/contribution.ts'
import { aNetwork } from '../../builders/a-network.ts'
import { aTerminal, aTerminalWithExemple } from '../../builders/a-terminal.ts'

/** Sealed again without its schools: each would have a page of its own. */
function withoutSchools(contribution: Contribution): Contribution {
  const parts = { ...contribution, flux: [] }
  return { ...parts, controle: controleOf(parts) }
}

test('of contributions given, one given twice counts once, and is told as such', async () => {
  const { type, cwd } = aTerminal()
  const [one, two] = [...aNetwork({ porteurs: 2, annees: 1 })].map(withoutSchools) as [
    Contribution,
    Contribution,
  ]
  writeFileSync(join(cwd, 'un.json'), contributionText(one))
  writeFileSync(join(cwd, 'deux.json'), contributionText(two))
  const consolider = (...fichiers: string[]) =>
    type(
      ...['reseau', 'consolider', ...fichiers],
      ...['--arrete-au', '2017-06-30', '--sortie', 'ville', '--json'],
    )

  const once = await consolider('un.json', 'deux.json')
  const twice = await consolider('deux.json', 'un.json', 'un.json')

  expect(once.err).toBe('')
  expect(twice.err).toContain('arrêtée au 30/06/2017 est déjà donnée')
  expect(twice.err).not.toContain('remplacée')
  expect(twice.json().indicateurs).toEqual(once.json().indicateurs)
  expect(readdirSync(join(cwd, 'ville'))).toContain('Bilan consolidé – arrêté au 30-06-2017.docx')
})

test('the model of one centre is taken by another, which is told what changes', async () => {
  const [desk, porteur] = [await aTerminalWithExemple(), await aTerminalWithExemple()]
  const modele = join(desk.cwd, 'modele.json')

  await desk.type('reseau', 'modele', 'exporter', modele, '--nom', 'Ville', '--sans-masque')
  const taken = await porteur.type('reseau', 'modele', 'ouvrir', modele)

  expect(taken.status).toBe(0)
  expect(taken.out).toContain('Modèle du réseau « Ville »')
  expect(taken.out).toContain('texte de la fiche : inchangé, logo : inchangé')
})
